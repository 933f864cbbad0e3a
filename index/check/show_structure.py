"""How columns hang together, as tables: correlations, consistency, components."""

from __future__ import annotations

from collections import Counter

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.wording import BETWEEN, Count, Language
from index.check.data import VALUES, Data
from index.check.sections import (
    WEAK,
    Choices,
    Node,
    correlation_matrix,
    denominated,
    pairs,
    structure,
)
from index.check.show import stage_note, stage_used, table_of, titled
from index.check.wording import (
    ALPHA,
    COMPLETE,
    COMPONENT,
    COMPONENTS,
    COMPONENTS_NOTE,
    CORRELATION,
    CORRELATION_COUNTS,
    CORRELATION_ITEMS,
    CORRELATION_NOTE,
    CORRELATIONS,
    CUMULATED,
    DENOMINATOR,
    DENOMINATORS,
    DENOMINATORS_NOTE,
    DIVIDED,
    EIGENVALUE,
    EXPLAINED,
    FIRST_EXPLAINS,
    FLAG,
    FLAGS,
    INDICATOR,
    ITEMS_INDICATORS,
    ITEMS_LEVEL,
    KINDS,
    LOADINGS,
    MEAN_CORRELATION,
    NO,
    NO_CORRELATIONS,
    NODE,
    OTHER,
    PARTS,
    PROBABILITY,
    REGIONS,
    RELIABILITY,
    RELIABILITY_NOTE,
    STAGE_SCORES,
    TOGETHER_LEVEL,
    TOGETHER_PARENT,
    WITHIN,
    YES,
)

_LISTED = ("redundant", "conflicting", "undefined")

_Lines = list[tuple[Record | None, Record]]


def correlation_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """List the redundant and conflicting pairs; as records, all pairs."""
    found = pairs(data, choices)
    lines: _Lines = []
    for one in found:
        first, second = (data.name(code, lang) for code in (one.first, one.second))
        node = None if one.node is None else data.name(one.node, lang)
        row = {"first": first, "second": second, "node": node, "r": one.r, "p": one.p}
        row |= {"n": str(one.n), "flag": FLAGS[one.flag](lang)}
        record = {"year": data.year_name, **one._asdict()}
        record |= {"first_name": first, "second_name": second}
        lines.append((row if one.flag in _LISTED else None, record))
    columns = [
        Column("first", INDICATOR(lang) if choices.level is None else NODE(lang)),
        Column("second", OTHER(lang)),
        Column("node", WITHIN(lang)),
        Column("r", CORRELATION(lang), 3),
        Column("p", PROBABILITY(lang), 4),
        Column("n", REGIONS(lang), 0),
        Column("flag", FLAG(lang)),
    ]
    limits = {"redundant": choices.redundant, "conflicting": choices.conflicting}
    limits["significance"] = choices.significance
    kind = KINDS[choices.correlation](lang)
    notes = [
        stage_note(data, choices.correlated(data), lang, turned=True),
        _compared(choices, lang),
        CORRELATION_NOTE(lang, kind=kind, **limits),
    ]
    if correlation_matrix(data, choices) is None:
        notes.append(NO_CORRELATIONS(lang))
    else:
        flags = Counter(one.flag for one in found)
        counts = {name: flags[name] for name in ("redundant", "conflicting", "weak", "undefined")}
        counts |= {"pairs": Count(len(found)), "within": sum(one.node is not None for one in found)}
        significance = choices.significance
        notes.append(CORRELATION_COUNTS(lang, **counts, least=WEAK, significance=significance))
    used = stage_used(data, choices.correlated(data))
    used |= {"correlation": choices.correlation, "level": choices.level}
    used |= {"within": choices.within}
    title = titled(CORRELATIONS, data, lang)
    return table_of(data, "correlation", title, notes, columns, lines, **used, **limits)


def _compared(choices: Choices, lang: Language) -> str:
    """Say which items are correlated, and which of them belong together."""
    level, within = choices.level, choices.within
    items = ITEMS_INDICATORS(lang) if level is None else ITEMS_LEVEL(lang, level=level)
    direct = TOGETHER_PARENT(lang)
    together = direct if within is None else TOGETHER_LEVEL(lang, level=within)
    return CORRELATION_ITEMS(lang, items=items, together=together)


