"""A report of a model as a book."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.book.book import Book, Layout
from ahp.common.document.parts import Contents, Heading, Part
from ahp.common.findings import Finding, UsageError
from ahp.report.checklists.registry import filled
from ahp.report.context import Report
from ahp.report.parts.registry import SECTIONS
from ahp.report.wording import CHECKLIST, EMPTY_PART, NOTHING_TO_SAY, TITLE


def book_of(report: Report, layout: Layout, checklist: str | None = None) -> Book:
    """Return the report as a book; a section without anything in it is left out.

    Parameters
    ----------
    report : Report
    layout : str
    checklist : str, optional
        The name of one that is filled in as the last appendix.

    Raises
    ------
    UsageError
        When none has anything.
    """
    title = TITLE(report.lang, title=report.judged.title_in(report.lang))
    parts = [*_parts(report)]
    if not parts:
        raise UsageError.of(NOTHING_TO_SAY, parts=report.sections)
    if checklist is not None:
        heading = Heading(CHECKLIST(report.lang), name="section-checklist", appendix=True)
        parts += [heading, *filled(checklist, report, parts)]
    return Book(title, [Contents(), *parts], report.lang, layout=layout)


def _parts(report: Report) -> Iterator[Part]:
    for name in report.sections:
        section = SECTIONS[name]
        found = section.parts(report)
        if not found:
            if report.sections != tuple(SECTIONS):
                report.tell([Finding(EMPTY_PART, {"part": name})])
            continue
        heading = section.heading(report.lang)
        yield Heading(heading, 2, name=f"section-{name}", appendix=section.appendix)
        yield from found
