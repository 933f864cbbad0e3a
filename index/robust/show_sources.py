"""Tables of what is behind ranks: central weights, all weights that favor a region, sources."""

from __future__ import annotations

from typing import Any

import numpy as np

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import AFTER, Count, Language
from index.project.wording import kind_word
from index.robust.favourable import Items, favourable
from index.robust.headings import (
    explain,
    notes,
    percent,
    provenance,
    source_name,
    whole_percent,
)
from index.robust.result import BlockRobustness, Robustness, SourceReport
from index.robust.show import place, region_name, table_of
from index.robust.sources.leave_out import NONE
from index.robust.sources.methods import method_name
from index.robust.sources.wording import CALLED
from index.robust.wording import (
    BOUNDS,
    BOUNDS_ALONE,
    CODE,
    FIRST_AND_CONFIDENCE,
    FIRST_ORDER,
    FIRST_SHARE,
    ITEM,
    MATTERS_MOST,
    NO,
    NO_PART,
    NOMINAL_WEIGHT,
    OF_REGION,
    OF_SHIFT,
    OUTPUT,
    RUN,
    RUN_MADE,
    SOURCE,
    SOURCE_NAMES,
    STATE,
    STATE_OFF,
    STATE_ON,
    STATE_PART,
    STATE_SKIPPED,
    TITLES,
    TOTAL_ORDER,
    WHAT,
    YES,
)

MOST_CENTRAL = 6
"""Regions with central weights that a reader can compare side by side."""
RUNS_SHOWN = 20
_OF_RUNS = {"run": RUN, "made": RUN_MADE}


def central_table(found: Robustness, block: BlockRobustness, lang: Language = "en") -> Table:
    """List the central weights of the regions that are ever first, beside the nominal weights."""
    weights = found.result.weights
    ever = [i for i, first in enumerate(block.first) if first > 0]
    records: list[Record] = [
        {
            **place(found, block, block.regions[i], lang),
            "first": float(block.first[i]),
            "confidence": None if np.isnan(block.confidence[i]) else float(block.confidence[i]),
            "node": leaf,
            "weight": weights.node(leaf).global_,
            "central": float(block.central[i, c]),
        }
        for i in ever
        for c, leaf in enumerate(block.leaves)
    ]
    most = sorted(ever, key=lambda i: -block.first[i])[:MOST_CENTRAL]
    rows: list[Record] = [
        {
            "name": weights.distinct_name(leaf, lang),
            "weight": shown(100 * weights.node(leaf).global_, 1),
        }
        | {_key(block.regions[i]): shown(100 * float(block.central[i, c]), 1) for i in most}
        for c, leaf in enumerate(block.leaves)
    ]
    names = {i: region_name(found, block.regions[i], lang) for i in most}
    columns = (
        Column("name", ITEM(lang)),
        Column("weight", NOMINAL_WEIGHT(lang), 1),
        *(Column(_key(block.regions[i]), names[i], 1) for i in most),
    )
    told = [
        FIRST_AND_CONFIDENCE(
            lang,
            region=names[i],
            first=percent(block.first[i]),
            confidence=percent(block.confidence[i]) or "–",
        )
        for i in most
    ]
    explained = explain("central", lang) + ("" if lang == "zh" else " ")
    explained += ("；" if lang == "zh" else "; ").join(told) + ("。" if lang == "zh" else ".")
    return table_of(found, block, "central", explained, columns, rows, records, lang)


def _key(code: str) -> str:
    """Return the key of a column that is a region's or an item's: like no key of a plain one.

    >>> _key("name")
    'of name'
    """
    return f"of {code}"


def favourable_table(
    found: Robustness,
    block: BlockRobustness,
    items: Items,
    lang: Language = "en",
) -> Table:
    """List with which weights of the items each region can be first at all.

    Parameters
    ----------
    found : Robustness
    block : BlockRobustness
    items : Items
    lang : str
    """
    weights = found.result.weights
    exact = favourable(items.scores)
    rows: list[Record] = []
    records: list[Record] = []
    for i, region in enumerate(block.regions):
        if np.isnan(exact.low[i]).any():
            continue
        start = place(found, block, region, lang)
        row = {"name": start["name"], "first": percent(exact.acceptability[i])}
        for c, item in enumerate(items.codes):
            low, high, middle = (float(one[i, c]) for one in (exact.low, exact.high, exact.central))
            words = BOUNDS_ALONE if np.isnan(middle) else BOUNDS
            figures = {"low": low, "high": high, "middle": middle}
            row[_key(item)] = words(lang, **{k: shown(100 * one, 1) for k, one in figures.items()})
            records.append(
                {
                    **start,
                    "first": float(exact.acceptability[i]),
                    "node": item,
                    "low": low,
                    "high": high,
                    "central": None if np.isnan(middle) else middle,
                }
            )
        rows.append(row)
    columns = (
        Column("name", kind_word(block.pool, lang)),
        Column("first", FIRST_SHARE(lang), 1),
        *(Column(_key(item), weights.name(item, lang), align="right") for item in items.codes),
    )
    goal = weights.name(weights.goal, lang)
    explained = explain("favourable", lang, node=goal)
    return table_of(found, block, "favourable", explained, columns, rows, records, lang)


