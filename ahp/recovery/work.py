"""The work of ``ahp recover``."""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ahp.common.document.formats import check_format, write
from ahp.common.findings import Problems, UsageError
from ahp.common.io.write import make_folder
from ahp.common.shell.progress import Bar
from ahp.common.shell.wording import ENDED
from ahp.common.wording import BAD_COUNT, WRITTEN
from ahp.files import (
    is_model_folder,
    load_hierarchy,
    load_published,
    read_matrix,
    write_matrix,
)
from ahp.files.printed import Printed, read_printed
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import KEPT, NO_MODEL, UNCHANGED
from ahp.recovery.recovery import Recovery, Search, recover_model, recover_steps
from ahp.recovery.show import document
from ahp.recovery.wording import (
    LABELS_COUNT,
    NEAREST_WRITTEN,
    RECOVER_METHOD,
    RECOVERING,
    SOURCE_OR_WEIGHTS,
)

FINE, NOT_REPRODUCED, INTERRUPTED = 0, 1, 130

METHOD = "eigenvector"  # the one whose weights the search solves for


def run(args: argparse.Namespace) -> int:
    """Search for matrices, write the report to stdout, and matrix files where asked."""
    style = check_format(args.format)
    if (args.source is None) == (args.weights is None):
        raise UsageError.of(SOURCE_OR_WEIGHTS)
    if not 0 <= args.seconds < math.inf:
        raise UsageError.of(BAD_COUNT, what="--seconds", value=args.seconds, least=0)
    if args.output is not None:
        make_folder(args.output)  # before the search, not after it
    task = _model_task(args) if _is_folder(args.source) else _single_task(args)
    found: dict[str | None, Recovery] = {}
    ended = _follow(task, found, args)
    if ended:
        print(ENDED[ended](args.lang, seconds=args.seconds), file=sys.stderr)
    unsearched = [code for code in task.nodes if code not in found]
    write(document(found, unsearched, task.name, args.lang), style, sys.stdout)
    if ended == "interrupted":
        return INTERRUPTED
    _write_matrices(args, task, found)
    proved = not unsearched and all(recovery.proved for recovery in found.values())
    return FINE if proved else NOT_REPRODUCED


@dataclass(frozen=True)
class _Task:
    """A search to follow: its steps by node (None for a single matrix), and the nodes' names."""

    steps: Iterator[tuple[str | None, Recovery]]
    nodes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, code: str) -> str:
        """Return a node's name for readers, else its code."""
        return self.names.get(code, code)


def _follow(
    task: _Task, found: dict[str | None, Recovery], args: argparse.Namespace
) -> Literal["interrupted", "out-of-time"] | None:
    """Take the search's steps into ``found``; tell what ended it early."""
    bar = Bar()
    deadline = time.monotonic() + args.seconds if args.seconds else math.inf
    try:
        for code, recovery in task.steps:
            found[code] = recovery
            name = task.name(code) if code else ""
            bar.show(RECOVERING(args.lang, name=name), recovery.explored)
            if time.monotonic() > deadline and not recovery.exhaustive:
                return "out-of-time"
    except KeyboardInterrupt:
        return "interrupted"
    finally:
        bar.close()
    return None


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
    cr = printed.cr if args.cr is None else args.cr
    steps = recover_steps(weights, cr, _search(args, "yaahp"), labels=labels or None)
    return _Task((None, recovery) for recovery in steps)


def _search(args: argparse.Namespace, random_index: str) -> Search:
    return Search(args.ri or random_index, args.space, args.max_units, args.limit)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").split(",")] if text else []


def _model_task(args: argparse.Namespace) -> _Task:
    if not is_model_folder(args.source):
        raise UsageError.of(NO_MODEL, path=args.source)
    document = load_hierarchy(args.source)
    if document.method != METHOD:
        raise UsageError.of(RECOVER_METHOD, method=document.method)
    hierarchy = document.hierarchy
    published = load_published(args.source, hierarchy)
    steps = recover_model(hierarchy, published, _search(args, document.random_index))
    names = {node.code: hierarchy.name(node.code, args.lang) for node in hierarchy.nodes}
    return _Task(((code, recovery) for code, recovery in steps), hierarchy.judged, names)


def _write_matrices(
    args: argparse.Namespace, task: _Task, found: dict[str | None, Recovery]
) -> None:
    if args.output is None:
        return
    for code, recovery in found.items():
        # A model folder takes one matrix for each node: the nearest.
        kept = recovery.matrices[:1] if code else recovery.matrices
        if code and recovery.count > 1:
            details = {"name": task.name(code), "count": recovery.count}
            print(NEAREST_WRITTEN(args.lang, **details), file=sys.stderr)
        for number, one in enumerate(kept, start=1):
            name = f"{code}.csv" if code else f"matrix-{number}.csv"
            _write_one(args, os.path.join(args.output, name), one.matrix)


def _write_one(args: argparse.Namespace, path: str, matrix: PairwiseMatrix) -> None:
    if os.path.exists(path) and not args.force:
        same = read_matrix(path, problems=Problems()) == matrix
        told = (UNCHANGED if same else KEPT)(args.lang, path=path)
    else:
        write_matrix(path, matrix)
        told = WRITTEN(args.lang, path=path)
    print(told, file=sys.stderr)
