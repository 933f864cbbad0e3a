"""How sure ranks are, exported: a sheet with the figures of the runs, the same bytes always."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from index.commands import main
from index.export.wording import SHEETS
from index.files.project import load_project
from index.robust.robustness import robustness

GOOD = str(Path(__file__).parents[1] / "good")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sheet_has_the_figures_of_the_runs(tmp_path, lang):
    for name in ("one", "two"):
        arguments = ["export", GOOD, "-o", str(tmp_path / name), "--draws=50", "--seed=4"]
        assert main([*arguments, "--lang", lang]) == 0
    made = tmp_path / "one" / "index.xlsx"
    assert made.read_bytes() == (tmp_path / "two" / "index.xlsx").read_bytes()
    sheet = load_workbook(made)[SHEETS["sure"](lang)]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    found = robustness(load_project(GOOD), draws=50, seed=4)
    expected = []
    blocks = [found.block(year, pool) for year in (2022, 2021) for pool in ("province", "circle")]
    for block in blocks:
        for place, region in enumerate(block.regions):
            name = found.result.project.region(region).name(lang)
            ends = (block.low[place], block.high[place])
            expected.append((block.year, name, block.nominal[place], *ends, block.tiers[place]))
    assert [(row[0], row[2], *row[4:7], row[10]) for row in rows] == expected


def test_tables_have_them_too_and_unasked_there_is_no_sheet(tmp_path):
    assert main(["export", GOOD, "-o", str(tmp_path / "asked"), "--draws=50", "--format=csv"]) == 0
    text = (tmp_path / "asked" / "province-goal.csv").read_text(encoding="utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert float(row["low_2022"]) <= float(row["rank_2022"]) <= float(row["high_2022"])
    assert main(["export", GOOD, "-o", str(tmp_path / "plain"), "--format=xlsx"]) == 0
    assert SHEETS["sure"]("en") not in load_workbook(tmp_path / "plain" / "index.xlsx").sheetnames
