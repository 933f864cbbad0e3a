"""Proposed repairs as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ahp.common.document.parts import (
    Document,
    Gap,
    Grid,
    Heading,
    Part,
    Sheet,
    Span,
    Text,
    grid_columns,
)
from ahp.common.wording import ASIDE, Count, Language
from ahp.model.judgment import format_judgment
from ahp.model.verbal import judgment_in_words
from ahp.model.wording import METHOD_NAMES, WEIGHT
from ahp.repair.repair import Change, Proposal, Repair
from ahp.repair.wording import (
    AIMS,
    BEFORE,
    CIRCULAR,
    DOCUMENT,
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

KEYS = (
    "code",
    "proposal",
    "number",
    "a",
    "b",
    "old",
    "new",
    "steps",
    "cr_before",
    "cr_after",
    "largest_shift",
    "triads_before",
    "triads_after",
    "random_index",
    "missing",
    "proved",
    "lower_bound",
)

Repairs = Mapping[str | None, Repair]  # by node; the key None stands for a single matrix
Namer = Callable[[str], str]


def document(found: Repairs, name: Namer, lang: Language, only: int | None = None) -> Document:
    """Return proposals of repairs as a document.

    Parameters
    ----------
    found
        Repairs by node code, or under None for a single matrix.
    name
        Turns codes and labels into names for readers.
    lang
        Language of the words.
    only
        The number of the proposal that is shown on screen and page; by default all are.
    """
    return Document(
        _parts(found, name, lang, only),
        _records(found, name, lang),
        Sheet(KEYS, _rows(found)),
        lang,
        title=DOCUMENT(lang),
    )


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


def _records(found: Repairs, name: Namer, lang: Language) -> object:
    records = {code: repair_record(repair, name, lang) for code, repair in found.items()}
    if None in records:
        return records[None]
    return {"nodes": [{"code": code, **record} for code, record in records.items()]}


def _rows(found: Repairs) -> Iterator[Sequence[object]]:
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
                yield [*start, *judgments, change.steps, *results]


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
    said = REPAIR_PROPOSAL(
        lang,
        number=number,
        changes=Count(len(one.changes)),
        steps=round(one.steps, 1),
        before=one.cr_before,
        after=one.cr_after,
        random_index=one.after.ri_source.message(lang),
        shift=100 * one.largest_shift,
    )
    if not (one.triads_before or one.triads_after):
        return said
    triads = {"before": one.triads_before, "after": one.triads_after}
    return said + CIRCULAR(lang, **triads)


def _parts(found: Repairs, name: Namer, lang: Language, only: int | None = None) -> Iterator[Part]:
    for place, (code, repair) in enumerate(found.items()):
        if place:
            yield Gap()
        if code is not None:
            yield Heading(name(code), aside=ASIDE(lang, text=code))
        yield from map(Text, summary(repair, lang))
        shown = {
            number: one
            for number, one in enumerate(repair.proposals, start=1)
            if only in (None, number)
        }
        for number, one in shown.items():
            yield from (Gap(), Text((Span(_title(one, number, lang), "strong"),)))
            yield _changes_grid(one, name, lang)
        if shown:
            yield from (Gap(), _weights_grid(repair, shown, name, lang))
    yield Gap("page")


def _changes_grid(one: Proposal, name: Namer, lang: Language) -> Grid:
    columns = grid_columns([word(lang) for word in (NUMBER, JUDGED, PROPOSED, STEPS)], [0, 3])
    rows = []
    for number, change in enumerate(one.changes, start=1):
        said = [_in_words(change, value, name, lang) for value in (change.old, change.new)]
        rows.append([str(number), *said, f"{round(change.steps, 1):g}"])
    return Grid(columns, rows)


def _weights_grid(
    repair: Repair, shown: Mapping[int, Proposal], name: Namer, lang: Language
) -> Grid:
    """Set the weights of proposals beside those of the matrix as given."""
    titles = [PROPOSAL(lang, number=number) for number in shown]
    headings = [WEIGHT(lang), BEFORE(lang), *titles]
    rows = []
    for label, weight in repair.before.weights.items():
        after = [
            f"{one.after.weights[label]:.4f} ({one.weight_shift[label]:+.4f})"
            for one in shown.values()
        ]
        rows.append([name(label), f"{weight:.4f}", *after])
    return Grid(grid_columns(headings, range(1, len(headings))), rows)
