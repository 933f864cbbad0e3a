"""Files as people have them: beside each in ``tests/cases`` stands what is right.

Dropping ``NAME`` and ``NAME.toml`` there adds a case: the items and the upper triangle of every
matrix in the file, and the codes of all that is told about it.
"""

import tomllib
from pathlib import Path

import pytest

from ahp.check.check import check_paths
from ahp.common.findings import Problems
from ahp.files import read_matrices
from ahp.model.matrix import PairwiseMatrix

FOLDER = Path(__file__).parent.parent / "cases"
RIGHT = sorted(FOLDER.glob("*.toml"))
# What `check` finds in the judgments themselves, which the cases are not about.
OF_JUDGMENTS = {"inconsistent", "verdict-depends-on-table"}


@pytest.mark.parametrize("right", RIGHT, ids=lambda path: path.stem)
def test_case(right):
    expected = tomllib.loads(right.read_text(encoding="utf-8"))
    path = right.with_suffix("")
    problems = Problems()
    found = [file.matrix for file in read_matrices(path, problems)]
    assert found == [
        PairwiseMatrix.from_upper(one["items"], one["upper"])
        for one in expected.get("matrices", ())
    ]
    (checked,) = check_paths([path])
    told = [one.code for one in checked.findings if one.code not in OF_JUDGMENTS]
    assert told == expected["findings"]
    assert all(one.text("zh") != one.text("en") for one in checked.findings)


def test_every_file_says_what_is_right():
    files = {path.name for path in FOLDER.iterdir() if path.suffix != ".toml"}
    assert files == {path.stem for path in RIGHT}
