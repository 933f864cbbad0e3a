"""From what COINr or the COIN Tool have to the files of an index project."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahp.common.findings import Finding, told
from ahp.common.io.spreadsheet import as_text
from ahp.common.io.toml import text_lines, text_value
from ahp.common.io.write import text_bytes
from ahp.common.names import suggestion
from ahp.common.wording import BETWEEN, Language
from index.files.regions import REGION_COLUMNS
from index.files.values import HEADINGS
from index.intake.data import NAMES
from index.intake.deck import Deck, Entry
from index.intake.meta import OWN_COLUMNS, number_text
from index.intake.wording import (
    GROUP_RESERVED,
    GROUP_UNKNOWN,
    GROUP_VARIES,
    GROUPS_KEPT,
    KEPT_BESIDE,
    README,
    README_LOST,
    STEPS_ASSUMED,
)
from index.project.errors import ProjectError
from index.project.naming import plain

FILES = ("index.toml", "indicators.csv", "regions.csv", "values.csv", "not-used.csv", "README.md")
"""All files that such a project may have."""
ALL = "all"
KIND, PARENT = "region_kind", "region_parent"
"""Columns in which an export keeps the kinds and parents of regions."""

_OWN_GROUPS = (KIND, PARENT, *NAMES)
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_SETTINGS = """
[normalization]
method = "min-max"
range = [0, 100]
reference = "year"  # goalposts: the fixed ends of indicators.csv

[outliers]
method = "winsorize"  # COINr's Treat with its defaults; none: no treatment
skewness = 2
kurtosis = 3.5
most = 5
fallback = "{fallback}"

[aggregation]
method = "arithmetic"
missing = "renormalize"

[ranks]
ties = "competition"
"""


def project_files(
    deck: Deck, sources: Sequence[str], within: str | None = None, lang: Language = "en"
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Return the files of a project, and what could not be carried over.

    Parameters
    ----------
    deck : Deck
    sources : sequence of str
        Where it was read from.
    within : str, optional
        Fills gaps by the mean of the units with the same entry in this column of the type Group;
        ``all``: by that of all units. By default gaps stay.
    lang : str
        Of the README.

    Returns
    -------
    files : dict of str to bytes
    lost : tuple of Finding
        Each column, cell or choice with the reason.

    Raises
    ------
    ProjectError
        When there are no such groups, or a unit changes its group.
    """
    group = None if within in (None, ALL) else within
    regions = _regions(deck, group)
    divisors = {entry.more.get("denominator") for entry in deck.entries}
    idle = [one.code for one in deck.of_kind("Denominator") if one.code not in divisors]
    others = [one.code for one in deck.of_kind("Group", "Other")
              if one.code != group and one.code not in _OWN_GROUPS]  # fmt: skip
    lost = [*deck.lost]
    files = {
        "index.toml": text_bytes("index.toml", _settings(deck, within)),
        "indicators.csv": _indicators(deck, idle),
        "regions.csv": regions,
        "values.csv": _values(deck, idle),
    }
    if others or idle:
        files["not-used.csv"] = _not_used(deck, others, idle)
        groups = [one.code for one in deck.of_kind("Group") if one.code in others]
        rest = [one for one in (*others, *idle) if one not in groups]
        for what, columns in ((GROUPS_KEPT, groups), (KEPT_BESIDE, rest)):
            if columns:
                lost.append(Finding(what, {"columns": columns, "file": "not-used.csv"}))
    lost.append(Finding(STEPS_ASSUMED, {}, "index.toml"))
    files["README.md"] = text_bytes("README.md", _readme(sources, lost, lang))
    return files, tuple(lost)


def _settings(deck: Deck, within: str | None) -> str:
    (goal,) = (one for one in deck.of_kind("Aggregate") if one.parent is None)
    years = sorted({year for year, _ in deck.values})
    lines = ["format = 1", f"years = [{', '.join(map(str, years))}]", "decimals = 2", "", "[title]"]
    names = [(lang, goal.names.get(lang)) for lang in _LANGUAGES]
    lines += text_lines(names) or text_lines([("en", goal.code)])
    missing = ["", "[missing]"]
    if within is None:
        missing.append('method = "keep"')
    elif within == ALL:
        missing.append('method = "mean"')
    else:
        missing += ['method = "mean"', f'within = [{text_value(within)}, "pool"]']
    missing.append('absent = "leave-out"')
    # a value that is best is no logarithm
    best = any(one.more.keys() & {"best", "best_low"} for one in deck.entries)
    steps = _SETTINGS.format(fallback="none" if best else "log")
    return "\n".join(lines) + "\n" + steps + "\n".join(missing) + "\n"


