"""Starting an index project: settings and tables to fill in."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence

from ahp.common.io.outputs import whole_folder
from ahp.common.io.spreadsheet import as_text
from ahp.common.io.toml import text_lines, text_value
from ahp.common.io.write import text_bytes, write_bytes
from ahp.common.wording import Language
from index.project.divisions import CHINA_PROVINCES, province_by_name, provinces
from index.project.regions import Region
from index.project.weights import OWN, load_model, weights_of

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
    model: str,
    years: Sequence[int],
    regions: Sequence[str] = (),
    lang: Language = "en",
) -> tuple[str, ...]:
    """Make a project folder with every table ready to be filled in.

    Parameters
    ----------
    folder : path
        Made where it does not exist; must be empty.
    model : path
        The model folder whose weights are used.
    years : sequence of int
    regions : sequence of str
        Names; by default the 31 provinces of China. Those of provinces, long or short, bring
        their codes and official names along.
    lang : str
        Of the names of regions in the table of values.

    Returns
    -------
    tuple of str
        The files written.

    Raises
    ------
    FileError
        When the folder holds files already, or cannot be written.
    AhpError
        As for `ahp.load_model`.
    """
    loaded = load_model(model)
    weights = weights_of(OWN.of(loaded))
    where = os.path.relpath(model, folder).replace(os.sep, "/")
    lines = ["format = 1", f"model = {text_value(where)}"]
    if not regions:
        lines.append(f"regions = {text_value(CHINA_PROVINCES)}")
    lines += [f"years = [{', '.join(map(str, years))}]", "decimals = 1", "", "[title]"]
    titles: list[tuple[str, str | None]] = [(lang, loaded.title_in(lang)) for lang in _LANGUAGES]
    lines += text_lines(titles)
    leaves = weights.leaves
    places = _places(regions) if regions else provinces()
    header = ["code", *_LANGUAGES, "kind", "parent", "aliases", "division"]
    names = [place.name(lang) for place in places]
    files = {
        "index.toml": "\n".join(lines) + "\n" + _SETTINGS,
        "indicators.csv": _table(
            ["code", *_LANGUAGES, "direction", "unit", "source"],
            (
                [code, *(weights.name(code, lang) for lang in _LANGUAGES), 1, "", ""]
                for code in leaves
            ),
        ),
        "regions.csv": _table(header, map(_row, places if regions else ())),
        "groups.csv": _table(["circle", "member", "rule"], []),
        "values.csv": _table(
            ["region", "year", *leaves],
            ([code, year, *[""] * len(leaves)] for year in years for code in names),
        ),
    }
    with whole_folder(folder) as new:  # a full disk must not leave half a project
        for name, text in files.items():
            write_bytes(os.path.join(new, name), text_bytes(name, text))
    return tuple(os.path.join(folder, name) for name in files)


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


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(as_text(cell) if isinstance(cell, str) else cell for cell in row)
    return out.getvalue()
