"""Check results as CSV: one row for each matrix, weight and finding, figures unrounded."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from ahp.check.check import Checked, MatrixCheck
from ahp.check.reproduction import Reproduction, WeightCheck
from ahp.check.worst import worst_judgments
from ahp.common.findings import Finding
from ahp.common.wording import Language
from ahp.model.matrix import format_judgment
from ahp.model.settings import Settings

COLUMNS = (
    "kind",
    "path",
    "code",
    "name",
    "parent",
    "level",
    "n",
    "missing",
    "method",
    "lambda_max",
    "ci",
    "random_index",
    "ri",
    "cr",
    "consistent",
    "local",
    "global",
    "published",
    "reproduced",
    "given",
    "implied",
    "cr_after",
    "severity",
    "message",
)


def write(checked: Iterable[Checked], settings: Settings, lang: Language, out: TextIO) -> None:
    """Write the results; the ``kind`` column tells matrix, judgment, weight and finding apart.

    The judgments are the most disturbing ones of an inconsistent matrix. The items of a loose
    matrix are its weight rows, with the matrix as their parent.
    """
    rows = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    for one in checked:
        for matrix in one.matrices:
            rows.writerow(_matrix_row(matrix))
            rows.writerows(_judgment_rows(matrix))
            if one.model is None or matrix.expert:
                for label, weight in matrix.analysis.weights.items():
                    row = {"path": matrix.path, "code": label, "parent": matrix.code}
                    rows.writerow({"kind": "weight", **row, "local": weight})
        for weight_check in one.weights:
            rows.writerow(_weight_row(one, weight_check, lang))
        for found in one.findings:
            rows.writerow(_finding_row(found, lang))


def _matrix_row(matrix: MatrixCheck) -> dict[str, object]:
    analysis = matrix.analysis
    return {
        "kind": "matrix",
        "path": matrix.path,
        "code": matrix.code,
        "n": analysis.matrix.n,
        "missing": analysis.missing,
        "method": analysis.method,
        "lambda_max": analysis.lambda_max,
        "ci": analysis.ci,
        "random_index": analysis.random_index,
        "ri": analysis.ri,
        "cr": analysis.cr,
        "consistent": _flag(analysis.consistent),
        **_published(matrix.published),
    }


def _judgment_rows(matrix: MatrixCheck) -> Iterator[dict[str, object]]:
    for worst in worst_judgments(matrix):
        yield {
            "kind": "judgment",
            "path": matrix.path,
            "code": f"{worst.a} : {worst.b}",
            "parent": matrix.code,
            "given": format_judgment(worst.value),
            "implied": worst.implied,
            "cr_after": worst.cr_after,
        }


def _weight_row(one: Checked, row: WeightCheck, lang: Language) -> dict[str, object]:
    assert one.model is not None  # only models have node weights
    return {
        "kind": "weight",
        "path": one.path,
        "code": row.code,
        "name": one.model.hierarchy.name(row.code, lang),
        "parent": row.parent,
        "level": row.level,
        "local": row.local,
        "global": row.global_,
        **_published(row.published),
    }


def _finding_row(found: Finding, lang: Language) -> dict[str, object]:
    place = found.place.text(lang) if found.place else ""
    return {
        "kind": "finding",
        "path": found.path,
        "code": found.code,
        "name": place,
        "severity": found.severity,
        "message": found.message(lang),
    }


def _published(published: Reproduction | None) -> dict[str, object]:
    if published is None:
        return {}
    return {"published": published.printed.value, "reproduced": _flag(published.reproduced)}


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()
