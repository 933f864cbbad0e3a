"""Whether hierarchy, matrices and published figures fit together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding, Place, Problems
from ahp.common.names import suggestion
from ahp.model.called import called, names_of, suggested
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.published import Published
from ahp.model.wording import (
    CONSISTENCY_FIGURES,
    ITEM_EXTRA,
    ITEM_MISSING,
    ITEM_RENAMED,
    MATRIX_FOR_NO_NODE,
    MATRIX_MISSING,
    MATRIX_OF_FEW,
    MATRIX_OF_GROUPING,
    PUBLISHED_RANGE,
    PUBLISHED_RATIO_RANGE,
    PUBLISHED_RATIO_UNJUDGED,
    PUBLISHED_SUM,
    PUBLISHED_UNKNOWN,
)


def check_matrices(
    hierarchy: Hierarchy,
    matrices: Mapping[str, PairwiseMatrix],
    problems: Problems,
    paths: Mapping[str, str] | None = None,
    folder: str | None = None,
    unreadable: frozenset[str] = frozenset(),
) -> None:
    """Note what does not fit between a hierarchy and its matrices.

    Parameters
    ----------
    hierarchy : Hierarchy
    matrices : mapping of str to PairwiseMatrix
        By node.
    problems : Problems
    paths : mapping of str to str, optional
        The file of each matrix.
    folder : str, optional
        Where a missing matrix would be.
    unreadable : frozenset of str
        Nodes whose matrix is there, but broken: that is told elsewhere.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> problems = Problems()
    >>> check_matrices(Hierarchy([Node("a")]), {}, problems)
    >>> problems.ok
    True
    """
    paths = paths or {}
    for code in hierarchy.judged:
        if code not in matrices and code not in unreadable:
            items = hierarchy.items(code)
            details = {
                "count": len(items),
                "items": names_of(hierarchy, items),
                "file": f"{code}.csv",
            }
            problems.add(MATRIX_MISSING, path=folder, place=Place(node=code), **details)
    for code, matrix in matrices.items():
        here = problems.at(paths.get(code), node=code)
        if code in hierarchy.judged:
            _check_items(hierarchy, code, matrix, here)
        else:
            here.take([misplaced_matrix(hierarchy, code)])


def misplaced_matrix(hierarchy: Hierarchy, code: str) -> Finding:
    """Say why no matrix belongs to a code.

    >>> from ahp.model.hierarchy import Node
    >>> misplaced_matrix(Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")]), "cra").hint()
    'did you mean car?'
    """
    if code not in hierarchy:
        hint = suggestion(code, hierarchy.judged)
        return Finding(MATRIX_FOR_NO_NODE, {"code": code, "suggestion": hint})
    if hierarchy.node(code).grouping:
        judge = hierarchy.judge(code)
        return Finding(MATRIX_OF_GROUPING, {"code": code, "judge": judge})
    return Finding(MATRIX_OF_FEW, {"code": code, "count": len(hierarchy.items(code))})


def _check_items(
    hierarchy: Hierarchy, node: str, matrix: PairwiseMatrix, problems: Problems
) -> None:
    items = hierarchy.items(node)
    missing = [item for item in items if item not in matrix.labels]
    for label in matrix.labels:
        if label in items:
            continue
        hint = suggested(hierarchy, label, missing or items)
        near = called(hierarchy, str(hint.details.get("nearest", "")), missing)
        if len(near) == 1:
            missing.remove(near[0])
            problems.add(ITEM_RENAMED, item=label, nearest=hint.details["nearest"])
        else:
            known = suggested(hierarchy, label, items)
            problems.add(ITEM_EXTRA, item=label, suggestion=known)
    for item in missing:
        problems.add(ITEM_MISSING, item=names_of(hierarchy, [item]))


def check_published(hierarchy: Hierarchy, published: Published, problems: Problems) -> None:
    """Note published figures that fit no node, are impossible, or sum wrong beyond rounding.

    Parameters
    ----------
    hierarchy : Hierarchy
    published : Published
    problems : Problems

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("goal"), Node("a", "goal"), Node("b", "goal")])
    >>> figures = {"a": Figure.parse("0.7"), "b": Figure.parse("0.5")}
    >>> problems = Problems()
    >>> check_published(hierarchy, Published(figures), problems)
    >>> problems.findings[0].code, str(problems.findings[0].details["difference"])
    ('published-sum', '0.2')
    """
    for code, figure in published.weights.items():
        here = problems.at(key=f"weights.{code}")
        if code not in hierarchy:
            hint = suggestion(code, hierarchy.codes)
            here.add(PUBLISHED_UNKNOWN, code=code, suggestion=hint)
        if not 0 <= figure.value <= 1:
            here.add(PUBLISHED_RANGE, value=figure.value)
    for table, figures in (
        ("consistency_ratios", published.consistency_ratios),
        ("consistency_indices", published.consistency_indices),
        ("lambda_max", published.lambda_max),
    ):
        what = CONSISTENCY_FIGURES[table]
        for code, figure in figures.items():
            here = problems.at(key=f"{table}.{code}")
            if code not in hierarchy.judged:
                name = PUBLISHED_RATIO_UNJUDGED if code in hierarchy else PUBLISHED_UNKNOWN
                hint = suggestion(code, hierarchy.judged)
                here.add(name, code=code, suggestion=hint, what=what)
            if figure.value < 0:
                here.add(PUBLISHED_RATIO_RANGE, value=figure.value, what=what)
    if not problems.errors:
        _check_sums(hierarchy, published.weights, problems)


def _check_sums(hierarchy: Hierarchy, weights: Mapping[str, Figure], problems: Problems) -> None:
    """Compare each printed weight with what is printed next below it, and the leaves with 1."""
    sums = [(code, _next_printed(hierarchy, weights, code)) for code in hierarchy.codes]
    told = False
    for code, below in [*sums, (hierarchy.goal, list(hierarchy.leaves))]:
        if told and below == list(hierarchy.leaves):
            continue  # a wrong part makes the total wrong; once is enough
        if below and (code in weights or code == hierarchy.goal):
            told = _check_sum(code, below, weights, problems) or told


def _next_printed(
    hierarchy: Hierarchy, weights: Mapping[str, Figure], code: str
) -> list[str] | None:
    """List the nearest nodes below that have a printed weight; None when a branch has none."""
    found: list[str] = []
    for child in hierarchy.children(code):
        below = [child] if child in weights else _next_printed(hierarchy, weights, child)
        if not below:
            return None
        found += below
    return found


def _check_sum(
    code: str, below: list[str], weights: Mapping[str, Figure], problems: Problems
) -> bool:
    if not all(one in weights for one in below):
        return False
    parts = [weights[one] for one in below]
    total = sum((part.value for part in parts), Decimal(0))
    whole = weights[code].value if code in weights else Decimal(1)
    slack = sum((part.unit for part in parts), Fraction(0)) / 2
    if code in weights:
        slack += weights[code].unit / 2
    if abs(Fraction(total - whole)) <= slack:
        return False
    problems.add(
        PUBLISHED_SUM,
        place=Place(key=f"weights.{code}"),
        code=code,
        total=total,
        whole=whole,
        difference=abs(total - whole),
        slack=f"{float(slack):g}",
        codes=[code, *below] if code in weights else below,
    )
    return True
