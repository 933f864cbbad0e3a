"""Totals that are means, with constants and factors, and with blank parts left out."""

import math
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.audit.intervals import Interval
from index.audit.means import mean_interval, shares
from tests.index.audit.kinds import WIDE, audited, csv, found, printed

HDI = Path(__file__).parents[3] / "examples" / "hdi-2021"
positive = st.integers(1, 10_000).map(lambda n: Fraction(n, 100))


def mean_of(rule, values, weights):
    whole = float(sum(weights))
    pairs = [(float(v), float(w)) for v, w in zip(values, weights, strict=True)]
    if rule == "geometric":
        return math.exp(sum(w * math.log(v) for v, w in pairs) / whole)
    if rule == "mean":
        return sum(w * v for v, w in pairs) / whole
    return whole / sum(w / v for v, w in pairs)


@pytest.mark.parametrize("rule", ["geometric", "harmonic"])
@given(data=st.data())
def test_a_mean_of_intervals_runs_from_that_of_the_lows_to_that_of_the_highs(rule, data):
    lows = data.draw(st.lists(positive, min_size=1, max_size=4))
    widths = [data.draw(positive) for _ in lows]
    weights = [data.draw(positive) for _ in lows]
    highs = [low + width for low, width in zip(lows, widths, strict=True)]
    parts = [Interval(low, high) for low, high in zip(lows, highs, strict=True)]
    mean = mean_interval(rule, list(zip(parts, weights, strict=True)))
    assert float(mean.low) == pytest.approx(mean_of(rule, lows, weights))
    assert float(mean.high) == pytest.approx(mean_of(rule, highs, weights))


def test_ends_of_a_geometric_mean_are_never_inside_of_the_true_ones():
    # sqrt(2) is no fraction: the square of the ends encloses 2
    mean = mean_interval("geometric", [(Interval.exactly(1), 1), (Interval.exactly(2), 1)])
    assert mean.low**2 < 2 < mean.high**2
    assert float(mean.high - mean.low) < 1e-25


@given(data=st.data())
def test_a_mean_with_rounded_weights_runs_between_those_of_their_ends(data):
    rule = data.draw(st.sampled_from(["mean", "geometric", "harmonic"]))
    values = data.draw(st.lists(positive, min_size=1, max_size=4))
    spans = [sorted(data.draw(st.tuples(positive, positive))) for _ in values]
    parts = [
        (Interval.exactly(one), Interval(*ends)) for one, ends in zip(values, spans, strict=True)
    ]
    mean = mean_interval(rule, parts)
    # a weighted mean is a ratio of linear functions of the weights: its ends are at their ends
    means = [mean_of(rule, values, weights) for weights in product(*spans)]
    assert float(mean.low) == pytest.approx(min(means))
    assert float(mean.high) == pytest.approx(max(means))
    sharing = shares([Interval(*ends) for ends in spans])
    for place, one in enumerate(sharing):
        all_shares = [weights[place] / sum(weights) for weights in product(*spans)]
        assert (one.low, one.high) == (min(all_shares), max(all_shares))


def test_a_mean_of_equal_parts_is_theirs_whatever_their_rounded_weights():
    # 0.191 + 0.459 + 0.230 + 0.121 = 1.001; the mean of four times 50.0 is 49.95 to 50.05
    rows = [
        ("a", "50.0", *["50.0"] * 4),
        ("b", "50.1", *["50.0"] * 4),
        ("c", "50.2", *["50.0"] * 4),
    ]
    weights = "[0.191, 0.459, 0.230, 0.121]"
    audit = relation(rule='"mean"', weights=weights).replace('["x", "y"]', '["w", "x", "y", "z"]')
    result = audited(audit, {"wide.csv": csv(("row", "total", *"wxyz"), *rows)})
    assert [(one[0], one[1]) for one in found(result) if one[0] == "s"] == [("s", "c")]
    assert {check.implied.texts() for check in result.checks} == {("49.95", "50.05")}
    assert "s" in {one[0] for one in found(audited(audit.replace('"mean"', '"sum"'), {
        "wide.csv": csv(("row", "total", *"wxyz"), ("a", "53.0", *["50.0"] * 4))
    }))}  # fmt: skip


@pytest.mark.parametrize("rule", ["geometric", "harmonic"])
def test_a_part_that_may_be_0_makes_the_least_mean_0(rule):
    parts = [(Interval(Fraction(-1, 20), Fraction(1, 20)), 1), (Interval.exactly(1), 1)]
    assert mean_interval(rule, parts).low == 0
    below = [(Interval(Fraction(-2), Fraction(-1)), 1), (Interval.exactly(1), 1)]
    assert mean_interval(rule, below) is None


def relation(**keys):
    lines = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return WIDE + '[[sum]]\nname = "s"\ntotal = "total"\nparts = ["x", "y"]\n' + lines


