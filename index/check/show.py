"""What columns are like, as tables: coverage, distribution, outliers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import BETWEEN, Language, Words
from index.check.data import VALUES, Data
from index.check.sections import Choices, Tested, described, rules, tested, wanted
from index.check.statistics import LEAST_GIVEN, LEAST_NONZERO, LEAST_UNIQUE
from index.check.wording import (
    ALL_YEARS,
    COVERAGE_INDICATORS,
    COVERAGE_NOTE,
    COVERAGE_REGION_NOTE,
    COVERAGE_REGIONS,
    COVERAGE_YEAR_NOTE,
    COVERAGE_YEARS,
    DEVIATION,
    DISTRIBUTION,
    DISTRIBUTION_NOTE,
    DISTRIBUTION_RULES,
    DOUBTFUL,
    DOUBTS,
    ENOUGH,
    GIVEN,
    HIGH,
    INDICATOR,
    KURTOSIS,
    LOW,
    MEAN,
    MEDIAN,
    MISSING,
    NO,
    NO_OUTLIERS,
    NONZERO,
    OUTLIERS,
    OUTLIERS_NOTE,
    OWN_LIMITS,
    PERCENT_OF,
    REGIONS,
    SAME,
    SKEWNESS,
    STAGE_MODERATE,
    STAGE_NOTE,
    STAGE_TURNED,
    STAGES,
    UNIQUE,
    WHO,
    YEAR,
    YES,
    ZEROS,
)
from index.project.indicators import Indicator
from index.project.wording import kind_word, pool_word
from index.steps.outliers import rules_of
from index.steps.pools import provenance
from index.steps.provenance.described import listed
from index.steps.provenance.heading import stage_name

_DIGITS = 4  # significant ones of a value in its own unit; whole digits are never cut
_DECIMALS = 12


def brief(value: float | None, digits: int = _DIGITS) -> str:
    """Show a value in its own unit: four significant digits, and all whole ones, in thousands.

    >>> brief(10071.66), brief(0.00189), brief(2.5), brief(0.0), brief(None)
    ('10,072', '0.00189', '2.5', '0', '')
    >>> brief(14126000.4, 6), brief(-1315.68, 6), brief(4.5e-14)
    ('14,126,000', '-1,315.68', '4.5e-14')
    """
    if value is None or math.isnan(value):
        return ""
    if value == 0:
        return "0"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    if decimals > _DECIMALS:  # as decimals it would lose digits, or be 0
        return f"{value:.{digits}g}"
    whole, point, rest = shown(value, decimals).partition(".")
    whole = f"{int(whole):,}" if abs(int(whole)) >= 1000 else whole
    return f"{whole}{point}{rest}".rstrip("0").rstrip(".") if point else whole


def table_of(
    data: Data,
    section: str,
    title: str,
    notes: Sequence[str],
    columns: Sequence[Column],
    lines: Sequence[tuple[Record | None, Record]],
    **choices: str | float | int | None,
) -> Table:
    """Put lines together: the row for readers, which may be left out, and the record."""
    place = {"section": section, "kind": data.pool}
    return Table(
        f"check-{section}-{data.pool}",
        title,
        tuple(one for one in notes if one),
        tuple(columns),
        tuple(row for row, _ in lines if row is not None),
        tuple({**place, **record} for _, record in lines),
        {name: _kept(value) for name, value in choices.items()},
    )


def _kept(value: str | float | int | None) -> str | int | None:
    return f"{value:g}" if isinstance(value, float) else value


def stage_note(data: Data, stage: str, lang: Language, turned: bool = False) -> str:
    """Say at which stage the data are, and how they came to be so."""
    stage = VALUES if data.result is None else stage
    scored = stage == data.averaged or stage.startswith("normalized")
    moderate = any(data.project.indicator(code).best for code in data.leaves)
    turning = STAGE_MODERATE if moderate else STAGE_TURNED
    words = turning if turned and (data.result is None or not scored) else STAGE_NOTE
    text = words(lang, stage=STAGES[stage](lang) if stage in STAGES else stage_name(stage, lang))
    if data.result is not None and stage == data.averaged:
        text += ("" if lang == "zh" else " ") + data.result.heading(lang, data.pool)
    return text


def stage_used(data: Data, stage: str) -> dict[str, str | int | None]:
    """Return the stage as a program reads it, with the choices that normalized values rest on."""
    if data.result is None:
        return {"stage": VALUES}
    rest = provenance(data.result, data.pool) if stage == data.averaged else {}
    return {"stage": stage, **rest}


def titled(words: Words, data: Data, lang: Language) -> str:
    """Return the title of a table of the year."""
    return words(lang, year=data.year_name, pool=pool_word(data.pool, lang))


def coverage_tables(data: Data, choices: Choices, lang: Language = "en") -> tuple[Table, ...]:
    """Show which values are given, by indicator, by region and by year."""
    by = (_by_indicator, _by_region, _by_year)
    return tuple(one(data, choices, lang) for one in by)


def _by_indicator(data: Data, choices: Choices, lang: Language) -> Table:
    given = data.given.notna()
    shares = given.groupby(level="year").mean()
    years = data.project.year_style.names(list(shares.index))
    columns_by_year = [f"given_{year}" for year in years]
    lines: list[tuple[Record | None, Record]] = []
    for code in (*wanted(data, choices), *data.denominators):
        name, total = data.name(code, lang), float(given[code].mean())
        by_year = dict(zip(columns_by_year, map(float, shares[code]), strict=True))
        missing = int((~given[code]).sum())
        row: dict[str, object] = {key: 100 * share for key, share in by_year.items()}
        row |= {"name": name, "missing": str(missing), "given": 100 * total}
        record = {"indicator": code, "name": name, "missing": missing, "given": total, **by_year}
        lines.append((row, record))
    columns = [Column("name", INDICATOR(lang)), Column("missing", MISSING(lang), 0)]
    columns += [Column(f"given_{year}", _percent(year, lang), 1) for year in years]
    if len(years) > 1:
        columns.append(Column("given", _percent(ALL_YEARS(lang), lang), 1))
    title = titled(COVERAGE_INDICATORS, data, lang)
    notes = [COVERAGE_NOTE(lang)]
    return table_of(data, "coverage-indicators", title, notes, columns, lines, stage=VALUES)


def _percent(what: str, lang: Language) -> str:
    return PERCENT_OF(lang, what=what)


def _by_region(data: Data, choices: Choices, lang: Language) -> Table:
    table = data.given[list(wanted(data, choices))]
    by_region = table.groupby(level="region", sort=False)
    missing, sizes = (
        table.isna().groupby(level="region", sort=False).sum().sum(axis=1),
        (by_region.size() * table.shape[1]),
    )
    zeros = (table == 0).groupby(level="region", sort=False).sum().sum(axis=1)
    lines: list[tuple[Record | None, Record]] = []
    for region in sizes.index:
        name = data.project.region(str(region)).name(lang)
        gaps, none, size = int(missing[region]), int(zeros[region]), int(sizes[region])
        share = 1 - gaps / size
        nonzero = 1 - none / (size - gaps) if size > gaps else None
        record = {"region": region, "name": name, "missing": gaps, "zeros": none}
        record |= {"given": share, "nonzero": nonzero}
        row = {"name": name, "missing": str(gaps), "zeros": str(none), "given": 100 * share}
        row |= {"nonzero": None if nonzero is None else 100 * nonzero}
        lines.append((row if gaps else None, record))
    columns = [
        Column("name", kind_word(data.pool, lang)),
        Column("missing", MISSING(lang), 0),
        Column("zeros", ZEROS(lang), 0),
        Column("given", _percent(GIVEN(lang), lang), 1),
        Column("nonzero", _percent(NONZERO(lang), lang), 1),
    ]
    count = sum(row is None for row, _ in lines)
    notes = [COVERAGE_REGION_NOTE(lang, count=count, all=len(lines))]
    title = titled(COVERAGE_REGIONS, data, lang)
    return table_of(data, "coverage-regions", title, notes, columns, lines, stage=VALUES)


def _by_year(data: Data, choices: Choices, lang: Language) -> Table:
    table = data.given[list(wanted(data, choices))]
    lines: list[tuple[Record | None, Record]] = []
    for key, part in table.groupby(level="year"):
        year = data.project.year_name(int(str(key)))
        gaps = int(part.isna().to_numpy().sum())
        share = 1 - gaps / part.size if part.size else 0.0
        record = {"year": year, "regions": len(part), "missing": gaps, "given": share}
        row = {"year": str(year), "regions": str(len(part)), "missing": str(gaps)}
        lines.append(({**row, "given": 100 * share}, record))
    columns = [
        Column("year", YEAR(lang)),
        Column("regions", REGIONS(lang), 0),
        Column("missing", MISSING(lang), 0),
        Column("given", _percent(GIVEN(lang), lang), 1),
    ]
    title = titled(COVERAGE_YEARS, data, lang)
    notes = [COVERAGE_YEAR_NOTE(lang)]
    return table_of(data, "coverage-years", title, notes, columns, lines, stage=VALUES)


def distribution_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """Show how the values of every indicator are spread."""
    lines: list[tuple[Record | None, Record]] = []
    for one in described(data, choices):
        name, found = data.name(one.code, lang), one.statistics
        figures = found._asdict()
        unit = ("low", "high", "mean", "median", "deviation")
        row: dict[str, object] = {key: brief(figures[key]) for key in unit}
        row |= {key: figures[key] for key in ("skewness", "kurtosis")}
        row |= {key: str(figures[key]) for key in ("given", "unique", "same")}
        row |= {"name": name, "zeros": str(found.given - found.nonzero)}
        row["doubts"] = BETWEEN(lang).join(DOUBTS[doubt](lang) for doubt in one.doubts)
        record = {"year": data.year_name, "indicator": one.code, "name": name, **figures}
        lines.append((row, {**record, "doubts": ", ".join(one.doubts)}))
    headings = {
        **{"given": GIVEN, "low": LOW, "high": HIGH, "mean": MEAN},
        **{"median": MEDIAN, "deviation": DEVIATION, "skewness": SKEWNESS},
        **{"kurtosis": KURTOSIS, "zeros": ZEROS, "unique": UNIQUE, "same": SAME},
    }
    columns = [Column("name", INDICATOR(lang))]
    columns += [Column(key, words(lang), 2) for key, words in headings.items()]
    columns.append(Column("doubts", DOUBTFUL(lang)))
    settings = data.project.settings
    shares = {"given": LEAST_GIVEN, "nonzero": LEAST_NONZERO, "unique": LEAST_UNIQUE}
    limits = {"skewness": settings.skewness, "kurtosis": settings.kurtosis}
    notes = [stage_note(data, choices.described, lang), DISTRIBUTION_NOTE(lang)]
    notes += [DISTRIBUTION_RULES(lang, **shares, **limits), _own_limits(data, lang)]
    title = titled(DISTRIBUTION, data, lang)
    used = stage_used(data, choices.described)
    return table_of(data, "distribution", title, notes, columns, lines, **used)


def _own_limits(data: Data, lang: Language) -> str:
    """Name the indicators that have limits of their own; empty if none has."""
    usual = rules_of([Indicator("")], data.project.settings)[0][1:]
    own = [data.name(code, lang) for code, rule in rules(data).items() if rule[1:] != usual]
    return OWN_LIMITS(lang, names=listed(own, lang)) if own else ""


def outliers_table(data: Data, choices: Choices, lang: Language = "en") -> Table:
    """Show which indicators have outliers, and which regions they are."""
    found = tested(data, choices)
    lines: list[tuple[Record | None, Record]] = []
    for one in found:
        name = data.name(one.code, lang)
        row: dict[str, object] = {"name": name, "who": _who(data, one, lang)}
        row |= {"skewness": one.outlying.skewness, "kurtosis": one.outlying.kurtosis}
        row["enough"] = (YES if one.outlying.enough else NO)(lang)
        record: dict[str, object] = {"year": data.year_name, "indicator": one.code, "name": name}
        record |= {"skewness": one.outlying.skewness, "kurtosis": one.outlying.kurtosis}
        record |= {"regions": " ".join(one.regions), "enough": one.outlying.enough}
        lines.append((row, record))
    columns = [
        Column("name", INDICATOR(lang)),
        Column("skewness", SKEWNESS(lang), 2),
        Column("kurtosis", KURTOSIS(lang), 2),
        Column("who", WHO(lang)),
        Column("enough", ENOUGH(lang)),
    ]
    settings = data.project.settings
    rule = {"skewness": settings.skewness, "kurtosis": settings.kurtosis}
    rule |= {"most": settings.most_winsorized}
    treated = any(one.treatment != "none" for one in rules(data).values())
    notes = [stage_note(data, choices.tested(data), lang)]
    notes += [OUTLIERS_NOTE(lang, **rule, treats=(YES if treated else NO)(lang))]
    notes += [_own_limits(data, lang)]
    notes += [] if found else [NO_OUTLIERS(lang)]
    title = titled(OUTLIERS, data, lang)
    used = stage_used(data, choices.tested(data))
    return table_of(data, "outliers", title, notes, columns, lines, **used, **rule)


def _who(data: Data, one: Tested, lang: Language) -> str:
    named = (
        f"{brief(value)} ({data.project.region(region).name(lang)})"
        if lang == "en"
        else f"{brief(value)}（{data.project.region(region).name(lang)}）"
        for region, value in zip(one.regions, one.values, strict=True)
    )
    return BETWEEN(lang).join(named)
