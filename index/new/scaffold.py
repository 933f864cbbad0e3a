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
from index.project.divisions import CHINA_PROVINCES, provinces
from index.project.weights import load_model, weights_of

_SETTINGS = """
[normalization]
method = "min-max"  # z-score, rank, percentile, distance-to-target
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
    folder: str, model: str, years: Sequence[int], regions: Sequence[str] = ()
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
        Names; by default the 31 provinces of China.

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
    weights = weights_of(loaded)
    where = os.path.relpath(model, folder).replace(os.sep, "/")
    lines = ["format = 1", f"model = {text_value(where)}"]
    if not regions:
        lines.append(f"regions = {text_value(CHINA_PROVINCES)}")
    lines += [f"years = [{', '.join(map(str, years))}]", "decimals = 1", "", "[title]"]
    titles: list[tuple[str, str | None]] = [(lang, loaded.title_in(lang)) for lang in _LANGUAGES]
    lines += text_lines(titles)
    leaves = weights.leaves
    codes = list(regions) or [region.code for region in provinces()]
    header = ["code", *_LANGUAGES, "kind", "parent", "aliases", "division"]
    own = [[f"region-{i}", name, "", "region", "", "", ""] for i, name in enumerate(regions, 1)]
    files = {
        "index.toml": "\n".join(lines) + "\n" + _SETTINGS,
        "indicators.csv": _table(
            ["code", *_LANGUAGES, "direction", "unit", "source"],
            (
                [code, *(weights.name(code, lang) for lang in _LANGUAGES), 1, "", ""]
                for code in leaves
            ),
        ),
        "regions.csv": _table(header, own),
        "groups.csv": _table(["circle", "member", "rule"], []),
        "values.csv": _table(
            ["region", "year", *leaves],
            ([code, year, *[""] * len(leaves)] for year in years for code in codes),
        ),
    }
    with whole_folder(folder) as new:  # a full disk must not leave half a project
        for name, text in files.items():
            write_bytes(os.path.join(new, name), text_bytes(name, text))
    return tuple(os.path.join(folder, name) for name in files)


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(as_text(cell) if isinstance(cell, str) else cell for cell in row)
    return out.getvalue()
