"""Many findings at once: none is put into words before somebody reads it."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from ahp.common.findings import AhpError, Finding, told
from ahp.common.io.wording import CELL_COMMA, TABLE_EMPTY


def test_an_error_is_put_into_words_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    worded: list[Finding] = []
    text = Finding.text

    def noted(one: Finding, *said: Any, **more: Any) -> str:
        worded.append(one)
        return text(one, *said, **more)

    monkeypatch.setattr(Finding, "text", noted)
    error = AhpError([Finding(TABLE_EMPTY, {}, f"{k}.csv") for k in range(10)])
    assert worded == []
    assert str(error).count("\n") == 9
    assert len(worded) == 10


def test_an_error_can_be_handed_to_another_process() -> None:
    error = AhpError.of(TABLE_EMPTY)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_many_alike_share_a_hint_only_where_it_is_the_same() -> None:
    cells = [Finding(CELL_COMMA, {"value": f"{k},5", "guess": f"{k}.5"}) for k in range(9)]
    *_, (_, different) = told(cells, "en")
    *_, (_, alike) = told([*cells[:1]] * 9, "en")
    assert different == "6 more findings like these"
    assert alike.startswith("6 more findings like these. ")
