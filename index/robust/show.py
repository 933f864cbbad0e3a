"""Tables of how sure ranks are: ranks with intervals, probabilities, tiers, pairs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import BETWEEN, Count, Language
from index.project.wording import kind_word
from index.robust.headings import (
    explain,
    notes,
    percent,
    provenance,
    rank_interval,
    title,
    whole_percent,
)
from index.robust.result import BlockRobustness, Robustness
from index.robust.wording import (
    ABOVE_NEXT,
    COUNT,
    ENTROPY,
    INTERVAL_RANK,
    KEEPS,
    MEAN_RANK,
    MEDIAN,
    PAIR_ABOVE,
    PAIR_BELOW,
    PAIR_PROBABILITY,
    PAIR_REVERSED,
    RANKS,
    RANKS_AND_PROBABILITIES,
    REGIONS,
    SCORE,
    SURE_CUT,
    TIER,
    WITHOUT_RANK,
)

LEAST_SHOWN = 0.01
"""Ranks less probable than this are left out for readers."""
MOST_NAMED = 10
"""Regions of a tier that are named to readers."""


def table_of(
    found: Robustness,
    block: BlockRobustness,
    what: str,
    explained: str,
    columns: tuple[Column, ...],
    rows: list[Record],
    records: list[Record],
    lang: Language,
) -> Table:
    """Make the table of a year and pool, with everything that stands above it."""
    called = found.result.year_name(block.year)
    return Table(
        f"{what}-{block.pool}-{called}",
        title(found, what, block, lang),
        notes(found, explained, lang, block.pool),
        columns,
        tuple(rows),
        tuple(records),
        provenance(found, block.pool),
    )


def region_name(found: Robustness, region: str, lang: Language) -> str:
    """Return the name of a region."""
    return found.result.project.region(region).name(lang)


def place(found: Robustness, block: BlockRobustness, region: str, lang: Language) -> Record:
    """Return what every record of a region begins with."""
    year = found.result.year_name(block.year)
    name = region_name(found, region, lang)
    return {"kind": block.pool, "year": year, "region": region, "name": name}


def ranks_table(found: Robustness, block: BlockRobustness, lang: Language = "en") -> Table:
    """List nominal ranks with intervals, and how probable they and the order are."""
    rows: list[Record] = []
    records: list[Record] = []
    decimals = found.result.settings.decimals
    above_next = block.above_next
    for i, region in enumerate(block.regions):
        start = place(found, block, region, lang)
        figures = {
            "rank": block.nominal[i],
            "score": block.scores[i],
            "median": block.median[i],
            "low": block.low[i],
            "high": block.high[i],
            "mean": block.mean_rank[i],
            "sd": block.deviation[i],
            "mean_score": block.mean_score[i],
            "keeping": block.keeping[i],
            "above_next": above_next[i],
            "tier": block.tiers[i],
            "entropy": block.entropy[i],
        }
        records.append({**start, **{key: _plain(one) for key, one in figures.items()}})
        rows.append(
            {
                "name": start["name"],
                "rank": rank_interval(block.nominal[i], block.low[i], block.high[i]),
                "score": shown(block.scores[i], decimals),
                "median": shown(block.median[i], 0 if block.median[i] % 1 == 0 else 1),
                "mean": shown(block.mean_rank[i], 1),
                "keeping": percent(block.keeping[i]),
                "above_next": percent(above_next[i]),
                "tier": str(block.tiers[i]),
                "entropy": shown(block.entropy[i], 2),
            }
        )
    columns = (
        Column("name", kind_word(block.pool, lang)),
        Column("rank", INTERVAL_RANK(lang), 0),
        Column("tier", TIER(lang), 0),
        Column("score", SCORE(lang), decimals),
        Column("above_next", ABOVE_NEXT(lang), 1),
        Column("keeping", KEEPS(lang), 1),
        Column("median", MEDIAN(lang), 0),
        Column("mean", MEAN_RANK(lang), 1),
        Column("entropy", ENTROPY(lang), 2),
    )
    explained = explain("ranks", lang, probability=whole_percent(block.probability))
    explained = _with_gaps(found, block, explained, lang)
    return table_of(found, block, "ranks", explained, columns, rows, records, lang)


def _with_gaps(found: Robustness, block: BlockRobustness, explained: str, lang: Language) -> str:
    """Name the regions that had no score in some runs."""
    gaps = [
        region_name(found, region, lang)
        for region, placed in zip(block.regions, block.placed, strict=True)
        if placed < block.runs
    ]
    if not gaps:
        return explained
    said = WITHOUT_RANK(lang, count=Count(len(gaps)), regions=BETWEEN(lang).join(gaps))
    return explained + ("" if lang == "zh" else " ") + said


def _plain(value: object) -> object:
    """Return a number as programs read it: None where there is none."""
    if isinstance(value, float | np.floating):
        number = float(value)
        return None if np.isnan(number) else number
    return int(value) if isinstance(value, int | np.integer) else value


def acceptability_table(found: Robustness, block: BlockRobustness, lang: Language = "en") -> Table:
    """List the probability of each rank."""
    rows: list[Record] = []
    records: list[Record] = []
    for i, region in enumerate(block.regions):
        start = place(found, block, region, lang)
        shares = block.acceptability[i]
        text = [
            f"{rank}: {percent(share)}"
            for rank, share in enumerate(shares, 1)
            if share >= LEAST_SHOWN
        ]
        rows.append({"name": start["name"], "ranks": ("；" if lang == "zh" else "; ").join(text)})
        records += [
            {**start, "rank": rank, "acceptability": _plain(share)}
            for rank, share in enumerate(shares, 1)
        ]
    columns = (
        Column("name", kind_word(block.pool, lang)),
        Column("ranks", RANKS_AND_PROBABILITIES(lang)),
    )
    explained = explain("acceptability", lang, least=whole_percent(LEAST_SHOWN))
    return table_of(found, block, "acceptability", explained, columns, rows, records, lang)


def tiers_table(found: Robustness, block: BlockRobustness, lang: Language = "en") -> Table:
    """List the tiers, their regions, and how sure the cut after each is."""
    rows: list[Record] = []
    records: list[Record] = []
    for tier, members in _members(block):
        last = members[-1]
        sure = block.cuts[last] if last < len(block.cuts) else np.nan
        names = [region_name(found, block.regions[i], lang) for i in members]
        low, high = block.span(tier, dense=found.result.settings.ties == "dense")
        rows.append(
            {
                "tier": str(tier),
                "ranks": f"{low:g}" if low == high else f"{low:g}–{high:g}",
                "count": str(len(names)),
                "regions": _few(names, lang),
                "sure": percent(sure),
            }
        )
        records += [
            {
                **place(found, block, block.regions[i], lang),
                "tier": tier,
                "rank": _plain(block.nominal[i]),
                "above_lower_tiers": _plain(sure),
            }
            for i in members
        ]
    columns = (
        Column("tier", TIER(lang), 0),
        Column("ranks", RANKS(lang)),
        Column("count", COUNT(lang), 0),
        Column("regions", REGIONS(lang)),
        Column("sure", SURE_CUT(lang), 1),
    )
    explained = explain("tiers", lang, probability=whole_percent(block.probability))
    return table_of(found, block, "tiers", explained, columns, rows, records, lang)


def _few(names: list[str], lang: Language) -> str:
    """List names, of many only the first and the last: ranks and records say who is between."""
    if len(names) > MOST_NAMED:
        names = [*names[: MOST_NAMED - 2], "…", names[-1]]
    return BETWEEN(lang).join(names)


def _members(block: BlockRobustness) -> Iterator[tuple[int, list[int]]]:
    for tier in dict.fromkeys(block.tiers):
        yield tier, [i for i, one in enumerate(block.tiers) if one == tier]


def pairs_table(found: Robustness, block: BlockRobustness, lang: Language = "en") -> Table:
    """List how probable the order of each pair is, for readers those that are not sure."""
    first, second = np.triu_indices(len(block.regions), 1)
    order = block.above[first, second]
    records: list[Record] = []
    rows: list[Record] = []
    for k in np.argsort(order, kind="stable"):  # what cannot be said comes last
        i, j = first[k], second[k]
        start = place(found, block, block.regions[i], lang)
        other = block.regions[j]
        below = region_name(found, other, lang)
        shares = {"above": _plain(order[k]), "below": _plain(block.above[j, i])}
        records.append({**start, "other": other, "other_name": below, **shares})
        if order[k] < block.probability - 1e-12:
            row = {"name": start["name"], "other": below, "above": percent(order[k])}
            rows.append(row | {"below": percent(block.above[j, i])})
    columns = (
        Column("name", PAIR_ABOVE(lang)),
        Column("other", PAIR_BELOW(lang)),
        Column("above", PAIR_PROBABILITY(lang), 1),
        Column("below", PAIR_REVERSED(lang), 1),
    )
    counts = {"unsure": Count(len(rows)), "all": len(records)}
    probability = whole_percent(block.probability)
    explained = explain("pairs", lang, probability=probability, **counts)
    return table_of(found, block, "pairs", explained, columns, rows, records, lang)
