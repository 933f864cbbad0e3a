"""Switch points as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.findings import Number
from ahp.common.wording import BETWEEN, Language
from index.project.indicators import COUNT_UNITS
from index.project.wording import pool_word
from index.steps.pools import provenance
from index.switch.crossing import AT_ONCE
from index.switch.ground import ground_of
from index.switch.local import GRID as WEIGHT_GRID
from index.switch.points import Switch, SwitchPoints
from index.switch.values import GRID as VALUE_GRID
from index.switch.values import ValueTrials, value_trials
from index.switch.verify import exact
from index.switch.wording import (
    BECOMES,
    CHANGE,
    COMES,
    CR_COLUMN,
    CR_PASSES,
    FALLS,
    GAP,
    HOWEVER_SMALL,
    IF_JUDGMENT,
    IF_VALUE,
    IF_WEIGHT,
    JUDGED,
    NEIGHBORS,
    NONE_FOUND,
    OF_SPAN,
    ONE_STEP,
    OWN_VALUE,
    PAIR,
    PASSES,
    POINTS_OF,
    SIZE_COLUMN,
    STANDS_AT,
    STEPS,
    SWITCH_CR,
    SWITCH_DIVISORS,
    SWITCH_FRAGILE_NOTE,
    SWITCH_FRAGILE_TITLE,
    SWITCH_GRID_VALUES,
    SWITCH_GRID_WEIGHTS,
    SWITCH_KINDS,
    SWITCH_NONE,
    SWITCH_NOTE,
    SWITCH_PAIR_TITLE,
    SWITCH_RANK_TITLE,
    SWITCH_TRIED,
    SWITCH_WHY,
    TIED,
    TIED_CELL,
    WHAT,
)

_DECIMALS = 4  # of CR and local weights, which have more where a change is smaller
_SMALL = 0.1  # per cent; smaller changes have two figures, not two decimals


def sentence(found: SwitchPoints, switch: Switch, lang: Language = "en") -> str:
    """Say a switch in one sentence.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.switch.seek import switch_points
    >>> found = switch_points(build(tiny()), "west", "east")
    >>> sentence(found, found.weight)
    'east passes west if the local weight of patents is 0.599 instead of 0.7500 (15.00 points).'
    """
    before, after = _ends(switch)
    parts = {"before": before, "after": after, "size": _size(switch, lang)}
    parts["then"] = _then(found, lang)
    name = found.result.weights.distinct_name
    if switch.kind == "judgment":
        node, a, b = (name(code, lang) for code in switch.where)
        old, new = (_cr(one) for one in (switch.cr_before, switch.cr_after))
        passes = CR_PASSES[switch.passes](lang)
        more = {"old": old, "new": new, "passes": passes}
        return IF_JUDGMENT(lang, node=node, a=a, b=b, **more, **parts)
    if switch.kind == "weight":
        return IF_WEIGHT(lang, node=name(switch.where[0], lang), **parts)
    region, code = switch.where
    unit = found.result.project.indicator(code).unit
    if unit.casefold() == "count" or (lang == "en" and unit in COUNT_UNITS):
        unit = ""  # nobody says "60 count", nor 60 家 in English
    unit = f" {unit}" if unit else ""
    region = found.result.project.region(region).name(lang)
    return IF_VALUE(lang, region=region, indicator=name(code, lang), unit=unit, **parts)


def _then(found: SwitchPoints, lang: Language) -> str:
    upper, lower = (_region(found, code, lang) for code in (found.upper, found.lower))
    if found.rank is None:
        return PASSES(lang, lower=lower, upper=upper)
    words = COMES if found.rank < found.ranks[0] else FALLS
    return words(lang, region=upper, rank=found.rank)


def _region(found: SwitchPoints, code: str, lang: Language) -> str:
    return found.result.project.region(code).name(lang)


def _ends(switch: Switch) -> tuple[str, str]:
    """Return from and to as people write them."""
    if switch.kind == "judgment":
        start = exact(Switch("judgment", switch.where, switch.before, switch.before, 0))
        return str(start), str(exact(switch))
    after = str(Number(switch.after))
    if switch.kind == "value":
        return _brief(switch.before), after
    decimals = max(_DECIMALS, len(after.partition(".")[2]))
    return shown(switch.before, decimals), after


def _brief(value: float) -> str:
    """Return a value as it is, or in ten figures where it has more."""
    return str(Number(float(f"{value:.10g}")))


def _cr(value: float | None) -> str:
    return "-" if value is None or value != value else shown(value, _DECIMALS)


def _size(switch: Switch, lang: Language) -> str:
    if switch.kind == "judgment":
        words = ONE_STEP if switch.size == 1 else STEPS
        return words(lang, steps=switch.size)
    if switch.size <= AT_ONCE:
        return HOWEVER_SMALL(lang)
    share = 100 * switch.size
    figure = shown(share, 2) if share >= _SMALL else f"{share:.2g}"
    if switch.kind == "weight":
        return POINTS_OF(lang, points=figure)
    return OF_SPAN(lang, share=figure)


def _named(found: SwitchPoints) -> Iterator[tuple[str, Switch | None]]:
    """Yield each kind that was sought with what was found."""
    if found.tied:
        return
    if "judgment" not in found.why:
        yield "judgment", found.judgment
        if found.judgment is not None and found.judgment.passes is False:
            yield "passing", found.passing
    yield "weight", found.weight
    if "value" not in found.why:
        yield "value", found.value


def switch_table(found: SwitchPoints, lang: Language = "en") -> Table:
    """Show what swaps two regions, or brings one to a rank: a row for each kind of change.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.switch.seek import switch_points
    >>> table = switch_table(switch_points(build(tiny()), "west", "east"))
    >>> [(row["change"], row["to"]) for row in table.rows]
    [('Weight', '0.599'), ('Value', '6')]
    """
    upper, lower = (_region(found, code, lang) for code in (found.upper, found.lower))
    year = found.result.year_name(found.year)
    if found.rank is None:
        title = SWITCH_PAIR_TITLE(lang, lower=lower, upper=upper, year=year)
        name = f"switch-{found.upper}-{found.lower}-{year}"
    else:
        own = f"{found.ranks[0]:g}"
        title = SWITCH_RANK_TITLE(lang, region=upper, own=own, rank=found.rank, year=year)
        name = f"switch-{found.upper}-{found.rank}-{year}"
    sentences = [
        SWITCH_NONE[kind](lang) if one is None else sentence(found, one, lang)
        for kind, one in _named(found)
    ]
    if found.tied:
        sentences = [TIED(lang, lower=lower, upper=upper)]
    notes = (*sentences, *_notes([found], lang))
    return _table([found], name, title, notes, (), lang)


def fragile_table(found: Sequence[SwitchPoints], lang: Language = "en") -> Table:
    """Show the most fragile neighbors, a row for each kind of change.

    Parameters
    ----------
    found : sequence of SwitchPoints
        At least one, of one pool and year.
    lang : str

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.switch.seek import fragile_neighbors
    >>> table = fragile_table(fragile_neighbors(build(tiny())))
    >>> [(row["pair"], row["change"]) for row in table.rows if row["pair"]]
    [('2 west > 3 east', 'Weight'), ('1 north > 2 west', 'Weight')]
    """
    first = found[0]
    result, year = first.result, first.result.year_name(first.year)
    node = result.weights.name(result.weights.goal, lang)
    pool = pool_word(first.pool.name, lang)
    title = SWITCH_FRAGILE_TITLE(lang, node=node, year=year, pool=pool)
    columns = (
        Column("pair", NEIGHBORS(lang)),
        Column("gap", GAP(lang), max(2, result.settings.decimals)),
    )
    notes = (SWITCH_FRAGILE_NOTE(lang), *_notes(found, lang))
    name = f"switch-{first.pool.name}-{year}"
    return _table(found, name, title, notes, columns, lang)


def _table(
    found: Sequence[SwitchPoints],
    name: str,
    title: str,
    notes: Sequence[str],
    before: tuple[Column, ...],
    lang: Language,
) -> Table:
    first = found[0]
    columns = (
        *before,
        Column("change", CHANGE(lang)),
        Column("what", WHAT(lang)),
        Column("from", STANDS_AT(lang), 0),
        Column("to", BECOMES(lang), 0),
        Column("size", SIZE_COLUMN(lang), 0),
        Column("cr", CR_COLUMN(lang), 0),
    )
    rows: list[Record] = []
    records: list[Record] = []
    for one in found:
        pair = _pair(one, lang)
        if one.tied:
            rows.append({**pair, "what": TIED_CELL(lang)})
            records.append(_record(one, "tied", None, lang))
        for number, (kind, switch) in enumerate(_named(one)):
            head = pair if number == 0 else {"pair": "", "gap": None}
            rows.append({**head, **_row(one, kind, switch, lang)})
            records.append(_record(one, kind, switch, lang))
    choices = dict(provenance(first.result, first.pool.name))
    if first.random_index:
        choices |= {"random_index": first.random_index, "cr_threshold": str(first.threshold)}
    heading = first.result.heading(lang, first.pool.name)
    return Table(name, title, (*notes, heading), columns, tuple(rows), tuple(records), choices)


def _pair(one: SwitchPoints, lang: Language) -> Record:
    upper, lower = (_region(one, code, lang) for code in (one.upper, one.lower))
    ranks = {"first": f"{one.ranks[0]:g}", "second": f"{one.ranks[1]:g}"}
    return {"pair": PAIR(lang, upper=upper, lower=lower, **ranks), "gap": one.gap}


def _row(found: SwitchPoints, kind: str, switch: Switch | None, lang: Language) -> Record:
    head = {"change": SWITCH_KINDS[kind](lang)}
    if switch is None:
        return {**head, "what": NONE_FOUND(lang), "from": "", "to": "", "size": "", "cr": ""}
    before, after = _ends(switch)
    cr = ""
    if switch.kind == "judgment":
        cr = f"{_cr(switch.cr_before)} → {_cr(switch.cr_after)}"
    what = _what(found, switch, lang)
    return {
        **head,
        "what": what,
        "from": before,
        "to": after,
        "size": _size(switch, lang),
        "cr": cr,
    }


def _what(found: SwitchPoints, switch: Switch, lang: Language) -> str:
    name = found.result.weights.distinct_name
    if switch.kind == "judgment":
        return JUDGED(lang).join(name(code, lang) for code in switch.where[1:])
    if switch.kind == "weight":
        return name(switch.where[0], lang)
    region = _region(found, switch.where[0], lang)
    return OWN_VALUE(lang, region=region, indicator=name(switch.where[1], lang))


def _record(found: SwitchPoints, kind: str, switch: Switch | None, lang: Language) -> Record:
    result = found.result
    record: dict[str, object] = {"kind": found.pool.name, "year": result.year_name(found.year)}
    record |= {"upper": found.upper, "lower": found.lower, "to_rank": found.rank}
    record |= {"upper_name": _region(found, found.upper, lang)}
    record |= {"lower_name": _region(found, found.lower, lang)}
    record |= {"upper_rank": found.ranks[0], "lower_rank": found.ranks[1], "gap": found.gap}
    record |= {"change": kind, "found": switch is not None}
    where = dict.fromkeys(("node", "item", "other", "region", "indicator"))
    figures: dict[str, object] = dict.fromkeys(
        ("before", "after", "size", "point", "low", "high", "cr_before", "cr_after", "passes",
         "verified", "sentence")
    )  # fmt: skip
    if switch is not None:
        names = ("region", "indicator") if switch.kind == "value" else ("node", "item", "other")
        where |= dict(zip(names, switch.where, strict=False))
        figures |= {key: getattr(switch, key) for key in figures if hasattr(switch, key)}
        figures |= {key: None for key, value in figures.items() if value != value}
        if switch.limits is not None:
            figures |= {"low": switch.limits[0], "high": switch.limits[1]}
        figures["sentence"] = sentence(found, switch, lang)
    return {**record, **where, **figures}


def _notes(found: Sequence[SwitchPoints], lang: Language) -> Iterator[str]:
    """Say what was sought, within what, and how it was tried."""
    first = found[0]
    yield SWITCH_NOTE(lang)
    ground = ground_of(first.result, first.pool, first.year)
    if not ground.single:
        yield SWITCH_GRID_WEIGHTS(lang, grid=WEIGHT_GRID)
    tables = value_trials(ground)
    if isinstance(tables, ValueTrials):
        yield SWITCH_GRID_VALUES(lang, grid=VALUE_GRID)
        if tables.divisors:
            names = [first.result.weights.distinct_name(code, lang) for code in tables.divisors]
            yield SWITCH_DIVISORS(lang, names=BETWEEN(lang).join(names))
    for kind, why in first.why.items():
        yield SWITCH_WHY[kind](lang, why=why(lang))
    if first.random_index:
        yield SWITCH_CR(lang, table=first.random_index, threshold=first.threshold)
    tried = [switch for one in found for switch in one.each]
    for how in ("build", "steps"):
        if any(switch.verified == how for switch in tried):
            yield SWITCH_TRIED[how](lang)
    doubtful = [
        _what(one, switch, lang) for one in found for switch in one.each if switch.verified == "no"
    ]
    if doubtful:
        yield SWITCH_TRIED["no"](lang, changes=BETWEEN(lang).join(doubtful))
