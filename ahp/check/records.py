"""Check results as records for programs, matrix by matrix so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from ahp.check.check import Checked, MatrixCheck
from ahp.check.reproduction import Reproduction, WeightCheck
from ahp.check.worst import given, worst_judgments
from ahp.common.document.parts import Lines, Sheet
from ahp.common.findings import Finding
from ahp.common.wording import Language
from ahp.model.group.group import Group
from ahp.model.interval.interval import Interval
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix
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
    "whose",
)


def members(
    checked: Iterable[Checked], settings: Settings, lang: Language
) -> Iterator[tuple[str, object]]:
    """Yield the members of one object: matrices, weights, findings, and what holds for all.

    ``method`` and ``random_index`` of the whole are null where matrices differ in them.
    """
    seen = _Seen(lang)
    yield "matrices", Lines(seen.matrices(checked))
    yield "weights", Lines(seen.weights)
    yield "hierarchies", Lines(seen.ratios)
    yield "groups", Lines(seen.groups)
    yield "findings", Lines(seen.findings)
    yield "random_index", _only(seen.tables, settings.random_index or "yaahp")
    yield "method", _only(seen.methods, settings.method or "eigenvector")
    yield "threshold", settings.threshold
    yield "scale", settings.scale
    yield "ok", seen.ok


class _Seen:
    """What is kept of results that pass by, to be written after their matrices."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self.ok = True
        self.methods: set[str] = set()
        self.tables: set[str] = set()
        self.weights: list[dict[str, Any]] = []
        self.ratios: list[dict[str, Any]] = []
        self.groups: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def matrices(self, checked: Iterable[Checked]) -> Iterator[dict[str, Any]]:
        for one in checked:
            self.ok = self.ok and one.ok
            for matrix in one.matrices:
                if matrix.analysis.complete:
                    self.methods.add(matrix.analysis.method)
                self.tables.add(matrix.analysis.random_index)
                yield matrix_record(matrix, self.lang)
            whose = one.judged.whose.code if one.judged else "own"
            self.weights.extend(
                weight_record(one.path, row, whose, self.lang) for row in one.weights
            )
            if isinstance(one.judged, Group):
                self.groups.append({"model": one.path, **group_record(one.judged)})
            if one.consistency_ratio is not None:
                layers = list(one.layer_ratios)
                ratio = {"consistency_ratio": one.consistency_ratio, "layer_ratios": layers}
                self.ratios.append({"model": one.path, **ratio})
            self.findings.extend(finding_record(found, self.lang) for found in one.findings)


def _only(used: set[str], default: str) -> str | None:
    return None if len(used) > 1 else next(iter(used), default)


def matrix_record(matrix: MatrixCheck, lang: Language) -> dict[str, Any]:
    """Turn one matrix's result into the record of the JSON contract."""
    analysis = matrix.analysis
    published = matrix.published
    return {
        "path": matrix.path,
        "code": matrix.code,
        **({"expert": matrix.expert} if matrix.expert else {}),
        "whose": matrix.whose,
        "n": analysis.matrix.n,
        "labels": list(analysis.matrix.labels),
        "complete": analysis.complete,
        "missing": analysis.missing,
        "method": analysis.method,
        "lambda_max": analysis.lambda_max,
        "ci": analysis.ci,
        "random_index": analysis.random_index,
        "ri": analysis.ri if analysis.rated else None,
        "cr": analysis.cr if analysis.rated else None,
        "consistent": analysis.consistent if analysis.rated else None,
        "weights": dict(analysis.weights),
        **_intervals(analysis.matrix),
        "indices": dict(vars(analysis.indices())),
        "published": None
        if published is None
        else {
            "cr": float(published.printed.value),
            "decimals": published.printed.decimals,
            "reproduced": published.reproduced,
        },
        "worst_judgments": [
            {
                "a": worst.a,
                "b": worst.b,
                "value": given(matrix, worst),
                "error_ratio": worst.error_ratio,
                "implied": worst.implied,
                "cr_after": worst.cr_after,
                "nearest": format_judgment(worst.nearest),
                "cr_after_nearest": worst.cr_after_nearest,
            }
            for worst in worst_judgments(matrix)
        ],
        "findings": [finding_record(found, lang) for found in matrix.findings],
    }


