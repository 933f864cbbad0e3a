"""A report from a project to its files: one way for the command and for Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ahp.common.document.book.book import Layout
from ahp.common.document.book.forms import PICTURES
from ahp.common.document.book.written import Written, check_outputs, suffix_of, write_books
from ahp.common.findings import AhpError, Finding
from ahp.common.wording import Language
from index.files.project import project_inputs
from index.project.errors import ProjectError
from index.project.project import IndexProject
from index.project.reporting import Reporting
from index.project.weights import Anonymous, Group, Model, load_model
from index.report.assembled import Progress, assembled
from index.report.built import standing_of
from index.report.charts import Charts
from index.report.context import Context, Said
from index.report.hidden import behind, hidden_project, hidden_runs, numbered, still_named
from index.report.standing import Standing
from index.report.units.chosen import units_of
from index.report.verify import verified
from index.report.wording import MAKING_FILES, NOT_WRITTEN, SENTENCE_FALSE
from index.robust.result import Robustness
from index.steps.result import Result


@dataclass(frozen=True)
class Form:
    """What a report is written as.

    Attributes
    ----------
    outputs : tuple of str
        The files; where there are none, the report is only checked.
    lang : str
    layout : str, optional
        By default that of ``[report]``, else the usual one of the language.
    font : str, optional
    force : bool
        Whether to replace files that differ.
    """

    outputs: tuple[str, ...]
    lang: Language = "en"
    layout: Layout | None = None
    font: str | None = None
    force: bool = False

    @property
    def pictures(self) -> tuple[str, ...]:
        """The forms of picture that the files need."""
        return tuple(dict.fromkeys(PICTURES[suffix_of(path)] for path in self.outputs))


def report_of(
    project: IndexProject,
    reporting: Reporting,
    form: Form,
    *,
    build: Callable[[IndexProject], Result],
    runs: Callable[[Result], Robustness | None],
    year: int | None = None,
    command: Callable[[Anonymous | None], str] = lambda anonymous: "",
    check: bool = False,
) -> Context:
    """Compute what a report of a project is made from.

    Parameters
    ----------
    project : IndexProject
    reporting : Reporting
    form : Form
    build : callable
        Builds the project, or what it is without the experts' names.
    runs : callable
        Makes the runs behind intervals, if any are asked for; nothing else takes as long.
    year : int, optional
    command : callable
        Returns the command, given the numbers that experts have in place of names.
    check : bool
        As in `Context`.

    Raises
    ------
    AhpError
        A file that cannot be written, a year or unit that is not known; or as what is called.
    """
    inputs = () if project.folder is None else project_inputs(project.folder)
    check_outputs(form.outputs, inputs)
    anonymous = numbered(project) if reporting.anonymous else None
    result = build(project if anonymous is None else hidden_project(project, anonymous))
    report = Context(
        standing_of(result),
        form.lang,
        reporting,
        result,
        judged=judged_of(project, result),
        charts=Charts(result, form.lang, form.pictures, form.font) if form.outputs else None,
        year=None if year is None else result.year_or_latest(year),
        command=command(anonymous),
        inputs=inputs,
        check=check,
        anonymous=anonymous,
    )
    units_of(reporting.units, report.standing, result)  # what is unknown is told before any run
    found = runs(result)
    if found is not None and anonymous is not None:
        found = hidden_runs(found, anonymous)
    return replace(report, runs=found)


def written(report: Context, form: Form, progress: Progress | None = None) -> tuple[Written, Said]:
    """Make a report, check it and write it.

    Parameters
    ----------
    report : Context
    form : Form
    progress : callable, optional

    Returns
    -------
    (Written, Said)
        The files with what is to be told, and what the report says.

    Raises
    ------
    ProjectError
        A sentence that the tables do not hold; nothing is written then.
    """
    book, said = assembled(report, form.layout, progress)
    check_said(report.standing, said)
    said.findings += still_named(report, book, form.outputs)
    if not form.outputs:
        return Written((), tuple(said.findings)), said
    if progress is not None:
        progress(MAKING_FILES(report.lang), 0.9)
    paths = write_books(book, form.outputs, inputs=report.inputs, force=form.force)
    charts = () if report.charts is None else report.charts.findings()
    return Written(paths, (*charts, *said.findings)), said


def check_said(standing: Standing, said: Said) -> None:
    """Check every sentence by the audit, and that text of one's own holds.

    Raises
    ------
    ProjectError
        With each sentence that the tables do not hold, or what is wrong with the text.
    """
    false = verified(standing, said.sentences)
    if false:
        raise ProjectError([Finding(SENTENCE_FALSE, {"finding": one}) for one in false])
    if any(one.severity == "error" for one in said.findings):
        raise ProjectError([*said.findings, Finding(NOT_WRITTEN)])


def judged_of(project: IndexProject, result: Result) -> Model | Group | None:
    """Return whose judgments the weights come from, or are joined with; None where from none."""
    folder, judges = behind(project)
    if folder is None or (project.weighting is None and result.weights.kind != "judgments"):
        return None
    try:
        return judges.of(load_model(folder))
    except AhpError:  # what is wrong with it was told with the weights
        return None
