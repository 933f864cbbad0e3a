"""The work of ``ahp repair``."""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from ahp.common.document.formats import check_format, write
from ahp.common.findings import AhpError, DisconnectedError, UsageError
from ahp.common.io.write import make_folder, write_bytes, writing
from ahp.common.names import suggestion
from ahp.common.shell.progress import Bar
from ahp.common.shell.tell import tell
from ahp.common.shell.wording import ENDED
from ahp.common.wording import BAD_COUNT, WRITTEN
from ahp.files import (
    MatrixFile,
    is_model_folder,
    load_expert,
    load_model,
    read_matrix_file,
    write_matrix,
)
from ahp.files.experts import ORIGINALS, REPAIRED
from ahp.files.models import read_node
from ahp.files.results import write_result
from ahp.files.writing import check_writable
from ahp.model.analysis import analyze
from ahp.model.called import called
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import NO_MODEL, UNJUDGED
from ahp.repair.proposals import repair_steps
from ahp.repair.repair import Proposal, Repair
from ahp.repair.request import Request
from ahp.repair.show import document
from ahp.repair.wording import (
    ACCEPT_WHICH,
    ACCEPTED_CR,
    APPLIED,
    APPLY_WITHOUT_ACCEPT,
    BAD_ACCEPT,
    NO_SUCH_PROPOSAL,
    NODE_NOT_JUDGED,
    NODE_OF_FILE,
    NOT_IN_EFFECT,
    OUTPUT_IS_SOURCE,
    OUTPUT_WITHOUT_ACCEPT,
    REPAIRING,
)

FINE, NOT_REPAIRED, INTERRUPTED = 0, 1, 130


def run(args: argparse.Namespace) -> int:
    """Propose repairs on stdout; write a repaired copy where changes are accepted."""
    style = check_format(args.format)
    if not 0 <= args.seconds < math.inf:
        raise UsageError.of(BAD_COUNT, what="--seconds", value=args.seconds, least=0)
    if args.output is not None and args.accept is None:
        raise UsageError.of(OUTPUT_WITHOUT_ACCEPT)
    if args.apply and (args.accept is None or args.output is not None):
        raise UsageError.of(APPLY_WITHOUT_ACCEPT)
    accepted = _accepted(args.accept)
    request = Request(
        args.mode,
        args.threshold,
        args.ri or "yaahp",
        args.scale,
        args.steps,
        args.keep_order,
        max(args.top, args.proposal) if args.accept else args.top,
    )
    task = _model_task(args, request) if os.path.isdir(args.source) else _file_task(args, request)
    for file in task.files.values():
        if args.output is not None and _is_same_file(args.output, file.path):
            raise UsageError.of(OUTPUT_IS_SOURCE, path=args.output)
    if args.accept is not None and len(task.files) > 1:
        codes = [str(code) for code in task.files]
        raise UsageError.of(ACCEPT_WHICH, count=len(task.files), codes=codes)
    if args.accept is not None:
        for file in task.files.values():  # before a search that may take long
            check_writable(args.output or file.path)
    found: dict[str | None, Repair] = {}
    ended = _follow(task, found, args)
    if ended:
        tell(ENDED[ended](args.lang, seconds=args.seconds))
    only = args.proposal if args.accept is not None else None
    write(document(found, task.name, args.lang, only), style, sys.stdout)
    if ended == "interrupted":
        return INTERRUPTED
    if args.accept is not None:
        _write_accepted(args, task, found, accepted)
    repaired = all(repair.consistent or repair.proposals for repair in found.values())
    return FINE if repaired else NOT_REPAIRED


@dataclass(frozen=True)
class _Task:
    """Matrices to repair, by node (None for a single one), and the names of nodes and items."""

    files: Mapping[str | None, MatrixFile]
    request: Request
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, code: str) -> str:
        """Return the name of a node or item for readers, else its code."""
        return self.names.get(code, code)


def _accepted(text: str | None) -> list[int] | None:
    """Read the numbers of changes; None for all."""
    if text is None or text.strip() == "all":
        return None
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise UsageError.of(BAD_ACCEPT, text=text)
    return sorted({int(part) for part in parts})


def _file_task(args: argparse.Namespace, request: Request) -> _Task:
    if args.node is not None or args.expert is not None:
        raise UsageError.of(NODE_OF_FILE, path=args.source)
    return _Task({None: read_matrix_file(args.source, args.sheet)}, request)


