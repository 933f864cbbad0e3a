"""Starting an index project: settings and tables to fill in."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahp.common.findings import Problems
from ahp.common.io.limits import DECLARED
from ahp.common.io.outputs import whole_folder
from ahp.common.io.records import records
from ahp.common.io.spreadsheet import as_text
from ahp.common.io.text import open_file
from ahp.common.io.toml import text_lines, text_value
from ahp.common.io.write import text_bytes, write_bytes
from ahp.common.wording import Language
from index.files.indicators import INDICATOR_COLUMNS, declared_of
from index.files.titled import read_table
from index.files.weights.wording import TREE_MISSING
from index.project.divisions import CHINA_PROVINCES, province_by_name, provinces
from index.project.errors import ProjectError
from index.project.regions import Region
from index.project.tree import Weights
from index.project.weights import OWN, load_model, weights_of
from index.project.years import PLAIN_YEARS, YearStyle

_SETTINGS = """
[normalization]
method = "min-max"  # z-score, rank, percentile, distance-to-target, ...
reference = "year"  # pooled, goalposts

[aggregation]
method = "arithmetic"  # geometric, harmonic

[missing]
method = "refuse"  # or ["carry-forward", "median"]

[ranks]
ties = "competition"  # dense, average
on = "unrounded"  # rounded

[pools]
by = "kind"  # all
"""


def scaffold(
    folder: str,
    model: str | None,
    years: Sequence[int],
    regions: Sequence[str] = (),
    lang: Language = "en",
    indicators: str | None = None,
    year_style: YearStyle = PLAIN_YEARS,
) -> tuple[str, ...]:
    """Make a project folder with every table ready to be filled in.

    Parameters
    ----------
    folder : path
        Made where it does not exist; must be empty.
    model : path, optional
        The model folder whose weights are used.
    years : sequence of int
    regions : sequence of str
        Names; by default the 31 provinces of China. Those of provinces, long or short, bring
        their codes and official names along.
    lang : str
        Of the names of regions in the table of values.
    indicators : path, optional
        A table of indicators whose column ``parent`` makes the tree; it is copied. Either this
        or a model is needed.
    year_style : YearStyle
        How the years are written.

    Returns
    -------
    tuple of str
        The files written.

    Raises
    ------
    FileError
        When the folder holds files already, or cannot be written.
    AhpError
        As for `ahp.load_model`; everything that is wrong in the table of indicators.
    """
    begun = _of_model(folder, str(model)) if indicators is None else _of_table(indicators)
    lines = ["format = 1", *begun.lines]
    called = list(map(year_style.name, years))
    if not regions:
        lines.append(f"regions = {text_value(CHINA_PROVINCES)}")
    lines += [f"years = [{', '.join(map(_toml, called))}]", "decimals = 1", "", "[title]"]
    lines += text_lines(begun.titles)
    leaves = begun.weights.leaves
    places = _places(regions) if regions else provinces()
    header = ["code", *_LANGUAGES, "kind", "parent", "aliases", "division"]
    names = [place.name(lang) for place in places]
    files = {
        "index.toml": text_bytes("index.toml", "\n".join(lines) + "\n" + _SETTINGS),
        begun.name: begun.table,
        "regions.csv": _table(header, map(_row, places if regions else ())),
        "groups.csv": _table(["circle", "member", "rule"], []),
        "values.csv": _table(
            ["region", "year", *leaves, *begun.denominators],
            (
                [code, year, *[""] * (len(leaves) + len(begun.denominators))]
                for year in called
                for code in names
            ),
        ),
    }
    with whole_folder(folder) as new:  # a full disk must not leave half a project
        for name, data in files.items():
            write_bytes(os.path.join(new, name), data)
    return tuple(os.path.join(folder, name) for name in files)


class _Begun(NamedTuple):
    """What a project begins with: its tree, lines of ``index.toml``, the table of indicators."""

    weights: Weights
    lines: list[str]
    titles: list[tuple[str, str | None]]
    name: str
    table: bytes
    denominators: tuple[str, ...] = ()


def _of_model(folder: str, model: str) -> _Begun:
    loaded = load_model(model)
    weights = weights_of(OWN.of(loaded))
    where = os.path.relpath(model, folder).replace(os.sep, "/")
    table = _table(
        ["code", *_LANGUAGES, "direction", "unit", "source"],
        (
            [code, *(weights.name(code, lang) for lang in _LANGUAGES), 1, "", ""]
            for code in weights.leaves
        ),
    )
    titles: list[tuple[str, str | None]] = [(lang, loaded.title_in(lang)) for lang in _LANGUAGES]
    return _Begun(weights, [f"model = {text_value(where)}"], titles, "indicators.csv", table)


def _of_table(path: str) -> _Begun:
    """Begin with a table of indicators, copied as it is; without weights they are equal."""
    problems = Problems()
    headings = ("code", *INDICATOR_COLUMNS["code"])
    grid = read_table(path, problems, headings, limits=DECLARED)
    rows = [] if grid is None else records(grid, INDICATOR_COLUMNS, ["code"], problems)
    found = declared_of(rows, problems) if rows else None
    if grid is not None and found is not None and found.tree is None and not problems.errors:
        grid.note(problems, TREE_MISSING, grid.header)
    if problems.errors or found is None or found.tree is None:
        raise ProjectError(problems.findings)
    tree = found.tree
    titles: list[tuple[str, str | None]] = [
        (lang, tree.name(tree.goal, lang)) for lang in _LANGUAGES
    ]
    with open_file(path) as file:
        data = file.read()
    name = "indicators" + os.path.splitext(path)[1].lower()
    others = tuple(one.code for one in found.indicators if one.code not in tree.leaves)
    lines = [] if found.weighted else ["weights = { equal = true }"]
    return _Begun(tree, lines, titles, name, data, others)


def _toml(year: int | str) -> str:
    return str(year) if isinstance(year, int) else text_value(year)


def _places(names: Iterable[str]) -> tuple[Region, ...]:
    """Return regions by name, each once: provinces as they are known, others with new codes."""
    found: dict[str, Region] = {}
    for name in names:
        known = province_by_name().get(name)
        own = Region(f"region-{len(found) + 1}", {"zh": name})
        found.setdefault(known.code if known else name, known or own)
    return tuple(found.values())


def _row(place: Region) -> list[object]:
    names = [place.names.get(lang, "") for lang in _LANGUAGES]
    return [place.code, *names, place.kind, "", ";".join(place.aliases), place.division or ""]


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(as_text(cell) if isinstance(cell, str) else cell for cell in row)
    return text_bytes(".csv", out.getvalue())
