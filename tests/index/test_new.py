"""Starting a project: regions as a person names them."""

import csv
from pathlib import Path

from index.commands import main

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
