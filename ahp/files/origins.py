"""``sources.csv`` in an expert's folder: where each judgment that was collected comes from."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahp.common.findings import Problems
from ahp.common.io.delimited import make_table
from ahp.common.io.spreadsheet import as_given
from ahp.common.io.text import decode, read_bytes
from ahp.files.wording import ORIGINS_BROKEN
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix


class Origin(NamedTuple):
    """Where one judgment comes from, in the words of the time it was collected."""

    node: str
    a: str
    b: str
    value: str
    file: str
    place: str
    time: str
    convention: str
    collected: str


def origins_file(hierarchy: Hierarchy) -> str:
    """Return the name of the file; it is never that of a node's matrix.

    >>> from ahp.model.hierarchy import Node
    >>> origins_file(Hierarchy([Node("car")])), origins_file(Hierarchy([Node("sources")]))
    ('sources.csv', 'sources-of-judgments.csv')
    """
    return "sources-of-judgments.csv" if "sources" in hierarchy else "sources.csv"


def read_origins(folder: str, hierarchy: Hierarchy, problems: Problems) -> list[Origin]:
    """Read where judgments come from; none where nothing was collected.

    >>> from ahp.model.hierarchy import Node
    >>> read_origins("nowhere", Hierarchy([Node("car")]), Problems())
    []
    """
    path = os.path.join(folder, origins_file(hierarchy))
    if not os.path.lexists(path):
        return []
    data = read_bytes(path, problems.at(path))
    decoded = None if data is None else decode(data, problems.at(path))
    if decoded is None:
        return []
    rows = list(csv.reader(io.StringIO(decoded[0], newline="")))
    if not rows or tuple(rows[0]) != Origin._fields or {len(row) for row in rows} != {len(rows[0])}:
        problems.add(ORIGINS_BROKEN, path=path, columns=list(Origin._fields))
        return []
    return [Origin(*map(as_given, row)) for row in rows[1:]]


def origins_bytes(origins: Iterable[Origin]) -> bytes:
    """Return the file; texts that look like formulas stay texts."""
    return make_table([list(Origin._fields), *map(list, origins)]).render()


def standing(
    origins: Iterable[Origin], matrices: Mapping[str, PairwiseMatrix]
) -> dict[str, list[Origin]]:
    """Return by node the origins of judgments that still are what was collected."""
    found: dict[str, list[Origin]] = {}
    for one in origins:
        matrix = matrices.get(one.node)
        if matrix is None or not {one.a, one.b} <= set(matrix.labels) or one.a == one.b:
            continue
        text = matrix.judgment_text(one.a, one.b)
        if text and text == one.value:
            found.setdefault(one.node, []).append(one)
    return found
