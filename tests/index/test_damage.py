"""Whatever happens to a project's files, what comes back is an index or findings."""

import shutil
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import AhpError, Problems
from index.files.project import load_project
from index.steps.build import build
from tests.index.strategies import few
from tests.index.test_broken import GOOD

FILES = sorted(str(path.relative_to(GOOD)) for path in GOOD.rglob("*") if path.is_file())
SIGNS = ["", ",", "\n", '"', ";", "=", "[", "\x00"]
WORDS = ["年", "北京", "#N/A", "goal", "circle", "recompute", "log", "nan", "1e309", "9" * 400]
PIECES = [*SIGNS, *WORDS, "0", "-1"]


@few
@given(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES))
def test_damaged_text_is_never_a_crash(tmp_path_factory, name, place, length, piece):
    folder = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("damaged") / "project"))
    text = (GOOD / name).read_text(encoding="utf-8")
    start = round(place * len(text))
    (folder / name).write_text(text[:start] + piece + text[start + length :], encoding="utf-8")
    outcome(folder)


def outcome(folder):
    problems = Problems()
    project = load_project(folder, problems)
    for lang in ("en", "zh"):
        assert all(found.text(lang) for found in problems.findings)
    if project is None:
        assert problems.errors
        return
    try:
        result = build(project)
    except AhpError as error:
        error.text("zh")
    else:
        assert np.isfinite(result.scores.to_numpy()).all()
