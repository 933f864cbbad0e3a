"""Made-up reports: two dimensions, their total, two circles; sound, or with a mistake planted."""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from index.audit.result import AuditFinding

CIRCLES = {"north": ("a", "b"), "south": ("c", "d")}
REGIONS = ("a", "b", "c", "d")
Scores = Mapping[tuple[str, str], Fraction]  # (dimension, region): unrounded
Lines = dict[str, list[list[str]]]  # table: its lines, heading included

# x + y = total:  a 30 + 20 = 50,  b 40 + 1 = 41,  c 10 + 12 = 22,  d 5 + 15 = 20
# north = a + b:  x 70, y 21, total 91;  south = c + d:  x 15, y 27, total 42
PLAIN: Scores = {
    ("x", "a"): Fraction(30),
    ("x", "b"): Fraction(40),
    ("x", "c"): Fraction(10),
    ("x", "d"): Fraction(5),
    ("y", "a"): Fraction(20),
    ("y", "b"): Fraction(1),
    ("y", "c"): Fraction(12),
    ("y", "d"): Fraction(15),
}

AUDIT = """\
format = 1
source = "made up"
title = { en = "Made up", zh = "虚构" }

[tables]
total = { file = "total.csv", en = "Table 1", zh = "表 1" }
x = { file = "x.csv" }
y = { file = "y.csv" }
circles = { file = "circles.csv" }
circles-x = { file = "circles-x.csv" }
circles-y = { file = "circles-y.csv" }

[[sum]]
name = "total-of-dimensions"
total = "total"
parts = ["x", "y"]

[[sum]]
name = "circle-of-dimensions"
total = "circles"
parts = ["circles-x", "circles-y"]

[[group]]
name = "circle-of-regions"
members = "members.csv"
tables = { circles = "total", circles-x = "x", circles-y = "y" }

[[range]]
name = "attainable"
tables = ["total", "x", "y"]
high = 100

[[rank]]
name = "ranks"
tables = ["total", "x", "y", "circles", "circles-x", "circles-y"]

[[rows]]
name = "regions"
tables = ["total", "x", "y"]
count = 4

[[rows]]
name = "circles"
tables = ["circles", "circles-x", "circles-y"]
"""


def tables_of(years: Mapping[int, Scores], rounding: str = ROUND_HALF_UP) -> Lines:
    """Return the tables of a sound report: exact sums and ranks, scores rounded to one decimal."""
    lines: Lines = {}
    for year, scores in years.items():
        full = dict(scores)
        for region in REGIONS:
            full["total", region] = full["x", region] + full["y", region]
        for table, rows in (("total", REGIONS), ("x", REGIONS), ("y", REGIONS)):
            _add(lines, table, year, {row: full[table, row] for row in rows}, rounding)
            circles = {
                circle: sum((full[table, row] for row in members), Fraction(0))
                for circle, members in CIRCLES.items()
            }
            name = "circles" if table == "total" else f"circles-{table}"
            _add(lines, name, year, circles, rounding)
    lines["members"] = [["circle", "region"]]
    lines["members"] += [[circle, row] for circle, rows in CIRCLES.items() for row in rows]
    return lines


def _add(
    lines: Lines, table: str, year: int, scores: Mapping[str, Fraction], rounding: str
) -> None:
    body = lines.setdefault(table, [["region", "year", "rank", "score"]])
    for row, score in scores.items():
        rank = 1 + sum(other > score for other in scores.values())
        exact = Decimal(score.numerator) / Decimal(score.denominator)  # halves and thousandths end
        body.append([row, str(year), str(rank), str(exact.quantize(Decimal("0.1"), rounding))])


def plain_tables() -> Lines:
    """Return the report whose sums are written above."""
    return tables_of({2022: PLAIN})


def set_cell(lines: Lines, table: str, row: str, column: str, text: str, year: int = 2022) -> None:
    """Print another text in a cell."""
    place = lines[table][0].index(column)
    for line in lines[table][1:]:
        if line[:2] == [row, str(year)]:
            line[place] = text


def write(folder: Path, lines: Lines, audit: str = AUDIT) -> Path:
    """Write a report with its relations into a folder."""
    for name, rows in lines.items():
        text = "".join(",".join(row) + "\n" for row in rows)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "audit.toml").write_text(audit, encoding="utf-8")
    return folder


def unrounded_scores() -> st.SearchStrategy[Scores]:
    """Draw unrounded scores in thousandths, often at or beside half-way of a printed digit."""
    thousandths = st.one_of(
        st.integers(0, 50_000),
        st.integers(0, 400).map(lambda tenths: 100 * tenths + 50),
        st.integers(0, 20),
    )
    keys = [(dimension, region) for dimension in ("x", "y") for region in REGIONS]
    values = st.lists(thousandths, min_size=len(keys), max_size=len(keys))
    return values.map(
        lambda drawn: {key: Fraction(n, 1000) for key, n in zip(keys, drawn, strict=True)}
    )


Planting = Callable[[Lines], None]
Place = tuple[str, str, str | None, str | None]  # relation, table, row, column


def places(findings: Sequence[AuditFinding]) -> set[Place]:
    """Return where findings are, without the years."""
    return {(one.relation, one.table, one.row, one.column) for one in findings}