def denominator_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """List the indicators that go with a denominator."""
    lines: _Lines = []
    for one in denominated(data, choices):
        names = {"name": data.name(one.indicator, lang)}
        names["denominator_name"] = data.name(one.denominator, lang)
        row = {**names, "r": one.r, "p": one.p, "n": str(one.n)}
        row["divided"] = (YES if one.divided else NO)(lang)
        lines.append((row, {"year": data.year_name, **one._asdict(), **names}))
    columns = [
        Column("name", INDICATOR(lang)),
        Column("denominator_name", DENOMINATOR(lang)),
        Column("r", CORRELATION(lang), 3),
        Column("p", PROBABILITY(lang), 4),
        Column("n", REGIONS(lang), 0),
        Column("divided", DIVIDED(lang)),
    ]
    kind = KINDS[choices.correlation](lang)
    notes = [DENOMINATORS_NOTE(lang, kind=kind, limit=choices.denominator)]
    title = titled(DENOMINATORS, data, lang)
    used = {"stage": VALUES, "correlation": choices.correlation}
    limit = choices.denominator
    return table_of(data, "denominators", title, notes, columns, lines, **used, limit=limit)


def reliability_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """Show what the parts of every node have in common."""
    lines: _Lines = []
    for one in structure(data, choices):
        name, parts = data.name(one.code, lang), one.components
        first = None if parts is None else float(parts.explained[0])
        record: dict[str, object] = {"year": data.year_name, "node": one.code, "name": name}
        record |= {"parts": len(one.parts)}
        record |= {"mean_correlation": one.mean, "alpha": one.alpha, "first_component": first}
        row = {**record, "parts": str(len(one.parts))}
        row["first_component"] = None if first is None else 100 * first
        lines.append((row, record))
    columns = [
        Column("name", NODE(lang)),
        Column("parts", PARTS(lang), 0),
        Column("mean_correlation", MEAN_CORRELATION(lang), 3),
        Column("alpha", ALPHA(lang), 3),
        Column("first_component", FIRST_EXPLAINS(lang), 1),
    ]
    kind = KINDS[choices.correlation](lang)
    notes = [*_stages(data, choices, lang), RELIABILITY_NOTE(lang, kind=kind)]
    title = titled(RELIABILITY, data, lang)
    used = stage_used(data, choices.correlated(data)) | {"correlation": choices.correlation}
    return table_of(data, "reliability", title, notes, columns, lines, **used)


def _stages(data: Data, choices: Choices, lang: Language) -> list[str]:
    stage = stage_note(data, choices.correlated(data), lang, turned=True)
    return [stage, STAGE_SCORES(lang) if data.result is not None else ""]


def components_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """Show the principal components of every node with their loadings."""
    lines: _Lines = []
    for one in structure(data, choices):
        lines += _components(data, one, lang)
    columns = [
        Column("name", NODE(lang)),
        Column("component", COMPONENT(lang), 0),
        Column("eigenvalue", EIGENVALUE(lang), 3),
        Column("explained", EXPLAINED(lang), 1),
        Column("cumulated", CUMULATED(lang), 1),
        Column("regions", COMPLETE(lang), 0),
        Column("loadings", LOADINGS(lang)),
    ]
    notes = [*_stages(data, choices, lang), COMPONENTS_NOTE(lang)]
    title = titled(COMPONENTS, data, lang)
    used = stage_used(data, choices.correlated(data))
    return table_of(data, "components", title, notes, columns, lines, **used)


def _components(data: Data, one: Node, lang: Language) -> _Lines:
    found = one.components
    if found is None:
        return []
    lines: _Lines = []
    cumulated = 0.0
    name = data.name(one.code, lang)
    for j, share in enumerate(found.explained):
        cumulated += float(share)
        variance = float(found.deviations[j]) ** 2
        record: dict[str, object] = {"year": data.year_name, "node": one.code, "name": name}
        record |= {"component": j + 1, "deviation": float(found.deviations[j])}
        record |= {"eigenvalue": variance, "explained": float(share), "cumulated": cumulated}
        record["regions"] = found.n
        loadings = dict(zip(one.parts, map(float, found.loadings[:, j]), strict=True))
        told = (f"{data.name(code, lang)} {value:.2f}" for code, value in loadings.items())
        row = {**record, "component": str(j + 1), "regions": str(found.n)}
        row |= {"explained": 100 * float(share), "cumulated": 100 * cumulated}
        row["loadings"] = BETWEEN(lang).join(told)
        record["loadings"] = " ".join(f"{code}={value:.6g}" for code, value in loadings.items())
        lines.append((row if j == 0 or variance >= 1 else None, record))
    return lines
