"""From a folder with ``audit.toml`` to what a report of its printed tables is made from."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ahp.common.findings import FileError, Problems, UsageError
from ahp.common.io.toml import Document, open_document
from ahp.common.names import Names, suggestion
from ahp.common.wording import Language
from index.audit import AUDIT_FILE, Declared, load_audit
from index.files.project import PROJECT_FILE
from index.files.reporting.reading import own_files, read_reporting
from index.project.regions import Region
from index.project.weights import Group, Model, load_own
from index.report.context import Context
from index.report.printed.charts import PrintedCharts
from index.report.printed.reading import GOAL, PRINTED_BESIDE, Printing, read_printing
from index.report.printed.standing import printed_standing
from index.report.printed.wording import PRINTED_ITEM, PRINTED_NO_RUNS

_OF_DATA = (
    *("fresh", "weights", "year", "intervals", "sources", "draws", "seed", "probability"),
    "checklist",
)


@dataclass(frozen=True)
class Wanted:
    """How a report of printed tables was asked for.

    Attributes
    ----------
    lang : str
    pictures : tuple of str
        The forms of picture that the documents need.
    font : str, optional
    command : str
    check : bool
    """

    lang: Language = "en"
    pictures: tuple[str, ...] = (".svg",)
    font: str | None = None
    command: str = ""
    check: bool = False


def is_printed(folder: str) -> bool:
    """Whether a folder declares printed tables and is no project of an index.

    >>> is_printed("nowhere")
    False
    """
    has = [os.path.exists(os.path.join(folder, name)) for name in (AUDIT_FILE, PROJECT_FILE)]
    return has == [True, False]


def printed_report(folder: str, wanted: Wanted | None = None) -> Context:
    """Read the printed tables of a folder and what is to be said of them.

    Parameters
    ----------
    folder : str
    wanted : Wanted, optional

    Returns
    -------
    Context

    Raises
    ------
    FileError
        With every problem of ``audit.toml`` and the files it names.
    """
    asked = wanted or Wanted()
    problems = Problems()
    declared = load_audit(folder, problems)
    document = open_document(os.path.join(folder, AUDIT_FILE), Problems())
    if declared is None or document is None:
        raise FileError(problems.findings)
    document = replace(document, problems=problems)
    printing = read_printing(declared, problems)
    regions = () if printing is None else _regions(printing, declared)
    reporting = read_reporting(document, regions, PRINTED_BESIDE)
    judged = _judged(document, folder, problems)
    if judged is not None and printing is not None:
        _check_items(document, printing, judged)
    if problems.errors or printing is None:
        raise FileError(problems.findings)
    nodes = {} if judged is None else {node.code: node.names for node in judged.nodes}
    printed = printed_standing(declared, printing, nodes)
    return Context(
        printed.standing,
        asked.lang,
        reporting,
        printed=printed,
        judged=judged,
        charts=PrintedCharts(printed.standing, asked.lang, asked.pictures, asked.font),
        command=asked.command,
        inputs=_inputs(document, declared, judged),
        check=asked.check,
    )


def _regions(printing: Printing, declared: Declared) -> tuple[Region, ...]:
    """Return every row as a region of its pool."""
    found: dict[tuple[str, str], Names] = {}
    for pool, tables in printing.tables.items():
        for code in tables.values():
            for rows in declared.tables[code].rows.values():
                found |= {(pool, row): printing.names.get(row, {"zh": row}) for row in rows}
    return tuple(Region(row, names, pool) for (pool, row), names in found.items())


def _judged(document: Document, folder: str, problems: Problems) -> Model | Group | None:
    """Load the model that the weights come from, where one is named."""
    given = document.tables.get("model")
    place = given.get("folder") if isinstance(given, dict) else None
    if not isinstance(place, str):
        return None
    return load_own(os.path.normpath(os.path.join(folder, place)), problems)


def _check_items(document: Document, printing: Printing, judged: Model | Group) -> None:
    """Note tables of items that the model does not have."""
    known = [GOAL, *(node.code for node in judged.nodes)]
    for pool, tables in printing.tables.items():
        for node in tables:
            if node not in known:
                hint = suggestion(node, known)
                place = document.place(f"report.tables.{pool}.{node}")
                document.note(PRINTED_ITEM, place, found=node, suggestion=hint)


def _inputs(
    document: Document, declared: Declared, judged: Model | Group | None
) -> tuple[str, ...]:
    """Return the paths of the files behind the report."""
    tables: Iterable[str] = (table.path for table in declared.tables.values())
    model = [] if judged is None or judged.folder is None else [judged.folder]
    paths = (document.path, *tables, *own_files(document), *model)
    return tuple(dict.fromkeys(paths))


def check_options(args: argparse.Namespace) -> None:
    """Refuse options that a report of printed tables has nothing for.

    Raises
    ------
    UsageError
        With the options.
    """
    asked = {f"--{name}": getattr(args, name) for name in _OF_DATA}
    given = [name for name, value in asked.items() if value not in (None, False)]
    if given:
        raise UsageError.of(PRINTED_NO_RUNS, options=given)
