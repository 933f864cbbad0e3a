"""The work of ``ahp collect``: read, show, and write."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime

from ahp.collect.codings import Sign
from ahp.collect.files import read_all
from ahp.collect.intake import Collected, take_in
from ahp.collect.show import document
from ahp.collect.wording import NAME_EMPTY
from ahp.collect.writing import write_intakes
from ahp.common.document.formats import check_format
from ahp.common.findings import Problems, UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.answer import give
from ahp.files import load_model
from ahp.model.settings import Settings


def collect(args: argparse.Namespace) -> Collected:
    """Read answers, show what would be taken of them, and write it where that is asked for."""
    style = check_format(args.format)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    sign = _sign(args.sign)
    if args.expert is not None and not any(map(str.isalnum, args.expert)):
        raise UsageError.of(NAME_EMPTY, name=args.expert)
    model = load_model(args.model)
    problems = Problems()
    readings = read_all(args.files, model.hierarchy, sign, problems)
    found = take_in(readings, model, settings, args.expert, args.replace)
    written = None
    if args.write:
        written = write_intakes(model, found.intakes, datetime.now().astimezone(), problems)
    found = replace(found, findings=(*problems.findings, *found.findings))
    if found.intakes:
        give(document(found, written, args.lang), style, args, [args.model, *args.files])
    return found


def _sign(name: str | None) -> Sign | None:
    if name is None:
        return None
    try:
        return Sign(name)
    except ValueError:
        raise unknown_choice("--sign", name, [one.value for one in Sign]) from None
