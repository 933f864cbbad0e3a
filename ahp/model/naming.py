"""Findings about a model in the names of its nodes: people read names, programs codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ahp.common.findings import Finding, Named

if TYPE_CHECKING:
    from ahp.model.hierarchy import Hierarchy

# details that hold codes of nodes; others may hold what merely looks like one, such as a judgment
_CODES = frozenset(
    {"a", "b", "node_a", "node_b", "node", "nodes", "parent", "judge", "expected", "found"}
    | {"code", "codes", "item", "items", "label", "nearest", "islands", "other", "pairs"}
    | {"answers", "judgments"}
)
_PAIR = re.compile(r"(?:(?P<node>[^:]+): )?(?P<a>[^:]+) : (?P<b>[^:=]+)(?P<value> = .*)?")


def in_names(findings: Iterable[Finding], hierarchy: Hierarchy) -> list[Finding]:
    """Say nodes, items and pairs by their names, in places and details; codes compare as before.

    Parameters
    ----------
    findings : iterable of Finding
    hierarchy : Hierarchy

    Returns
    -------
    list of Finding

    Examples
    --------
    >>> from ahp.common.findings import Place
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.wording import ITEM_MISSING
    >>> nodes = [Node("top", names={"zh": "目标"}), Node("p", "top", {"zh": "价格"})]
    >>> found = Finding(ITEM_MISSING, {"item": "p"}, None, Place(node="top"))
    >>> in_names([found], Hierarchy(nodes))[0].text("zh", hint=False)
    '节点 目标：判断矩阵中缺少该节点的指标 价格'
    """
    return [_named_finding(one, hierarchy) for one in findings]


def _named_finding(found: Finding, hierarchy: Hierarchy) -> Finding:
    details = {
        key: _named(value, hierarchy) if key in _CODES else value
        for key, value in found.details.items()
    }
    place = found.place
    if place is not None:
        node, pair = (
            None if one is None else named(one, hierarchy) for one in (place.node, place.pair)
        )
        place = replace(place, node=node, pair=pair)
    return replace(found, details=details, place=place)


def _named(value: object, hierarchy: Hierarchy) -> object:
    if isinstance(value, list | tuple):
        return tuple(_named(one, hierarchy) for one in value)
    return named(value, hierarchy) if isinstance(value, str) else value


def named(text: str, hierarchy: Hierarchy) -> str:
    """Return a code, or a pair of codes with its judgment, as it is to be said.

    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> nodes = [Node("top"), Node("p", "top", {"zh": "价格"}), Node("q", "top", {"zh": "质量"})]
    >>> named("p : q = 3", Hierarchy(nodes)).in_words("zh")
    '价格 : 质量 = 3'
    """
    if text in hierarchy:
        return Named(text, hierarchy.node(text).names)
    match = _PAIR.fullmatch(text)
    if match is None or not (match["a"] in hierarchy and match["b"] in hierarchy):
        return text
    said = {}
    for lang in ("en", "zh"):
        a, b = (hierarchy.name(match[side], lang) for side in "ab")
        node = match["node"] or ""
        before = f"{hierarchy.name(node, lang)}: " if node in hierarchy else node and f"{node}: "
        said[lang] = f"{before}{a} : {b}{match['value'] or ''}"
    return Named(text, said)
