"""The workbook: its formulas give the program's figures, its bytes are always the same."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

import index
from index.export.workbook import workbook_bytes
from index.project.steps import StepChoice, in_turn

ROOT = Path(__file__).parents[3]
DEMO = index.load_project(ROOT / "examples" / "regional-index-demo")


def gappy(**settings):
    values = DEMO.values.copy()
    values.iloc[3, 2] = np.nan
    values.iloc[5, [4, 5, 7]] = np.nan
    chosen = {"missing": ("keep",), "missing_child": "renormalize", **settings}
    return replace(DEMO, values=values, settings=replace(DEMO.settings, **chosen))


ZEROS = {"aggregation": "geometric", "zero": "allow"}


def unweighted(project):
    """Give one indicator of each node with several the weight 0."""
    weights = project.weights
    several = [weights.children(code) for code in weights.codes if len(weights.children(code)) > 1]
    nothing = {below[-1]: 0.0 for below in several if not weights.children(below[-1])}
    assert len(nothing) > 3
    return replace(project, weights=weights.with_local(nothing))


DIMENSION = DEMO.weights.dimensions[0]
ORDER = tuple(range(1, len(DEMO.weights.children(DIMENSION)) + 1))


def moderate(**settings):
    """Make two indicators best at a value and within a range, both inside what is observed."""
    values, found = DEMO.values, list(DEMO.indicators)
    for j, share in ((0, (0.5, 0.5)), (1, (0.3, 0.6))):
        column = values[found[j].code].dropna()
        best = tuple(float(column.quantile(one)) for one in share)
        found[j] = replace(found[j], direction=1, best=best, denominator=None)
    return replace(DEMO, indicators=tuple(found), settings=replace(DEMO.settings, **settings))


CASES = {
    "moderate": lambda: index.build(moderate()),
    "moderate-pooled": lambda: index.build(moderate(reference="pooled", scale=(1.0, 10.0))),
    "moderate-z": lambda: index.build(moderate(normalization="z-score")),
    "moderate-rank": lambda: index.build(moderate(normalization="rank")),
    "demo": lambda: index.build(DEMO),
    "goalposts": lambda: index.build(index.load_project(ROOT / "examples" / "hdi-2021")),
    "dense": lambda: index.build(
        DEMO.with_settings(ties="dense", rank_on="rounded", decimals=0, scale=(10.0, 90.0))
    ),
    "average": lambda: index.build(
        DEMO.with_settings(ties="average", rank_on="rounded", decimals=0, reference="pooled")
    ),
    "harmonic": lambda: index.build(
        DEMO.with_settings(
            aggregation="geometric", scale=(1.0, 100.0), node_aggregation={"goal": "harmonic"}
        )
    ),
    "zero": lambda: index.build(DEMO.with_settings(aggregation="geometric", zero="allow")),
    "nothing": lambda: index.build(unweighted(DEMO.with_settings(**ZEROS))),
    "nothing-harmonic": lambda: index.build(
        unweighted(DEMO.with_settings(**{**ZEROS, "aggregation": "harmonic"}))
    ),
    "nothing-gaps": lambda: index.build(unweighted(gappy(**ZEROS))),
    "penalized": lambda: index.build(
        DEMO.with_settings(
            aggregation="mazziotta-pareto", normalization="z-score", z_mean=100.0, z_sd=10.0
        )
    ),
    "minimum": lambda: index.build(DEMO.with_settings(node_aggregation={"goal": "minimum"})),
    "copeland": lambda: index.build(DEMO.with_settings(aggregation="copeland")),
    "owa": lambda: index.build(
        DEMO.with_settings(node_aggregation={DIMENSION: "owa"}, order_weights=ORDER)
    ),
    "gaps-minimum": lambda: index.build(gappy(aggregation="minimum")),
    "gaps": lambda: index.build(gappy()),
    "gaps-geometric": lambda: index.build(gappy(aggregation="geometric", scale=(1.0, 100.0))),
}


def opened(result, lang="en", **options):
    return load_workbook(io.BytesIO(workbook_bytes(result, lang)), **options)


class Sheets:
    """Evaluates what the check of an arithmetic index is made of, and nothing else."""

    def __init__(self, workbook):
        self.workbook = workbook

    def value(self, sheet, cell):
        text = self.workbook[sheet][cell].value
        return self.formula(sheet, text[1:]) if isinstance(text, str) and text[0] == "=" else text

    def values(self, sheet, span):
        cells = self.workbook[sheet][span.replace("$", "")]
        return [self.value(sheet, cell.coordinate) for row in cells for cell in row]

    def formula(self, sheet, text):
        if match := re.fullmatch(r"'(.*)'!([A-Z]+\d+)", text):
            return self.value(match[1], match[2])
        if match := re.fullmatch(r"SUMPRODUCT\((.*),(.*)\)", text):
            pair = (self.values(sheet, part) for part in match.groups())
            return sum(a * b for a, b in zip(*pair, strict=True))
        if match := re.fullmatch(r'IF\(ISNUMBER\((\w+)\),ROUND\(\1,(\d+)\),""\)', text):
            return round(self.value(sheet, match[1]), int(match[2]))
        if match := re.fullmatch(r'IF\(ISNUMBER\((\w+)\),RANK\(\1,(.*),0\),""\)', text):
            own = self.value(sheet, match[1])
            return 1 + sum(other > own for other in self.values(sheet, match[2]))
        raise AssertionError(text)


def test_the_formulas_of_the_check_give_scores_and_ranks():
    result = index.build(DEMO)
    workbook = opened(result)
    sheets, page = Sheets(workbook), workbook["Check"]
    headings = [cell.value for cell in page[4]]
    score, rank = headings.index("Regional competitiveness"), headings.index("Rank")
    checked = 0
    for row in page.iter_rows(min_row=5):
        key = row[1].value, row[2].value
        if key[0] == 2022 and result.pools[key[1]] == "city":
            found = sheets.value("Check", row[score].coordinate)
            assert found == pytest.approx(result.scores.loc[key, "goal"], abs=1e-9)
            assert sheets.value("Check", row[rank].coordinate) == result.ranks.loc[key, "goal"]
            checked += 1
    assert checked == 15


def test_every_stage_has_its_sheet_or_is_said_to_be_the_same():
    names = opened(index.build(DEMO)).sheetnames
    assert names[0] == "About"
    for name in ("Weights", "Values", "Treated", "Normalized", "Reference", "Scores", "Points"):
        assert name in names
    about = opened(index.build(DEMO))["About"]
    text = " ".join(str(cell.value) for row in about for cell in row if cell.value)
    assert "same as the stage before: Divided, Imputed, Capped, Transformed" in text
    assert "Min-max in each year" in text


def test_names_and_values_are_never_formulas():
    project = replace(DEMO, title={"en": "=1+1", "zh": "=1+1"})
    cell = opened(index.build(project))["About"]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_bytes_are_always_the_same(lang):
    result = index.build(DEMO)
    assert workbook_bytes(result, lang) == workbook_bytes(result, lang)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_recalculates_the_same_figures(tmp_path):
    results = {name: make() for name, make in CASES.items()}
    for name, result in results.items():
        (tmp_path / f"{name}.xlsx").write_bytes(workbook_bytes(result))
    files = [str(tmp_path / f"{name}.xlsx") for name in results]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), *files], check=True, capture_output=True)
    for name, result in results.items():
        workbook = load_workbook(tmp_path / "out" / f"{name}.xlsx", data_only=True)
        page = workbook["Check"]
        codes = [cell.value for cell in page[3]]
        goal = codes.index(result.weights.goal)
        rows = 0
        for row in page.iter_rows(min_row=5, values_only=True):
            key = row[1], row[2]
            for place in range(5, goal + 1):
                expected = result.scores.loc[key, codes[place]]
                if np.isnan(expected):
                    assert row[place] is None
                else:
                    assert row[place] == pytest.approx(expected, abs=1e-9)
            assert row[goal + 2] == result.ranks.loc[key, result.weights.goal]
            rows += 1
        assert rows == len(result.scores)
        if "Check one region" in workbook.sheetnames:
            page = workbook["Check one region"]
            key, last = (page["B3"].value, page["B7"].value), 10 + len(result.weights.leaves)
            assert page.cell(last + 1, 2).value == pytest.approx(
                result.scores.loc[key, result.weights.goal], abs=1e-9
            )


@pytest.fixture(scope="module")
def chinese():
    return opened(index.build(DEMO), "zh")


def test_a_chinese_workbook_is_in_chinese(chinese):
    about = [cell.value for cell in chinese["说明"]["A"]]
    assert {"标准化方法", "并列规则", "比较范围", "年份"} <= {*about}
    headings = [cell.value for cell in chinese["标准化参照"][2]]
    assert headings[:7] == ["检索键", "比较范围", "年份", "指标", "下端", "上端", "均值"]
    words = {
        cell.value
        for name in ("说明", "标准化参照", "核算单个地区")
        for row in chinese[name].iter_rows(max_row=9)
        for cell in row
    }
    assert not words & {"key", "pool", "year", "indicator", "low", "high", "mean", "province"}


def test_a_region_is_chosen_by_its_name_each_once(chinese):
    page = chinese["核算单个地区"]
    (regions,) = [one for one in page.data_validations.dataValidation if "B4" in str(one.sqref)]
    cells = page[regions.formula1.lstrip("=").replace("$", "")]
    names = [cell.value for (cell,) in cells]
    assert len(names) == len({*names}) == len(index.build(DEMO).scores.index.unique("region"))
    assert page["B4"].value in names
    assert {"北京市（省级地区）", "北京市（城市）", "河北省"} <= {*names}


def test_every_sheet_prints_across_with_its_headings_on_each_page(chinese):
    for page in chinese:
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert chinese["得分"].print_title_rows == "$2:$3"
    assert all(cell.alignment.wrap_text for cell in chinese["得分"][3])


def test_scores_that_were_rescaled_have_no_sheet_of_formulas_and_that_is_said():
    steps = (*in_turn("divide", "impute", "normalize", "aggregate"), RESCALED)
    result = index.build(DEMO.with_settings(steps=steps))
    workbook = opened(result)
    assert "Check" not in workbook.sheetnames
    assert {"Normalized", "Aggregated", "Scores"} <= {*workbook.sheetnames}
    about = [cell.value for cell in workbook["About"]["A"] if cell.value]
    assert any(str(text).startswith("There is no sheet of formulas") for text in about)


RESCALED = StepChoice("rescale", ("goal",), best=100.0)


def test_a_check_stands_on_the_stage_that_was_aggregated():
    steps = in_turn("divide", "normalize", "impute", "aggregate")
    chosen = {"steps": steps, "missing": ("mean",), "missing_child": "refuse"}
    result = index.build(gappy(**chosen))
    workbook = opened(result)
    assert "Imputed" in workbook["Check"]["F5"].value
    assert result.normalized is result.stages["imputed"]
