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

WORDS: Mapping[str, Mapping[Language, str]] = {
    "table": {"en": "Table", "zh": "表"},
    "row": {"en": "Row", "zh": "行"},
    "year": {"en": "Year", "zh": "年份"},
    "column": {"en": "Column", "zh": "列"},
    "where": {"en": "Where", "zh": "位置"},
    "printed": {"en": "Printed", "zh": "印出"},
    "implied": {"en": "Implied", "zh": "推出"},
    "severity": {"en": "Severity", "zh": "性质"},
    "relation": {"en": "Relation", "zh": "关系"},
    "message": {"en": "Finding", "zh": "发现"},
    "within": {"en": "Within rounding", "zh": "舍入可解释"},
    "certain": {"en": "certain", "zh": "确定"},
    "suspected": {"en": "suspected", "zh": "存疑"},
    "rank": {"en": "rank", "zh": "名次"},
    "score": {"en": "score", "zh": "得分"},
    "joint": {"en": "joint", "zh": "联合"},
    "yes": {"en": "yes", "zh": "是"},
    "no": {"en": "no", "zh": "否"},
    "none": {"en": "cannot be recomputed", "zh": "无法重算"},
    "to": {"en": "{low} to {high}", "zh": "{low} 至 {high}"},
    "at-least": {"en": "{low} or more", "zh": "不小于 {low}"},
    "at-most": {"en": "{high} or less", "zh": "不大于 {high}"},
    "tally": {
        "en": "Relations evaluated: {checked}; findings: {found} "
        "({certain} certain, {suspected} suspected)",
        "zh": "共核对 {checked} 项关系；发现 {found} 处（确定 {certain}，存疑 {suspected}）",
    },
    "recomputed-tally": {
        "en": "Printed figures: {cells}; recomputed: {recomputed}, of which {within} within "
        "rounding and {beyond} not; not recomputable: {rest}",
        "zh": "印出的数字 {cells} 个；可重算 {recomputed} 个，其中 {within} 个在舍入误差内，"
        "{beyond} 个不在；无法重算 {rest} 个",
    },
    "title": {"en": "Audit: {title}", "zh": "核对：{title}"},
    "source": {"en": "Source: {source}", "zh": "来源：{source}"},
    "method": {
        "en": "A printed figure stands for every number that rounds to it: 83.0 for 82.95 to "
        "83.05. A finding is certain when it is proved, by interval arithmetic, by infeasibility "
        "of all relations of a year together, or by two printed statements that contradict each "
        "other; suspected when it is unlikely or rests on an assumption.",
        "zh": "印出的数字代表所有舍入后等于它的数：83.0 代表 82.95 至 83.05。由区间运算、"
        "由某年全部关系不能同时成立、或由两处印出的内容互相矛盾证明者，为“确定”；"
        "可能性小或依赖假设者，为“存疑”。",
    },
    "together": {"en": "Each year's relations together", "zh": "各年关系联合核对"},
    "feasible": {
        "en": "{year}: there are unrounded scores that satisfy all relations at once.",
        "zh": "{year} 年：存在同时满足所有关系的未舍入得分。",
    },
    "infeasible": {
        "en": "{year}: no unrounded scores satisfy all relations at once. The fewest cells to "
        "correct: {size}{choice}.",
        "zh": "{year} 年：不存在同时满足所有关系的未舍入得分。最少须更正 {size} 格{choice}。",
    },
    "infeasible-many": {
        "en": "{year}: no unrounded scores satisfy all relations at once. At least {size} cells "
        "would have to be corrected; the search was ended there.",
        "zh": "{year} 年：不存在同时满足所有关系的未舍入得分。至少须更正 {size} 格，搜索到此为止。",
    },
    "unique": {"en": " (no other choice)", "zh": "（选法唯一）"},
    "not-unique": {"en": " (there are other choices)", "zh": "（选法不唯一）"},
    "findings": {"en": "Findings", "zh": "发现"},
    "nothing": {"en": "Nothing was found.", "zh": "没有发现问题。"},
    "checked": {"en": "What was checked", "zh": "核对了什么"},
    "meaning": {"en": "What it says", "zh": "含义"},
    "kind": {"en": "Kind", "zh": "种类"},
    "instances": {"en": "Evaluated", "zh": "核对次数"},
    "failed": {"en": "Not holding", "zh": "不成立"},
    "recomputed": {"en": "Figures recomputed", "zh": "数字重算"},
    # kinds of check
    "sum": {"en": "sum", "zh": "求和"},
    "group": {"en": "group", "zh": "分组"},
    "weights": {"en": "weights", "zh": "权重"},
    "range": {"en": "range", "zh": "范围"},
    "rank sequence": {"en": "rank sequence", "zh": "名次连续"},
    "rank order": {"en": "rank order", "zh": "名次与得分"},
    "tie convention": {"en": "tie convention", "zh": "并列规则"},
    "rows": {"en": "rows", "zh": "行"},
    "same": {"en": "same in two tables", "zh": "两表相同"},
    "copy": {"en": "repeated order", "zh": "次序重复"},
    "claim": {"en": "claim", "zh": "正文论断"},
}


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
    headings = [Column(key, _word(key, lang)) for key in columns]
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
    columns = [Column(key, _word(key, lang)) for key in keys]
    if result.findings:
        write_grid(columns, [_shown(one, result, lang) for one in result.findings], "table", out)
        out.write("\n")
    for joint in result.joint:
        out.write(_joint_line(joint, lang) + "\n")
    out.write(_tally(result, lang) + "\n")


