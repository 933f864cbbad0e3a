"""The work of ``ahp recover``."""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ahp.common.document.formats import check_format, write
from ahp.common.findings import UsageError
from ahp.common.io.write import make_folder
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.shell.tell import tell
from ahp.common.shell.wording import ENDED
from ahp.common.wording import BAD_COUNT
from ahp.core.priorities import PRINTED_METHODS
from ahp.core.random_index import NAMES
from ahp.files import is_model_folder, load_hierarchy, load_published
from ahp.files.printed import Printed, read_printed
from ahp.files.results import write_result
from ahp.model.wording import METHOD_NAMES, NO_MODEL
from ahp.recovery.methods import Answer, compare_model, try_methods
from ahp.recovery.recovery import recover_model
from ahp.recovery.result import Recovery
from ahp.recovery.search import Search, recover_steps
from ahp.recovery.show import document
from ahp.recovery.wording import (
    CANNOT_END,
    LABELS_COUNT,
    NEAREST_WRITTEN,
    RECOVERING,
    SOURCE_OR_WEIGHTS,
)

FINE, NOT_REPRODUCED, INTERRUPTED = 0, 1, 130


def run(args: argparse.Namespace) -> int:
    """Search for matrices, write the report to stdout, and matrix files where asked."""
    style = check_format(args.format)
    if (args.source is None) == (args.weights is None):
        raise UsageError.of(SOURCE_OR_WEIGHTS)
    if not 0 <= args.seconds < math.inf:
        raise UsageError.of(BAD_COUNT, what="--seconds", value=args.seconds, least=0)
    for what, name, known in (("--method", args.method, PRINTED_METHODS), ("--ri", args.ri, NAMES)):
        if name is not None and name not in known:
            raise unknown_choice(what, name, known)
    if args.output is not None:
        make_folder(args.output)  # before the search, not after it
    task = _model_task(args) if _is_folder(args.source) else _single_task(args)
    answer = Answer()
    ended = _follow(task, answer, args)
    if ended:
        tell(ENDED[ended](args.lang, seconds=args.seconds))
    answer.unsearched = tuple(code for code in task.nodes if code not in answer.listed)
    write(document(answer, task.name, args.lang), style, sys.stdout)
    if ended == "interrupted":
        return INTERRUPTED
    _write_matrices(args, task, answer)
    return FINE if answer.proved else NOT_REPRODUCED


Step = tuple[str | None, Recovery, bool]  # node, what is found for it, whether only compared


@dataclass(frozen=True)
class _Task:
    """A search to follow: its steps by node (None for a single matrix), and the nodes' names."""

    steps: Iterator[Step]
    nodes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, code: str) -> str:
        """Return a node's name for readers, else its code."""
        return self.names.get(code, code)


def _follow(
    task: _Task, answer: Answer, args: argparse.Namespace
) -> Literal["interrupted", "out-of-time"] | None:
    """Take the search's steps into the answer; tell what ended it early."""
    bar = Bar()
    deadline = time.monotonic() + args.seconds if args.seconds else math.inf
    told: set[tuple[str | None, str]] = set()
    try:
        for code, recovery, compared in task.steps:
            if compared:
                answer.compared.setdefault(recovery.method, {})[code or ""] = recovery
            else:
                answer.listed.setdefault(code, {})[recovery.method] = recovery
            name = task.name(code) if code else ""
            _warn(recovery, told, code, args)
            bar.show(RECOVERING(args.lang, name=name), recovery.explored)
            if time.monotonic() > deadline and not recovery.exhaustive:
                return "out-of-time"
    except KeyboardInterrupt:
        return "interrupted"
    finally:
        bar.close()
    return None


def _warn(
    recovery: Recovery,
    told: set[tuple[str | None, str]],
    code: str | None,
    args: argparse.Namespace,
) -> None:
    """Say at the start of a search that it cannot be waited for, once."""
    if not recovery.tried or (code, recovery.method) in told:
        return
    told.add((code, recovery.method))
    for found in recovery.findings:
        if found.what is CANNOT_END:
            method = METHOD_NAMES[recovery.method](args.lang)
            tell(f"{method}: {found.text(args.lang)}")


def _is_folder(source: str | None) -> bool:
    return source is not None and os.path.isdir(source)


def _single_task(args: argparse.Namespace) -> _Task:
    if args.source is not None:
        printed = read_printed(args.source)
    else:
        printed = Printed(_listed(args.labels or ""), _listed(args.weights), None)
    labels, weights = printed.labels, printed.weights
    if labels and len(labels) != len(weights):
        raise UsageError.of(LABELS_COUNT, labels=len(labels), weights=len(weights))
    figures: dict[str, Any] = {
        "cr": printed.cr if args.cr is None else args.cr,
        "lambda_max": printed.lambda_max if args.lambda_max is None else args.lambda_max,
        "ci": printed.ci if args.ci is None else args.ci,
    }

    def start(search: Search) -> Iterator[Recovery]:
        return recover_steps(
            weights, search=search, labels=labels or None, consistent=args.consistent, **figures
        )

    search = _search(args, args.ri or NAMES[0], _tables(args))
    steps = try_methods(start, _methods(args), search)
    return _Task((None, recovery, False) for recovery in steps)


def _search(args: argparse.Namespace, table: str, tables: Sequence[str] = ()) -> Search:
    return Search(table, args.space, args.max_units, args.limit, tables=tuple(tables))


def _methods(args: argparse.Namespace) -> list[str]:
    return [args.method] if args.method else list(PRINTED_METHODS)


def _tables(args: argparse.Namespace) -> list[str]:
    """Return the tables to try at once: none beside the one that was asked for."""
    return [] if args.ri else list(NAMES)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").split(",")] if text else []


def _model_task(args: argparse.Namespace) -> _Task:
    if not is_model_folder(args.source):
        raise UsageError.of(NO_MODEL, path=args.source)
    document = load_hierarchy(args.source)
    hierarchy = document.hierarchy
    published = load_published(args.source, hierarchy)
    own = (args.method or document.method, args.ri or document.random_index)
    others = {
        method: [table for table in (_tables(args) or [args.ri]) if (method, table) != own]
        for method in _methods(args)
    }
    search = replace(_search(args, own[1]), method=own[0])

    def steps() -> Iterator[Step]:
        for code, recovery in recover_model(hierarchy, published, search, args.consistent):
            yield code, recovery, False
        for _, code, recovery in compare_model(
            hierarchy, published, others, search, args.consistent
        ):
            yield code, recovery, True

    names = {node.code: hierarchy.name(node.code, args.lang) for node in hierarchy.nodes}
    return _Task(steps(), hierarchy.judged, names)


def _write_matrices(args: argparse.Namespace, task: _Task, answer: Answer) -> None:
    if args.output is None:
        return
    for code in answer.listed:
        recoveries = answer.ranked(code)
        kept = list(dict.fromkeys(one.matrix for each in recoveries for one in each.matrices))
        if code and recoveries[0].count > 1:
            details = {"name": task.name(code), "count": recoveries[0].count}
            tell(NEAREST_WRITTEN(args.lang, **details))
        # A model folder takes one matrix for each node: the nearest.
        for number, matrix in enumerate(kept[:1] if code else kept, start=1):
            name = f"{code}.csv" if code else f"matrix-{number}.csv"
            path = os.path.join(args.output, name)
            told = write_result(path, matrix, force=args.force)
            tell(told(args.lang, path=path))
