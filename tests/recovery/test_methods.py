"""The same figures under several methods and tables of the random index."""

import json
from fractions import Fraction

import numpy as np
import pytest

from ahp.core.priorities import PRINTED_METHODS, principal_eigenvalue
from ahp.core.random_index import NAMES, random_index
from ahp.recovery.recovery import recover, recover_steps
from ahp.recovery.search import Search


def upper(*judgments):
    return tuple(map(Fraction, judgments))


def by_geometric_mean(rows):
    """Weights and CI by the textbook, from whole matrices: no code of the search in it."""
    values = np.array([[float(Fraction(one)) for one in row.split()] for row in rows])
    products = values.prod(axis=1) ** (1 / len(values))
    weights = products / products.sum()
    n = len(values)
    return weights, ((values @ weights / weights).mean() - n) / (n - 1)


# Five items weighed by row products; the eigenvector gives no matrix for them.
GEOMETRIC = {
    "quiet": "0.0706",
    "near": "0.1214",
    "cheap": "0.2164",
    "green": "0.2486",
    "light": "0.3430",
}


def write_printed(path, figures):
    lines = "".join(f"{label},{value}\n" for label, value in figures.items())
    path.write_text(f"item,weight\n{lines}", encoding="utf-8")


def test_figures_by_geometric_mean_are_found_and_the_method_named(ahp, tmp_path):
    write_printed(tmp_path / "printed.csv", {**GEOMETRIC, "CR": "0.0110"})
    code, out, _ = ahp("recover", "printed.csv", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["method"], found["count"], found["exhaustive"]) == ("geometric-mean", 1, True)
    (matrix,) = found["matrices"]
    assert matrix["upper"] == ["1/2", "1/3", "1/3", "1/5", "1/2", "1/2", "1/3", "1", "1/2", "1"]
    rows = ["1 1/2 1/3 1/3 1/5", "2 1 1/2 1/2 1/3", "3 2 1 1 1/2", "3 2 1 1 1", "5 3 2 1 1"]
    weights, ci = by_geometric_mean(rows)
    assert [f"{weight:.4f}" for weight in weights] == list(GEOMETRIC.values())
    fits = {table for table in NAMES if f"{ci / random_index(5, table):.4f}" == "0.0110"}
    assert set(matrix["tables"]) == fits
    assert {table for table, count in found["tables"].items() if count} == fits
    assert {one["method"]: one["count"] for one in found["others"]} == {
        "eigenvector": 0,
        "column-sum": 0,
        "row-sum": 0,
    }


def test_a_proof_names_the_method_and_how_lambda_max_is_taken(ahp):
    _, out, _ = ahp("recover", "--weights", "0.058,0.262,0.454,0.226", "--lang", "en")
    assert "Weights by principal eigenvector, λmax its eigenvalue: matrices" in out
    assert "1 whatever the RI table" in out
    assert "Weights by row geometric mean, λmax the mean of (Aw)i / wi: matrices" in out
    assert "10 whatever the RI table" in out
    for line in out.splitlines():
        assert "proved" not in line.lower() or ("Weights by" in line and "λmax" in line)


def test_of_the_matrices_by_geometric_mean_one_is_consistent():
    weights = ["0.058", "0.262", "0.454", "0.226"]
    found = recover(weights, method="geometric-mean")
    assert (found.count, found.exhaustive, found.space) == (10, True, "all")
    consistent = [one for one in found.matrices if one.analysis.consistent]
    assert [one.matrix.upper for one in consistent] == [upper("1/3", "1/9", "1/5", 1, 1, 3)]
    assert found.matrices[0] == consistent[0]
    pruned = recover(weights, method="geometric-mean", consistent=True)
    assert [one.matrix for one in pruned.matrices] == [one.matrix for one in consistent]
    assert recover(weights, consistent=True, max_units=0).count == 0


