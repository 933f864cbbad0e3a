"""Reading bytes: all of a file, or nothing."""

import pytest

from ahp.common.findings import Problems
from ahp.common.io.grid import read_grid
from ahp.common.io.limits import Limits
from ahp.common.io.text import MAX_BYTES, read_bytes
from ahp.common.io.toml import open_document


@pytest.mark.parametrize("beyond", [0, 1, 1000])
def test_a_file_is_read_whole_or_not_at_all(tmp_path, beyond):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (10 + beyond))
    problems = Problems()
    found = read_bytes(str(path), problems, limit=10)
    assert found == (None if beyond else b"x" * 10)
    assert [one.code for one in problems.findings] == (["file-too-large"] if beyond else [])


def test_settings_that_are_too_large_are_refused(tmp_path):
    path = tmp_path / "hierarchy.toml"
    path.write_bytes(b"format = 1\n" + b"# remark\n" * (MAX_BYTES // 9) + b'method = "x"\n')
    problems = Problems()
    assert open_document(str(path), problems) is None
    assert problems.findings[0].message("zh") == "超过 4 MB，这类文件不会这么大"


def test_values_that_are_too_large_are_refused(tmp_path):
    path = tmp_path / "values.csv"
    path.write_bytes(b"region,x\n" + b"a,1\n" * 2**18 + b"b,2\n")
    problems = Problems()
    assert read_grid(str(path), problems, limits=Limits(2**20)) is None
    assert problems.findings[0].text() == (
        f"{path}: there are more than 1 MB, too much for such a file. Check that it is the right "
        "file"
    )