def _write_markdown(result: AuditResult, lang: Language, out: TextIO) -> None:
    declared = result.declared
    title = _name(declared.title, lang, declared.folder)
    out.write(f"# {_word('title', lang, title=title)}\n\n")
    if declared.source:
        out.write(_word("source", lang, source=declared.source) + "\n\n")
    out.write(f"{_word('method', lang)}\n\n{_tally(result, lang)}\n")
    if result.joint:
        out.write(f"\n## {_word('together', lang)}\n\n")
        for joint in result.joint:
            out.write(f"- {_joint_line(joint, lang)}\n")
    out.write(f"\n## {_word('findings', lang)}\n\n")
    if not result.findings:
        out.write(_word("nothing", lang) + "\n")
    else:
        keys = ("severity", "where", "printed", "implied", "relation", "message")
        rows = [[str(cell[key]) for key in keys] for cell in _shown_all(result, lang)]
        out.write(markdown_table([[_word(key, lang) for key in keys], *rows]))
    out.write(f"\n## {_word('checked', lang)}\n\n")
    headings = ("relation", "meaning", "kind", "instances", "failed")
    counted = [_relation_row(*one, lang) for one in result.relation_counts()]
    out.write(markdown_table([[_word(key, lang) for key in headings], *counted], right=(3, 4)))
    out.write(f"\n## {_word('recomputed', lang)}\n\n")
    out.write(_recomputed_tally(result.recomputed(), lang) + "\n")


def _shown_all(result: AuditResult, lang: Language) -> list[dict[str, object]]:
    return [_shown(one, result, lang) for one in result.findings]


def _shown(one: AuditFinding, result: AuditResult, lang: Language) -> dict[str, object]:
    table = result.declared.tables.get(one.table)
    name = one.table if table is None else _name(table.names, lang, one.table)
    place = [name, one.row, None if one.year is None else str(one.year), _column(one.column, lang)]
    return {
        "severity": _word(one.severity, lang),
        "where": " · ".join(part for part in place if part),
        "printed": one.printed or "",
        "implied": _interval(one.implied, lang),
        "relation": _word("joint", lang) if one.relation == "joint" else one.relation,
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
    within = "none" if one.within is None else "yes" if one.within else "no"
    return {
        **_record_of(one),
        "column": _column(one.column, lang),
        "implied": _interval(one.implied, lang),
        "within": _word(within, lang),
    }


def _relation_row(
    relation: Relation, kind: str, instances: int, failed: int, lang: Language
) -> Sequence[str]:
    reason = _name(relation.reason, lang, "")
    return (relation.name, reason, _word(kind, lang), str(instances), str(failed))


def _interval(interval: Interval | None, lang: Language) -> str:
    low, high = interval.texts() if interval else (None, None)
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    shape = "at-most" if low is None else "at-least" if high is None else "to"
    return _word(shape, lang, low=low, high=high)


def _joint_line(joint: Joint, lang: Language) -> str:
    year = joint.year if joint.year is not None else "-"
    if joint.feasible:
        return _word("feasible", lang, year=year)
    if not joint.complete:
        return _word("infeasible-many", lang, year=year, size=joint.size)
    choice = _word("unique" if joint.unique else "not-unique", lang)
    return _word("infeasible", lang, year=year, size=joint.size, choice=choice)


def _tally(result: AuditResult, lang: Language) -> str:
    severities = [one.severity for one in result.findings]
    return _word(
        "tally",
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
    return _word(
        "recomputed-tally",
        lang,
        cells=len(verdicts),
        recomputed=len(verdicts) - verdicts.count(None),
        within=verdicts.count(True),
        beyond=verdicts.count(False),
        rest=verdicts.count(None),
    )


def _column(column: str | None, lang: Language) -> str:
    return WORDS[column][lang] if column in ("rank", "score") else column or ""


def _name(names: Names, lang: Language, default: str) -> str:
    return names.get(lang) or next(iter(names.values()), default)


def _word(word: str, lang: Language, **details: object) -> str:
    text = WORDS[word][lang]
    return text.format_map(details) if details else text
