"""A report of a model as a book."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ahp.common.document.book.book import Book, Layout
from ahp.common.document.book.forms import PICTURES
from ahp.common.document.parts import Contents, Heading, Part
from ahp.common.document.texts import texts_of
from ahp.common.findings import Finding, UsageError
from ahp.model.anonymous.numbers import Anonymous
from ahp.report.checklists.registry import filled
from ahp.report.context import Report
from ahp.report.parts.registry import SECTIONS
from ahp.report.wording import CHECKLIST, EMPTY_PART, NOTHING_TO_SAY, TITLE


def books_of(
    report: Report,
    layout: Layout,
    checklist: str | None,
    hidden: Anonymous | None,
    outputs: Iterable[str],
) -> Callable[[str], Book]:
    """Return what makes the report for a suffix; of anonymous experts it tells who is named still.

    Parameters
    ----------
    report : Report
    layout, checklist : str
        As for `book_of`.
    hidden : Anonymous or None
        The experts whose names are not to be in it.
    outputs : iterable of str
        The files that are written, whose names are searched, too.
    """
    names = [os.path.basename(path) for path in outputs]

    def book(suffix: str) -> Book:
        made = book_of(replace(report, pictures=(PICTURES[suffix],)), layout, checklist)
        if hidden is not None:
            said = (*names, made.title, *made.subtitle, *texts_of(made.parts))
            report.tell(hidden.findings(said, _items(report)))
        return made

    return book


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


def _items(report: Report) -> Iterator[str]:
    """Yield what the items are called; the goal is rather a title, in the user's words."""
    hierarchy = report.hierarchy
    below = (code for code in hierarchy.codes if code != hierarchy.goal)
    yield from (report.name(code) for code in below)
