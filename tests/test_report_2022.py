"""The 2022 report's Table 1 (weights) and Table 2 (CRs) come out of its recovered matrices.

The tables in golden/report-2022 are transcribed from the report as printed.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from ahp.check.check import check_model
from ahp.files import load_model
from ahp.model.settings import Settings
from ahp.recovery.recovery import recover_model

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
TABLES = Path(__file__).parent / "golden" / "report-2022"

# Where the report does not print the rounded weight but adds up rounded parts, or takes what is
# left of a rounded whole: what the weight rounds to, and the report's arithmetic, done by hand.
EXPLAINED = {
    "企业规模": ("0.2046", "0.1782 + 0.0263 = 0.2045"),
    "企业数量": ("0.1783", "0.4368 - 0.0263 - 0.1304 - 0.0629 - 0.0390 = 0.1782"),
    "非大学科研机构创新能力": ("0.1043", "0.0607 + 0.0072 + 0.0072 + 0.0291 = 0.1042"),
    "融资": ("0.1384", "0.0195 + 0.1188 = 0.1383"),
    "核心人力资本开放度": ("0.0295", "0.0091 + 0.0203 = 0.0294"),
}


def rows_of(name):
    with open(TABLES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def checked():
    return check_model(str(MODEL), Settings())


@pytest.fixture(scope="module")
def weights_by_name(checked):
    """Global weights by the Chinese names from the dimension down."""
    hierarchy = checked.model.hierarchy
    named = {}
    for row in checked.weights:
        above = [hierarchy.name(code, "zh") for code in reversed(hierarchy.ancestors(row.code))]
        named[(*above[1:], hierarchy.name(row.code, "zh"))] = row.global_
    return named


def test_every_consistency_ratio_of_table_2(checked):
    hierarchy = checked.model.hierarchy
    computed = {
        hierarchy.name(matrix.code, "zh"): f"{matrix.analysis.cr:.4f}"
        for matrix in checked.matrices
    }
    table = rows_of("table-02-consistency-ratios.csv")
    printed = {row["judgement_matrix"]: row["consistency_ratio"] for row in table}
    assert computed == printed
    assert len(printed) == 7


@pytest.mark.parametrize("level", [1, 2, 3])
def test_every_weight_of_table_1(weights_by_name, level):
    printed = {
        tuple(row[f"level{above}"] for above in range(1, level + 1)): row[f"level{level}_weight"]
        for row in rows_of("table-01-indicator-system-weights.csv")
    }
    assert len(printed) == {1: 6, 2: 10, 3: 24}[level]
    for path, weight in printed.items():
        computed = f"{weights_by_name[path]:.4f}"
        rounded, arithmetic = EXPLAINED.get(path[-1], (weight, f"= {weight}"))
        assert computed == rounded, path
        assert arithmetic.endswith(f"= {weight}"), path


def test_figures_that_differ_are_explained_by_the_printed_ones(checked):
    hierarchy = checked.model.hierarchy
    notes = {
        hierarchy.name(found.place.key.removeprefix("weights."), "zh"): found
        for found in checked.findings
        if found.code == "weight-explained"
    }
    assert set(notes) == set(EXPLAINED)
    for name, (rounded, arithmetic) in EXPLAINED.items():
        assert rounded in notes[name].message()
        assert arithmetic in notes[name].message()
    assert checked.ok


def test_the_published_file_is_the_printed_table(checked):
    published = checked.model.published
    hierarchy = checked.model.hierarchy
    printed = {
        (row[f"level{level}"], row[f"level{level}_weight"])
        for row in rows_of("table-01-indicator-system-weights.csv")
        for level in (1, 2, 3)
    }
    noted = {
        (hierarchy.name(code, "zh"), str(figure.value))
        for code, figure in published.weights.items()
    }
    assert noted == printed
    assert [code for code, figure in published.weights.items() if figure.derived] == [
        "financing-amount"
    ]


def test_recovery_finds_exactly_the_matrices_in_the_folder():
    model = load_model(str(MODEL))
    results = dict(recover_model(model.hierarchy, model.published))
    assert list(results) == list(model.hierarchy.judged)
    for code, recovery in results.items():
        assert recovery.exhaustive
        assert recovery.count == 1, code
        assert recovery.matrices[0].matrix == model.matrices[code]
    inexact = {code: recovery for code, recovery in results.items() if not recovery.exact}
    assert list(inexact) == ["enterprise-capability"]
    (wrong,) = inexact["enterprise-capability"].matrices[0].contradicts
    assert (wrong.label, wrong.printed) == ("enterprises", Decimal("0.1782"))
    assert f"{wrong.computed:.4f}" == "0.1783"