def test_without_a_printed_ratio_the_most_consistent_comes_first():
    found = recover(["0.5396", "0.1634", "0.2970"])
    ratios = [one.analysis.cr for one in found.matrices]
    assert found.matrices[0].matrix.upper == upper(3, 2, "1/2")
    assert ratios == sorted(ratios)
    assert len(ratios) == 4


ONLINE = {"a": "0.061861", "b": "0.191652", "c": "0.267520", "d": "0.387894", "e": "0.091074"}


def test_figures_that_are_further_off_are_found_with_more_units(ahp, tmp_path):
    write_printed(tmp_path / "printed.csv", {**ONLINE, "CR": "0.023121"})
    asked = ["recover", "printed.csv", "--ri", "alonso-lamata"]
    code, out, _ = ahp(*asked, "--lang", "en")
    assert code == 1
    assert "try --max-units 10" in out
    assert "a group's matrix" in out
    code, out, _ = ahp(*asked, "--max-units", "10", "--format", "json")
    found = json.loads(out)
    assert code == 1  # it is near, not equal
    assert (found["method"], found["tolerance_units"]) == ("eigenvector", 7)
    (matrix,) = found["matrices"]
    assert matrix["upper"] == ["1/3", "1/4", "1/5", "1/2", "1/2", "1/2", "3", "1/2", "3", "4"]


def test_a_matrix_serves_every_table_its_ratio_fits():
    # 3, 5, 3 has CI 0.019256: CR is 0.0370 by RI 0.52 and 0.0332 by 0.58.
    for ratio, fits in (("0.037", "yaahp"), ("0.0332", "saaty-1980")):
        *_, found = recover_steps(["0.637", "0.258", "0.105"], ratio, Search(tables=NAMES))
        ci = 0.0192557
        decimals = len(ratio) - 2
        expected = {
            table: int(f"{ci / random_index(3, table):.{decimals}f}" == ratio) for table in NAMES
        }
        assert found.tables == expected
        assert expected[fits] == 1
        assert found.random_index == next(table for table in NAMES if expected[table])
        assert found.matrices[0].tables == tuple(t for t in NAMES if expected[t])


@pytest.mark.parametrize("figure", [{"lambda_max": "3.0385"}, {"ci": "0.0193"}])
def test_lambda_max_and_ci_are_figures(figure):
    weights = ["0.64", "0.26", "0.10"]
    loose, tight = recover(weights), recover(weights, **figure)
    assert upper(3, 5, 3) in [one.matrix.upper for one in tight.matrices]
    assert 0 < tight.count < loose.count
    for one in loose.matrices:
        value = one.analysis.lambda_max if "lambda_max" in figure else one.analysis.ci
        (printed,) = figure.values()
        assert (one.matrix in [other.matrix for other in tight.matrices]) == (
            f"{value:.4f}" == printed
        )


def test_lambda_max_and_ci_are_read_from_options_and_files(ahp, tmp_path):
    weights = {"a": "0.64", "b": "0.26", "c": "0.10"}
    write_printed(tmp_path / "printed.csv", {**weights, "λmax": "3.0385", "CI": "0.0193"})
    from_file = json.loads(ahp("recover", "printed.csv", "--format", "json")[1])
    options = ["--weights", "0.64,0.26,0.10", "--lambda-max", "3.0385", "--ci", "0.0193"]
    given = json.loads(ahp("recover", *options, "--format", "json")[1])
    assert given["matrices"] == [
        {**one, "weights": pytest.approx(one["weights"])} for one in from_file["matrices"]
    ] or [one["upper"] for one in given["matrices"]] == [
        one["upper"] for one in from_file["matrices"]
    ]
    assert ["3", "5", "3"] in [one["upper"] for one in given["matrices"]]


