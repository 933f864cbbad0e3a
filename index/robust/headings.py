"""What stands above every table of a robustness analysis, and how its figures are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahp.common.document.table import Table, shown
from ahp.common.wording import BETWEEN_LISTS, Count, Language
from index.project.wording import pool_word
from index.robust.result import BlockRobustness, Robustness
from index.robust.runs import MADE
from index.robust.wording import (
    AS_ABOVE,
    DONE,
    DONE_PART,
    EXPLAINED,
    IN_DOUBT,
    IN_DOUBT_ONE,
    LEFT_OUT,
    LEFT_OUT_METHODS,
    NOMINAL_RUN,
    NOTHING_IN_DOUBT,
    PASSED,
    PASSED_ALL,
    PASSED_FEWEST,
    SOURCE_NAMES,
    TITLES,
    UNMADE,
)
from index.steps.pools import provenance as of_pool


def percent(share: float) -> str:
    """Show a share in percent; what is not quite none or all is not shown as none or all.

    >>> [percent(share) for share in (1.0, 0.99999, 0.5, 1e-6, 0.0, float("nan"))]
    ['100.0', '>99.9', '50.0', '<0.1', '0.0', '']
    """
    text = shown(100.0 * share, 1)
    if text == "100.0" and share < 1.0 - 1e-12:
        return ">99.9"
    return "<0.1" if text == "0.0" and share > 1e-12 else text


def whole_percent(probability: float) -> str:
    """Show a stated probability in percent.

    >>> whole_percent(0.9), whole_percent(0.975)
    ('90', '97.5')
    """
    return f"{100.0 * probability:.10g}"


def rank_interval(rank: float, low: float, high: float) -> str:
    """Show a rank with its interval, as in a league table.

    >>> rank_interval(8.0, 7.0, 9.0), rank_interval(2.5, 2.5, 2.5), rank_interval(8.0, 8.0, 8.0)
    ('8 (7-9)', '2.5 (2.5)', '8 (8)')
    """
    if math.isnan(low):
        return "" if math.isnan(rank) else f"{rank:g}"
    interval = f"({low:g})" if low == high else f"({low:g}-{high:g})"
    return interval if math.isnan(rank) else f"{rank:g} {interval}"


def source_name(name: str, lang: Language) -> str:
    """Return what a source of doubt is called."""
    return SOURCE_NAMES[name](lang)


def doubted(found: Robustness, lang: Language) -> str:
    """Say how many runs of what, with which seed, and how many draws passed."""
    said = _runs(found, lang)
    sources = [
        IN_DOUBT_ONE(lang, name=source_name(one.name, lang), said=one.said(lang))
        for one in found.on
    ]
    if sources:
        said += IN_DOUBT(lang, sources=BETWEEN_LISTS(lang).join(sources))
    else:
        said += NOTHING_IN_DOUBT(lang)
    return said + _passed(found, lang) + _left_out(found, lang)


def _left_out(found: Robustness, lang: Language) -> str:
    """Say what share of the runs could not be made, and of which methods they are."""
    if not found.left_out:
        return ""
    parts = [
        LEFT_OUT_METHODS(
            lang,
            normalization=normalization,
            aggregation=aggregation,
            share=percent(count / found.done),
        )
        for (normalization, aggregation), count in found.left_out.items()
    ]
    share = percent(sum(found.left_out.values()) / found.done)
    return LEFT_OUT(lang, share=share, methods=BETWEEN_LISTS(lang).join(parts))


def _runs(found: Robustness, lang: Language) -> str:
    if found.done < found.draws:
        return DONE_PART(lang, done=found.done, draws=Count(found.draws), seed=found.seed)
    return DONE(lang, draws=Count(found.draws), seed=found.seed)


def in_brief(found: Robustness, lang: Language) -> str:
    """Say how many runs there are, how many of them do not count, and that more stands above."""
    said = _runs(found, lang)
    unmade = int((~found.runs[MADE].astype(bool)).sum())
    return AS_ABOVE(lang, runs=said + UNMADE(lang, unmade=unmade) if unmade else said)


def said_once(found: Robustness, tables: Iterable[Table], lang: Language) -> Iterator[Table]:
    """Yield tables without the lines that stand above an earlier one, whom they refer to."""
    above: set[str] = set()
    for table in tables:
        notes = [line for line in table.notes if line not in above]
        if len(notes) < len(table.notes):
            notes.append(in_brief(found, lang))
        above.update(table.notes)
        yield replace(table, notes=tuple(notes))


def _passed(found: Robustness, lang: Language) -> str:
    if not found.accepted:
        return ""
    shares = dict(found.accepted)
    if min(shares.values()) == 1.0:
        return PASSED_ALL(lang)
    fewest = ""
    if len(shares) > 1:
        node = min(shares, key=lambda code: shares[code])
        name = found.result.weights.name(node, lang)
        least = percent(shares[node])
        fewest = PASSED_FEWEST(lang, count=len(shares), node=name, least=least)
    return PASSED(lang, share=percent(sum(shares.values()) / len(shares)), fewest=fewest)


def notes(found: Robustness, explained: str, lang: Language, pool: str | None) -> tuple[str, ...]:
    """Return what stands above a table: how to read it, the runs, and how the index is made."""
    heading = NOMINAL_RUN(lang, heading=found.result.heading(lang, pool))
    return explained, doubted(found, lang), heading


def explain(what: str, lang: Language, **fields: object) -> str:
    """Say how a table is read."""
    return EXPLAINED[what](lang, **fields)


def title(found: Robustness, what: str, block: BlockRobustness, lang: Language) -> str:
    """Return the title of a table of a year and pool."""
    weights = found.result.weights
    return TITLES[what](
        lang,
        node=weights.name(weights.goal, lang),
        year=found.result.year_name(block.year),
        pool=pool_word(block.pool, lang),
    )


def provenance(found: Robustness, pool: str | None) -> dict[str, str | int | None]:
    """Return the choices behind a table's figures, as a program reads them."""
    pools = [pool] if pool is not None else [str(one) for one in found.result.pools.unique()]
    doubts = "; ".join(f"{one.name}: {one.said('en')}" for one in found.on)
    accepted = "; ".join(f"{code}: {share:.6g}" for code, share in found.accepted.items())
    return of_pool(found.result, ", ".join(pools)) | {
        "draws": found.draws,
        "done": found.done,
        "left_out": sum(found.left_out.values()),
        "seed": found.seed,
        "probability": f"{found.probability:.10g}",
        "doubts": doubts,
        **({"passed_cr": accepted} if accepted else {}),
    }
