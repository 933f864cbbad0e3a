"""A comparison of two results as a table."""

from __future__ import annotations

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.wording import ASIDE, BETWEEN_LISTS, Language
from index.compare.compare import Comparison
from index.compare.differences import differences
from index.compare.wording import (
    BOTH_SIDES,
    COMPARE_DIFFER,
    COMPARE_SAME,
    COMPARE_SAME_INPUT,
    COMPARE_SIDE,
    COMPARE_SUMMARY,
    COMPARE_TITLE,
    SHIFT,
    SIDE_A,
    SIDE_B,
)
from index.project.wording import kind_word, pool_word
from index.rank.cells import arrow, rank_score


def _sides(found: Comparison, lang: Language) -> list[str]:
    """Say which is A and which B, by folder where there are two, and what they differ in."""
    sides = [("A", found.a), ("B", found.b)]
    headings = [result.heading(lang, found.pool) for _, result in sides]
    folders = [result.project.folder or "" for _, result in sides]
    differ = BETWEEN_LISTS(lang).join(one.message(lang) for one in differences(found.a, found.b))
    what = COMPARE_DIFFER(lang, what=differ) if differ else COMPARE_SAME_INPUT(lang)
    if folders[0] == folders[1] or not all(folders):
        if headings[0] == headings[1]:
            return [what, COMPARE_SIDE(lang, side=BOTH_SIDES(lang), heading=headings[0])]
        names = ["A", "B"]
    else:
        names = [
            side + ASIDE(lang, text=folder)
            for folder, (side, _) in zip(folders, sides, strict=True)
        ]
    lines = (
        COMPARE_SIDE(lang, side=name, heading=heading)
        for name, heading in zip(names, headings, strict=True)
    )
    return [what, *lines]


def compared(found: Comparison, lang: Language = "en") -> Table:
    """List ranks and scores of two results side by side, with the places moved from A to B.

    Parameters
    ----------
    found : Comparison
    lang : str

    Returns
    -------
    Table

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.compare.compare import compare
    >>> result = build(tiny())
    >>> compared(compare(result, result)[0]).notes[1]
    'No region changes rank (3 regions).'
    """
    rows: list[Record] = []
    records: list[Record] = []
    year = found.a.year_name(found.year)
    for line in found.table.itertuples():
        region = str(line.Index)
        name = found.a.project.region(region).name(lang)
        figures = {key: float(getattr(line, key)) for key in found.table.columns}
        rows.append(
            {
                "name": name,
                "rank_a": rank_score(
                    figures["rank_a"], figures["score_a"], found.a.settings.decimals
                ),
                "rank_b": rank_score(
                    figures["rank_b"], figures["score_b"], found.b.settings.decimals
                ),
                "shift": arrow(figures["shift"]),
            }
        )
        place = {"kind": found.pool, "year": year, "node": found.node_a}
        records.append({**place, "region": region, "name": name, **figures})
    what, *sides = _sides(found, lang)
    differ = [one.message("en") for one in differences(found.a, found.b)]
    node = found.a.weights.name(found.node_a, lang)
    pool = pool_word(found.pool, lang)
    return Table(
        f"compare-{found.pool}-{year}",
        COMPARE_TITLE(lang, node=node, year=year, pool=pool),
        (what, _summary(found, lang), *sides),
        (
            Column("name", kind_word(found.pool, lang)),
            Column("rank_a", SIDE_A(lang), 0),
            Column("rank_b", SIDE_B(lang), 0),
            Column("shift", SHIFT(lang), 0),
        ),
        tuple(rows),
        tuple(records),
        {
            "differences": BETWEEN_LISTS("en").join(differ),
            "a": found.a.heading("en", found.pool),
            "b": found.b.heading("en", found.pool),
        },
    )


def _summary(found: Comparison, lang: Language) -> str:
    count = len(found.table)
    if not found.moved:
        return COMPARE_SAME(lang, count=count)
    most, where = found.most
    comma = "、" if lang == "zh" else ", "
    named = comma.join(found.a.project.region(one).name(lang) for one in where[:4])
    return COMPARE_SUMMARY(
        lang,
        **{"moved": found.moved, "count": count, "mean": found.mean_shift, "most": f"{most:g}"},
        **{"where": named + (" …" if len(where) > 4 else "")},
        **{"spearman": found.spearman, "kendall": found.kendall},
    )
