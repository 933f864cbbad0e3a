"""The work of ``ahp-index compare``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ahp.common.document.table import write_tables
from ahp.common.findings import Problems, UsageError
from ahp.common.io.section import ANY, Section
from ahp.common.io.text import open_file
from ahp.common.io.toml import Document, loads
from index.compare.compare import compare
from index.compare.show import compared
from index.compare.wording import (
    METHOD_WITHOUT_JUDGMENTS,
    NOTHING_TO_COMPARE,
    SETS_SEVERAL,
    SETTING_NOT_ASSIGNED,
    WEIGHTS_OF_SEVERAL,
)
from index.files.contradictions import check_nodes, check_settings, check_steps
from index.files.coverage import check_coverage
from index.files.entries import Frame, Read
from index.files.project import load_project
from index.files.settings import declared_years, read_settings
from index.files.wording_indicators import SETTING_WITHOUT_USE
from index.files.years import asked_year, year_in
from index.options import split_list
from index.project.project import IndexProject
from index.project.settings import Settings
from index.project.tree import Weights
from index.project.weights import OWN, load_model, weights_of
from index.shell import built, check_format, told
from index.steps.build import build
from index.steps.filling.codes import coded
from index.steps.pools import node_code
from index.steps.result import Result

SETTINGS = (
    "years",
    "decimals",
    "steps",
    "normalization",
    "aggregation",
    "missing",
    "transforms",
    "outliers",
    "ranks",
    "pools",
    "groups",
)
"""The keys of ``index.toml`` that are settings."""


def run(args: argparse.Namespace) -> int:
    """Build an index twice and print who changes rank."""
    style = check_format(args)
    given = (args.other, args.model, args.method, args.weights)
    if not args.set and all(one is None for one in given):
        raise UsageError.of(NOTHING_TO_COMPARE)
    args.weights, weights = _two_sets(args.weights)
    judged_anew = args.model is not None or args.method is not None
    if weights is not None and judged_anew:
        options = ["--weights", "--method" if args.model is None else "--model"]
        raise UsageError.of(WEIGHTS_OF_SEVERAL, options=options)
    a = built(args)
    b = _other(args, a, weights)
    node = None if args.node is None else node_code(a, args.node)
    if node is not None:
        node_code(b, node)
    found = compare(a, b, args.pool, asked_year(a.project, args.year), node)
    write_tables([compared(one, args.lang) for one in found], style, sys.stdout, args.lang)
    return told([*a.notes, *(note for note in b.notes if note not in a.notes)], args.lang)


def _two_sets(text: str | None) -> tuple[str | None, str | None]:
    """Return the sets of weights of A and B, None where the project's own is taken.

    >>> _two_sets("ahp,equal"), _two_sets("equal")
    (('ahp', 'equal'), (None, 'equal'))
    """
    if text is None:
        return None, None
    names = split_list(text)
    if len(names) > 2:
        raise UsageError.of(SETS_SEVERAL, text=text)
    return (names[0], names[1]) if len(names) == 2 else (None, names[0])


def _other(args: argparse.Namespace, a: Result, name: str | None) -> Result:
    project = a.project
    if args.other is not None:
        project = load_project(args.other, rollup="anew" if args.fresh else "keep")
        told(project.remarks, args.lang)
    if name is not None:
        project = project.with_weights(name)
    weights = project.weights
    folder: str | None = project.model_folder if args.model is None else args.model
    if args.model is not None or args.method is not None:
        if folder is None:
            raise UsageError.of(METHOD_WITHOUT_JUDGMENTS)
        judges = project.judges if args.model is None else OWN
        weights = weights_of(judges.of(load_model(folder)), args.method)
    settings = project.settings
    if args.set:
        settings = changed_settings(project, args.set, weights)
    return build(project, settings=settings, weights=weights)


def changed_settings(
    project: IndexProject, texts: Sequence[str], weights: Weights | None = None
) -> Settings:
    """Return a project's settings with some changed, each written as in ``index.toml``.

    They are checked as those of the file are.

    Parameters
    ----------
    project : IndexProject
    texts : sequence of str
        ``key=value``, with the tables' names in the key; a text needs no quotation marks.
    weights : Weights, optional
        What they are used with, if other than the project's.

    Returns
    -------
    Settings

    Raises
    ------
    UsageError
        With everything that is no assignment, no setting, or no value of it.
    StepError
        Plain years where the project has spans such as 2020/21, or the other way round.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> changed_settings(tiny(), ["ranks.ties=dense", "decimals=2"]).ties
    'dense'
    """
    tables = tables_of(project)
    for text in texts:
        merge(tables, assignment(text))
    problems = Problems()
    document = Document("--set", tables, "", problems)
    Section(document, dict.fromkeys(SETTINGS, ANY), tables)
    settings = read_settings(document)
    for year in declared_years(document):
        year_in(project, year)
    check_nodes(document, settings, weights or project.weights, project.indicators)
    check_steps(document, settings, project.indicators, weights or project.weights, project.regions)
    check_settings(document, settings, project.indicators, project.regions)
    _check_values(problems, project, settings, weights or project.weights)
    given = {key for text in texts for key in _keys(assignment(text))}
    useless = (
        one
        for one in problems.findings
        if one.what is SETTING_WITHOUT_USE and one.place is not None and one.place.key in given
    )
    if wrong := [*problems.errors, *useless]:
        raise UsageError(wrong)
    return settings


def _check_values(
    problems: Problems, project: IndexProject, settings: Settings, weights: Weights
) -> None:
    """Note what has no values left in other years, or with other codes for missing."""
    if project.origins is None:
        return
    years = project.values.index.get_level_values("year")
    chosen = years.isin(settings.years or years)
    table = (project.values[chosen] if chosen.any() else project.values).copy()
    for one in project.indicators:
        declared = (*settings.missing_codes, *one.missing_codes)
        values = table[one.code].to_numpy(dtype=float)
        table[one.code] = np.where(coded(values, declared), np.nan, values)
    names = {node.code: node.names for node in weights.nodes}
    frame = Frame(project.regions, project.indicators, settings.years, names)
    used = {one.denominator for one in project.indicators if one.denominator} | {*weights.leaves}
    path, _ = project.origins.find_column(None)
    check_coverage(Read(table, project.origins), frame, settings, used, problems.at(path))


def tables_of(project: IndexProject, keys: Sequence[str] = SETTINGS) -> dict[str, Any]:
    """Return what the ``index.toml`` of a project says of some keys; nothing without a folder.

    >>> from index.project.example import tiny
    >>> tables_of(tiny())
    {}
    """
    if project.folder is None:
        return {}
    with open_file(f"{project.folder}/index.toml") as file:
        tables = loads(file.read().decode("utf-8-sig").replace("\r\n", "\n"))
    return {key: value for key, value in tables.items() if key in keys}


def assignment(text: str) -> dict[str, Any]:
    """Read one assignment, as in TOML; a text needs no quotation marks.

    Raises
    ------
    UsageError
        It is none.

    Examples
    --------
    >>> assignment("ranks.ties=dense")
    {'ranks': {'ties': 'dense'}}
    """
    key, equals, value = text.partition("=")
    for line in (text, f'{key}="{value.strip()}"'):
        try:
            found = loads(line)
        except ValueError:
            continue
        if equals and len(found) == 1:
            return found
    raise UsageError.of(SETTING_NOT_ASSIGNED, text=text)


def _keys(assigned: dict[str, Any]) -> Iterator[str]:
    """Yield the keys that an assignment sets, with their tables."""
    for key, value in assigned.items():
        if isinstance(value, dict):
            yield from (f"{key}.{one}" for one in _keys(value))
        else:
            yield key


def merge(into: dict[str, Any], changes: dict[str, Any]) -> None:
    """Put changes into tables, key by key.

    >>> tables = {"ranks": {"ties": "min", "on": "goal"}}
    >>> merge(tables, {"ranks": {"ties": "dense"}})
    >>> tables
    {'ranks': {'ties': 'dense', 'on': 'goal'}}
    """
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value