def _model_task(args: argparse.Namespace, request: Request) -> _Task:
    if not is_model_folder(args.source):
        raise UsageError.of(NO_MODEL, path=args.source)
    model = load_model(args.source)
    if args.ri is None:
        request = replace(request, random_index=model.random_index)
    files: dict[str | None, MatrixFile] = {}
    if args.expert is not None:
        files.update(load_expert(model, args.expert))
    else:
        for code, path in model.paths.items():
            if (file := read_node(path, model.hierarchy, code)) is not None:
                files[code] = file
    paths = [code for code in files if code is not None]
    if args.node is not None:
        named = called(model.hierarchy, args.node, paths)
        if len(named) != 1:
            details = {"code": args.node, "suggestion": suggestion(args.node, paths)}
            raise UsageError.of(NODE_NOT_JUDGED, **details)
        files = {named[0]: files[named[0]]}
    else:
        files = {code: file for code, file in files.items() if any(file.matrix.upper)} or files
        files = {
            code: file for code, file in files.items() if not _is_consistent(file, request)
        } or files
    names = {
        node.code: model.hierarchy.name(node.code, args.lang) for node in model.hierarchy.nodes
    }
    return _Task(files, request, names)


def _is_consistent(file: MatrixFile, request: Request) -> bool:
    with _about(file):
        return analyze(
            file.matrix,
            random_index=request.random_index,
            scale=request.scale,
            threshold=request.threshold,
        ).consistent


@contextmanager
def _about(file: MatrixFile) -> Iterator[None]:
    """Have an error say which file it is about."""
    try:
        if file.matrix.blank:
            raise DisconnectedError.of(UNJUDGED, count=len(file.matrix.upper))
        yield
    except UsageError:  # about the call, whatever the matrix
        raise
    except AhpError as error:
        raise type(error)([replace(one, path=file.path) for one in error.findings]) from error


def _follow(
    task: _Task, found: dict[str | None, Repair], args: argparse.Namespace
) -> Literal["interrupted", "out-of-time"] | None:
    """Take the searches' steps into ``found``; tell what ended one early."""
    bar = Bar()
    late = False
    try:
        for code, file in task.files.items():
            deadline = time.monotonic() + args.seconds if args.seconds else math.inf
            label = REPAIRING(args.lang, name=task.name(code) if code else "")
            with _about(file):
                for repair in repair_steps(file.matrix, task.request):
                    found[code] = repair
                    bar.show(label, repair.explored)
                    if time.monotonic() > deadline and repair.explored < 1:
                        late = True
                        break
    except KeyboardInterrupt:
        return "interrupted"
    finally:
        bar.close()
    return "out-of-time" if late else None


def _write_accepted(
    args: argparse.Namespace,
    task: _Task,
    found: Mapping[str | None, Repair],
    accepted: list[int] | None,
) -> None:
    code, repair = next(iter(found.items()))
    if repair.consistent or not repair.proposals:
        return
    found_ones = len(repair.proposals)
    if not 1 <= args.proposal <= found_ones:
        raise UsageError.of(NO_SUCH_PROPOSAL, number=args.proposal, count=found_ones)
    proposal = repair.proposals[args.proposal - 1]
    file, matrix = task.files[code], proposal.apply(accepted)
    written = _apply(args, file, matrix) if args.apply else _write_copy(args, file, matrix)
    if written:
        _tell_ratio(args, proposal, matrix)
    if not args.apply:
        tell(NOT_IN_EFFECT(args.lang, path=file.path))


def _apply(args: argparse.Namespace, file: MatrixFile, matrix: PairwiseMatrix) -> bool:
    """Write the changes into the matrix itself, after a copy of it as it was."""
    kept = _free_path(os.path.join(os.path.dirname(file.path), ORIGINALS), file.path)
    with writing(kept), open(file.path, "rb") as original:
        data = original.read()
    make_folder(os.path.dirname(kept))
    write_bytes(kept, data)
    write_matrix(file.path, matrix, like=file)
    tell(APPLIED(args.lang, path=file.path, kept=kept))
    return True


def _free_path(folder: str, path: str) -> str:
    """Return a path in a folder that no file has, after the name of another."""
    stem, suffix = os.path.splitext(os.path.basename(path))
    names = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    paths = (os.path.join(folder, name + suffix) for name in names)
    return next(one for one in paths if not os.path.lexists(one))


def _write_copy(args: argparse.Namespace, file: MatrixFile, matrix: PairwiseMatrix) -> bool:
    """Write a copy with the changes; return whether it was written."""
    path = args.output or _default_path(file.path)
    if args.output is None:
        make_folder(os.path.dirname(path))
    told = write_result(path, matrix, like=file, force=args.force)
    tell(told(args.lang, path=path))
    return told is WRITTEN


def _tell_ratio(args: argparse.Namespace, proposal: Proposal, matrix: PairwiseMatrix) -> None:
    after = analyze(
        matrix,
        random_index=proposal.before.random_index,
        scale=proposal.before.scale,
        threshold=proposal.before.threshold,
    )
    source = after.ri_source.message(args.lang)
    tell(ACCEPTED_CR(args.lang, cr=after.cr, random_index=source))


def _is_same_file(path: str, other: str) -> bool:
    return os.path.exists(path) and os.path.samefile(path, other)


def _default_path(path: str) -> str:
    return os.path.join(os.path.dirname(path), REPAIRED, os.path.basename(path))