@pytest.mark.parametrize(
    ("figure", "code"),
    [({"lambda_max": "2.9"}, "lambda-out-of-range"), ({"ci": "-0.1"}, "ci-out-of-range")],
)
def test_impossible_figures_of_consistency_are_refused(figure, code):
    from ahp.common.findings import RecoveryError

    with pytest.raises(RecoveryError) as caught:
        recover(["0.6", "0.3", "0.1"], max_units=0, **figure)
    assert [one.code for one in caught.value.findings] == [code]


@pytest.mark.parametrize("method", PRINTED_METHODS)
def test_a_matrix_is_found_by_the_method_it_was_weighed_with(method):
    rows = ["1 2 3 5", "1/2 1 3 4", "1/3 1/3 1 2", "1/5 1/4 1/2 1"]
    matrix = np.array([[float(Fraction(one)) for one in row.split()] for row in rows])
    weights = PRINTED_METHODS[method](matrix)
    ratio = (principal_eigenvalue(matrix, weights) - 4) / 3 / 0.90
    printed = [f"{weight:.5f}" for weight in weights]
    found = recover(printed, f"{ratio:.5f}", random_index="saaty-1980", method=method)
    assert found.exhaustive
    assert found.method == method
    assert upper(2, 3, 5, 3, 4, 2) in [one.matrix.upper for one in found.matrices]


def test_a_search_that_cannot_end_says_so_at_the_start(ahp):
    printed = "0.32,0.21,0.16,0.11,0.08,0.06,0.04,0.02"
    code, _, err = ahp(
        *("recover", "--weights", printed, "--method", "column-sum", "--seconds", "0.1"),
        *("--lang", "en"),
    )
    assert code == 1
    first = err.splitlines()[0]
    assert "more than can be waited for" in first
    assert "--consistent" in first
    assert "--cr" in first


def test_methods_whose_search_would_not_end_are_passed_over_and_said_so(ahp):
    printed = "0.3214,0.2101,0.1578,0.1107,0.0800,0.1200"
    _, out, _ = ahp("recover", "--weights", printed, "--seconds", "0.5", "--lang", "en")
    assert "normalized column sum, λmax the mean of (Aw)i / wi: not tried" in out


def test_a_model_tells_what_other_methods_and_tables_give(ahp, tmp_path):
    nodes = "".join(f'[[nodes]]\ncode = "{code}"\nparent = "goal"\n' for code in "abc")
    (tmp_path / "hierarchy.toml").write_text(
        f'format = 1\n[[nodes]]\ncode = "goal"\n{nodes}', encoding="utf-8"
    )
    (tmp_path / "published.toml").write_text(
        "format = 1\n[weights]\na = 0.637\nb = 0.258\nc = 0.105\n"
        "[consistency_indices]\ngoal = 0.0193\n[lambda_max]\ngoal = 3.039\n",
        encoding="utf-8",
    )
    code, out, _ = ahp("recover", ".", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found["nodes"][0]["matrices"][0]["upper"] == ["3", "5", "3"]
    gives = {(one["method"], one["random_index"]): one["every_figure"] for one in found["others"]}
    assert gives["geometric-mean", "yaahp"] is True  # for three items it is the eigenvector
    assert gives["row-sum", "yaahp"] is False
    text = ahp("recover", ".", "--lang", "en")[1]
    assert "Other methods and RI tables" in text
    assert "every printed figure of the model with RI" in text
    assert "normalized row sum, λmax the mean of (Aw)i / wi: no matrix for goal" in text


def test_a_ratio_that_was_not_printed_is_not_named(ahp):
    asked = ("recover", "--weights", "0.7,0.2,0.1", "--lang", "zh", "--limit", "1")
    _, out, _ = ahp(*asked)
    assert "λmax 取其特征值时，与原文全部数字相符的判断矩阵：与 RI 表无关：" in out
    assert "RI 表 yaahp）\n" in out
    assert "已发表 -" not in out
    assert "RI 表 yaahp；已发表 0.0）\n" in ahp(*asked, "--cr", "0.0")[1]
