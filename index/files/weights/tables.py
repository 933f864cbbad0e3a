"""A column of weights in a table, by node: local or global, checked against the tree."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from typing import Any

from ahp.common.findings import Finding, Named, Number, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.wording import COLUMN_TWICE
from ahp.common.names import suggestion
from index.files.weights.wording import (
    WEIGHT_COLUMN_MISSING,
    WEIGHT_CONTRADICTED,
    WEIGHT_NEGATIVE,
    WEIGHT_NODE_UNKNOWN,
    WEIGHT_NOT_PERCENT,
    WEIGHT_REPEATED,
    WEIGHTS_ALL_ZERO,
    WEIGHTS_OF_NODES_MISSING,
    WEIGHTS_RESCALED,
)
from index.project.tree import Given, Weights
from index.project.wording import WEIGHT_KINDS, WEIGHTS_IN_TABLE

_OTHER_HEADINGS: Mapping[str, Sequence[str]] = {
    "code": ("代码", "指标", "指标代码"),
    "weight": ("权重",),
}
_WHOLE = (1.0, 100.0)  # shares of one, or of a hundred
_SLACK = 1e-9
_SHOWN = 4


@dataclass(frozen=True)
class WeightColumn:
    """Which column of which table holds the weights.

    Attributes
    ----------
    grid : Grid
    column, node : str
        Headings.
    kind : str
        ``local``: shares of the node above; ``global``: shares of all.
    """

    grid: Grid
    column: str = "weight"
    kind: str = "local"
    node: str = "code"


@dataclass
class _Cells:
    """The weights of a column by node, with half a unit of their last decimal."""

    rows: dict[str, int] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)
    halves: dict[str, float] = field(default_factory=dict)


class _Reader:
    def __init__(self, of: WeightColumn, tree: Weights, problems: Problems) -> None:
        self.of, self.grid, self.tree, self.problems = of, of.grid, tree, problems
        self.codes = _codes(tree)
        self.column = -1

    def note(self, what: Any, row: int | None = None, **said: object) -> None:
        self.grid.note(self.problems, what, row, self.column if self.column >= 0 else None, **said)

    def named(self, code: str) -> Named:
        return Named(code, self.tree.node(code).names)

    def find(self, heading: str) -> int | None:
        """Return the position of a column; note where it is missing or doubled."""
        cells = self.grid.rows[self.grid.header or 0]
        wanted = {_plain(one) for one in (heading, *_OTHER_HEADINGS.get(heading, ()))}
        found = [k for k, cell in enumerate(cells) if _plain(text_of(cell)) in wanted]
        if not found:
            hint = suggestion(heading, filter(None, map(text_of, cells)))
            self.grid.note(
                self.problems,
                WEIGHT_COLUMN_MISSING,
                self.grid.header,
                column=heading,
                suggestion=hint,
            )
        elif len(found) > 1:
            self.grid.note(self.problems, COLUMN_TWICE, self.grid.header, found[1], column=heading)
        return found[0] if len(found) == 1 else None

    def cells(self) -> _Cells | None:
        """Read the column; None where something in it is wrong."""
        node, column = self.find(self.of.node), self.find(self.of.column)
        if node is None or column is None:
            return None
        self.column = column
        rows = [(row, text_of(self.grid.cell(row, node))) for row in self.grid.body()]
        texts = {row: text_of(self.grid.cell(row, column)) for row, _ in rows}
        percent = any(_percent(text) for text in texts.values())
        found, before = _Cells(), len(self.problems.errors)
        for row, name in rows:
            value = self.number(row, texts[row], percent)
            if value is not None:
                self.add(found, row, name, value, _half_unit(texts[row], percent))
        return found if len(self.problems.errors) == before else None

    def number(self, row: int, text: str, percent: bool) -> float | None:
        """Read one weight, of which a percentage is a hundredth; None where there is none."""
        cell: object = self.grid.cell(row, self.column)
        if percent and isinstance(cell, str):
            cell = text.rstrip("%％ ")
        value = parse_number(cell, self.grid.decimal)
        if isinstance(value, Finding):
            self.note(value.what, row, **value.details)
            return None
        if percent and value and not _percent(text):
            self.note(WEIGHT_NOT_PERCENT, row, value=repr(text))
            return None
        return value / 100 if percent and value is not None else value

    def add(self, found: _Cells, row: int, name: str, value: float, half: float) -> None:
        code = self.codes.get(name)
        if code is None:
            hint = suggestion(name, [one for one in self.tree.codes if one not in found.rows])
            self.note(WEIGHT_NODE_UNKNOWN, row, node=name, suggestion=hint)
        elif code in found.rows:
            other = self.grid.place(found.rows[code])
            self.note(WEIGHT_REPEATED, row, node=self.named(code), other=other)
        elif value < 0:
            shown = text_of(self.grid.cell(row, self.column))
            self.note(WEIGHT_NEGATIVE, row, node=self.named(code), value=shown)
        else:
            found.rows[code], found.values[code], found.halves[code] = row, value, half

    def local(self, found: _Cells) -> Weights | None:
        """Return the tree with local weights, those below each node made to sum to 1."""
        parents = [code for code in self.tree.codes if self.tree.children(code)]
        if not self.complete(found, [code for code in self.tree.codes if self.tree.parent(code)]):
            return None
        sums = {one: fsum(found.values[c] for c in self.tree.children(one)) for one in parents}
        if not self.above_zero(sums):
            return None
        self.tell_rescaled(sums)
        given = {**found.values, self.tree.goal: 1.0}
        return self.tree.with_local(given, "table")

    def shares(self, found: _Cells) -> Weights | None:
        """Return the tree with global weights: those of inner nodes are the sums of their own."""
        if not self.complete(found, self.tree.leaves):
            return None
        leaves = {code: found.values[code] for code in self.tree.leaves}
        half = {code: found.halves[code] for code in self.tree.leaves}
        parents = [code for code in self.tree.codes if self.tree.children(code)]
        below = {one: list(_leaves(self.tree, one)) for one in parents}
        sums = {one: fsum(leaves[code] for code in codes) for one, codes in below.items()}
        if not self.above_zero(sums):
            return None
        before = len(self.problems.errors)
        for one in parents:
            slack = found.halves.get(one, 0.0) + fsum(half[code] for code in below[one])
            said = found.values.get(one)
            if said is not None and abs(said - sums[one]) > slack + _SLACK:
                value, total = Number(said), Number(sums[one])
                node = self.named(one)
                self.note(WEIGHT_CONTRADICTED, found.rows[one], node=node, value=value, total=total)
        if len(self.problems.errors) > before:
            return None
        self.tell_rescaled({self.tree.goal: sums[self.tree.goal]})
        return self.tree.with_leaves(leaves, "table")

    def complete(self, found: _Cells, needed: Sequence[str]) -> bool:
        """Whether all nodes that need a weight have one; note those that have none."""
        missing = [code for code in needed if code not in found.values]
        if missing:
            shown: list[object] = [self.named(code) for code in missing[:_SHOWN]]
            shown += ["…"] if len(missing) > _SHOWN else []
            self.note(WEIGHTS_OF_NODES_MISSING, None, count=len(missing), nodes=shown)
        return not missing

    def above_zero(self, sums: Mapping[str, float]) -> bool:
        """Whether every node has something below it that counts; note where nothing does."""
        nothing = [self.named(code) for code, total in sums.items() if total == 0]
        for node in nothing:
            self.note(WEIGHTS_ALL_ZERO, None, node=node)
        return not nothing

    def tell_rescaled(self, sums: Mapping[str, float]) -> None:
        """Note sums that are neither 1 nor 100."""
        off = {
            code: total
            for code, total in sums.items()
            if all(abs(total / whole - 1) > _SLACK for whole in _WHOLE)
        }
        if off:
            node = next(iter(off))
            said = {"count": len(off), "node": self.named(node), "total": f"{off[node]:.6g}"}
            self.note(WEIGHTS_RESCALED, None, **said)


def read_weight_table(of: WeightColumn, tree: Weights, problems: Problems) -> Weights | None:
    """Read a column of weights by node; note what is wrong with it.

    Parameters
    ----------
    of : WeightColumn
    tree : Weights
        The nodes, whose own weights do not count.
    problems : Problems

    Returns
    -------
    Weights or None
        With the file, row and figure of each; None where there was an error.

    Notes
    -----
    Local weights that do not sum to 1 below a node, and global ones that do not over all
    indicators, are divided by their sum, and that is told. A node's global weight is that of the
    indicators below it together; where the table gives another, it is refused, unless the
    decimals that the figures have explain it.
    """
    reader = _Reader(of, tree, problems)
    found = reader.cells()
    if found is None:
        return None
    weights = reader.local(found) if of.kind == "local" else reader.shares(found)
    if weights is None:
        return None
    path = of.grid.path
    heading = text_of(of.grid.cell(of.grid.header or 0, reader.column))
    said = {"file": os.path.basename(path), "column": heading}
    kind = WEIGHT_KINDS[of.kind]
    words = {
        "en": WEIGHTS_IN_TABLE("en", **said, kind=kind("en")),
        "zh": WEIGHTS_IN_TABLE("zh", **said, kind=kind("zh")),
    }
    given = {
        code: Given(value, path, of.grid.place(found.rows[code], reader.column))
        for code, value in found.values.items()
    }
    return replace(weights, source=words["en"], kind="table", words=words, given=given)


def _codes(tree: Weights) -> dict[str, str]:
    """Return the node that each code stands for, and each name that is no other node's."""
    found: dict[str, str] = {}
    shared = set()
    for node in tree.nodes:
        for name in {name for name in node.names.values() if name}:
            if name in found:
                shared.add(name)
            found[name] = node.code
    kept = {name: code for name, code in found.items() if name not in shared}
    return {**kept, **{code: code for code in tree.codes}}


def _leaves(tree: Weights, code: str) -> Iterator[str]:
    """Yield the leaves below a node, or the leaf."""
    below = tree.children(code)
    if not below:
        yield code
    for one in below:
        yield from _leaves(tree, one)


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).casefold().strip()


def _percent(text: str) -> bool:
    return text.endswith(("%", "％"))


def _half_unit(text: str, percent: bool) -> float:
    """Return half a unit of the last decimal that a figure is written with.

    >>> _half_unit("0.25", False), _half_unit("25%", True), _half_unit("1e-3", False)
    (0.005, 0.005, 0.0)
    """
    plain = unicodedata.normalize("NFKC", text).rstrip("% ").replace(",", ".")
    whole, _, decimals = plain.partition(".")
    if not (whole + decimals).lstrip("+-").isdecimal():
        return 0.0
    return float(0.5 * 10.0 ** -(len(decimals) + 2 * percent))
