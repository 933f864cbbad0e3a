"""Surveys in the shapes of the programs that export them, from judgments that are known."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import format_judgment

CAR = Hierarchy(
    [
        Node("car", None, {"zh": "选车", "en": "Which car"}),
        Node("price", "car", {"zh": "价格", "en": "Price"}),
        Node("style", "car", {"zh": "式样", "en": "Style"}),
        Node("safety", "car", {"zh": "安全", "en": "Safety"}),
        Node("brakes", "safety", {"zh": "制动", "en": "Brakes"}),
        Node("price2", "safety", {"zh": "安全价格", "en": "Price of safety"}),
    ]
)
PAIRS = tuple(
    (node, a, b)
    for node in CAR.judged
    for number, a in enumerate(CAR.items(node))
    for b in CAR.items(node)[number + 1 :]
)


def strength(value: Fraction) -> tuple[int, int]:
    """Return the side, 1 or -1, and how many times more it matters."""
    return (1, int(value)) if value >= 1 else (-1, int(1 / value))


def place(value):
    side, k = strength(value)
    return 10 - k if side > 0 else 8 + k


def words(value, left, right):
    side, k = strength(value)
    return "同等重要" if k == 1 else f"{left if side > 0 else right} {k}"


def coded(value, sign):
    side, k = strength(value)
    if sign == "ratio":
        return format_judgment(value)
    if sign == "left-negative":
        return str(-k * side if k > 1 else 1)
    if sign == "left-positive":
        return str(k * side if k > 1 else 1)
    return str(place(value) if sign == "positions" else 18 - place(value))


def name(code, lang):
    return CAR.name(code, lang)


def wjx(people, cell, skipped="-3"):
    """An export of wjx.cn; `people` holds, for each, the judgments by pair, None where skipped."""
    head = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、您的研究领域"]
    head += [f"第2题({name(a, 'zh')} : {name(b, 'zh')})" for _, a, b in PAIRS]
    rows = [
        [number, "2026/03/02 12:00:00", "95秒", "微信", "N/A", "示例", "交通"]
        + [skipped if one[pair] is None else cell(one[pair]) for pair in PAIRS]
        for number, one in enumerate(people, 1)
    ]
    return table([head, *rows])


def kobo_which(people):
    """An export of KoboToolbox with two columns a pair."""
    head = ["start", "end", "intro.name"]
    head += [
        f"op.{kind}_{name(a, 'en')}-to-{name(b, 'en')}"
        for _, a, b in PAIRS
        for kind in ("Comp", "imp")
    ]
    head += ["_id", "_uuid", "_submission_time", "_index"]
    rows = []
    for number, one in enumerate(people, 1):
        cells = []
        for pair in PAIRS:
            side, k = strength(one[pair]) if one[pair] is not None else (0, 0)
            which = "Equal" if k == 1 else {1: "firscriteria", -1: "secondcriteria", 0: ""}[side]
            cells += [which, str(k) if k > 1 else ""]
        rows.append(
            [
                *("2026-03-02T09:15:16", "2026-03-02T09:17:17", f"expert {number}", *cells),
                *(str(number), "u", "2026-03-02T01:17:22", str(number)),
            ]
        )
    return table([head, *rows], ";", csv.QUOTE_ALL)


def wide(people, cell, heading):
    """A plain table: a name and a column for each pair."""
    head = ["name", *(heading(*pair) for pair in PAIRS)]
    rows = [
        [f"expert {number}", *("" if one[pair] is None else cell(one[pair]) for pair in PAIRS)]
        for number, one in enumerate(people, 1)
    ]
    return table([head, *rows])


def qualtrics(people, cell):
    """Three rows of headings: columns, questions, and what an import would need."""
    ids = ["ResponseId", *(f"Q{number}" for number in range(1, len(PAIRS) + 1))]
    asked = ["Response ID", *(f"{name(a, 'en')} or {name(b, 'en')}?" for _, a, b in PAIRS)]
    imports = [f'{{"ImportId":"{one}"}}' for one in ids]
    rows = [
        [f"R_{number}", *("" if one[pair] is None else cell(one[pair]) for pair in PAIRS)]
        for number, one in enumerate(people, 1)
    ]
    return table([ids, asked, imports, *rows])


def table(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue()
