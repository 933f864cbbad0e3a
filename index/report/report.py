"""An index as a document to hand in, from Python."""

from __future__ import annotations

from os import PathLike, fspath

from ahp.common.document.book.book import Layout, check_shape
from ahp.common.document.book.written import Written
from ahp.common.wording import Language
from index.project.reporting import Reporting
from index.report.made import Form, report_of, written
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
    check_shape(lang, layout)
    project = result.project
    form = Form(tuple(fspath(one) for one in (path, *more)), lang, layout, font, force)
    report = report_of(
        project,
        project.reporting if reporting is None else reporting,
        form,
        build=lambda shown: result if shown is project else build(shown),
        runs=lambda _: runs,
        year=year,
    )
    return written(report, form)[0]
