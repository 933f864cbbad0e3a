"""Weights and ranks by method as tables."""

from __future__ import annotations

import numpy as np

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import ASIDE, Language
from index.compare.compare import kendall_tau_b
from index.project.wording import ITEM, kind_word, pool_word
from index.rank.cells import arrow
from index.steps.pools import pools_of, provenance
from index.steps.provenance.heading import whose
from index.weighting.registry import METHODS
from index.weights.weigh import COMBINED, OWN, Weighed
from index.weights.wording import (
    AGREEMENT,
    JOINED,
    RANKS_NOTE,
    RANKS_TITLE,
    SET_FROM,
    SET_OF,
    WEIGHTS_TITLE,
)


def weights_table(found: Weighed, lang: Language = "en") -> Table:
    """List the global weight of every node by each method.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.weights.weigh import weigh
    >>> weights_table(weigh(build(tiny()), "province", ["equal"])).records[1]
    {'code': 'patents', 'name': 'patents', 'own': 0.75, 'equal': 0.5}
    """
    own = found.results[OWN]
    rows: list[Record] = []
    records: list[Record] = []
    codes = own.weights.codes
    for code in codes:
        name = own.weights.name(code, lang)
        global_ = {key: one.weights.node(code).global_ for key, one in found.results.items()}
        rows.append({"name": name, **{key: shown(one, 4) for key, one in global_.items()}})
        records.append({"code": code, "name": name, **global_})
    columns = [Column("name", ITEM(lang))]
    columns += [Column(key, words(lang), 4) for key, words in found.names.items()]
    notes = [own.heading(lang, found.pool)]
    for key, one in found.results.items():
        if (kind := one.weights.kind) in METHODS and key != OWN:
            said = {"source": whose(one.weights, lang), "citation": METHODS[kind].citation}
            notes.append(SET_FROM(lang, **said))
        elif key == COMBINED:
            notes.append(JOINED(lang, source=whose(one.weights, lang)))
        elif key not in (OWN, *METHODS):
            notes.append(SET_OF(lang, source=whose(one.weights, lang)))
    return Table(
        "weights-by-method",
        WEIGHTS_TITLE(lang, pool=pool_word(found.pool, lang)),
        tuple(notes),
        tuple(columns),
        tuple(rows),
        tuple(records),
        provenance(own, found.pool),
        tuple(own.weights.level(code) for code in codes),
    )


def ranks_table(found: Weighed, year: int | None, node: str, lang: Language = "en") -> Table:
    """List every region's rank under each set of weights, and the places moved.

    Raises
    ------
    StepError
        A year that the index does not have.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.weights.weigh import weigh
    >>> table = ranks_table(weigh(build(tiny()), "province", ["equal"]), 2022, "goal")
    >>> [row["equal"] for row in table.rows]
    ['1 (–)', '3 (↓1)', '2 (↑1)']
    """
    own = found.results[OWN]
    year = own.year_or_latest(year)
    called = own.year_name(year)
    ranks = {
        key: pools_of(one, found.pool)[0].ranks[node].xs(year, level="year").astype(float)
        for key, one in found.results.items()
    }
    order = ranks[OWN].sort_values(kind="stable").dropna().index
    rows: list[Record] = []
    records: list[Record] = []
    for region in order:
        name = own.project.region(str(region)).name(lang)
        places = {key: float(one[region]) for key, one in ranks.items()}
        row = {"name": name, OWN: f"{places[OWN]:g}"}
        for key, place in places.items():
            if key != OWN:
                row[key] = f"{place:g}{ASIDE(lang, text=arrow(places[OWN] - place))}"
        rows.append(row)
        records.append({"region": str(region), "name": name, "year": called, **places})
    notes = [RANKS_NOTE(lang)]
    first = ranks[OWN][order].to_numpy()
    for key, words in found.names.items():
        if key != OWN:
            moved = np.abs(ranks[key][order].to_numpy() - first)
            said = {"changed": int((moved > 0).sum()), "count": len(order)}
            tau = kendall_tau_b(first, ranks[key][order].to_numpy())
            most = f"{moved.max(initial=0):g}"
            notes.append(AGREEMENT(lang, method=words(lang), tau=tau, most=most, **said))
    title = {"node": own.weights.name(node, lang), "year": called}
    columns = [Column("name", kind_word(found.pool, lang))]
    columns += [Column(key, words(lang), 0) for key, words in found.names.items()]
    return Table(
        f"ranks-by-method-{called}",
        RANKS_TITLE(lang, pool=pool_word(found.pool, lang), **title),
        (own.heading(lang, found.pool), *notes),
        tuple(columns),
        tuple(rows),
        tuple(records),
        provenance(own, found.pool),
    )
