"""Audit results as a terminal table, JSON, CSV or Markdown; no arithmetic happens here."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from ahp.common.document.grid import Column, write_grid
from ahp.common.document.text import markdown_table
from ahp.common.names import Names, unknown_choice
from ahp.common.wording import Language
from index.audit.intervals import Interval
from index.audit.joint import Joint
from index.audit.relations import Relation
from index.audit.result import AuditFinding, AuditResult, Recomputed
from index.audit.wording import (
    AT_LEAST,
    AT_MOST,
    CERTAINTIES,
    CHECK_KINDS,
    CHECKED,
    COLUMN_NAMES,
    FEASIBLE,
    FIGURES,
    FINDINGS,
    FROM_TO,
    INFEASIBLE,
    INFEASIBLE_MANY,
    JOINT,
    METHOD,
    NO,
    NOT_RECOMPUTABLE,
    NOT_UNIQUE,
    NOTHING_FOUND,
    RECOMPUTED,
    RECOMPUTED_TALLY,
    SOURCE,
    TALLY,
    TITLE,
    TOGETHER,
    UNIQUE,
    YES,
)


def write(result: AuditResult, style: str, lang: Language, out: TextIO) -> None:
    """Write the findings of an audit.

    Parameters
    ----------
    result : AuditResult
    style : str
        ``table``, ``json``, ``csv`` or ``markdown``.
    lang : str
    out : text stream

    Raises
    ------
    UsageError
        If the style is not one of the output formats.

    Examples
    --------
    >>> import io
    >>> from index.audit.relations import Declared
    >>> from index.audit.result import audit
    >>> out = io.StringIO()
    >>> write(audit(Declared("", {}, "", {})), "json", "en", out)
    >>> print(out.getvalue(), end="")
    {"ok": true, "checked": 0, "findings": []}
    """
    writers: Mapping[str, Callable[[AuditResult, Language, TextIO], None]] = {
        "table": _write_table,
        "json": _write_json,
        "csv": _write_csv,
        "markdown": _write_markdown,
    }
    if style not in writers:
        raise unknown_choice("--format", style, writers)
    writers[style](result, lang, out)


def write_recomputed(result: AuditResult, style: str, lang: Language, out: TextIO) -> None:
    """Write every printed figure beside the recomputed one: within rounding or not.

    Parameters, errors and formats are those of `write`.
    """
    rows = result.recomputed()
    if style in ("json", "csv"):
        keys = ("table", "row", "year", "column", "printed", "low", "high", "within", "relation")
        write_grid([Column(key, key) for key in keys], list(map(_record_of, rows)), style, out)
        return
    columns = ["table", "row", "year", "column", "printed", "implied", "within", "relation"]
    headings = [Column(key, COLUMN_NAMES[key](lang)) for key in columns]
    shown = [_shown_recomputed(one, lang) for one in rows]
    write_grid(headings, shown, style, out)
    out.write("\n" + _recomputed_tally(rows, lang) + "\n")


def finding_record(found: AuditFinding, lang: Language) -> dict[str, object]:
    """Turn a finding into its record in JSON; an open side of an interval is null."""
    return {
        "table": found.table,
        "row": found.row,
        "year": found.year,
        "column": found.column,
        "printed": found.printed,
        "implied": None if found.implied is None else list(found.implied.texts()),
        "severity": found.severity,
        "relation": found.relation,
        "message": found.message(lang),
    }


def _write_json(result: AuditResult, lang: Language, out: TextIO) -> None:
    records = (finding_record(one, lang) for one in result.findings)
    lines = (f"\n  {json.dumps(record, ensure_ascii=False)}" for record in records)
    listed = "[" + ",".join(lines) + "]"
    ok = json.dumps(result.ok)
    out.write(f'{{"ok": {ok}, "checked": {result.checked}, "findings": {listed}}}\n')


_CSV_KEYS = (
    *("table", "row", "year", "column", "printed", "implied_low", "implied_high"),
    *("severity", "relation", "message"),
)


def _write_csv(result: AuditResult, lang: Language, out: TextIO) -> None:
    rows = csv.DictWriter(out, _CSV_KEYS, lineterminator="\n")
    rows.writeheader()
    for one in result.findings:
        record = finding_record(one, lang)
        del record["implied"]
        low, high = one.implied.texts() if one.implied else (None, None)
        rows.writerow({**record, "implied_low": low, "implied_high": high})


def _write_table(result: AuditResult, lang: Language, out: TextIO) -> None:
    keys = ("severity", "where", "printed", "implied", "relation", "message")
    columns = [Column(key, COLUMN_NAMES[key](lang)) for key in keys]
    if result.findings:
        write_grid(columns, [_shown(one, result, lang) for one in result.findings], "table", out)
        out.write("\n")
    for joint in result.joint:
        out.write(_joint_line(joint, lang) + "\n")
    out.write(_tally(result, lang) + "\n")


def _write_markdown(result: AuditResult, lang: Language, out: TextIO) -> None:
    declared = result.declared
    title = _name(declared.title, lang, declared.folder)
    out.write(f"# {TITLE(lang, title=title)}\n\n")
    if declared.source:
        out.write(SOURCE(lang, source=declared.source) + "\n\n")
    out.write(f"{METHOD(lang)}\n\n{_tally(result, lang)}\n")
    if result.joint:
        out.write(f"\n## {TOGETHER(lang)}\n\n")
        for joint in result.joint:
            out.write(f"- {_joint_line(joint, lang)}\n")
    out.write(f"\n## {FINDINGS(lang)}\n\n")
    if not result.findings:
        out.write(NOTHING_FOUND(lang) + "\n")
    else:
        keys = ("severity", "where", "printed", "implied", "relation", "message")
        rows = [[str(cell[key]) for key in keys] for cell in _shown_all(result, lang)]
        out.write(markdown_table([[COLUMN_NAMES[key](lang) for key in keys], *rows]))
    out.write(f"\n## {CHECKED(lang)}\n\n")
    headings = ("relation", "meaning", "kind", "instances", "failed")
    counted = [_relation_row(*one, lang) for one in result.relation_counts()]
    out.write(
        markdown_table([[COLUMN_NAMES[key](lang) for key in headings], *counted], right=(3, 4))
    )
    out.write(f"\n## {RECOMPUTED(lang)}\n\n")
    out.write(_recomputed_tally(result.recomputed(), lang) + "\n")


def _shown_all(result: AuditResult, lang: Language) -> list[dict[str, object]]:
    return [_shown(one, result, lang) for one in result.findings]


def _shown(one: AuditFinding, result: AuditResult, lang: Language) -> dict[str, object]:
    table = result.declared.tables.get(one.table)
    name = one.table if table is None else _name(table.names, lang, one.table)
    place = [name, one.row, None if one.year is None else str(one.year), _column(one.column, lang)]
    return {
        "severity": CERTAINTIES[one.severity](lang),
        "where": " · ".join(part for part in place if part),
        "printed": one.printed or "",
        "implied": _interval(one.implied, lang),
        "relation": JOINT(lang) if one.relation == "joint" else one.relation,
        "message": one.message(lang),
    }


def _record_of(one: Recomputed) -> dict[str, object]:
    low, high = one.implied.texts() if one.implied else (None, None)
    return {
        "table": one.table,
        "row": one.row,
        "year": one.year,
        "column": one.column,
        "printed": one.printed,
        "low": low,
        "high": high,
        "within": one.within,
        "relation": one.relation,
    }


def _shown_recomputed(one: Recomputed, lang: Language) -> dict[str, object]:
    within = NOT_RECOMPUTABLE if one.within is None else YES if one.within else NO
    return {
        **_record_of(one),
        "column": _column(one.column, lang),
        "implied": _interval(one.implied, lang),
        "within": within(lang),
    }


def _relation_row(
    relation: Relation, kind: str, instances: int, failed: int, lang: Language
) -> Sequence[str]:
    reason = _name(relation.reason, lang, "")
    return (relation.name, reason, CHECK_KINDS[kind](lang), str(instances), str(failed))


def _interval(interval: Interval | None, lang: Language) -> str:
    low, high = interval.texts() if interval else (None, None)
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    words = AT_MOST if low is None else AT_LEAST if high is None else FROM_TO
    return words(lang, low=low, high=high)


def _joint_line(joint: Joint, lang: Language) -> str:
    year = joint.year if joint.year is not None else "-"
    if joint.feasible:
        return FEASIBLE(lang, year=year)
    if not joint.complete:
        return INFEASIBLE_MANY(lang, year=year, size=joint.size)
    choice = (UNIQUE if joint.unique else NOT_UNIQUE)(lang)
    return INFEASIBLE(lang, year=year, size=joint.size, choice=choice)


def _tally(result: AuditResult, lang: Language) -> str:
    severities = [one.severity for one in result.findings]
    return TALLY(
        lang,
        checked=result.checked,
        found=len(severities),
        certain=severities.count("certain"),
        suspected=severities.count("suspected"),
    )


def _recomputed_tally(rows: Iterable[Recomputed], lang: Language) -> str:
    """Count printed figures; one that any relation does not explain is not within rounding."""
    within: dict[tuple[object, ...], bool | None] = {}
    for one in rows:
        place = (one.table, one.row, one.year, one.column)
        within[place] = one.within if within.get(place, True) else False
    verdicts = list(within.values())
    return RECOMPUTED_TALLY(
        lang,
        cells=len(verdicts),
        recomputed=len(verdicts) - verdicts.count(None),
        within=verdicts.count(True),
        beyond=verdicts.count(False),
        rest=verdicts.count(None),
    )


def _column(column: str | None, lang: Language) -> str:
    return FIGURES[column](lang) if column is not None and column in FIGURES else column or ""


def _name(names: Names, lang: Language, default: str) -> str:
    return names.get(lang) or next(iter(names.values()), default)
