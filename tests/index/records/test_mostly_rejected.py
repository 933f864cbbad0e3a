"""Values of which most records were rejected are none, unless the definitions allow it."""

from pathlib import Path

import pytest

from index.commands import main

MODEL = """format = 1
[[nodes]]
code = "goal"
[[nodes]]
code = "a"
parent = "goal"
[[nodes]]
code = "b"
parent = "goal"
"""
SAMPLE = """format = 1
source = "records"
[indicators]
a = { table = "enterprises", measure = "count" }
b = { table = "enterprises", measure = "count" }
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a function that makes a project of which so many of nine records are copies."""
    monkeypatch.chdir(tmp_path)

    def make(copies, more=""):
        files = {
            "index.toml": 'format = 1\nmodel = "model"\nyears = [2021]\n'
            'values = [{ sample = "sample.toml" }]\n',
            "indicators.csv": "code\na\nb\n",
            "regions.csv": "code,zh,kind\nr1,北京市,province\nr2,上海市,province\n",
            "sample.toml": SAMPLE + more,
            "model/hierarchy.toml": MODEL,
            "model/goal.csv": ",a,b\na,1,3\nb,,1\n",
        }
        rows = [f"e{min(k, 8 - copies)},{('北京市', '上海市')[k % 2]},2015-01-01" for k in range(9)]
        rows = ["id,region,founded", *rows[: 9 - copies], *[rows[8 - copies]] * copies]
        files["records/enterprises.csv"] = "\n".join(rows) + "\n"
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")

    return make


def test_most_of_the_records_are_rejected(project, capsys):
    project(copies=5)
    assert main(["sample", "rollup", ".", "-o", "out", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "5 of 9 enterprises were rejected, more than 50% of them: " in told
    assert "write most_rejected = 0.56 under [quality]" in told
    assert not Path("out").exists()
    assert main(["build", ".", "--lang", "zh"]) == 1
    assert "剔除了 5 条，超过 50%" in capsys.readouterr().err


def test_the_check_shows_them_all_the_same(project, capsys):
    project(copies=5)
    assert main(["sample", "check", ".", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "more than 50%" in told.err
    assert "9" in told.out


def test_half_or_what_is_allowed_is_not_too_much(project, capsys):
    project(copies=4)
    assert main(["sample", "rollup", ".", "--lang", "en"]) == 0
    project(copies=5, more="[quality]\nmost_rejected = 0.56\n")
    assert main(["sample", "rollup", ".", "--lang", "en"]) == 0
    project(copies=4, more="[quality]\nmost_rejected = 0\n")
    assert main(["sample", "rollup", ".", "--lang", "en"]) == 1
    assert "more than 0%" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["1.5", "-0.1", '"half"', "true"])
def test_a_share_is_between_0_and_1(value, project, capsys):
    project(copies=0, more=f"[quality]\nmost_rejected = {value}\n")
    assert main(["sample", "rollup", ".", "--lang", "en"]) != 0
    assert "a share from 0 to 1" in capsys.readouterr().err
