"""The work of ``ahp-index weights``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ahp.common.document.table import write_tables
from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from index.files.years import asked_year
from index.options import split_list
from index.shell import built, check_format, told
from index.steps.pools import node_code, pools_of
from index.weighting.registry import COMMON, METHODS, method_named
from index.weights.show import ranks_table, weights_table
from index.weights.weigh import takes, weigh
from index.weights.wording import OPTION_WITHOUT_METHOD, THETA_WITHOUT_ADDITIVE, WITH_NOTHING

_ENTROPY = "entropy"


def run(args: argparse.Namespace) -> int:
    """Print weights by several methods, and ranks under each."""
    style = check_format(args)
    beside = vars(args)["with"]
    if beside is not None and args.combine is None:
        raise UsageError.of(WITH_NOTHING)
    named = None
    if args.methods is not None:
        named = [method_named(part).key for part in split_list(args.methods)]
    other = method_named(_ENTROPY if beside is None else beside).key
    options = _options(args, [*(named or METHODS), *([other] if args.combine else [])])
    sets: list[str] = []
    if args.weights is not None:
        args.weights, *sets = _split(args.weights)
    result = built(args)
    node = node_code(result, args.node)
    tables, notes = [], list(result.notes)
    for pool in pools_of(result, args.pool):
        if pool.name not in set(result.pools):
            continue  # circles stand on their members' values
        join = None if args.combine is None else (args.combine, other)
        chosen = named or ([] if sets else list(METHODS))
        strict = named is not None
        found = weigh(result, pool.name, chosen, strict, join, options, args.theta, sets)
        year = asked_year(result.project, args.year)
        tables += [weights_table(found, args.lang), ranks_table(found, year, node, args.lang)]
        notes += [note for note in found.notes if note not in notes]
    write_tables(tables, style, sys.stdout, args.lang)
    return told(notes, args.lang)


def _options(args: argparse.Namespace, methods: Sequence[str]) -> dict[str, float | str]:
    """Return the options of methods that are given; one that no method has is refused."""
    if args.theta is not None and args.combine != "additive":
        raise UsageError.of(THETA_WITHOUT_ADDITIVE)
    names = ("within", "years", "shift")
    given = {name: vars(args)[name] for name in names if vars(args)[name] is not None}
    for name in given:
        if not any(takes(key, name) for key in methods):
            known = [key for key in METHODS if takes(key, name)]
            said = {"option": f"--{name}", "methods": [*dict.fromkeys(methods)], "known": known}
            raise UsageError.of(OPTION_WITHOUT_METHOD, **said)
    for name, option in COMMON.items():
        if name in given and given[name] not in option.choices:
            raise unknown_choice(f"--{name}", given[name], option.choices)
    return given


def _split(text: str) -> list[str]:
    """Take names apart at commas, in order and once each.

    >>> _split("own，equal, own")
    ['own', 'equal']
    """
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip())) or [text]
