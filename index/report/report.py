"""An index as a document to hand in, from Python."""

from __future__ import annotations

from os import PathLike, fspath

from ahp.common.document.book.book import Layout, check_shape
from ahp.common.document.book.forms import PICTURES
from ahp.common.document.book.written import Written, check_outputs, suffix_of, write_books
from ahp.common.wording import Language
from index.files.project import project_inputs
from index.project.reporting import Reporting
from index.report.assembled import assembled
from index.report.built import standing_of
from index.report.charts import Charts
from index.report.context import Context
from index.report.hidden import hidden_project, hidden_runs, numbered, still_named
from index.report.units.chosen import units_of
from index.report.work import check_said, judged_of
from index.robust.result import Robustness
from index.steps.build import build
from index.steps.result import Result


def write_report(
    result: Result,
    path: str | PathLike[str],
    *more: str | PathLike[str],
    lang: Language = "en",
    reporting: Reporting | None = None,
    runs: Robustness | None = None,
    year: int | None = None,
    layout: Layout | None = None,
    font: str | None = None,
    force: bool = False,
) -> Written:
    """Write an index as a document to hand in, as ``ahp-index report`` does.

    Parameters
    ----------
    result : Result
        What `build` returned.
    path, *more : path
        The files, whose names end with .docx, .html or .md; all are written, or none is.
    lang : str
        ``zh`` or ``en``.
    reporting : Reporting, optional
        Parts, texts and headings; by default what ``[report]`` of the project says.
    runs : Robustness, optional
        What `robustness` found: how sure the ranks are.
    year : int, optional
        What the text is about; by default the latest.
    layout : str, optional
        ``thesis`` or ``plain``; by default that of ``reporting``, else the usual one of
        the language.
    font : str, optional
        A font file for charts.
    force : bool
        Whether to replace files that differ.

    Returns
    -------
    Written
        The files, those of figures beside Markdown as well, and what is to be told.

    Raises
    ------
    AhpError
        When a sentence of one's own is not held by the tables, there is nothing to say, a file
        exists and differs, or cannot be written.

    Examples
    --------
    >>> from os.path import join
    >>> from tempfile import TemporaryDirectory
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> with TemporaryDirectory() as folder:
    ...     written = write_report(build(tiny()), join(folder, "index.html"))
    >>> len(written.paths)
    1
    """
    outputs = tuple(fspath(one) for one in (path, *more))
    check_shape(lang, layout)
    project = result.project
    asked = project.reporting if reporting is None else reporting
    inputs = () if project.folder is None else project_inputs(project.folder)
    check_outputs(outputs, inputs)
    anonymous = numbered(project) if asked.anonymous else None
    if anonymous is not None:
        result = build(hidden_project(project, anonymous))
        runs = None if runs is None else hidden_runs(runs, anonymous)
    pictures = tuple(dict.fromkeys(PICTURES[suffix_of(path)] for path in outputs))
    charts = Charts(result, lang, pictures, font)
    report = Context(
        standing_of(result),
        lang,
        asked,
        result,
        runs,
        judged_of(project, result),
        charts,
        None if year is None else result.year_or_latest(year),
        inputs=inputs,
        anonymous=anonymous,
    )
    units_of(asked.units, report.standing, result)  # what is unknown is told first
    book, said = assembled(report, layout)
    check_said(report.standing, said)
    said.findings += still_named(report, book, outputs)
    written = write_books(book, outputs, inputs=inputs, force=force)
    return Written(written, (*charts.findings(), *said.findings))
