"""Reading ``[[claim]]`` of ``audit.toml``: what the text says of ranks and scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ahp.common.figure import Figure
from ahp.common.findings import Finding, RecoveryError
from ahp.common.io.wording import TYPE_TABLE
from ahp.common.wording import SUGGEST_KNOWN
from index.audit.claim import COUNTS, Claim
from index.audit.keys import RelationSection
from index.audit.relation import Relation
from index.audit.relative import VERDICTS
from index.audit.wording_declared import (
    AUDIT_BESIDE,
    AUDIT_COMPARED,
    AUDIT_COUNTS,
    AUDIT_EMPTY_CLAIM,
    AUDIT_GAPS,
    AUDIT_LISTS_OF_ROWS,
    AUDIT_QUALIFIES,
    AUDIT_RANKS,
    AUDIT_SCORES,
    AUDIT_TWO_YEARS,
    AUDIT_UNKNOWN_YEAR,
    TYPE_AUDIT_ABOVE_ZERO,
    TYPE_AUDIT_FROM_ONE,
    TYPE_AUDIT_INTEGERS,
    TYPE_AUDIT_LIMITS,
)


def read_claim(section: RelationSection) -> Relation:
    """Read what the text says of some tables."""
    tables = section.known_tables("table", section["table"])
    years = section["year" if "year" in section else "years"]
    _check_years(section, tables, years)
    _check_order_of_years(section, years)
    ranks = _lists_of_integers(section, "ranks", len(years))
    moves = {row: places[0] for row, places in _lists_of_integers(section, "moves", 1).items()}
    moves |= dict.fromkeys(section["same"], 0)
    order, rows = section["order"], section["rows"]
    up, down = section["up"], section["down"]
    absent, scores = section["absent"], _claimed_scores(section, order)
    further = read_further(section, tables)
    for key, names in {
        "order": order, "rows": rows, "ranks": ranks, "moves": moves, "scores": scores,
        "up": up, "down": down, "absent": absent,
    }.items():  # fmt: skip
        section.known_rows("same" if key == "moves" and "same" in section else key, names, tables)
    if not any((order, rows, absent, ranks, scores, moves, up, down, *further.values())):
        section.note(AUDIT_EMPTY_CLAIM, "name")
    _check_qualifiers(section)
    within = section["within"] or (1, 1)
    if len(within) != 2 or not 1 <= within[0] <= within[1]:
        expected = TYPE_AUDIT_INTEGERS if len(within) != 2 else TYPE_AUDIT_LIMITS
        section.wrong("within", expected, "within = [1, 10]")
        within = (1, 1)
    return Claim(
        tables=tables,
        years=years,
        order=order,
        start=section["start"] or 1,
        rows=rows,
        within=(within[0], within[1]),
        only=section["only"],
        ever=section["ever"],
        absent=absent,
        ranks=ranks,
        scores=scores,
        moves=moves,
        up=up,
        down=down,
        most=section["most"],
        margin=section["margin"],
        cuts=section["cuts"],
        places=section["places"],
        **further,
        **section.common(),
    )


_QUALIFIED = {
    "start": ("order",),
    "ever": ("rows",),
    "only": ("rows", "entered", "left", "within"),
    "most": ("moves", "same"),
    "margin": ("gaps",),
    "cuts": ("tiers",),
    "places": ("beside",),
}
"""Keys that say nothing by themselves, and what they go with."""


def _check_qualifiers(section: RelationSection) -> None:
    """Note keys that qualify nothing, and numbers from which no rule can be made."""
    for key, others in _QUALIFIED.items():
        given = section.given.get(key, section.keys[key].default)
        if given != section.keys[key].default and not any(
            other in section.given for other in others
        ):
            section.note(AUDIT_QUALIFIES, key, key=key, others=", ".join(others))
    for key in ("start", "cuts", "places"):
        number = section[key]
        if isinstance(number, int) and number < 1:
            section.wrong(key, TYPE_AUDIT_FROM_ONE)
    if section["margin"] is not None and section["margin"] <= 0:
        section.wrong("margin", TYPE_AUDIT_ABOVE_ZERO)


def _check_years(section: RelationSection, tables: Iterable[str], years: Sequence[int]) -> None:
    key = "year" if "year" in section else "years"
    if not years and not section.given.get(key):
        section.missing(key, f"{key} = 2022")
    for code in tables:
        known = [year for year in section.tables[code].years if year is not None]
        for year in years:
            if year not in known:
                hint = Finding(SUGGEST_KNOWN, {"known": [*map(str, known)] or "-"})
                section.note(AUDIT_UNKNOWN_YEAR, key, year=year, table=code, suggestion=hint)


_OVER_YEARS = ("moves", "same", "up", "down", "first", "entered", "left")
"""Keys of what happened between the first and the last of the years."""


def _check_order_of_years(section: RelationSection, years: Sequence[int]) -> None:
    """Note movements within one year, or over years that go backwards."""
    counts = section["counts"]
    said = [key for key in _OVER_YEARS if section[key]]
    said += [f"counts.{key}" for key in _OVER_YEARS if key in counts]
    if years and said and not (len(years) > 1 and list(years) == sorted({*years})):
        section.note(AUDIT_TWO_YEARS, "year" if "year" in section else "years", key=said[0])


def _lists_of_integers(
    section: RelationSection, key: str, length: int
) -> dict[str, tuple[int, ...]]:
    """Read a table of rows with one integer for each year."""
    lists: dict[str, tuple[int, ...]] = {}
    for row, value in section[key].items():
        numbers = [value] if type(value) is int else value
        right = isinstance(numbers, list) and all(type(one) is int for one in numbers)
        if not right or len(numbers) != length:
            section.note(AUDIT_RANKS, key, row=row, count=length)
        else:
            lists[row] = tuple(numbers)
    return lists


def _claimed_scores(section: RelationSection, order: Sequence[str]) -> dict[str, Figure]:
    """Read scores as printed, either by row or in the order of the rows."""
    given = section.given.get("scores", {})
    if isinstance(given, list):
        if len(given) != len(order):
            section.note(AUDIT_SCORES, "scores", count=len(given), rows=len(order))
        given = dict(zip(order, given, strict=False))
    elif not isinstance(given, dict):
        section.wrong("scores", TYPE_TABLE, 'scores = { a = "83.0" }')
        given = {}
    scores: dict[str, Figure] = {}
    for row, value in given.items():
        try:
            scores[row] = Figure.parse(str(value))
        except RecoveryError as error:
            found = error.findings[0]
            section.note(found.what, "scores", **found.details)
    return scores


def read_further(section: RelationSection, tables: Sequence[str]) -> dict[str, Any]:
    """Read what a claim says of many rows at once, and of scores beside each other."""
    spans = _lists_of_integers(section, "spans", 2)
    found: dict[str, Any] = {
        "spans": {row: (best, worst) for row, (best, worst) in spans.items()},
        "counts": _counts(section),
        "gaps": _gaps(section),
        "compared": _compared(section),
        "beside": _beside(section),
        **{key: _lists_of_rows(section, key) for key in ("tied", "tiers")},
        **{key: section[key] for key in ("first", "entered", "left")},
    }
    for key in ("spans", "first", "entered", "left"):
        section.known_rows(key, found[key], tables)
    for key in ("tied", "tiers", "gaps"):
        section.known_rows(key, dict.fromkeys(row for rows in found[key] for row in rows), tables)
    for key in ("compared", "beside"):
        section.known_rows(key, dict.fromkeys(row for row, _ in found[key]), tables)
    return found


def _counts(section: RelationSection) -> dict[str, int]:
    counts = section["counts"]
    if not all(key in COUNTS and type(count) is int for key, count in counts.items()):
        section.note(AUDIT_COUNTS, "counts", known=", ".join(COUNTS))
        return {}
    return dict(counts)


def _lists_of_rows(section: RelationSection, key: str) -> tuple[tuple[str, ...], ...]:
    """Read lists of at least one row each."""
    lists = section[key]
    if not all(_texts(rows, least=1) for rows in lists):
        section.note(AUDIT_LISTS_OF_ROWS, key, key=key)
        return ()
    return tuple(map(tuple, lists))


def _texts(value: object, least: int) -> bool:
    """Whether a value is a list of so many texts or more."""
    return (
        isinstance(value, list)
        and len(value) >= least
        and all(isinstance(one, str) for one in value)
    )


def _gaps(section: RelationSection) -> dict[tuple[str, str], Figure]:
    """Read how far the score of one row is above that of another, as printed."""
    gaps: dict[tuple[str, str], Figure] = {}
    for given in section["gaps"]:
        if not _texts(given, least=3) or len(given) > 3:
            section.note(AUDIT_GAPS, "gaps")
            return {}
        try:
            gaps[given[0], given[1]] = Figure.parse(given[2])
        except RecoveryError as error:
            found = error.findings[0]
            section.note(found.what, "gaps", **found.details)
    return gaps


def _compared(section: RelationSection) -> dict[tuple[str, str], int]:
    """Read by how many places the ranks of some rows are better than in other tables."""
    compared: dict[tuple[str, str], int] = {}
    for given in section["compared"]:
        right = isinstance(given, list) and len(given) == 3 and type(given[2]) is int
        if not right or not _texts(given[:2], least=2):
            section.note(AUDIT_COMPARED, "compared")
            return {}
        if section.known_tables("compared", [given[1]]):
            section.known_rows("compared", [given[0]], [given[1]])
            compared[given[0], given[1]] = given[2]
    return compared


def _beside(section: RelationSection) -> dict[tuple[str, str], str]:
    """Read what a table is for some rows beside other tables: a strength, a weakness, neither."""
    beside: dict[tuple[str, str], str] = {}
    for given in section["beside"]:
        if not _texts(given, least=3) or len(given) > 3 or given[2] not in VERDICTS:
            section.note(AUDIT_BESIDE, "beside")
            return {}
        if section.known_tables("beside", [given[1]]):
            section.known_rows("beside", [given[0]], [given[1]])
            beside[given[0], given[1]] = given[2]
    return beside
