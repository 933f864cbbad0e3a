"""Random tables of ranks and scores: with ties, gaps, years without scores, excerpts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from ahp.common.figure import Figure
from index.audit.relations import Cell, Table
from index.report.standing import League, Standing

PLAIN = tuple(f"{one}市" for one in "甲乙丙丁戊己庚辛壬癸子丑")
ODD = ("5", "5号园", "Region 1", "Region 10", "A", "of", "省", "位", "x 2.5", "<b>", "甲", "甲乙")


def standing_of(
    leagues: dict[str, dict[int, dict[str, tuple[str, str]]]],
    names: dict[str, str] | None = None,
    pool: str = "city",
    excerpt: bool = False,
) -> Standing:
    """Return the leagues of a pool from ranks and scores as printed; "" where nothing is."""
    made = []
    for node, years in leagues.items():
        figures = {
            Cell(node, row, year, role): Figure(Decimal(text))
            for year, rows in years.items()
            for row, printed in rows.items()
            for role, text in zip(("rank", "score"), printed, strict=True)
            if text
        }
        rows = {year: tuple(listed) for year, listed in years.items()}
        table = Table(node, {"en": node, "zh": node}, "", {}, figures, rows)
        known = {row: {"zh": row, "en": row} for listed in rows.values() for row in listed}
        called = {"goal": {"en": "Total", "zh": "总分"}}.get(node, {"en": node, "zh": node})
        made.append(League(table, pool, node, called, known | {
            row: {"zh": name, "en": name} for row, name in (names or {}).items()
        }, excerpt=excerpt))  # fmt: skip
    return Standing({"en": "Index"}, tuple(made), "goal")


@st.composite
def standings(draw: st.DrawFn, names: tuple[str, ...] = PLAIN) -> Standing:
    """Draw a standing of 1 to 12 rows, 1 to 5 years and a goal with two dimensions."""
    rows = names[: draw(st.integers(1, 12))]
    years = sorted(draw(st.sets(st.integers(2018, 2023), min_size=1, max_size=5)))
    excerpt = draw(st.booleans())
    leagues = {}
    for node in ("goal", "skill", "reach"):
        leagues[node] = {year: draw(_year(rows, excerpt)) for year in years}
    return standing_of(leagues, excerpt=excerpt)


@st.composite
def _year(draw: st.DrawFn, rows: tuple[str, ...], excerpt: bool) -> dict[str, tuple[str, str]]:
    """Draw a year: ranks by unrounded scores, these printed with one decimal or not at all."""
    exact = draw(st.lists(st.integers(-30, 300), min_size=len(rows), max_size=len(rows)))
    scored = draw(st.sampled_from([True, True, False]))
    blanks = draw(st.sets(st.sampled_from(rows), max_size=2)) if draw(st.booleans()) else set()
    printed = {
        row: (
            "" if row in blanks else str(1 + sum(other > value for other in exact)),
            f"{Decimal(value) / 20:.1f}" if scored and row not in blanks else "",
        )
        for row, value in zip(rows, exact, strict=True)
    }
    dropped = draw(st.sets(st.sampled_from(rows), max_size=3)) if excerpt else set()
    return {row: one for row, one in printed.items() if row not in dropped}
