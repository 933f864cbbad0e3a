"""The work of ``ahp-index check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from ahp.common.document.table import Table, write_tables
from ahp.common.findings import Finding, UsageError
from ahp.common.names import suggestion, unknown_choice
from ahp.common.wording import Language
from index.check import show, show_structure
from index.check.correlation import CORRELATIONS
from index.check.data import INDICATOR_STAGES, Data, data_of
from index.check.sections import Choices
from index.check.show_importance import importance_tables
from index.check.wording import CHECK_LEVEL, CHECK_NOT_BUILT, CHECK_OUT_OF_RANGE
from index.files.years import asked_year
from index.options import split_list
from index.project.tree import Weights
from index.shell import check_format, loaded, told
from index.steps.wording import NODE_NOT_KNOWN

SECTIONS = (
    "coverage",
    "distribution",
    "outliers",
    "correlation",
    "denominators",
    "reliability",
    "components",
    "importance",
)
_LIMITS = {
    "significance": (0.0, 1.0),
    "redundant": (-1.0, 1.0),
    "conflicting": (-1.0, 1.0),
    "denominator": (0.0, 1.0),
}


def run(args: argparse.Namespace) -> int:
    """Print what the data are like and how they hang together."""
    style = check_format(args)
    sections = _sections(args.only)
    _check_limits(args)
    project = loaded(args)
    choices = _choices(args, project.weights)
    found, error = data_of(project, args.pool, asked_year(project, args.year))
    if error is None and args.stage is not None and args.stage not in found[0].stages:
        raise unknown_choice("--stage", args.stage, found[0].stages)
    tables = [table for data in found for table in tables_of(data, choices, sections, args.lang)]
    write_tables(tables, style, sys.stdout, args.lang)
    if error is not None:
        return told([Finding(CHECK_NOT_BUILT, {}), *error.findings], args.lang)
    result = found[0].result
    return told(() if result is None else result.notes, args.lang)


def tables_of(
    data: Data,
    choices: Choices,
    sections: Sequence[str] = SECTIONS,
    lang: Language = "en",
) -> Iterator[Table]:
    """Yield the tables of some sections.

    >>> from index.project.example import tiny
    >>> [table.name for table in tables_of(data_of(tiny())[0][0], Choices(), ["importance"])]
    ['check-importance-province', 'check-importance-goal-province']
    """
    one_table = {
        "distribution": show.distribution_table,
        "outliers": show.outliers_table,
        "correlation": show_structure.correlation_table,
        "denominators": show_structure.denominator_table,
        "reliability": show_structure.reliability_table,
        "components": show_structure.components_table,
    }
    for section in sections:
        if section == "coverage":
            yield from show.coverage_tables(data, choices, lang)
        elif section == "importance":
            yield from importance_tables(data, choices, lang)
        elif section != "denominators" or data.denominators:
            yield one_table[section](data, choices, lang)


def _sections(only: str | None) -> tuple[str, ...]:
    if only is None:
        return SECTIONS
    given = split_list(only)
    for one in given:
        if one not in SECTIONS:
            raise unknown_choice("--only", one, SECTIONS)
    return tuple(section for section in SECTIONS if section in given)


def _check_limits(args: argparse.Namespace) -> None:
    if args.stage is not None and args.stage.partition("-")[0] not in INDICATOR_STAGES:
        raise unknown_choice("--stage", args.stage, INDICATOR_STAGES)
    if args.correlation not in CORRELATIONS:
        raise unknown_choice("--correlation", args.correlation, CORRELATIONS)
    for name, (low, high) in _LIMITS.items():
        value = getattr(args, name)
        if not low <= value <= high:
            said = {"option": f"--{name}", "value": value, "low": f"{low:g}", "high": f"{high:g}"}
            raise UsageError.of(CHECK_OUT_OF_RANGE, **said)


def _choices(args: argparse.Namespace, weights: Weights) -> Choices:
    deepest = max(weights.level(code) for code in weights.codes)
    for option, least, most in (("level", 1, deepest), ("within", 0, deepest - 1)):
        value = getattr(args, option)
        if value is not None and not least <= value <= most:
            said = {"option": f"--{option}", "value": value, "first": least, "last": most}
            raise UsageError.of(CHECK_LEVEL, **said)
    limits = {name: getattr(args, name) for name in _LIMITS}
    return Choices(
        stage=args.stage,
        correlation=args.correlation,
        level=args.level,
        within=args.within,
        node=_node(args.node, weights),
        **limits,
    )


def _node(node: str | None, weights: Weights) -> str | None:
    """Return the code of a node given by code or name, also of an index that cannot be built."""
    if node is None or node in weights.codes:
        return node
    by_name = {name: one.code for one in reversed(weights.nodes) for name in one.names.values()}
    if node not in by_name:
        known = [*weights.codes, *by_name]
        said = {"node": node, "suggestion": suggestion(node, known)}
        raise UsageError([Finding(NODE_NOT_KNOWN, said)])
    return by_name[node]
