"""What merely follows from the cells to correct: checks that hold once these are corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from ahp.common.figure import Figure
from index.audit.checks.check import Check
from index.audit.checks.registry import run_checks
from index.audit.instances import Ranking, equations, mean_equations, rankings
from index.audit.intervals import Interval
from index.audit.joint import Joint
from index.audit.relations import Cell, Declared, Role
from index.audit.rounding import Rounded, Rounding

ROLES: tuple[Role, ...] = ("rank", "score")
MODES: Mapping[Rounding, str] = {
    "nearest": ROUND_HALF_EVEN,
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "truncated": ROUND_DOWN,
}


def make_corrections(declared: Declared, joints: Iterable[Joint]) -> Mapping[Cell, Figure]:
    """Return figures that make each year consistent: of the first smallest set of its cells.

    Parameters
    ----------
    declared : Declared
    joints : iterable of Joint

    Returns
    -------
    mapping of Cell to Figure
        To as many decimals as are printed, from the middle of what the other cells allow, and
        in the order of the scores printed for the ranks above and below.
    """
    figures = {}
    for joint in joints:
        chosen = joint.sets[0] if joint.complete and joint.sets else frozenset()
        columns: dict[tuple[str, int | None], Ranking] = {}
        if chosen:
            columns = {(one.table, one.year): one for one in rankings(declared)}
        for one in joint.corrections:
            printed = declared.figure(one.cell)
            if one.cell in chosen and printed is not None:
                ranking = columns.get((one.cell.table, one.cell.year))
                between = Interval() if ranking is None else _between(ranking, one.cell, chosen)
                figures[one.cell] = _figure(one.implied, between, printed)
    return figures


def _between(ranking: Ranking, cell: Cell, chosen: Collection[Cell]) -> Interval:
    """Return the printed scores between which a score belongs by its rank, if that is right."""
    own = next((one for one in ranking.rows if one.row == cell.row), None)
    if own is None or own.score is None or cell.role == "rank" or _either(cell, chosen) - {cell}:
        return Interval()
    sides: dict[bool, list[Fraction]] = {True: [], False: []}
    for one in ranking.rows:
        right = not _either(replace(cell, row=one.row), chosen)
        if right and one.score is not None and one.score.decimals == own.score.decimals:
            if one.rank.value <= own.rank.value:
                sides[True].append(Fraction(one.score.value))
            if one.rank.value >= own.rank.value:
                sides[False].append(Fraction(one.score.value))
    above, below = sides[not ranking.relation.ascending], sides[ranking.relation.ascending]
    return Interval(max(below, default=None), min(above, default=None))


def _either(cell: Cell, chosen: Collection[Cell]) -> set[Cell]:
    """Return which of a row's rank and score are among some cells."""
    return {one for role in ROLES if (one := replace(cell, role=role)) in chosen}


def consequences(
    declared: Declared, checks: Sequence[Check], figures: Mapping[Cell, Figure]
) -> Mapping[int, tuple[Cell, ...]]:
    """Return the checks that do not hold but would, had the corrected figures been printed.

    Parameters
    ----------
    declared : Declared
    checks : sequence of Check
        Of the figures as printed.
    figures : mapping of Cell to Figure
        Corrected ones.

    Returns
    -------
    mapping of int to tuple of Cell
        By the place of the check, the corrected cells that it is about.
    """
    if not figures or all(check.holds for check in checks):
        return {}
    held = _held(declared, figures)
    terms = {
        (id(one.relation), one.total): {one.total, *(cell for cell, _ in one.terms)}
        for one in (*equations(declared), *mean_equations(declared))
    }
    found = {}
    for place, check in enumerate(checks):
        if not check.holds and _key(check) in held:
            about = terms.get((id(check.relation), check.cell), set()) if check.cell else set()
            near = [
                cell for cell in figures if (cell.table, cell.year) == (check.table, check.year)
            ]
            cells = [cell for cell in figures if cell in about or cell == check.cell] or near
            found[place] = tuple(cells or _needed(declared, check, figures))
    return found


def _needed(declared: Declared, check: Check, figures: Mapping[Cell, Figure]) -> Sequence[Cell]:
    """Return the cells, of other tables or years, without which a check would still not hold."""
    own = replace(declared, relations=(check.relation,))
    needed = [
        cell
        for cell in figures
        if _key(check) not in _held(own, {one: figures[one] for one in figures if one != cell})
    ]
    return needed or [*figures]


def _held(declared: Declared, figures: Mapping[Cell, Figure]) -> set[tuple[object, ...]]:
    """Return the keys whose checks all hold with other figures in some cells."""
    checks = run_checks(with_figures(declared, figures))
    return {*map(_key, checks)} - {_key(check) for check in checks if not check.holds}


def with_figures(declared: Declared, figures: Mapping[Cell, Figure]) -> Declared:
    """Return a report with other figures in some cells."""
    tables = dict(declared.tables)
    for code, table in declared.tables.items():
        own = {cell: figure for cell, figure in figures.items() if cell.table == code}
        if own:
            tables[code] = replace(table, figures={**table.figures, **own})
    return replace(declared, tables=tables)


def _figure(implied: Interval, between: Interval, printed: Figure) -> Figure:
    """Return a figure inside an interval, to the decimals of the printed one if possible."""
    middle = implied.middle
    if middle is None:
        middle = implied.low if implied.low is not None else implied.high
    value = Fraction(0) if middle is None else middle
    value = value if between.high is None else min(value, between.high)
    value = value if between.low is None else max(value, between.low)
    rule = printed.rounding if isinstance(printed, Rounded) else "nearest"
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
        Decimal(1).scaleb(-printed.decimals), MODES[rule]
    )
    return replace(printed, value=rounded)


def _key(check: Check) -> tuple[object, ...]:
    return (id(check.relation), check.kind, check.table, check.row, check.year, check.role)
