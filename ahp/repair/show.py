"""Proposed repairs as a terminal text, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TextIO

from ahp.check.formats import FORMATS
from ahp.common.document.text import is_unicode, markdown_table
from ahp.common.names import unknown_choice
from ahp.common.wording import Count, Language
from ahp.model.matrix import format_judgment
from ahp.model.verbal import judgment_in_words
from ahp.model.wording import METHOD_NAMES, WEIGHT
from ahp.repair.proposals import Change, Proposal, Repair
from ahp.repair.wording import (
    AIMS,
    BEFORE,
    JUDGED,
    NUMBER,
    PROPOSAL,
    PROPOSED,
    REPAIR_CONSISTENT,
    REPAIR_GAP,
    REPAIR_NONE,
    REPAIR_NONE_YET,
    REPAIR_ORDER,
    REPAIR_ORDER_OPEN,
    REPAIR_PROPOSAL,
    REPAIR_PROVED,
    REPAIR_SEARCHED,
    REPAIR_STATE,
    REPAIR_STEPS,
    REPAIR_WEIGHTS_STEPS,
    STEPS,
)

Repairs = Mapping[str | None, Repair]  # by node; the key None stands for a single matrix
Namer = Callable[[str], str]


def write(found: Repairs, name: Namer, style: str, lang: Language, out: TextIO) -> None:
    """Write proposals of repairs.

    Parameters
    ----------
    found
        Repairs by node code, or under None for a single matrix.
    name
        Turns codes and labels into names for readers.
    style
        One of the output formats.
    lang
        Language of the words.
    out
        Where to write.
    """
    if style == "json":
        _write_json(found, name, lang, out)
    elif style == "csv":
        _write_csv(found, out)
    elif style == "markdown":
        _write_markdown(found, name, lang, out)
    elif style == "table":
        _write_text(found, name, lang, out)
    else:
        raise unknown_choice("--format", style, FORMATS)


def repair_record(repair: Repair, name: Namer, lang: Language) -> dict[str, Any]:
    """Turn a repair into a record for JSON; names are those of the judgments in words."""
    return {
        "consistent": repair.consistent,
        "mode": repair.request.mode,
        "max_steps": repair.request.max_steps,
        "keep_order": repair.request.keep_order,
        "method": repair.before.method,
        "random_index": repair.before.random_index,
        "missing": repair.before.missing,
        "threshold": repair.before.threshold,
        "cr": repair.before.cr,
        "proved": repair.proved,
        "lower_bound": repair.lower_bound,
        "explored": repair.explored,
        "proposals": [_proposal_record(one, name, lang) for one in repair.proposals],
    }


def _proposal_record(one: Proposal, name: Namer, lang: Language) -> dict[str, Any]:
    return {
        "changes": [
            {
                "number": number,
                "a": change.a,
                "b": change.b,
                "old": format_judgment(change.old),
                "new": format_judgment(change.new),
                "old_words": _in_words(change, change.old, name, lang),
                "new_words": _in_words(change, change.new, name, lang),
                "steps": change.steps,
            }
            for number, change in enumerate(one.changes, start=1)
        ],
        "steps": one.steps,
        "cr_before": one.cr_before,
        "cr_after": one.cr_after,
        "weights_before": dict(one.before.weights),
        "weights_after": dict(one.after.weights),
        "weight_shift": dict(one.weight_shift),
        "triads_before": one.triads_before,
        "triads_after": one.triads_after,
    }


def _in_words(change: Change, value: Fraction, name: Namer, lang: Language) -> str:
    return judgment_in_words(value, name(change.a), name(change.b), lang)


def _write_json(found: Repairs, name: Namer, lang: Language, out: TextIO) -> None:
    records = {code: repair_record(repair, name, lang) for code, repair in found.items()}
    whole: object = records.get(None)
    if whole is None:
        whole = {"nodes": [{"code": code, **record} for code, record in records.items()]}
    json.dump(whole, out, ensure_ascii=not is_unicode(out), indent=1)
    out.write("\n")


def _write_csv(found: Repairs, out: TextIO) -> None:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(
        [
            *("code", "proposal", "number", "a", "b", "old", "new", "steps"),
            *("cr_before", "cr_after", "largest_shift", "triads_before", "triads_after"),
            *("random_index", "missing", "proved", "lower_bound"),
        ]
    )
    for code, repair in found.items():
        for place, one in enumerate(repair.proposals, start=1):
            results = [
                *(one.cr_before, one.cr_after, one.largest_shift),
                *(one.triads_before, one.triads_after),
                *(repair.before.random_index, repair.before.missing),
                *(str(repair.proved).lower(), repair.lower_bound),
            ]
            for number, change in enumerate(one.changes, start=1):
                judgments = [format_judgment(change.old), format_judgment(change.new)]
                start = [code or "", place, number, change.a, change.b]
                rows.writerow([*start, *judgments, change.steps, *results])


def summary(repair: Repair, lang: Language) -> list[str]:
    """Say what was asked for and what is proved, a sentence a line."""
    before, request = repair.before, repair.request
    details = {
        "cr": before.cr,
        "random_index": before.ri_source.message(lang),
        "threshold": before.threshold,
    }
    if repair.consistent:
        return [REPAIR_CONSISTENT(lang, **details)]
    aim = AIMS[request.mode]
    if request.max_steps is not None:
        aim = REPAIR_WEIGHTS_STEPS if request.mode == "weights" else REPAIR_STEPS
    return [
        REPAIR_STATE(lang, method=METHOD_NAMES[before.method](lang), **details),
        aim(lang, steps=Count(request.max_steps or 0)),
        *([REPAIR_ORDER(lang)] if request.keep_order else []),
        *_proof(repair, lang),
    ]


def _proof(repair: Repair, lang: Language) -> list[str]:
    if not repair.proposals:
        told = REPAIR_NONE if repair.proved else REPAIR_NONE_YET
        return [told(lang, threshold=repair.before.threshold)]
    if repair.request.mode == "weights":
        return [REPAIR_SEARCHED(lang)]
    if repair.lower_bound is None:
        return []
    count = len(repair.proposals[0].changes)
    if not repair.proved:
        return [REPAIR_GAP(lang, found=count, bound=repair.lower_bound)]
    lines = [REPAIR_PROVED(lang, count=count)] if count > 1 else []
    return lines + ([REPAIR_ORDER_OPEN(lang, count=count)] if repair.explored < 1 else [])


def _title(one: Proposal, number: int, lang: Language) -> str:
    return REPAIR_PROPOSAL(
        lang,
        number=number,
        changes=Count(len(one.changes)),
        steps=round(one.steps, 1),
        before=one.cr_before,
        after=one.cr_after,
        random_index=one.after.ri_source.message(lang),
        shift=one.largest_shift,
        triads_before=one.triads_before,
        triads_after=one.triads_after,
    )


def _change_rows(one: Proposal, name: Namer, lang: Language) -> list[list[str]]:
    rows = [[column(lang) for column in (NUMBER, JUDGED, PROPOSED, STEPS)]]
    for number, change in enumerate(one.changes, start=1):
        said = [_in_words(change, value, name, lang) for value in (change.old, change.new)]
        rows.append([str(number), *said, f"{round(change.steps, 1):g}"])
    return rows


def _weight_rows(repair: Repair, name: Namer, lang: Language) -> list[list[str]]:
    """Set the weights of all proposals beside those of the matrix as given."""
    numbers = range(1, len(repair.proposals) + 1)
    titles = [PROPOSAL(lang, number=number) for number in numbers]
    rows = [[WEIGHT(lang), BEFORE(lang), *titles]]
    for label, weight in repair.before.weights.items():
        after = [
            f"{one.after.weights[label]:.4f} ({one.weight_shift[label]:+.4f})"
            for one in repair.proposals
        ]
        rows.append([name(label), f"{weight:.4f}", *after])
    return rows


def _write_text(found: Repairs, name: Namer, lang: Language, out: TextIO) -> None:
    from rich.text import Text  # deferred: only this format needs rich

    from ahp.check.show import make_console, make_table

    console = make_console(out)

    def line(text: str, style: str = "") -> None:
        console.print(Text(text, style=style), soft_wrap=True)

    def table(rows: list[list[str]], right: range | list[int]) -> None:
        made = make_table(rows[0], right)
        for row in rows[1:]:
            made.add_row(*map(Text, row))
        console.print(made)

    for place, (code, repair) in enumerate(found.items()):
        if place:
            console.print()
        if code is not None:
            line(f"{name(code)} ({code})", "bold")
        for text in summary(repair, lang):
            line(text)
        for number, one in enumerate(repair.proposals, start=1):
            console.print()
            line(_title(one, number, lang), "bold")
            table(_change_rows(one, name, lang), [0, 3])
        if repair.proposals:
            console.print()
            table(_weight_rows(repair, name, lang), range(1, len(repair.proposals) + 2))


def _write_markdown(found: Repairs, name: Namer, lang: Language, out: TextIO) -> None:
    for code, repair in found.items():
        if code is not None:
            out.write(f"## {name(code)}\n\n")
        out.write("".join(f"{text}\n\n" for text in summary(repair, lang)))
        for number, one in enumerate(repair.proposals, start=1):
            out.write(f"{_title(one, number, lang)}\n\n")
            out.write(markdown_table(_change_rows(one, name, lang), [0, 3]) + "\n")
        if repair.proposals:
            columns = range(1, len(repair.proposals) + 2)
            out.write(markdown_table(_weight_rows(repair, name, lang), columns) + "\n")
