"""The work of ``ahp-index chart``."""

from __future__ import annotations

import argparse
import os

from ahp.common.chart.wording import OUTPUT_SUFFIX
from ahp.common.findings import UsageError
from ahp.common.io.outputs import write_file
from ahp.common.names import unknown_choice
from ahp.common.shell.tell import answer
from index.chart import KINDS, SUFFIXES, Options, chart_bytes
from index.files.project import project_inputs
from index.files.years import asked_year
from index.shell import built, told

_ALL = "all"


def run(args: argparse.Namespace) -> int:
    """Draw a chart or all of them; the files are listed on stdout."""
    if args.kind not in (*KINDS, _ALL):
        raise unknown_choice("KIND", args.kind, (*KINDS, _ALL))
    wanted = _files(args)
    result = built(args)
    year = asked_year(result.project, args.year)
    options = Options(
        *(args.node, args.pool, year, args.region, args.against, args.top),
        *(args.across, args.font),
    )
    if args.kind == _ALL and len(result.years) == 1:
        wanted = [(kind, path) for kind, path in wanted if kind != "bump"]
    if args.kind == _ALL and not any(region.division for region in result.project.regions):
        wanted = [(kind, path) for kind, path in wanted if kind != "map"]
    if args.kind == _ALL and len(result.weights.leaves) == 1:
        wanted = [(kind, path) for kind, path in wanted if kind != "correlation"]
    inputs = project_inputs(args.project)
    for kind, path in wanted:
        data = chart_bytes(result, kind, os.path.splitext(path)[1].lower(), args.lang, options)
        write_file(path, data, inputs=inputs, force=args.force)
        answer(path)
    return told(result.notes, args.lang)


def _files(args: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the kinds to draw with their files."""
    suffixes = [
        f".{part.strip().lstrip('.')}" for part in args.suffix.replace("，", ",").split(",")
    ]
    if args.kind != _ALL:
        path = args.output or f"{args.kind}{suffixes[0]}"
        suffixes = [os.path.splitext(path)[1].lower()]
        files = [(args.kind, path)]
    else:
        folder = args.output or "charts"
        files = [(kind, os.path.join(folder, kind + one)) for kind in KINDS for one in suffixes]
    for suffix in suffixes:
        if suffix not in SUFFIXES:
            raise UsageError.of(OUTPUT_SUFFIX, suffix=suffix)
    return files