# Halves of x = 2.0 and y = 8.0: sum 10, mean 5, geometric 4, harmonic 3.2. With weights 3 and 1:
# sum 14, mean 3.5, geometric (8 * 8) ** (1 / 4) = 2.828, harmonic 4 / (1.5 + 0.125) = 2.462.
@pytest.mark.parametrize(
    ("rule", "plain", "weighted"),
    [
        ("sum", "10.00", "14.00"),
        ("mean", "5.00", "3.50"),
        ("geometric", "4.00", "2.83"),
        ("harmonic", "3.20", "2.46"),
    ],
)
@pytest.mark.parametrize(("keys", "total"), [({}, None), ({"factor": 100, "constant": -7}, 100)])
def test_the_rules(rule, plain, weighted, keys, total):
    for weights, value in (("[1, 1]", plain), ("[3, 1]", weighted)):
        right = value if total is None else printed(Fraction(value) * 100 - 7, 0)
        wrong = printed(Fraction(right) * Fraction(3, 2), 2 if total is None else 0)
        lines = (
            ("row", "total", "x", "y"),
            ("a", right, "2.000", "8.000"),
            ("b", wrong, "2.000", "8.000"),
        )
        audit = relation(rule=f'"{rule}"', weights=weights, **keys)
        result = audited(audit, {"wide.csv": csv(*lines)})
        alone = [one for one in found(result) if one[0] == "s"]
        linear = rule in ("sum", "mean")
        assert alone == [("s", "b", None, "consequence" if linear else "certain")]
        together = {cell.row for one in result.joint for cut in one.conflicts for cell in cut.cells}
        assert together == ({"b"} if linear else set())


def test_a_mean_at_the_edge_of_rounding_holds():
    # Parts 1.0 and 4.0 are up to 1.05 and 4.05: geometric mean up to 2.0622, from 1.9371
    rows = [("a", "2.06", "1.0", "4.0"), ("b", "1.94", "1.0", "4.0"), ("c", "2.07", "1.0", "4.0")]
    text = csv(("row", "total", "x", "y"), *rows)
    result = audited(relation(rule='"geometric"'), {"wide.csv": text})
    assert found(result) == [("s", "c", None, "certain")]
    (one,) = result.findings
    ends = [f"{math.sqrt(low * high):.6f}" for low, high in ((0.95, 3.95), (1.05, 4.05))]
    assert one.implied.texts() == tuple(ends)
    assert "几何平均" in one.message("zh")


def test_blank_parts_are_left_out_of_the_mean_where_that_is_declared():
    rows = [("a", "3.5", "2.0", "8.0"), ("b", "8.0", "", "8.0"), ("c", "6.0", "", "8.0")]
    text = csv(("row", "total", "x", "y"), *rows)
    for rule in ("mean", "geometric", "harmonic"):
        means = {"mean": "3.5", "geometric": "2.8", "harmonic": "2.5"}
        files = {"wide.csv": text.replace("3.5", means[rule])}
        keys = {"rule": f'"{rule}"', "weights": "[3, 1]"}
        skipping = audited(relation(**keys, skipped="true"), files)
        alone = [one for one in found(skipping) if one[0] == "s"]
        assert alone == [("s", "c", None, "consequence" if rule == "mean" else "certain")]
        strict = audited(relation(**keys), files)
        assert found(strict) == [("s", "b", None, "suspected"), ("s", "c", None, "suspected")]


def test_a_mean_with_a_constant_says_nothing_of_ranks_without_scores():
    # Scores x and y of either order: ranks of a constant plus their sum follow those of the parts
    text = csv(("row", "total", "x"), ("a", 1, 1), ("b", 2, 2))
    audit = (
        'format = 1\n[tables]\ntotal = { file = "t.csv", rank = "total" }\n'
        'x = { file = "t.csv", rank = "x" }\n[[rank]]\nname = "r"\ntables = ["total", "x"]\n'
        '[[sum]]\nname = "s"\ntotal = "total"\nparts = ["x"]\n'
    )
    assert audited(audit, {"t.csv": text}).ok
    assert audited(audit + "constant = 5\n", {"t.csv": text}).ok
    swapped = {"t.csv": text.replace("1,1", "1,2").replace("2,2", "2,1")}
    assert not audited(audit, swapped).ok
    assert audited(audit + "constant = 5\n", swapped).ok


def hdi_rows():
    """Return country, printed HDI and the indices of its dimensions, from the printed values."""
    values = [line.split(",") for line in (HDI / "values.csv").read_text("utf-8").splitlines()[1:]]
    lines = (HDI / "published.csv").read_text("utf-8").splitlines()[1:]
    scores = {line.split(",")[0]: line.split(",")[1] for line in lines}
    for country, life, expected, mean, income in values:
        schooling = (min(1, float(expected) / 18) + min(1, float(mean) / 15)) / 2
        money = math.log(min(75000.0, float(income)) / 100) / math.log(750)
        health = min(1.0, (float(life) - 20) / 65)
        yield country, scores[country], *(f"{one:.3f}" for one in (health, schooling, money))


def test_the_human_development_index_2021_is_a_geometric_mean_of_three():
    rows = list(hdi_rows())
    audit = relation(rule='"geometric"').replace('["x", "y"]', '["x", "y", "z"]')
    head = ("row", "total", "x", "y", "z")
    assert len(rows) > 180
    assert audited(audit, {"wide.csv": csv(head, *rows)}).ok
    for place in (0, 50, 150):
        wrong = [list(row) for row in rows]
        wrong[place][1] = f"{float(rows[place][1]) + 0.003:.3f}"
        result = audited(audit, {"wide.csv": csv(head, *wrong)})
        assert found(result) == [("s", rows[place][0], None, "certain")]
    arithmetic = audited(audit.replace("geometric", "mean"), {"wide.csv": csv(head, *rows)})
    assert len(arithmetic.findings) > 100
