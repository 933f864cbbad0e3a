"""Check results as one JSON object, written matrix by matrix so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from ahp.check.check import Checked, MatrixCheck
from ahp.check.reproduction import Reproduction, WeightCheck
from ahp.check.worst import worst_judgments
from ahp.common.document.text import is_unicode
from ahp.common.findings import Finding
from ahp.common.wording import Language
from ahp.model.matrix import format_judgment
from ahp.model.settings import Settings


def write(checked: Iterable[Checked], settings: Settings, lang: Language, out: TextIO) -> None:
    """Write the results as one object with matrices, weights and findings.

    ``method`` and ``random_index`` of the whole are null where matrices differ in them.
    """

    def dump(value: object) -> str:
        # Escapes keep every label on a console whose encoding cannot show it.
        return json.dumps(value, ensure_ascii=not is_unicode(out), allow_nan=False)

    def rows(records: list[dict[str, Any]]) -> str:
        return "[" + ",".join(f"\n  {dump(record)}" for record in records) + "]"

    ok = True
    methods: set[str] = set()
    tables: set[str] = set()
    weights: list[dict[str, Any]] = []
    ratios: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    separator = ""
    out.write('{"matrices": [')
    for one in checked:
        ok = ok and one.ok
        for matrix in one.matrices:
            if matrix.analysis.complete:
                methods.add(matrix.analysis.method)
            tables.add(matrix.analysis.random_index)
            out.write(f"{separator}\n  {dump(matrix_record(matrix, lang))}")
            separator = ","
        weights.extend(weight_record(one.path, row, lang) for row in one.weights)
        if one.consistency_ratio is not None:
            layers = list(one.layer_ratios)
            ratio = {"consistency_ratio": one.consistency_ratio, "layer_ratios": layers}
            ratios.append({"model": one.path, **ratio})
        findings.extend(finding_record(found, lang) for found in one.findings)
    out.write(f'],\n "weights": {rows(weights)},\n "hierarchies": {rows(ratios)}')
    out.write(f',\n "findings": {rows(findings)}')
    out.write(f',\n "random_index": {dump(_only(tables, settings.random_index or "yaahp"))}')
    out.write(f', "method": {dump(_only(methods, settings.method or "eigenvector"))}')
    out.write(f', "threshold": {dump(settings.threshold)}, "scale": {dump(settings.scale)}')
    out.write(f', "ok": {dump(ok)}}}\n')


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
        "n": analysis.matrix.n,
        "labels": list(analysis.matrix.labels),
        "complete": analysis.complete,
        "missing": analysis.missing,
        "method": analysis.method,
        "lambda_max": analysis.lambda_max,
        "ci": analysis.ci,
        "random_index": analysis.random_index,
        "ri": analysis.ri,
        "cr": analysis.cr,
        "consistent": analysis.consistent,
        "weights": dict(analysis.weights),
        "indices": asdict(analysis.indices()),
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
                "value": format_judgment(worst.value),
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


def weight_record(model: str, row: WeightCheck, lang: Language) -> dict[str, Any]:
    """Turn one node's weights into the record of the JSON contract."""
    return {
        "model": model,
        "code": row.code,
        "parent": row.parent,
        "level": row.level,
        "local": row.local,
        "global": row.global_,
        "published": _published_weight(row.published, lang),
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
