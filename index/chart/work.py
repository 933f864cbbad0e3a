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
from index.chart.geojson import read_geojson
from index.chart.join import notes
from index.chart.wording import GEOMETRY_FOR_MAPS
from index.files.project import project_inputs
from index.files.years import asked_year
from index.options import split_list
from index.project.errors import StepError
from index.shell import built, told
from index.steps.pools import pools_of
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
    wanted = _files(args)
    geometry = None if args.geometry is None else read_geojson(args.geometry)
    result = built(args)
    year = asked_year(result.project, args.year)
    options = Options(
        *(args.node, args.pool, year, args.region, args.against, args.top),
        *(args.across, args.font, args.depth, geometry),
    )
    if args.kind == _ALL and len(result.years) == 1:
        wanted = [(kind, path) for kind, path in wanted if kind != "bump"]
    divided = any(region.division for region in result.project.regions)
    if args.kind == _ALL and geometry is None and not divided:
        wanted = [(kind, path) for kind, path in wanted if kind != "map"]
    if args.kind == _ALL and len(result.weights.leaves) == 1:
        wanted = [(kind, path) for kind, path in wanted if kind != "correlation"]
    if args.kind == _ALL and not _has_switch_map(result, args.pool, year):
        wanted = [(kind, path) for kind, path in wanted if kind != "switch"]
    inputs = [*project_inputs(args.project), *([args.geometry] if args.geometry else [])]
    for kind, path in wanted:
        data = chart_bytes(result, kind, os.path.splitext(path)[1].lower(), args.lang, options)
        write_file(path, data, inputs=inputs, force=args.force)
        answer(path)
    found = [] if geometry is None else notes(result, geometry, args.pool)
    return told([*found, *result.notes], args.lang)


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
