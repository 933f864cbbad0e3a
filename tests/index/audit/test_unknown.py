"""Unknown weights: those of published indices, closed forms of two parts, wrong rows planted."""

import itertools
import json
import random
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from ahp.common.document.formats import write
from index.audit.intervals import Interval
from index.audit.relations import Cell
from index.audit.show import document
from index.audit.unknown.limits import Row
from index.audit.unknown.recovery import recover
from tests.index.audit.kinds import WIDE, audited, csv, found, printed
from tests.index.audit.test_means import hdi_rows

GOLD = Path(__file__).parent / "gold"


def relation(total, parts, **keys):
    names = ", ".join(f'"{part}"' for part in parts)
    lines = "".join(f"{key} = {value}\n" for key, value in {"weights": '"unknown"', **keys}.items())
    return f'{WIDE}[[sum]]\nname = "{total}"\ntotal = "{total}"\nparts = [{names}]\n{lines}'


def recovered(result):
    (one,) = [check.recovered for check in result.checks if check.recovered]
    return one


def holds(intervals, weights):
    return all(one.holds(Fraction(w)) for one, w in zip(intervals, weights, strict=True))


# published indices


@pytest.mark.parametrize(
    ("total", "parts", "weights"),
    [
        ("desi", ["dim1", "dim2", "dim3", "dim4"], ["0.25"] * 4),
        ("dim1", ["sub1a", "sub1b"], ["0.5", "0.5"]),
        ("dim2", ["sub2a", "sub2b", "sub2c", "sub2d"], ["0.25", "0.25", "0.4", "0.1"]),
        ("dim3", ["sub3a", "sub3b", "sub3c"], ["0.15", "0.7", "0.15"]),
    ],
)
@pytest.mark.parametrize("keys", [{}, {"equals": 1}, {"rule": '"mean"'}])
def test_the_weights_of_the_digital_economy_and_society_index(total, parts, weights, keys):
    files = {"wide.csv": (GOLD / "desi-2022.csv").read_text("utf-8")}
    result = audited(relation(total, parts, **keys), files)
    one = recovered(result)
    assert result.ok
    assert len(one.rows) == 168
    assert list(one.simplest) == [Fraction(w) for w in weights]
    assert holds(one.intervals, weights)
    assert all(interval.high - interval.low < Fraction(1, 500) for interval in one.intervals)


def test_weights_of_each_year():
    files = {"wide.csv": (GOLD / "desi-2022.csv").read_text("utf-8")}
    audit = relation("dim1", ["sub1a", "sub1b"], rule='"mean"', yearly="true")
    checks = [check for check in audited(audit, files).checks if check.recovered]
    assert [check.year for check in checks] == [2022, 2021, 2020, 2019, 2018, 2017]
    assert all(check.recovered.simplest == (Fraction(1, 2),) * 2 for check in checks)


@pytest.mark.parametrize(
    ("total", "parts", "weights"),
    [
        (
            "political_empowerment",
            [
                "women_in_parliament",
                "women_in_ministerial_positions",
                "years_with_female_head_of_state",
            ],
            ["0.310", "0.247", "0.443"],
        ),
        (
            "health_and_survival",
            ["sex_ratio_at_birth", "healthy_life_expectancy"],
            ["0.693", "0.307"],
        ),
        (
            "educational_attainment",
            [
                "literacy_rate",
                "enrolment_in_primary_education",
                "enrolment_in_secondary_education",
                "enrolment_in_tertiary_education",
            ],
            ["0.191", "0.459", "0.230", "0.121"],
        ),
    ],
)
def test_the_weights_of_the_global_gender_gap_index(total, parts, weights):
    files = {"wide.csv": (GOLD / "gender-gap-2023.csv").read_text("utf-8")}
    result = audited(relation(total, parts, rule='"mean"', skipped="true"), files)
    one = recovered(result)
    assert result.ok
    assert len(one.rows) == 146
    for interval, weight in zip(one.intervals, weights, strict=True):  # printed, so rounded too
        half = Fraction(1, 2000)
        assert interval.meets(Interval(Fraction(weight) - half, Fraction(weight) + half))


def test_the_human_development_index_weighs_its_dimensions_equally():
    audit = relation("total", ["x", "y", "z"], rule='"geometric"')
    result = audited(audit, {"wide.csv": csv(("row", "total", "x", "y", "z"), *hdi_rows())})
    one = recovered(result)
    assert result.ok
    assert one.simplest == (Fraction(1, 3),) * 3
    assert holds(one.intervals, [Fraction(1, 3)] * 3)
    assert all(interval.high - interval.low < Fraction(1, 20) for interval in one.intervals)


def test_the_wrong_parts_are_told_to_be_so():
    files = {"wide.csv": (GOLD / "desi-2022.csv").read_text("utf-8")}
    result = audited(relation("desi", ["dim1", "dim2", "dim3"]), files)
    (one,) = result.findings
    assert (one.row, one.severity) == (None, "certain")
    assert "so the rule is not what is declared" in one.message("en")
    assert recovered(result).intervals == ()


# closed forms: two parts whose weights add up to 1


def row(total, parts, half=Fraction(1, 20)):
    lows = tuple(one - half for one in parts)
    highs = tuple(one + half for one in parts)
    limits = ((lows, total + half), (tuple(-one for one in highs), half - total))
    sides = tuple(Interval(low, high) for low, high in zip(lows, highs, strict=True))
    return Row(Cell("t", "r", None, "score"), limits, half, sides)


def first_weight(rows):
    """Return the least and greatest weight of the first of two parts; None where there is none."""
    low, high = Fraction(0), Fraction(1)
    for one in rows:
        for (a, b), end in one.limits:  # a w + b (1 - w) <= end
            if a > b:
                high = min(high, (end - b) / (a - b))
            elif a < b:
                low = max(low, (end - b) / (a - b))
            elif b > end:
                return None
    return (low, high) if low <= high else None


