"""Which node a person means who writes its name or its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ahp.common.findings import Finding, Problems
from ahp.common.names import known_ones, suggestion
from ahp.common.wording import Words
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix, clean_label
from ahp.model.wording import ITEM_AMBIGUOUS


def called(hierarchy: Hierarchy, text: str, among: Iterable[str]) -> tuple[str, ...]:
    """Return the codes, among some, of what is called so: by code, else by name.

    Capital letters count only where they decide.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("top"), Node("p", "top", {"en": "Price", "zh": "价格"})])
    >>> called(hierarchy, "价格", ["p"]), called(hierarchy, "price", ["p"])
    (('p',), ('p',))
    """
    wanted, codes = clean_label(text), tuple(among)
    if wanted in codes:
        return (wanted,)
    ways: Mapping[str, set[str]] = {
        code: {clean_label(name) for name in hierarchy.node(code).names.values()} for code in codes
    }
    exact = tuple(code for code in codes if wanted in ways[code])
    if exact:
        return exact
    folded = wanted.casefold()
    return tuple(
        code for code in codes if folded in {one.casefold() for one in (code, *ways[code])}
    )


def suggested(hierarchy: Hierarchy, text: str, among: Iterable[str]) -> Finding:
    """Suggest the code or the name nearest to what nothing is called.

    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("top"), Node("p", "top", {"en": "Price"})])
    >>> suggested(hierarchy, "Prise", ["p"]).message()
    'did you mean Price?'
    """
    codes = tuple(among)
    names = [name for code in codes for name in hierarchy.node(code).names.values() if name]
    found = suggestion(text, [*codes, *names])
    return found if "nearest" in found.details else known_ones(codes)


def names_of(hierarchy: Hierarchy, codes: Iterable[str]) -> Words:
    """Name some nodes in each language.

    >>> from ahp.model.hierarchy import Node
    >>> names_of(Hierarchy([Node("top"), Node("p", "top", {"zh": "价格"})]), ["top", "p"]).zh
    'top、价格'
    """
    every = tuple(codes)
    en, zh = ([hierarchy.name(code, lang) for code in every] for lang in ("en", "zh"))
    return Words(", ".join(en), "、".join(zh))


def in_codes(
    hierarchy: Hierarchy, node: str, matrix: PairwiseMatrix, problems: Problems
) -> PairwiseMatrix:
    """Return a matrix whose labels are codes where they were names of a node's items.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> nodes = [Node("top"), Node("p", "top", {"zh": "价格"}), Node("s", "top", {"zh": "外观"})]
    >>> in_codes(
    ...     Hierarchy(nodes), "top", PairwiseMatrix.from_upper(["价格", "外观"], [3]), Problems()
    ... )
    PairwiseMatrix.from_upper(['p', 's'], ['3'])
    """
    items = hierarchy.items(node)
    if set(matrix.labels) <= set(items):
        return matrix
    codes = []
    for label in matrix.labels:
        found = called(hierarchy, label, items)
        if len(found) > 1:
            problems.add(ITEM_AMBIGUOUS, item=label, codes=found)
        codes.append(found[0] if len(found) == 1 else label)
    return matrix.relabelled(codes) if len(set(codes)) == len(codes) else matrix