def sensitivity_table(
    found: Robustness, block: BlockRobustness, region: str | None = None, lang: Language = "en"
) -> Table:
    """List the share of each source in the variance of the mean shift, and of a region's rank.

    Parameters
    ----------
    found : Robustness
        With a sensitivity.
    block : BlockRobustness
    region : str, optional
        Whose rank readers see too; records have every region.
    lang : str
    """
    sensitivity = found.sensitivity
    assert sensitivity is not None
    own = sensitivity.block(block.year, block.pool)
    indices = own.indices
    outputs = [None, *own.regions]
    shown_ones = (None,) if region is None or region not in own.regions else (None, region)
    rows: list[Record] = []
    records: list[Record] = []
    for column, output in enumerate(outputs):
        said = OF_SHIFT(lang)
        if output is not None:
            said = OF_REGION(lang, region=region_name(found, output, lang))
        for row in np.argsort(-indices.total[:, column], kind="stable"):  # what has none comes last
            source = sensitivity.sources[row]
            first, total = indices.first[row, column], indices.total[row, column]
            ends = indices.first_interval[row, column], indices.total_interval[row, column]
            if output in shown_ones:
                cells = {"first": _index(first, ends[0]), "total": _index(total, ends[1])}
                rows.append({"output": said, "source": source_name(source, lang), **cells})
            records.append(
                {
                    "kind": block.pool,
                    "year": found.result.year_name(block.year),
                    "output": "shift" if output is None else "rank",
                    "region": output,
                    "source": source,
                    "first_order": float(first),
                    "first_order_low": float(ends[0][0]),
                    "first_order_high": float(ends[0][1]),
                    "total_order": float(total),
                    "total_order_low": float(ends[1][0]),
                    "total_order_high": float(ends[1][1]),
                    "variance": float(indices.variance[column]),
                }
            )
    columns = (
        Column("output", OUTPUT(lang)),
        Column("source", SOURCE(lang)),
        Column("first", FIRST_ORDER(lang), 1),
        Column("total", TOTAL_ORDER(lang), 1),
    )
    probability = whole_percent(sensitivity.probability)
    runs = Count(sensitivity.runs)
    explained = explain("sensitivity", lang, probability=probability, runs=runs)
    shares = indices.total[:, 0]
    if not np.isnan(shares).all():
        most = int(np.nanargmax(shares))
        source = source_name(sensitivity.sources[most], lang)
        said = MATTERS_MOST(lang, source=source, share=shown(100 * float(shares[most]), 0))
        explained = said + explained
    return table_of(found, block, "sensitivity", explained, columns, rows, records, lang)


def _index(value: float, ends: np.ndarray) -> str:
    low, high = (shown(100 * float(one), 1) for one in ends)
    middle = shown(100 * float(value), 1)
    return f"{middle} ({low}–{high})" if low else middle


def sources_table(found: Robustness, lang: Language = "en") -> Table:
    """List every source: whether it is on, with what parameter, or why it was skipped."""
    rows: list[Record] = []
    records: list[Record] = []
    for one in found.sources:
        reason = None if one.skipped is None else one.skipped.message(lang)
        said = one.said(lang)
        both = said if reason is None else AFTER(lang).join(part for part in (said, reason) if part)
        rows.append(
            {
                "source": source_name(one.name, lang),
                "code": one.name,
                "state": _state(one, lang),
                "what": both,
            }
        )
        records.append(
            {
                "source": one.name,
                "on": one.on,
                "said": said,
                "skipped": None if one.skipped is None else one.skipped.code,
                "reason": reason,
            }
        )
    columns = (
        Column("source", SOURCE(lang)),
        Column("code", CODE(lang)),
        Column("state", STATE(lang)),
        Column("what", WHAT(lang)),
    )
    return _whole(found, "sources", explain("sources", lang), columns, rows, records, lang)


def _state(one: SourceReport, lang: Language) -> str:
    if one.skipped is not None:
        return (STATE_PART if one.on else STATE_SKIPPED)(lang)
    return (STATE_ON if one.on else STATE_OFF)(lang)


def runs_table(found: Robustness, lang: Language = "en") -> Table:
    """List what each run chose of each source that chooses."""
    frame = found.runs.reset_index()
    keys = [str(key) for key in frame.columns]
    names = {key: words(lang) for key, words in {**SOURCE_NAMES, **_OF_RUNS}.items()}
    values = [frame[key].astype(object).tolist() for key in frame.columns]
    records: list[Record] = [dict(zip(keys, row, strict=True)) for row in zip(*values, strict=True)]
    rows: list[Record] = [
        {key: _cell(found, key, value, lang) for key, value in record.items()}
        for record in records[:RUNS_SHOWN]
    ]
    columns = tuple(Column(key, names.get(key, key)) for key in keys)
    explained = explain("runs", lang, shown=Count(len(rows)), all=len(records))
    return _whole(found, "runs", explained, columns, rows, records, lang)


def _cell(found: Robustness, key: str, value: Any, lang: Language) -> str:
    """Show a choice; an item that was left out by its name, and methods by theirs."""
    if isinstance(value, bool):
        return (YES if value else NO)(lang)
    if key in CALLED:
        return method_name(key, str(value), lang)
    if value == NONE:
        return NO_PART(lang)
    weights = found.result.weights
    return weights.distinct_name(value, lang) if value in weights.codes else str(value)


def _whole(
    found: Robustness,
    what: str,
    explained: str,
    columns: tuple[Column, ...],
    rows: list[Record],
    records: list[Record],
    lang: Language,
) -> Table:
    """Make a table of no single year or pool."""
    weights = found.result.weights
    return Table(
        what,
        TITLES[what](lang, node=weights.name(weights.goal, lang)),
        notes(found, explained, lang, None),
        columns,
        tuple(rows),
        tuple(records),
        provenance(found, None),
    )