def _intervals(matrix: PairwiseMatrix) -> dict[str, Any]:
    """List the judgments that are intervals; the key is there where there are any."""
    listed = [
        {"a": a, "b": b, "given": format_judgment(value), "judgment": format_judgment(+value)}
        for a, b, value in matrix.given()
        if isinstance(value, Interval)
    ]
    return {"intervals": listed} if listed else {}


def weight_record(model: str, row: WeightCheck, whose: str, lang: Language) -> dict[str, Any]:
    """Turn one node's weights into the record of the JSON contract."""
    return {
        "model": model,
        "code": row.code,
        "parent": row.parent,
        "level": row.level,
        "local": row.local,
        "global": row.global_,
        "published": _published_weight(row.published, lang),
        "whose": whose,
    }


def group_record(group: Group) -> dict[str, Any]:
    """Turn a group into a record: how it is formed, and who counts how much at each node."""
    return {
        **asdict(group.settings),
        "members": [one.code for one in group.experts],
        "taken": group.taken,
        "nodes": [
            {
                "code": code,
                "experts": dict(one.experts),
                "left_out": [left._asdict() for left in one.left_out],
                "missing": [list(pair) for pair in one.missing],
            }
            for code, one in group.at.items()
        ],
    }


def _published_weight(published: Reproduction | None, lang: Language) -> dict[str, Any] | None:
    if published is None:
        return None
    record: dict[str, Any] = {
        "global": float(published.printed.value),
        "decimals": published.printed.decimals,
        "reproduced": published.reproduced,
    }
    if published.printed.derived:
        record["derived"] = True
    if published.reason:
        record["reason"] = published.reason.message(lang)
    return record


def finding_record(found: Finding, lang: Language) -> dict[str, Any]:
    """Turn a finding into the record of the JSON contract."""
    return {
        "path": found.path,
        "place": found.place.text(lang) if found.place else None,
        "severity": found.severity,
        "code": found.code,
        "message": found.message(lang),
        "hint": found.hint(lang),
    }


def sheet(checked: Iterable[Checked], lang: Language) -> Sheet:
    """Lay results out in rows: the ``kind`` column tells matrix, judgment, weight, finding apart.

    The judgments are the most disturbing ones of an inconsistent matrix. The items of a loose
    matrix are its weight rows, with the matrix as their parent.
    """
    return Sheet.of(COLUMNS, _rows(checked, lang))


def _rows(checked: Iterable[Checked], lang: Language) -> Iterator[dict[str, object]]:
    for one in checked:
        for matrix in one.matrices:
            yield _matrix_row(matrix)
            yield from _judgment_rows(matrix)
            if one.model is None or matrix.expert:
                for label, weight in matrix.analysis.weights.items():
                    row = {"path": matrix.path, "code": label, "parent": matrix.code}
                    yield {"kind": "weight", **row, "local": weight, "whose": matrix.whose}
        for weight_check in one.weights:
            yield _weight_row(one, weight_check, lang)
        for found in one.findings:
            yield _finding_row(found, lang)


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
        "ri": analysis.ri if analysis.rated else None,
        "cr": analysis.cr if analysis.rated else None,
        "consistent": _flag(analysis.consistent) if analysis.rated else None,
        **_published(matrix.published),
        "whose": matrix.whose,
    }


def _judgment_rows(matrix: MatrixCheck) -> Iterator[dict[str, object]]:
    for worst in worst_judgments(matrix):
        yield {
            "kind": "judgment",
            "path": matrix.path,
            "code": f"{worst.a} : {worst.b}",
            "parent": matrix.code,
            "given": given(matrix, worst),
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
        "whose": one.judged.whose.code if one.judged else "own",
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
