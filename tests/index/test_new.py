"""Starting a project: regions as a person names them."""

import csv
from pathlib import Path

import pytest

from index.commands import main
from index.files.project import load_project

MODEL = Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022"


def rows(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_provinces_are_known_by_any_name_and_every_separator_parts_them(tmp_path):
    folder = tmp_path / "p"
    names = "北京,上海市、江苏 浙江，北京市；New York"
    call = ["new", str(folder), "--model", str(MODEL), "--years", "2022", "--lang", "zh"]
    assert main([*call, "--regions", names]) == 0
    regions = rows(folder / "regions.csv")
    assert [(row["code"], row["zh"], row["kind"], row["division"]) for row in regions] == [
        ("beijing", "北京市", "province", "110000"),
        ("shanghai", "上海市", "province", "310000"),
        ("jiangsu", "江苏省", "province", "320000"),
        ("zhejiang", "浙江省", "province", "330000"),
        ("region-5", "New York", "region", ""),
    ]
    named = [row["region"] for row in rows(folder / "values.csv")]
    assert named == ["北京市", "上海市", "江苏省", "浙江省", "New York"]


TABLE = """代码,上级,名称,权重,分母
总目标,,总目标,,
规模,总目标,规模,0.5,
企业,规模,企业数,1,人口
专利,总目标,专利数,0.5,
人口,,人口,,
"""


@pytest.mark.parametrize("suffix", [".csv", ".txt"])
def test_a_project_begins_with_a_table_of_indicators(tmp_path, suffix):
    source = tmp_path / f"table{suffix}"
    source.write_text(TABLE, encoding="utf-8")
    folder = tmp_path / "p"
    call = ["new", str(folder), "--indicators", str(source), "--years", "2022"]
    assert main([*call, "--regions", "甲,乙", "--lang", "zh"]) == 0
    assert (folder / f"indicators{suffix}").read_bytes() == source.read_bytes()
    values = rows(folder / "values.csv")
    assert list(values[0]) == ["region", "year", "企业", "专利", "人口"]
    head = "region,year,企业,专利,人口\n"
    filled = [f"{row['region']},2022,{k},{2 * k},{3 + k}" for k, row in enumerate(values, 1)]
    (folder / "values.csv").write_text(head + "\n".join(filled) + "\n", encoding="utf-8")
    weights = load_project(folder).weights
    assert weights.global_.to_dict() == {
        "总目标": 1, "规模": 0.5, "企业": 0.5, "专利": 0.5,
    }  # fmt: skip
    assert weights.kind == "table"


def test_a_table_without_weights_begins_with_equal_ones(tmp_path):
    source = tmp_path / "table.csv"
    source.write_text("code,parent\ng,\na,g\nb,g\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "p"), "--indicators", str(source)]) == 0
    assert "weights = { equal = true }" in (tmp_path / "p" / "index.toml").read_text("utf-8")
    assert "model = " not in (tmp_path / "p" / "index.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,parent\na,\nb,\n", "nothing says which indicator belongs to which node"),
        ("code,direction\na,1\n", "nothing says which indicator belongs to which node"),
        ("code,parent\ng,\na,h\nb,g\n", "the parent 'h' is no other row"),
        ("code,parnt\ng,\na,g\n", "did you mean parent"),
        ("", "empty"),
    ],
)
def test_a_table_that_makes_no_tree_is_refused(tmp_path, text, said, capsys):
    source = tmp_path / "table.csv"
    source.write_text(text, encoding="utf-8")
    call = ["new", str(tmp_path / "p"), "--indicators", str(source), "--lang", "en"]
    assert main(call) == 1
    assert said.casefold() in capsys.readouterr().err.casefold()
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("more", [[], ["--model", str(MODEL), "--indicators", "x.csv"]])
def test_a_project_begins_with_one_of_the_two(tmp_path, more, capsys):
    assert main(["new", str(tmp_path / "p"), *more, "--lang", "en"]) == 2
    assert "one of the two" in capsys.readouterr().err
