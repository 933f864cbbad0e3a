"""The scale of the judgments and the random index, as tables."""

from __future__ import annotations

from ahp.common.document.parts import Grid, Part, Text, grid_columns
from ahp.common.findings import RandomIndexError
from ahp.common.wording import BETWEEN
from ahp.core.random_index import SOURCES, random_index
from ahp.core.scales import SCALES
from ahp.model.wording import DEGREES
from ahp.report.context import Report
from ahp.report.parts.references import referring
from ahp.report.parts.wording import (
    RECIPROCALS,
    RI_FEW,
    RI_INTRO,
    RI_SOURCE,
    RI_TITLE,
    SCALE_APPLIED,
    SCALE_BETWEEN,
    SCALE_EQUAL,
    SCALE_INTRO,
    SCALE_MEANING,
    SCALE_ODD,
    SCALE_OF_ITEMS,
    SCALE_RECIPROCALS,
    SCALE_SOURCE,
    SCALE_TITLE,
    SCALE_VALUE,
    SIMULATED_SOURCE,
)
from ahp.ri.wording import MISSING_SOURCE, SOURCES_ZH

_USUAL = 10  # the items up to which a table of RI is printed, or as far as there are more


def parts(report: Report) -> tuple[Part, ...]:
    """Return the scale with its words, another one that was applied, and the table of RI.

    Nothing where nothing is compared.
    """
    lang, scale = report.lang, report.settings.scale
    if not report.hierarchy.judged:
        return ()
    made: list[Part] = [referring(SCALE_INTRO(lang), "scale", lang), _scale(report)]
    if scale != "linear":
        chosen = SCALES[scale]
        said = SCALE_APPLIED(lang, formula=chosen.formula, scale=chosen.name, source=chosen.source)
        made.append(Text(said + (SCALE_OF_ITEMS(lang) if "n" in chosen.formula else "")))
    if report.rates:
        said = RI_INTRO(lang, table=report.random_index)
        made += [referring(said, "ri", lang), _random_index(report)]
    return tuple(made)


def _scale(report: Report) -> Grid:
    lang = report.lang
    rows = [["1", SCALE_EQUAL(lang)]]
    rows += [[k, SCALE_ODD(lang, degree=DEGREES[k](lang))] for k in ("3", "5", "7", "9")]
    rows += [["2, 4, 6, 8", SCALE_BETWEEN(lang)], [RECIPROCALS(lang), SCALE_RECIPROCALS(lang)]]
    columns = grid_columns([SCALE_VALUE(lang), SCALE_MEANING(lang)], ())
    notes = (SCALE_SOURCE(lang),)
    return Grid(columns, rows, SCALE_TITLE(lang), notes=notes, name="scale")


def _random_index(report: Report) -> Grid:
    lang, table = report.lang, report.random_index
    sizes = {len(report.hierarchy.items(code)) for code in report.hierarchy.judged}
    orders = sorted(sizes) if table == "simulated" else range(1, max(*sizes, _USUAL) + 1)
    cells = {n: found for n in orders if (found := _value(n, table))}
    notes = [RI_SOURCE(lang, source=source_of(table, lang))]
    if min(cells, default=3) <= 2:
        notes.append(RI_FEW(lang))
    missing = sorted({one.missing for one in report.analyses.values() if one.missing})
    if missing:
        notes.append(MISSING_SOURCE(lang, count=BETWEEN(lang).join(map(str, missing))))
    columns = grid_columns(["n", *map(str, cells)], range(1, len(cells) + 1))
    return Grid(columns, [["RI", *cells.values()]], RI_TITLE(lang), notes=tuple(notes), name="ri")


def _value(n: int, table: str) -> str:
    """Write a random index as its table does; nothing where the table ends before."""
    try:
        return ri_text(random_index(n, table))
    except RandomIndexError:
        return ""


def ri_text(value: float) -> str:
    """Write a random index with two decimals, or up to four where it has them.

    >>> ri_text(1.26), ri_text(0.5245), ri_text(0.0), ri_text(1.341551)
    ('1.26', '0.5245', '0', '1.3416')
    """
    if not value:
        return "0"
    text = f"{value:.4f}"
    return text[:-2] if text.endswith("00") else text


def source_of(table: str, lang: str) -> str:
    """Return where a random-index table comes from."""
    if table == "simulated":
        return SIMULATED_SOURCE("zh" if lang == "zh" else "en")
    return SOURCES_ZH[table] if lang == "zh" else SOURCES[table]