def _indicators(deck: Deck, idle: Sequence[str]) -> bytes:
    tree = [*_top_down(deck)]
    rows = [*tree, *(one for one in deck.of_kind("Denominator") if one.code not in idle)]
    more = ["unit", "denominator", *OWN_COLUMNS, "source"]
    used = [name for name in more if any(one.more.get(name) for one in rows)]
    header = ["code", "parent", *_LANGUAGES, "direction", "weight", *used]
    return _table(header, (_indicator(one, used) for one in rows))


def _indicator(one: Entry, used: Sequence[str]) -> list[str]:
    leaf = one.kind == "Indicator"
    names = [one.names.get(lang, "") for lang in _LANGUAGES]
    direction = str(one.direction) if leaf and one.direction is not None else ""
    if "best" in one.more:
        direction = "moderate"
    elif "best_low" in one.more:
        direction = "interval"
    weight = "" if one.parent is None or one.weight is None else number_text(one.weight)
    cells = [one.more.get(name, "") for name in used]
    return [one.code, one.parent or "", *names, direction, weight, *cells]


def _top_down(deck: Deck) -> Iterator[Entry]:
    """Yield the nodes of the tree, each before those below it."""
    below: dict[str | None, list[Entry]] = {}
    for one in deck.of_kind("Indicator", "Aggregate"):
        below.setdefault(one.parent, []).append(one)
    waiting = [*below[None]]
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting[:0] = below.get(one.code, [])


def _regions(deck: Deck, group: str | None) -> bytes:
    kept = [one.code for one in deck.of_kind("Group")]
    if group is not None and group not in kept:
        said = {"group": group, "suggestion": suggestion(group, [*kept, ALL])}
        raise ProjectError([Finding(GROUP_UNKNOWN, said)])
    taken = {"pool", *(name for one, others in REGION_COLUMNS.items() for name in (one, *others))}
    if group is not None and plain(group) in map(plain, taken):
        raise ProjectError([Finding(GROUP_RESERVED, {"group": group})])
    own = [one for one in (KIND, PARENT, group) if one is not None and one in kept]
    found: dict[str, dict[str, str]] = {}
    varies = []
    for (_, unit), cells in deck.cells.items():
        here = {one: cells[one] for one in own}
        if found.setdefault(unit, here) != here:
            varies.append(unit)
    if varies:
        raise ProjectError([Finding(GROUP_VARIES, {"columns": own, "units": varies[:3]})])
    columns = {KIND: "kind", PARENT: "parent"}
    header = ["code", *_LANGUAGES, *(columns.get(one, one) for one in own)]
    return _table(
        header,
        (
            [one.code, *(one.names.get(lang, "") for lang in _LANGUAGES),
             *(found[one.code][name] for name in own)]
            for one in deck.units
        ),
    )  # fmt: skip


def _values(deck: Deck, idle: Sequence[str]) -> bytes:
    kept = [(k, code) for k, code in enumerate(deck.columns) if code not in idle]
    known = {plain(word) for name, others in HEADINGS.items() for word in (name, *others)}
    rows = deck.values.items()
    # regions stand first, so that a column of an indicator called area is not theirs
    if any(plain(code) in known - {plain(one) for one in ("region", *HEADINGS["region"])}
           for _, code in kept):  # fmt: skip
        return _table(
            ["region", "year", "indicator", "value"],
            ([unit, str(year), code, number_text(cells[k])]
             for (year, unit), cells in rows for k, code in kept),
        )  # fmt: skip
    header = ["region", "year", *(code for _, code in kept)]
    return _table(
        header,
        ([unit, str(year), *(number_text(cells[k]) for k, _ in kept)]
         for (year, unit), cells in rows),
    )  # fmt: skip


def _not_used(deck: Deck, others: Sequence[str], idle: Sequence[str]) -> bytes:
    at = [deck.columns.index(code) for code in idle]

    def rows() -> Iterator[list[str]]:
        for key, cells in deck.values.items():
            own: Mapping[str, str] = deck.cells.get(key, {})
            numbers = [number_text(cells[k]) for k in at]
            yield [key[1], str(key[0]), *(own.get(one, "") for one in others), *numbers]

    return _table(["uCode", "Time", *others, *idle], rows())


def _readme(sources: Sequence[str], lost: Sequence[Finding], lang: Language) -> str:
    names = BETWEEN(lang).join(os.path.basename(one) for one in sources)
    # paths would differ from one machine to the next
    plain_ones = [Finding(one.what, one.details, None, one.place) for one in lost]
    lines = [f"- {text}" for _, text in told(plain_ones, lang)]
    head = README(lang, sources=names)
    return "\n".join([head, "", README_LOST(lang), "", *lines]) + "\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([as_text(cell) for cell in header])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return text_bytes(".csv", out.getvalue())
