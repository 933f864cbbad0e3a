"""A list of printed weights in a CSV file: one item a line, and perhaps the CR."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import replace
from typing import NamedTuple

from ahp.common.figure import Figure
from ahp.common.findings import FileError, Finding, Problems, RecoveryError
from ahp.common.io.delimited import read_table
from ahp.common.io.wording import WORKBOOK_NOT_TEXT
from ahp.common.wording import NOT_A_FIGURE
from ahp.files.matrix_file import PathLike
from ahp.files.wording import PRINTED_NONE, PRINTED_ROW, PRINTED_WORKBOOK
from ahp.model.matrix import clean_label

_INDEX_LABEL = re.compile(r"ci值?|一致性指标(ci)?|consistencyindex(ci)?")
_LAMBDA_LABEL = re.compile(
    r"(λ|lambda)_?max值?|最大特征(值|根)(λmax)?|(largest|principal)eigenvalue"
)
_RATIO_LABEL = re.compile(r"cr值?|一致性比[例率](cr值?)?|cr一致性比[例率]|consistencyratio(cr)?")

_OF_LISTS = {WORKBOOK_NOT_TEXT: PRINTED_WORKBOOK}


class Printed(NamedTuple):
    """Items with their weights as printed, and the CR, lambda_max and CI if there are any."""

    labels: list[str]
    weights: list[str]
    cr: str | None
    lambda_max: str | None = None
    ci: str | None = None


def read_printed(path: PathLike) -> Printed:
    r"""Read printed weights: lines of an item and its weight, a line ``CR, 0.037`` for the CR.

    Lines labelled ``CI`` and ``lambda_max`` (or λmax) are figures of the matrix too. A first
    line without a digit in its second cell is a heading.

    Raises
    ------
    FileError
        With every line that is not an item and a number.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "printed.csv")
    ...     _ = path.write_text("item,weight\nprice,0.70\nstyle,0.30\n")
    ...     read_printed(path)
    Printed(labels=['price', 'style'], weights=['0.70', '0.30'], cr=None, lambda_max=None, ci=None)
    """
    name = os.fspath(path)
    problems = Problems(name)
    table = read_table(name, problems, empty=PRINTED_NONE)
    rows = [[cell.strip() for cell in row] for row in table.cells()] if table else []
    labels, weights = [], []
    of_matrix: dict[str, str] = {}
    first = next((number for number, row in enumerate(rows, start=1) if any(row)), 0)
    for number, row in enumerate(rows, start=1):
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        if len(row) != 2:
            problems.at(row=number).add(PRINTED_ROW, count=len(row))
        elif not _is_figure(row[1]):
            if number > first or any(sign.isdigit() for sign in row[1]):
                problems.at(row=number, column=2).add(NOT_A_FIGURE, text=row[1])
        elif kind := _kind(row[0]):
            of_matrix[kind] = row[1]
        else:
            labels.append(clean_label(row[0]))
            weights.append(row[1])
    if not labels and not problems.errors:
        problems.add(PRINTED_NONE)
    if problems.errors:
        raise FileError(map(_in_this_file, problems.findings))
    return Printed(
        labels, weights, of_matrix.get("cr"), of_matrix.get("lambda_max"), of_matrix.get("ci")
    )


def _kind(label: str) -> str | None:
    """Tell which figure of the whole matrix a label names, if any."""
    plain = _plain(label)
    for kind, pattern in (
        ("cr", _RATIO_LABEL),
        ("ci", _INDEX_LABEL),
        ("lambda_max", _LAMBDA_LABEL),
    ):
        if pattern.fullmatch(plain):
            return kind
    return None


def _in_this_file(found: Finding) -> Finding:
    """Say what a list of printed weights lacks, not what a matrix would."""
    return replace(found, what=_OF_LISTS.get(found.what, found.what))


def _plain(label: str) -> str:
    """Return a label without what does not matter: capitals, full-width forms, all but letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", label).lower())


def _is_figure(text: str) -> bool:
    try:
        Figure.parse(text)
    except RecoveryError:
        return False
    return True
