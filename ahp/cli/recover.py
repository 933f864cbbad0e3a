"""``ahp recover``."""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator
from typing import Literal

from ahp.cli.progress import Bar
from ahp.errors import Problems, UsageError
from ahp.files import (
    Printed,
    is_model_folder,
    load_hierarchy,
    load_published,
    read_matrix,
    read_printed,
    write_matrix,
)
from ahp.matrix import PairwiseMatrix
from ahp.recovery import Recovery, recover_model, recover_steps
from ahp.report.recovery import write
from ahp.words import word

FINE, NOT_REPRODUCED, INTERRUPTED = 0, 1, 130

Steps = Iterator[tuple[str | None, Recovery]]


def run(args: argparse.Namespace) -> int:
    """Search for matrices, write the report to stdout, and matrix files where asked."""
    if (args.source is None) == (args.weights is None):
        raise UsageError.of("source-or-weights")
    if args.source is not None and os.path.isdir(args.source):
        steps, names = _model_steps(args)
    else:
        steps, names = _single_steps(args), {}
    found: dict[str | None, Recovery] = {}
    ended = _follow(steps, found, names, args)
    if ended:
        print(word(ended, args.lang, seconds=args.seconds), file=sys.stderr)
    write(found, lambda code: names.get(code, code), args.format, args.lang, sys.stdout)
    if ended == "interrupted":
        return INTERRUPTED
    _write_matrices(args, found)
    return FINE if all(recovery.exact for recovery in found.values()) else NOT_REPRODUCED


def _follow(
    steps: Steps, found: dict[str | None, Recovery], names: dict[str, str], args: argparse.Namespace
) -> Literal["interrupted", "out-of-time"] | None:
    """Take the search's steps into ``found``; tell what ended it early."""
    bar = Bar()
    deadline = time.monotonic() + args.seconds if args.seconds else math.inf
    try:
        for code, recovery in steps:
            found[code] = recovery
            bar.show(
                word("recovering", args.lang, name=names.get(code or "", "")), recovery.explored
            )
            if time.monotonic() > deadline and not recovery.exhaustive:
                return "out-of-time"
    except KeyboardInterrupt:
        return "interrupted"
    finally:
        bar.close()
    return None


def _single_steps(args: argparse.Namespace) -> Steps:
    if args.source is not None:
        printed = read_printed(args.source)
    else:
        printed = Printed(_listed(args.labels or ""), _listed(args.weights), None)
    labels, weights = printed.labels, printed.weights
    if labels and len(labels) != len(weights):
        raise UsageError.of("labels-count", labels=len(labels), weights=len(weights))
    for recovery in recover_steps(
        weights,
        args.cr or printed.cr,
        labels=labels or None,
        random_index=args.ri or "yaahp",
        space=args.space,
        max_units=args.max_units,
        limit=args.limit,
    ):
        yield None, recovery


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").split(",")] if text else []


def _model_steps(args: argparse.Namespace) -> tuple[Steps, dict[str, str]]:
    if not is_model_folder(args.source):
        raise UsageError.of("no-model", path=args.source)
    document = load_hierarchy(args.source)
    published = load_published(args.source, document.hierarchy)
    names = {
        node.code: document.hierarchy.name(node.code, args.lang)
        for node in document.hierarchy.nodes
    }
    steps = recover_model(
        document.hierarchy,
        published,
        random_index=args.ri or document.random_index,
        space=args.space,
        max_units=args.max_units,
        limit=args.limit,
    )
    return ((code, recovery) for code, recovery in steps), names


def _write_matrices(args: argparse.Namespace, found: dict[str | None, Recovery]) -> None:
    folder = args.output
    if folder is None:
        return
    os.makedirs(folder, exist_ok=True)
    for code, recovery in found.items():
        # A model folder takes one matrix for each node: the nearest.
        kept = recovery.matrices[:1] if code else recovery.matrices
        for number, one in enumerate(kept, start=1):
            name = f"{code}.csv" if code else f"matrix-{number}.csv"
            _write_one(args, os.path.join(folder, name), one.matrix)


def _write_one(args: argparse.Namespace, path: str, matrix: PairwiseMatrix) -> None:
    if os.path.exists(path) and not args.force:
        same = read_matrix(path, problems=Problems()) == matrix
        told = word("unchanged" if same else "kept", args.lang, path=path)
    else:
        write_matrix(path, matrix)
        told = word("written", args.lang, path=path)
    print(told, file=sys.stderr)
