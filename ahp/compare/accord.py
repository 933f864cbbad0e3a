"""How far the experts agree, as parts of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite, isnan

from ahp.common.document.parts import Column, Gap, Grid, Heading, Part, Text
from ahp.common.wording import BETWEEN, Language
from ahp.compare.agreement import FEWEST_PARTED, Accord, Agreement, Basis, Likeness
from ahp.compare.experts import Comparison
from ahp.compare.groups import Grouping
from ahp.compare.wording import (
    ALL_WAYS,
    ALONE,
    ALONE_YES,
    AND_MORE,
    BEST,
    BY_GLOBAL,
    BY_NODE,
    CHI_SQUARE,
    CLUSTER,
    CLUSTERS,
    CONSENSUS,
    CONSENSUS_NOTE,
    CONSENSUS_OF,
    CONSENSUS_WORDS,
    DIFFERENCE,
    DISTANCE,
    DRAWN_WAYS,
    EFFECT,
    EXACT,
    EXPERT,
    FEW_WHOLE,
    FIRST_CLUSTER,
    GLOBAL_NOTE,
    GLOBAL_WEIGHTS,
    GROUP_OF,
    IN_NONE,
    JUDGED_BY,
    KENDALL,
    NAMES,
    NO_TEST,
    NOBODY_ALONE,
    NOT_PARTED,
    OF_GLOBAL,
    OF_NODE,
    P_BY,
    SCORE,
    SIMILARITY,
    STANDING,
    STANDING_NOTE,
    SUBGROUP_NOTE,
    SUBGROUPS,
    TAKEN,
    THRESHOLD,
    THRESHOLD_NOTE,
    THRESHOLDS,
    UNCLUSTERED_COUNT,
    W_NOTE,
    WHOLE,
    WITHOUT_ATTRIBUTE,
)
from ahp.core.group.spread import ALONE as ALONE_ABOVE
from ahp.model.experts import shown_names
from ahp.model.wording import INDICATOR, MATRIX, scale_shown

_WORDS = ((0.5, "very-low"), (0.625, "low"), (0.75, "moderate"))
_HIGH, _VERY_HIGH = 0.875, "very-high"
_MOST_NAMES = 8
_MOST_PLACES = 5
_LEAST_P = 0.0001


def consensus_word(consensus: float) -> str | None:
    """Name a consensus on Goepel's scale; none for one that is not there.

    References
    ----------
    Goepel, K. D. (2022). AHP consensus word scale. bpmsg.com/tag/group-consensus.

    Examples
    --------
    >>> [consensus_word(value) for value in (0.49, 0.5, 0.7, 0.875, 0.9)]
    ['very-low', 'low', 'moderate', 'high', 'very-high']
    """
    if isnan(consensus):
        return None
    below = next((word for end, word in _WORDS if consensus < end), None)
    return below or ("high" if consensus <= _HIGH else _VERY_HIGH)


def accord_parts(found: Comparison, agreement: Agreement, lang: Language) -> Iterator[Part]:
    """Yield S* and W of every node, of the whole and of global weights."""
    yield from (Gap(), Heading(CONSENSUS(lang)), _consensus(found, agreement, lang))


def _consensus(found: Comparison, agreement: Agreement, lang: Language) -> Grid:
    hierarchy = found.model.hierarchy
    columns = (
        Column("matrix", MATRIX(lang)),
        Column("experts", JUDGED_BY(lang), 0),
        Column("consensus", "S*", 4),
        Column("word", CONSENSUS_OF(lang)),
        Column("w", KENDALL(lang), 4),
        Column("p", "p", 4),
        Column("by", P_BY(lang)),
    )
    rows = [
        _row(hierarchy.name(one.basis.code or "", lang), one, lang, worded=True)
        for one in agreement.nodes
    ]
    notes = [_scale_note(found, agreement, lang)]
    if len(agreement.nodes) > 1:
        word = consensus_word(agreement.whole)
        said = CONSENSUS_WORDS[word](lang) if word else ""
        rows.append([WHOLE(lang), None, agreement.whole, said, None, None, ""])
        rows.append(_row(GLOBAL_WEIGHTS(lang), agreement.overall, lang, worded=False))
        notes.append(GLOBAL_NOTE(lang))
    return Grid(columns, rows, notes=(*notes, W_NOTE(lang)))


def _scale_note(found: Comparison, agreement: Agreement, lang: Language) -> str:
    ends = sorted({one.basis.scale_end for one in agreement.nodes})
    shown = BETWEEN(lang).join(f"{end:.4g}" for end in ends)
    return CONSENSUS_NOTE(lang, scale=scale_shown(found.settings.scale, lang), ends=shown)


def _row(name: str, one: Accord, lang: Language, *, worded: bool) -> list[object]:
    word = consensus_word(one.consensus) if worded else None
    w = one.concordance
    return [
        name,
        one.basis.people,
        one.consensus,
        CONSENSUS_WORDS[word](lang) if word else "",
        w.w,
        "" if isnan(w.w) else _p(w.p),
        "" if isnan(w.w) else (EXACT if w.exact else CHI_SQUARE)(lang),
    ]


def _p(p: float) -> str:
    """Show a probability.

    >>> _p(0.0321), _p(0.00001)
    ('0.0321', '<0.0001')
    """
    return f"<{_LEAST_P}" if p < _LEAST_P else f"{p:.4f}"


def likeness_parts(
    found: Comparison, agreement: Agreement, lang: Language, most: int
) -> Iterator[Part]:
    """Yield who agrees with whom: the similarities of up to so many experts, and clusters."""
    likeness, basis = agreement.likeness, agreement.basis
    if likeness is None:
        total = len(basis.experts)
        if basis.code is None and total >= FEWEST_PARTED:
            yield from (Gap(), Text(FEW_WHOLE(lang, count=basis.people, total=total)))
        return
    names = shown_names(found.model.experts, lang)
    measure = _measure(found, basis, lang)
    if len(likeness.experts) <= most:
        title = SIMILARITY(lang, measure=measure)
        yield from (Gap(), Heading(title), _similarity(likeness, names, lang))
    title = THRESHOLDS(lang, measure=measure)
    yield from (Gap(), Heading(title), _thresholds(likeness, lang))
    if likeness.best is None:
        yield Text(NOT_PARTED(lang))
        return
    yield from (Gap(), _clusters(likeness, names, lang))


def _clusters(likeness: Likeness, names: dict[str, str], lang: Language) -> Grid:
    columns = (
        Column("cluster", CLUSTER(lang), align="left"),
        Column("experts", JUDGED_BY(lang), 0),
        Column("names", NAMES(lang)),
    )
    parts = [(str(number), part) for number, part in enumerate(likeness.clusters, 1)]
    if likeness.unclustered:
        parts.append((IN_NONE(lang), likeness.unclustered))
    rows = [[label, len(part), _named(part, names, lang)] for label, part in parts]
    return Grid(columns, rows)


def _measure(found: Comparison, basis: Basis, lang: Language) -> str:
    if basis.code is None:
        return OF_GLOBAL(lang)
    return OF_NODE(lang, node=found.model.hierarchy.name(basis.code, lang))


def _weights_of(found: Comparison, code: str | None, lang: Language) -> str:
    if code is None:
        return BY_GLOBAL(lang)
    return BY_NODE(lang, node=found.model.hierarchy.name(code, lang))


def _named(experts: Sequence[str], names: dict[str, str], lang: Language) -> str:
    shown = BETWEEN(lang).join(names[code] for code in experts[:_MOST_NAMES])
    more = len(experts) - _MOST_NAMES
    return shown if more <= 0 else AND_MORE(lang, names=shown, count=more)


def _similarity(likeness: Likeness, names: dict[str, str], lang: Language) -> Grid:
    columns = [
        Column("expert", EXPERT(lang)),
        *(Column(code, names[code], 3) for code in likeness.experts),
    ]
    rows = [
        [names[code], *row]
        for code, row in zip(likeness.experts, likeness.similarity.tolist(), strict=True)
    ]
    return Grid(tuple(columns), rows)


def _thresholds(likeness: Likeness, lang: Language) -> Grid:
    columns = (
        Column("threshold", THRESHOLD(lang), 3),
        Column("clusters", CLUSTERS(lang), 0),
        Column("unclustered", UNCLUSTERED_COUNT(lang), 0),
        Column("consensus", FIRST_CLUSTER(lang), 4),
        Column("taken", BEST(lang)),
    )
    rows = [
        [
            *(row.threshold, row.clusters, row.unclustered, row.consensus),
            TAKEN(lang) if row == likeness.best else "",
        ]
        for row in likeness.table
    ]
    return Grid(columns, rows, notes=(THRESHOLD_NOTE(lang),))


def standing_parts(found: Comparison, agreement: Agreement, lang: Language) -> Iterator[Part]:
    """Yield the most different experts, all who stand alone among them."""
    places = agreement.places
    if not places:
        return
    shown = [one for at, one in enumerate(places) if at < _MOST_PLACES or one.alone]
    names = shown_names(found.model.experts, lang)
    columns = (
        Column("expert", EXPERT(lang)),
        Column("distance", DISTANCE(lang), 4),
        Column("score", SCORE(lang), 2),
        Column("alone", ALONE(lang)),
        Column("effect", EFFECT(lang), 4),
    )
    rows = [
        [
            names[one.expert],
            *(one.distance, one.score, ALONE_YES(lang) if one.alone else "", one.effect),
        ]
        for one in shown
    ]
    measure = _weights_of(found, agreement.basis.code, lang)
    note = STANDING_NOTE(lang, measure=measure, alone=ALONE_ABOVE)
    yield from (Gap(), Heading(STANDING(lang)), Grid(columns, rows, notes=(note,)))
    if not any(one.alone for one in places):
        yield Text(NOBODY_ALONE(lang))


def group_parts(found: Comparison, grouping: Grouping, lang: Language) -> Iterator[Part]:
    """Yield the weights of subgroups, and whether they differ."""
    hierarchy = found.model.hierarchy
    columns = [
        Column("item", INDICATOR(lang)),
        *(
            Column(value, GROUP_OF(lang, value=value, count=len(members)), 4)
            for value, members in grouping.members.items()
        ),
    ]
    items = next(iter(grouping.weights.values()))
    rows = [
        [hierarchy.name(item, lang), *(weights[item] for weights in grouping.weights.values())]
        for item in items
    ]
    measure = _weights_of(found, grouping.code, lang)
    title = SUBGROUPS(lang, attribute=grouping.by, measure=measure)
    yield from (Gap(), Heading(title), Grid(tuple(columns), rows, notes=(SUBGROUP_NOTE(lang),)))
    yield Text(_difference(grouping, lang))
    if grouping.without:
        names = _named(grouping.without, shown_names(found.model.experts, lang), lang)
        yield Text(WITHOUT_ATTRIBUTE(lang, attribute=grouping.by, names=names))


def _difference(grouping: Grouping, lang: Language) -> str:
    test = grouping.test
    if not isfinite(test.p):
        return NO_TEST(lang)
    ways = (
        ALL_WAYS(lang, count=test.ways)
        if test.exact
        else DRAWN_WAYS(lang, count=test.ways, seed=grouping.seed)
    )
    p = _p(test.p)
    said = f"p {p}" if p.startswith("<") else f"p = {p}"
    return DIFFERENCE(lang, share=f"{test.share:.1%}", p=said, ways=ways)
