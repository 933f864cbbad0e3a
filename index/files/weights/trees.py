"""The tree of an index in the table of its indicators: a column ``parent``."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ahp.common.findings import Problems
from ahp.common.io.records import Record
from ahp.common.names import suggestion
from index.files.folder import names_of
from index.files.weights.wording import (
    NODE_MEASURED,
    ROOTS_SEVERAL,
    TREE_CIRCULAR,
    TREE_PARENT_UNKNOWN,
)
from index.project.tree import Weights

_MEASURING = ("goalpost_low", "goalpost_high", "target", "cap_low", "cap_high", "minimum",
              "maximum", "transform", "denominator", "per", "outside", "reference",
              "recompute", "best", "best_low", "best_high", "normalization", "ties", "z_mean",
              "z_sd", "treatment", "skewness", "kurtosis", "winsorize_most",
              "error")  # fmt: skip
"""The columns that say how an indicator is measured, which a node above others is not."""


def read_tree(
    at: Mapping[str, Record], directed: Collection[str], problems: Problems
) -> Weights | None:
    """Read the tree of a table with a column ``parent``; children of one node weigh alike.

    A row without a parent that is nobody's parent is no part of it.

    Parameters
    ----------
    at : mapping of str to Record
        The rows by code; their order is that of the nodes.
    directed : collection of str
        Rows of which less is better, or what lies between.
    problems : Problems
        Takes what is wrong: unknown parents, circles, several goals.

    Returns
    -------
    Weights or None
        None where it cannot be.
    """
    parents = {code: row.text("parent") or None for code, row in at.items()}
    before = len(problems.errors)
    for code, parent in parents.items():
        if parent is not None and parent not in at:
            hint = suggestion(parent, [one for one in at if one != code])
            at[code].note(TREE_PARENT_UNKNOWN, "parent", parent=parent, suggestion=hint)
    for circle in _circles(parents):
        at[circle[0]].note(TREE_CIRCULAR, "parent", nodes=[*circle, circle[0]])
    above = {parent for parent in parents.values() if parent is not None}
    roots = [code for code, parent in parents.items() if parent is None and code in above]
    if len(roots) > 1:
        at[roots[1]].note(ROOTS_SEVERAL, "parent", nodes=roots)
    for code in at:
        if code in above:
            _check_inner(code, at[code], code in directed)
    if len(problems.errors) > before:
        return None
    inside = (code for code, parent in parents.items() if parent is not None or code in above)
    return Weights.from_parents((code, parents[code], names_of(at[code])) for code in inside)


def _circles(parents: Mapping[str, str | None]) -> list[list[str]]:
    """Return the circles that nodes and their parents go in, each once.

    >>> _circles({"a": "b", "b": "a", "c": "a", "d": None})
    [['a', 'b']]
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for code in parents:
        way: dict[str, None] = {}
        at: str | None = code
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = parents.get(at)
        if at is not None and at in way:
            steps = list(way)
            found.append(steps[steps.index(at) :])
        done |= way.keys()
    return found


def _check_inner(code: str, row: Record, directed: bool) -> None:
    """Note what only an indicator can have."""
    columns = [column for column in _MEASURING if row.text(column) not in ("", "none")]
    if directed:
        columns.insert(0, "direction")
    if columns:
        row.note(NODE_MEASURED, columns[0], node=code, columns=columns)
