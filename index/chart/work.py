"""The work of ``ahp-index chart``."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace

from ahp.common.chart.wording import OUTPUT_SUFFIX
from ahp.common.findings import Finding, UsageError
from ahp.common.io.outputs import write_file
from ahp.common.names import unknown_choice
from ahp.common.shell.run import INTERRUPTED
from ahp.common.shell.tell import answer
from index.chart import KINDS, SUFFIXES, Options, chart_bytes
from index.chart.doubted import DOUBTED
from index.chart.draw import check_chart
from index.chart.geojson import read_geojson
from index.chart.join import notes
from index.chart.runs import asked_for, check_use, declared
from index.chart.wording import GEOMETRY_FOR_MAPS
from index.files.project import project_inputs
from index.files.years import asked_year
from index.options import split_list
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.robust.result import Robustness
from index.robust.work import analyzed, asked_sources
from index.shell import built, told
from index.steps.pools import node_code, pools_of
from index.steps.result import Result
from index.switch.ground import ground_of
from index.switch.judgments import judged_model
from index.switch.points import Why

_ALL = "all"


def run(args: argparse.Namespace) -> int:
    """Draw a chart or all of them; the files are listed on stdout."""
    if args.kind not in (*KINDS, _ALL):
        raise unknown_choice("KIND", args.kind, (*KINDS, _ALL))
    if args.geometry is not None and args.kind not in ("map", _ALL):
        raise UsageError.of(GEOMETRY_FOR_MAPS, kind=args.kind)
    if args.kind not in (*DOUBTED, _ALL):
        check_use(args, args.kind)
    wanted = _files(args)
    geometry = None if args.geometry is None else read_geojson(args.geometry)
    result = built(args)
    year = asked_year(result.project, args.year)
    options = Options(
        *(args.node, args.pool, year, args.region, args.against, args.top),
        *(args.across, args.font, args.depth, geometry),
    )
    if args.kind == _ALL:
        fitting = _fitting(args, result, options)
        wanted = [(kind, path) for kind, path in wanted if kind in fitting]
    options = _with_runs(args, result, options, [kind for kind, _ in wanted])
    runs = options.robustness
    if args.kind == _ALL and runs is not None and runs.sensitivity is None:
        wanted = [(kind, path) for kind, path in wanted if kind != "sensitivity"]
    inputs = [*project_inputs(args.project), *([args.geometry] if args.geometry else [])]
    for kind, path in wanted:
        data = chart_bytes(result, kind, os.path.splitext(path)[1].lower(), args.lang, options)
        write_file(path, data, inputs=inputs, force=args.force)
        answer(path)
    found = [] if geometry is None else notes(result, geometry, args.pool)
    code = told([*found, *result.notes, *_of_runs(runs)], args.lang)
    return INTERRUPTED if runs is not None and runs.done < runs.draws else code


def _fitting(args: argparse.Namespace, result: Result, options: Options) -> set[str]:
    """Return the kinds that all charts are, of this index: what there is nothing for is left out.

    Charts of runs take their time: they are there where the project says what is in doubt, or
    where an option says how runs are made.
    """
    divided = any(region.division for region in result.project.regions)
    whole = node_code(result, options.node) == result.weights.goal
    left_out = {
        "bump": len(result.years) == 1,
        "map": options.geometry is None and not divided,
        "correlation": len(result.weights.leaves) == 1,
        "switch": not (whole and _has_switch_map(result, options.pool, options.year)),
    }
    ranked = whole and options.pool != CIRCLE
    runs = asked_for(args) or (declared(result.project) and ranked)
    left_out |= dict.fromkeys(DOUBTED, not runs)
    return {kind for kind in KINDS if not left_out.get(kind, False)}


def _with_runs(
    args: argparse.Namespace, result: Result, options: Options, kinds: list[str]
) -> Options:
    """Return the options with the runs of the charts that show some."""
    doubted = [kind for kind in kinds if kind in DOUBTED]
    for kind in doubted:
        check_chart(result, kind, options)
    if not doubted:
        return options
    runs = analyzed(args, result.project, asked_sources(args.sources))
    return replace(options, robustness=runs)


def _of_runs(runs: Robustness | None) -> tuple[Finding, ...]:
    return () if runs is None else runs.notes


def _has_switch_map(result: Result, pool: str | None, year: int | None) -> bool:
    """Whether there are judgments to change, and regions that they may swap."""
    try:
        ground_of(result, pools_of(result, pool)[0], result.year_or_latest(year))
    except (UsageError, StepError):
        return False
    return not isinstance(judged_model(result), Why)


def _files(args: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the kinds to draw with their files."""
    suffixes = [f".{part.lstrip('.')}" for part in split_list(args.suffix)]
    if args.kind != _ALL:
        path = f"{args.kind}{suffixes[0]}" if args.output is None else args.output
        suffixes = [os.path.splitext(path)[1].lower()]
        files = [(args.kind, path)]
    else:
        folder = "charts" if args.output is None else args.output
        files = [(kind, os.path.join(folder, kind + one)) for kind in KINDS for one in suffixes]
    for suffix in suffixes:
        if suffix not in SUFFIXES:
            raise UsageError.of(OUTPUT_SUFFIX, suffix=suffix)
    return files
