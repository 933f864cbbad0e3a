"""A report as a book: its parts in order, each with its heading, all charts drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ahp.common.document.book.book import Book, Layout, usual_layout
from ahp.common.document.parts import Contents, Part
from ahp.common.findings import Finding, UsageError
from ahp.common.names import name_in
from ahp.common.wording import BETWEEN
from index.project.reporting import APPENDICES, PartKey
from index.report.context import Context, Said
from index.report.parts.registry import SECTIONS, parts_of
from index.report.sections import section
from index.report.wording import MAKING_CHART, MAKING_PART, REPORT_EMPTY, TEXT_UNUSED

Progress = Callable[[str, float], None]
"""``progress(what, share)``: what is made now, and how far the work is."""

_LAST: tuple[PartKey, ...] = ("rules", "provenance", "checklists")
"""Parts that say what is in the others, and so are made after them."""
_OF_PARTS, _OF_CHARTS = 0.25, 0.65  # of the time


def assembled(
    report: Context, layout: Layout | None = None, progress: Progress | None = None
) -> tuple[Book, Said]:
    """Put a report together.

    Parameters
    ----------
    report : Context
    layout : str, optional
        By default that of ``[report]``, else the usual one of the language.
    progress : callable, optional

    Returns
    -------
    (Book, Said)
        The book, and what it says: sentences to be checked, and what is to be told.

    Raises
    ------
    UsageError
        There is nothing for any of its parts.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.project.reporting import Reporting
    >>> from index.report.built import standing_of
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> report = Context(standing_of(result), "en", Reporting(parts=("leagues",)), result)
    >>> book, said = assembled(report)
    >>> book.title, len(said.sentences) > 0
    ('goal', True)
    """
    show: Progress = progress if progress is not None else lambda *_: None

    def drawing(name: str, share: float) -> None:
        show(MAKING_CHART(report.lang, name=name), _OF_PARTS + _OF_CHARTS * share)

    while True:
        report = replace(report, said=Said())
        parts = _parts(report, show)
        if report.charts is None or report.charts.draw(drawing):
            break  # else some cannot be drawn, and nothing may refer to them
    if not parts and not any(one.severity == "error" for one in report.said.findings):
        raise UsageError.of(REPORT_EMPTY, parts=report.reporting.parts)
    _tell_unused(report)
    reporting, lang = report.reporting, report.lang
    title = name_in(reporting.title, lang, "") or name_in(report.standing.title, lang, "")
    below = (
        name_in(reporting.subtitle, lang, ""),
        BETWEEN(lang).join(reporting.authors),
        reporting.date,
    )
    book = Book(
        title,
        (Contents(), *parts),
        lang,
        tuple(filter(None, below)),
        layout or reporting.layout or usual_layout(lang),
    )
    return book, report.said


def _tell_unused(report: Context) -> None:
    """Tell what ``[report]`` says of parts that this report does not have."""
    for key in ("headings", "before", "after"):
        for part in getattr(report.reporting, key):
            if part not in report.said.sections:
                report.tell(Finding(TEXT_UNUSED, {"key": f"report.{key}", "part": part}))
    for part in ("units", "checklists"):
        if getattr(report.reporting, part) and part not in report.reporting.parts:
            report.tell(Finding(TEXT_UNUSED, {"key": f"report.{part}", "part": part}))


def _parts(report: Context, show: Progress) -> tuple[Part, ...]:
    keys = report.reporting.parts
    in_turn = [*(key for key in keys if key not in _LAST), *(key for key in _LAST if key in keys)]
    made: dict[PartKey, tuple[Part, ...]] = {}
    for number, key in enumerate(in_turn):
        known = SECTIONS[key]
        heading = "" if known.heading is None else known.heading(report.lang)
        show(MAKING_PART(report.lang, name=heading or key), _OF_PARTS * number / len(keys))
        there = report.result is not None or not known.needs_result
        below = parts_of(key, report) if there else ()
        appendix = key in APPENDICES
        made[key] = section(report, key, heading, below, appendix=appendix)
        report.said.made += made[key]
    return tuple(part for key in keys for part in made[key])
