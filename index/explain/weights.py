"""Weights that stand in a table, as it has them and as they count."""

from __future__ import annotations

import os

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.findings import Number
from ahp.common.wording import AFTER, Language
from index.explain.explain import Explanation
from index.explain.wording import EXPLAIN_WEIGHTS, GIVEN, LOCAL, STANDS
from index.project.wording import GLOBAL, ITEM
from index.steps.provenance.heading import whose


def weight_tables(found: Explanation, lang: Language = "en") -> tuple[Table, ...]:
    """List the weights below the node that is explained, where they stand in a table.

    Of weights that come from judgments there is none, nor of equal ones: the heading says all.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.explain.explain import explain
    >>> weight_tables(explain(build(tiny()), "west"))
    ()
    """
    weights = found.result.weights
    nodes = [one for one in found.nodes if one.code in weights.given]
    if not nodes:
        return ()
    rows: list[Record] = []
    records: list[Record] = []
    for one in nodes:
        given = weights.given[one.code]
        file = os.path.basename(given.path)
        name = weights.name(one.code, lang)
        rows.append(
            {
                "item": name,
                "given": f"{Number(given.value)}",
                "local": shown(one.local, 4),
                "global": shown(one.global_, 4),
                "place": AFTER(lang).join((file, given.place.text(lang))),
            }
        )
        figures = {"given": given.value, "local": one.local, "global": one.global_}
        place = {"file": file, "row": given.place.row, "column": given.place.column}
        records.append({"node": one.code, "name": name, **figures, **place})
    columns = (
        Column("item", ITEM(lang)),
        Column("given", GIVEN(lang), 0),
        Column("local", LOCAL(lang), 0),
        Column("global", GLOBAL(lang), 0),
        Column("place", STANDS(lang)),
    )
    title = EXPLAIN_WEIGHTS(lang, weights=whose(weights, lang))
    indents = tuple(one.level for one in nodes)
    name = f"weights-{found.node}"
    provenance = {"weights": weights.source, "weights_from": weights.kind}
    return (Table(name, title, (), columns, tuple(rows), tuple(records), provenance, indents),)
