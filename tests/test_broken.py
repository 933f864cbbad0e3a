"""Broken files and folders: each stands beside the whole text of what is said about it.

Dropping ``case.csv`` (or a folder ``case``) and ``case.txt`` into ``tests/broken`` adds a case.
"""

import os
from pathlib import Path

import pytest

from ahp.check.check import check_paths
from ahp.commands import main
from ahp.files import MATRIX_SUFFIXES

FOLDER = Path(__file__).with_name("broken")
EXPECTED = sorted(FOLDER.glob("*.txt"))


def broken_path(expected: Path) -> str:
    """Return the file or folder an expected text stands beside."""
    names = [expected.stem + suffix for suffix in ("", *MATRIX_SUFFIXES)]
    (found,) = [name for name in names if (FOLDER / name).exists()]
    return found


def told(path: str, lang: str = "en") -> list[str]:
    """Return everything that is said about a path."""
    return [
        found.text(lang).replace(os.sep, "/")
        for checked in check_paths([path])
        for found in checked.findings
    ]


@pytest.fixture(autouse=True)
def _beside_the_cases(monkeypatch):
    monkeypatch.chdir(FOLDER)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_message(expected):
    assert told(broken_path(expected)) == expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_message_in_chinese(expected):
    path = broken_path(expected)
    english, chinese = told(path), told(path, "zh")
    assert len(chinese) == len(english)
    assert not set(chinese) & set(english)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_command_line_ends_with_findings(expected, capsys):
    alone_and_empty = expected.stem == "empty-folder"
    assert main(["check", broken_path(expected), "--format", "json"]) == 1 + alone_and_empty
    assert "Traceback" not in capsys.readouterr().err


def test_every_case_has_its_text():
    texts = {path.stem for path in EXPECTED}
    cases = {path.stem if path.is_file() else path.name for path in FOLDER.iterdir()}
    assert cases == texts


def test_one_broken_file_hides_no_other():
    everything = {text for checked in check_paths(["."]) for text in _texts(checked)}
    for expected in EXPECTED:
        path = broken_path(expected)
        if path != "empty-folder":  # told only where it is asked for
            assert set(told(path)) <= {text.removeprefix("./") for text in everything}


def _texts(checked):
    return [found.text().replace(os.sep, "/") for found in checked.findings]


def test_no_such_path():
    assert told("nowhere.csv") == ["nowhere.csv: there is no such file or folder"]
