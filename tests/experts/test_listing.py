"""Who judges a model, and how far each has come."""

import csv
import io
import json
import os

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS

HIERARCHY = """format = 1
random_index = "saaty-1980"
[[nodes]]
code = "car"
zh = "选车"
en = "Car"
[[nodes]]
code = "cost"
parent = "car"
zh = "费用"
[[nodes]]
code = "style"
parent = "car"
[[nodes]]
code = "safety"
parent = "car"
[[nodes]]
code = "price"
parent = "cost"
[[nodes]]
code = "fuel"
parent = "cost"
"""
ROSTER = """format = 1
[[experts]]
code = "wang"
zh = "王芳"
en = "Wang Fang"
weight = 2
attributes = { field = "统计", years = 12 }
[[experts]]
code = "zhao"
zh = "王芳"
nodes = ["cost"]
"""
# Of three items lambda_max = 1 + b + 1/b with b = (a13 / (a12 a23))^(1/3); RI(3) = 0.58 (1980).
TOP = ",cost,style,safety\ncost,1,3,5\nstyle,,1,3\nsafety,,,1\n"
B = (5 / 9) ** (1 / 3)
CR = (1 + B + 1 / B - 3) / 2 / 0.58
BAD = TOP.replace("3,5", "3,1/5")
B_BAD = (1 / 45) ** (1 / 3)
CR_BAD = (1 + B_BAD + 1 / B_BAD - 3) / 2 / 0.58


@pytest.fixture
def ahp(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")
    for path, text in {
        "car/hierarchy.toml": HIERARCHY,
        "car/experts.toml": ROSTER,
        "car/car.csv": TOP,
        "car/cost.csv": ",price,fuel\nprice,1,2\nfuel,,1\n",
        "car/experts/wang/car.csv": TOP,
        "car/experts/wang/cost.csv": ",price,fuel\nprice,1,\nfuel,,1\n",
        "car/experts/li.csv": BAD + "\n,price,fuel\nprice,1,2\nfuel,,1\n",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        os.utime(place, (0, 1_600_000_000))

    def run(*arguments):
        code = main(["experts", *arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


def test_records_have_progress_consistency_and_source(ahp):
    code, out, _ = ahp("car", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["random_index"] == "saaty-1980"
    wang, zhao, li = found["experts"]
    assert [wang["names"]["en"], wang["weight"], wang["attributes"]] == [
        *("Wang Fang", 2.0, {"field": "统计", "years": 12})
    ]
    assert [(one["answered"], one["asked"]) for one in (wang, zhao, li)] == [(3, 4), (0, 1), (4, 4)]
    assert list(zhao["matrices"]) == ["cost"]
    top = wang["matrices"]["car"]
    assert top["cr"] == pytest.approx(CR, rel=1e-9)
    assert (top["consistent"], top["source"]) == (True, "car/experts/wang/car.csv")
    assert top["modified"].startswith("2020-09-1")
    assert wang["matrices"]["cost"]["cr"] is None
    assert li["matrices"]["car"]["cr"] == pytest.approx(CR_BAD, rel=1e-9)
    assert li["matrices"]["car"]["consistent"] is False
    assert [one["code"] for one in found["findings"]] == ["expert-matrix-missing"] * 2


def test_the_table_names_people_who_are_called_alike_by_their_codes_too(ahp):
    code, out, err = ahp("car", "--lang", "zh")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["王芳（wang）", "wang", "统计", "12", "2.00", "3/4", "experts/wang"] in [
        line[:7] for line in lines
    ]
    assert ["王芳（wang）", "3/3", f"{CR:.4f}", "0/1"] in lines
    assert ["王芳（zhao）", "0/1"] in lines
    assert ["li", "3/3", f"{CR_BAD:.4f}", "!", "1/1", "0.0000"] in lines
    assert "RI 表 saaty-1980" in out
    assert "Wang Fang" in ahp("car", "--lang", "en")[1]


def test_rows_are_by_expert_and_matrix(ahp):
    _, out, _ = ahp("car", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["expert"], row["node"], row["answered"], row["asked"]) for row in rows] == [
        ("wang", "car", "3", "3"),
        ("wang", "cost", "0", "1"),
        ("zhao", "cost", "0", "1"),
        ("li", "car", "3", "3"),
        ("li", "cost", "1", "1"),
    ]
    assert float(rows[3]["cr"]) == pytest.approx(CR_BAD, rel=1e-9)
    assert rows[0]["attributes.field"] == "统计"
    assert rows[3]["source"].endswith("li.csv")


@pytest.mark.parametrize("style", FORMATS)
def test_every_format_is_written(ahp, style, tmp_path):
    assert ahp("car", "--format", style, "-o", "out")[0] == 0
    text = (tmp_path / "out").read_text(encoding="utf-8-sig")
    assert "王芳" in text or "Wang Fang" in text


def test_what_belongs_to_nobody_is_told_and_the_list_goes_on(ahp, tmp_path):
    (tmp_path / "car" / "experts" / "answers.docx").write_bytes(b"")
    code, out, err = ahp("car")
    assert code == 1
    assert "li" in out
    assert "answers.docx: this file is of no kind" in err


def test_nobody(ahp, tmp_path):
    for name in ("experts.toml", "experts/li.csv", "experts/wang/car.csv", "experts/wang/cost.csv"):
        (tmp_path / "car" / name).unlink()
    (tmp_path / "car" / "experts" / "wang").rmdir()
    code, out, err = ahp("car", "--lang", "zh")
    assert (code, out) == (2, "")
    assert "该模型还没有专家" in err


def test_another_table_gives_another_ratio(ahp):
    _, out, _ = ahp("car", "--format", "json", "--ri", "yaahp")
    cr = json.loads(out)["experts"][0]["matrices"]["car"]["cr"]
    assert cr == pytest.approx(CR * 0.58 / 0.52, rel=1e-9)


def test_judgments_in_islands_are_told_and_have_no_ratio(ahp, tmp_path):
    path = tmp_path / "car" / "experts" / "wang" / "car.csv"
    path.write_text(",cost,style,safety\ncost,1,3,\nstyle,,1,\nsafety,,,1\n")
    code, out, err = ahp("car", "--format", "csv")
    assert code == 1
    assert "experts/wang/car.csv: node Car: the judgments form 2 islands" in err
    assert next(csv.DictReader(io.StringIO(out)))["cr"] == ""
