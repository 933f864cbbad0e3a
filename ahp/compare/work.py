"""The work of ``ahp compare``."""

from __future__ import annotations

import argparse
import os

from ahp.common.chart.picture import check_suffix
from ahp.common.document.formats import check_format
from ahp.common.findings import UsageError
from ahp.common.io.outputs import write_file
from ahp.common.shell.answer import give
from ahp.common.shell.tell import tell, tell_findings
from ahp.common.wording import BAD_COUNT, WRITTEN
from ahp.compare.agreement import agree
from ahp.compare.chart import chart_bytes
from ahp.compare.experts import compare_experts
from ahp.compare.groups import compare_groups
from ahp.compare.show import document
from ahp.files import load_model
from ahp.model.settings import Settings

FINE, FINDINGS = 0, 1


def run(args: argparse.Namespace) -> int:
    """Print the experts of a model side by side."""
    style = check_format(args.format)
    for option, value in (("--top", args.top), ("--seed", args.seed)):
        if value < 0:
            raise UsageError.of(BAD_COUNT, what=option, value=value, least=0)
    suffix = None
    if args.chart is not None:
        suffix = os.path.splitext(args.chart)[1].lower()
        check_suffix(suffix)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    found = compare_experts(load_model(args.model), settings)
    agreement = None
    if found.group is not None or args.node is not None:
        agreement = agree(found, args.node)
    grouping = None
    if args.by is not None:
        grouping = compare_groups(found, args.by, args.node, args.seed)
    answer = document(
        found,
        args.lang,
        args.top or None,
        every=args.all,
        agreement=agreement,
        grouping=grouping,
    )
    if suffix is not None:
        drawn = chart_bytes(found, suffix, args.lang, args.font)
        write_file(args.chart, drawn, inputs=[args.model], force=args.force)
        tell(WRITTEN(args.lang, path=args.chart))
    give(answer, style, args, [args.model])
    tell_findings(found.findings, args.lang)
    return FINE if all(one.severity == "note" for one in found.findings) else FINDINGS
