"""Experts side by side for programs: JSON and CSV, with nothing rounded and nobody left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ahp.check.records import finding_record
from ahp.common.document.parts import Lines, Members
from ahp.common.wording import Language
from ahp.compare.accord import consensus_word
from ahp.compare.agreement import Accord, Agreement, Likeness
from ahp.compare.columns import opinions
from ahp.compare.experts import Comparison, Disagreement, Opinion
from ahp.compare.groups import Grouping
from ahp.core.group.spread import ALONE
from ahp.model.judgment import format_judgment

KEYS = (
    *("expert", "code", "name", "parent", "level", "local", "global", "cr"),
    *("consensus", "kendall_w", "kendall_p"),
)


def rows(
    found: Comparison, agreement: Agreement | None, grouping: Grouping | None, lang: Language
) -> Iterator[Sequence[object]]:
    """Yield a row for each opinion and node; of a subgroup the weights that were compared."""
    hierarchy = found.model.hierarchy
    accords = {} if agreement is None else {one.basis.code: one for one in agreement.nodes}
    for name, one in opinions(found, lang).items():
        for code in hierarchy.codes:
            accord = accords.get(code) if one is found.group else None
            yield [
                *(name, *_node(found, code, lang)),
                *(one.local.get(code), one.global_.get(code), known_ratio(one, code)),
                *(_figures(accord) if accord else (None, None, None)),
            ]
    if grouping is None:
        return
    for value, weights in grouping.weights.items():
        for code, weight in weights.items():
            known = _known(weight)
            places = (None, known) if grouping.code is None else (known, None)
            node = _node(found, code, lang)
            yield [f"{grouping.by}={value}", *node, *places, None, None, None, None]


def _node(found: Comparison, code: str, lang: Language) -> tuple[object, ...]:
    hierarchy = found.model.hierarchy
    name, parent = hierarchy.name(code, lang), hierarchy.parent(code)
    return code, name, parent, hierarchy.level(code)


def _figures(one: Accord) -> tuple[float | None, ...]:
    figures = one.consensus, one.concordance.w, one.concordance.p
    return tuple(_known(value) for value in figures)


def _known(value: float) -> float | None:
    """Return a figure; none for NaN, which CSV would spell out."""
    return value if value == value else None


def known_ratio(one: Opinion, code: str) -> float | None:
    """Return a CR where there is one."""
    analysis = one.analyses.get(code)
    return analysis.cr if analysis is not None and analysis.rated else None


def record(
    found: Comparison,
    shown: Sequence[Disagreement],
    agreement: Agreement | None,
    grouping: Grouping | None,
    lang: Language,
) -> Members:
    """Return everything as an object of JSON, made as it is written."""
    return Members(_members(found, shown, agreement, grouping, lang))


def _members(
    found: Comparison,
    shown: Sequence[Disagreement],
    agreement: Agreement | None,
    grouping: Grouping | None,
    lang: Language,
) -> Iterator[tuple[str, object]]:
    settings = found.settings
    yield "model", found.model.folder
    yield "method", settings.method
    yield "random_index", settings.random_index
    yield "scale", settings.scale
    yield "threshold", settings.threshold
    people = {name: _opinion(one) for name, one in found.experts.items()}
    yield "experts", Members(people.items())
    yield "group", None if found.group is None else _group(found, found.group)
    yield "own", None if found.own is None else _opinion(found.own)
    yield "disagreements", Lines([_disagreement(one) for one in shown])
    if agreement is not None:
        yield "consensus", _consensus(agreement)
        yield "similarity", _similarity(agreement)
        yield "standing", _standing(agreement)
    if grouping is not None:
        yield "subgroups", _grouping(grouping)
    yield "findings", [finding_record(one, lang) for one in found.findings]


def _group(found: Comparison, one: Opinion) -> dict[str, Any]:
    """Return the group's opinion, and by node how many of its judgments are intervals."""
    intervals = {code: each.intervals for code, each in found.intervals.items()}
    return _opinion(one) | ({"intervals": intervals} if any(intervals.values()) else {})


def _opinion(one: Opinion) -> dict[str, Any]:
    return {
        "matrices": {
            code: {
                "cr": known_ratio(one, code),
                "consistent": analysis.consistent if analysis.rated else None,
                "complete": analysis.complete,
                "missing": analysis.missing,
                "method": analysis.method,
                **({"intervals": given} if (given := len(analysis.matrix.intervals)) else {}),
            }
            for code, analysis in one.analyses.items()
        },
        "local": dict(one.local),
        "global": dict(one.global_),
    }


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "node": one.code,
        "a": one.a,
        "b": one.b,
        "judgments": {name: format_judgment(value) for name, value in one.judgments.items()},
        "spread": one.spread,
        "deviation": one.deviation,
        "opposed": one.opposed,
    }


def _accord(one: Accord) -> dict[str, Any]:
    return {
        "experts": one.basis.people,
        "consensus": one.consensus,
        "kendall": {
            "w": one.concordance.w,
            "chi_square": one.concordance.chi_square,
            "freedom": one.concordance.freedom,
            "p": one.concordance.p,
            "exact": one.concordance.exact,
        },
    }


def _consensus(agreement: Agreement) -> dict[str, Any]:
    return {
        "measure": "goepel-2013",
        "words": "goepel-2022",
        "nodes": {
            one.basis.code: {
                **_accord(one),
                "word": consensus_word(one.consensus),
                "scale_end": one.basis.scale_end,
            }
            for one in agreement.nodes
        },
        "hierarchy": {"consensus": agreement.whole, "word": consensus_word(agreement.whole)},
        "global": _accord(agreement.overall),
    }


def _similarity(agreement: Agreement) -> object:
    likeness = agreement.likeness
    if likeness is None:
        return None
    return Members(
        [
            ("node", agreement.basis.code),
            ("experts", likeness.experts),
            ("rows", Lines(likeness.similarity.tolist())),
            ("thresholds", Lines(_thresholds(likeness))),
            ("taken", None if likeness.best is None else likeness.best.threshold),
            ("clusters", likeness.clusters),
            ("unclustered", likeness.unclustered),
        ]
    )


def _thresholds(likeness: Likeness) -> list[dict[str, Any]]:
    return [
        {
            "threshold": row.threshold,
            "clusters": row.clusters,
            "unclustered": row.unclustered,
            "consensus": row.consensus,
        }
        for row in likeness.table
    ]


def _standing(agreement: Agreement) -> dict[str, Any]:
    return {
        "node": agreement.basis.code,
        "rule": f"modified z-score > {ALONE:g}",
        "experts": {
            one.expert: {
                "distance": one.distance,
                "score": one.score,
                "alone": one.alone,
                "effect": one.effect,
            }
            for one in agreement.places
        },
    }


def _grouping(grouping: Grouping) -> dict[str, Any]:
    return {
        "by": grouping.by,
        "node": grouping.code,
        "groups": {
            value: {"experts": members, "weights": grouping.weights[value]}
            for value, members in grouping.members.items()
        },
        "without": grouping.without,
        "share": grouping.test.share,
        "p": grouping.test.p,
        "permutations": grouping.test.ways,
        "exact": grouping.test.exact,
        "seed": None if grouping.test.exact else grouping.seed,
    }
