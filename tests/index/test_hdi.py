"""UNDP's Human Development Index 2021: published inputs against published results.

UNDP (2022). Human Development Report 2021/22, Statistical Annex, Table 1, and Technical note 1.
"""

import csv
import math
import runpy
import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ahp.common.document.rounding import round_half_up
from ahp.common.findings import Problems
from index.files.project import load_project
from index.steps.build import build
from index.steps.rank import ranks

FOLDER = Path(__file__).parents[2] / "examples" / "hdi-2021"
DOMINICAN = "dominican-republic"


@pytest.fixture(scope="module")
def result():
    return build(load_project(FOLDER))


@pytest.fixture(scope="module")
def published():
    return pd.read_csv(FOLDER / "published.csv", index_col="region")


def hdi(life: float, expected: float, mean: float, income: float) -> float:
    """Return the index by Technical note 1, in plain Python."""
    health = min((life - 20) / (85 - 20), 1)
    education = (min(expected / 18, 1) + min(mean / 15, 1)) / 2
    living = min((math.log(income) - math.log(100)) / (math.log(75000) - math.log(100)), 1)
    return (health * education * living) ** (1 / 3)


def inputs() -> dict[str, list[float]]:
    with (FOLDER / "values.csv").open(encoding="utf-8") as file:
        return {row["region"]: [float(text) for text in [*row.values()][1:]]
                for row in csv.DictReader(file)}  # fmt: skip


def test_every_country_is_computed_as_the_technical_note_says(result):
    scores = result.scores["hdi"].xs(2021)
    plain = {region: hdi(*values) for region, values in inputs().items()}
    assert len(scores) == len(plain) == 191
    assert np.allclose(scores, pd.Series(plain).loc[scores.index], rtol=0, atol=1e-12)


def test_190_of_191_published_figures_come_out(result, published):
    scores = result.scores["hdi"].xs(2021).loc[published.index]
    same = np.isclose(round_half_up(scores, 3), published["hdi"], rtol=0, atol=1e-9)
    assert same.sum() == 190
    assert published.index[~same].tolist() == [DOMINICAN]


def test_the_other_one_is_explained_by_the_rounding_of_its_inputs(published):
    values = inputs()[DOMINICAN]
    corners = [
        hdi(*(value + 0.0005 * sign for value, sign in zip(values, signs, strict=True)))
        for signs in product((-1, 1), repeat=4)
    ]
    printed = published.loc[DOMINICAN, "hdi"]
    assert hdi(*values) > printed + 0.0005  # as published, the inputs round up
    assert min(corners) < printed + 0.0005  # and within their rounding, they round down


def test_published_ranks_rank_rounded_values(published):
    rounded = ranks(published["hdi"].to_numpy())
    assert rounded.tolist() == published["rank"].tolist()


def test_computed_ranks_differ_only_where_the_one_country_takes_part(result, published):
    found = result.ranks["hdi"].xs(2021).loc[published.index]
    differing = published.index[found.to_numpy() != published["rank"].to_numpy()]
    tied_with_it = published.index[published["hdi"] == published.loc[DOMINICAN, "hdi"]]
    assert set(differing) == set(tied_with_it)
    corrected = result.scores["hdi"].xs(2021).loc[published.index].copy()
    corrected[DOMINICAN] = published.loc[DOMINICAN, "hdi"]
    assert ranks(corrected.to_numpy(), decimals=3).tolist() == published["rank"].tolist()


def test_unrounded_scores_would_not_give_the_published_ranks(result, published):
    scores = result.scores["hdi"].xs(2021).loc[published.index].to_numpy()
    assert (ranks(scores) != published["rank"]).sum() > 3


def test_weights_are_equal_and_come_from_matrices(result):
    thirds = result.weights.global_[["life-expectancy", "education", "income"]]
    assert thirds.tolist() == pytest.approx([1 / 3] * 3, abs=1e-15)


def test_the_example_says_so(capsys):
    runpy.run_path(str(FOLDER / "compare.py"), run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "190 of 191 published figures come out at 3 decimals."
    assert lines[2].startswith("Dominican Republic: printed 0.767, computed 0.767501;")
    assert lines[3].startswith("191 published ranks come out from the published figures, 188 ")


def semicolons(folder, delimiter=";", **columns):
    """Write the inputs with decimal commas, each column in a format of its own."""
    project = Path(shutil.copytree(FOLDER, folder / "hdi"))
    values = pd.read_csv(FOLDER / "values.csv").assign(**columns)
    text = values.to_csv(index=False, sep=delimiter, decimal=",", float_format="%.3f")
    (project / "values.csv").write_text(text, encoding="utf-8")
    return project


def whole(name):
    return pd.read_csv(FOLDER / "values.csv")[name].round().astype(int)


def test_decimal_commas_are_decimals_where_semicolons_part_cells(tmp_path, published):
    """Each comma stands before three digits; that incomes have none shows what it is."""
    project = semicolons(tmp_path, income=whole("income"))
    text = (project / "values.csv").read_text(encoding="utf-8")
    assert "\nnorway;83,234;18,185;13,004;64660\n" in text
    scores = build(load_project(project)).scores["hdi"].xs(2021).loc[published.index]
    assert round_half_up(scores["norway"], 3) == 0.961
    same = np.isclose(round_half_up(scores, 3), published["hdi"], rtol=0, atol=1e-9)
    assert published.index[~same].tolist() == [DOMINICAN]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_comma_behind_more_than_three_digits_settles_the_file(tmp_path, delimiter, result):
    scores = build(load_project(semicolons(tmp_path, delimiter))).scores["hdi"]
    assert np.allclose(scores, result.scores["hdi"], rtol=0, atol=1e-12)


def test_what_was_pasted_with_tabs_may_have_a_format_in_each_column(tmp_path):
    problems = Problems()
    assert load_project(semicolons(tmp_path, "\t", income=whole("income")), problems) is None
    told = [found.place for found in problems.findings if found.code == "cell-comma-unclear"]
    assert [(place.row, place.column) for place in told] == [(2, 2), (2, 3), (2, 4)]