def random_rows(source, count, wrong):
    weight = Fraction(source.randint(0, 10), 10)
    rows = []
    for place in range(count):
        x, y = (Fraction(source.randint(0, 1000), 10) for _ in range(2))
        total = Fraction(printed(weight * x + (1 - weight) * y, 1))
        if place < wrong:
            total += source.choice([-1, 1]) * Fraction(source.randint(2, 60), 10)
        rows.append(row(total, (x, y)))
    return weight, rows


@pytest.mark.parametrize("seed", range(30))
def test_two_weights_are_those_of_the_closed_form(seed):
    weight, rows = random_rows(random.Random(seed), 4, 0)
    low, high = first_weight(rows)
    one = recover(rows, Fraction(1))
    assert one.least == 0
    assert low <= weight <= high
    assert float(one.intervals[0].low) == pytest.approx(float(low), abs=1e-5)
    assert float(one.intervals[0].high) == pytest.approx(float(high), abs=1e-5)
    assert low - Fraction(1, 10**6) <= Fraction(one.weights[0]) <= high + Fraction(1, 10**6)


@pytest.mark.parametrize("seed", range(30))
def test_the_fewest_wrong_rows_are_those_of_trying_every_choice(seed):
    source = random.Random(seed)
    _, rows = random_rows(source, 7, source.randint(1, 3))
    places = range(len(rows))
    choices = []
    for size in places:
        choices = [
            set(out)
            for out in itertools.combinations(places, size)
            if first_weight([rows[p] for p in places if p not in out])
        ]
        if choices:
            break
    one = recover(rows, Fraction(1))
    assert one.least == len(choices[0])
    if one.least:
        assert set(one.wrong) in choices
        assert one.certain == set.intersection(*choices)
        assert one.proved
        assert one.slack > 0


# planted


@pytest.mark.parametrize("rule", ["sum", "mean", "geometric", "harmonic"])
@pytest.mark.parametrize("seed", range(3))
def test_a_wrong_total_is_the_one_row_found(rule, seed):
    source = random.Random(seed)
    weights = [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]
    lines = [["row", "year", "total", "x", "y", "z"]]
    for place in range(40):
        parts = [Fraction(source.randint(100, 900), 10) for _ in weights]
        pairs = list(zip(parts, weights, strict=True))
        total = sum(p * w for p, w in pairs)
        if rule == "geometric":
            total = Fraction(
                float(parts[0]) ** 0.5 * float(parts[1]) ** 0.3 * float(parts[2]) ** 0.2
            )
        elif rule == "harmonic":
            total = 1 / sum(w / p for p, w in pairs)
        total = total * 2 + 10
        lines.append([f"r{place}", 2022, printed(total, 1), *(printed(p, 1) for p in parts)])
    keys = {"rule": f'"{rule}"', "factor": 2, "constant": 10}
    audit = relation("total", ["x", "y", "z"], **keys)
    sound = audited(audit, {"wide.csv": csv(*lines)})
    assert sound.ok
    assert recovered(sound).simplest == tuple(weights)
    wrong = source.randrange(1, 41)
    lines[wrong][2] = f"{float(lines[wrong][2]) + 3:.1f}"
    result = audited(audit, {"wide.csv": csv(*lines)})
    assert [(row, year) for _, row, year, _ in found(result)] == [
        (None, 2022),
        (f"r{wrong - 1}", 2022),
    ]
    assert {severity for *_, severity in found(result)} == {"certain"}
    assert recovered(result).simplest == tuple(weights)
    implied = result.findings[1].implied
    assert implied.holds(Fraction(lines[wrong][2]) - 3)


def test_nothing_to_look_for_is_said():
    result = audited(
        relation("total", ["x"]), {"wide.csv": csv(("row", "total", "x"), ("a", 1, ""))}
    )
    assert found(result) == [("total", None, None, "suspected")]
    assert "no row prints the total and its parts" in result.findings[0].message("en")


def test_a_weight_that_no_row_speaks_of_is_open():
    # x and y are 0 throughout: any weights give the totals, which are 0 as well
    one = recover([row(Fraction(0), (Fraction(0), Fraction(1)))], None)
    assert one.least == 0
    assert one.intervals[1].texts()[0] == "0"
    assert one.intervals[0].high is None


# shown


@pytest.mark.parametrize(("lang", "head"), [("en", "Simplest"), ("zh", "最简")])
def test_weights_found_are_shown_in_every_language_and_in_json(lang, head, capsys):
    text = csv(
        ("row", "total", "x", "y"), ("a", "7.50", "5.00", "10.00"), ("b", "4.25", "8.00", "0.50")
    )
    result = audited(relation("total", ["x", "y"], rule='"mean"'), {"wide.csv": text})
    page = document(result, lang)
    write(page, "markdown", sys.stdout)
    shown = capsys.readouterr().out
    assert head in shown
    assert "| x | 0.49" in shown
    write(page, "json", sys.stdout)
    records = json.loads(capsys.readouterr().out)["weights"]
    assert [(one["part"], one["simplest"]) for one in records] == [("x", "0.5"), ("y", "0.5")]
    assert all(float(one["weight_low"]) < 0.5 < float(one["weight_high"]) for one in records)


def test_nothing_is_shown_of_weights_where_none_were_looked_for(capsys):
    result = audited(
        WIDE + '[[range]]\nname = "r"\ntables = ["x"]\n', {"wide.csv": csv(("row", "x"), ("a", 1))}
    )
    write(document(result, "en"), "json", sys.stdout)
    assert "weights" not in json.loads(capsys.readouterr().out)
