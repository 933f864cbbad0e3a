"""What merely follows from the cells to correct: checks that hold once these are corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from ahp.common.figure import Figure
from index.audit.checks.check import Check
from index.audit.checks.registry import run_checks
from index.audit.checks.sequence import SEQUENCE
from index.audit.checks.unknown_weights import KIND as UNKNOWN
from index.audit.instances import Ranking, equations, mean_equations, rankings
from index.audit.intervals import Interval
from index.audit.joint import Joint
from index.audit.relations import Cell, Declared, Role, SumRelation, UnknownWeights
from index.audit.rounding import Rounded, Rounding

_WAYS = 6  # to correct a year, of which the one that leaves least is taken
_COMPARED = 100_000  # figures that are looked through for that, of all ways
ROLES: tuple[Role, ...] = ("rank", "score")
MODES: Mapping[Rounding, str] = {
    "nearest": ROUND_HALF_EVEN,
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "truncated": ROUND_DOWN,
}


def doubted_cells(declared: Declared, checks: Iterable[Check]) -> frozenset[Cell]:
    """Return the scores of totals that do not hold, and that no linear relation gives.

    These are geometric and harmonic means, and totals with unknown weights: either they or their
    parts are wrong, of which the linear programs of a year know nothing.
    """
    failed = {
        (id(check.relation), check.cell) for check in checks if not check.holds and check.cell
    }
    cells: set[Cell] = set()
    for one in declared.relations:
        if not isinstance(one, SumRelation | UnknownWeights) or (
            isinstance(one, SumRelation) and one.linear
        ):
            continue
        for identity, total in failed:
            if identity == id(one) and total is not None:
                cells |= {total, *(replace(total, table=part) for part in one.parts)}
    return frozenset(cells)


def make_corrections(
    declared: Declared, joints: Iterable[Joint], checks: Sequence[Check] = ()
) -> Mapping[Cell, Figure]:
    """Return figures that make each year consistent: of one smallest set of its cells.

    Parameters
    ----------
    declared : Declared
    joints : iterable of Joint
    checks : sequence of Check, optional
        Of the figures as printed. Of several smallest sets, that one is taken whose figures leave
        the fewest of the relations that do not hold; without checks, the first.

    Returns
    -------
    mapping of Cell to Figure
        To as many decimals as are printed, from the middle of what the other cells allow, and
        in the order of the scores printed for the ranks above and below.
    """
    ends = {
        (check.table, check.year): check.implied
        for check in checks
        if check.kind == "ends" and not check.holds and check.implied is not None
    }
    most = max(1, min(_WAYS, _COMPARED // max(1, sum(1 for _ in declared.cells()))))
    figures: dict[Cell, Figure] = {}
    for joint in joints:
        sets = joint.sets[:most] if joint.complete else ()
        ways = [_figures(declared, joint, chosen, ends) for chosen in sets]
        if len(ways) > 1 and checks:
            doubted = _doubted(declared, checks)
            ways = [min(ways, key=lambda way: _failing(with_figures(doubted, way)))]
        if ways:
            figures |= ways[0]
    return figures


def _figures(
    declared: Declared,
    joint: Joint,
    chosen: Collection[Cell],
    ends: Mapping[tuple[str, int | None], Interval],
) -> Mapping[Cell, Figure]:
    """Return figures for a set of cells; an end of a scale where none is printed and it fits."""
    figures = {}
    columns = {(one.table, one.year): one for one in rankings(declared)} if chosen else {}
    for one in joint.corrections:
        cell, implied = one.cell, one.implied
        printed = declared.figure(cell)
        if cell not in chosen or printed is None:
            continue
        ranking = columns.get((cell.table, cell.year))
        between = Interval() if ranking is None else _between(ranking, cell, chosen)
        end = ends.get((cell.table, cell.year), ends.get((cell.table, None)))
        if cell.role == "score" and end is not None and end.meets(implied):
            implied = end
        figures[cell] = _figure(implied, between, printed)
    return figures


def _doubted(declared: Declared, checks: Iterable[Check]) -> Declared:
    """Leave only the relations that do not hold, and those the years' systems know nothing of."""
    failed = {id(check.relation) for check in checks if not check.holds}
    kept = tuple(
        one
        for one in declared.relations
        if (id(one) in failed and not isinstance(one, UnknownWeights))
        or (isinstance(one, SumRelation) and not one.linear)
    )
    return replace(declared, relations=kept)


def _failing(declared: Declared) -> int:
    return sum(not check.holds for check in run_checks(declared))


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
    """Return what stays the same of a check when figures are corrected."""
    row, role = check.row, check.role
    if check.kind == SEQUENCE:  # the rows are those that do not fit
        row = None
    if check.kind == UNKNOWN:  # of single rows there are only those that do not fit
        row = role = None
    return (id(check.relation), check.kind, check.table, row, check.year, role)
