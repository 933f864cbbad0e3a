"""A part of a report with its heading, and text of one's own before or after it."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.parts import Heading, Part
from ahp.common.document.text import key as named
from ahp.common.findings import Problems
from ahp.common.io.text import decode, read_bytes
from ahp.common.names import Names, name_in
from index.report.context import Context
from index.report.own import own_parts


def section(
    report: Context,
    key: str,
    default: str,
    parts: tuple[Part, ...],
    *,
    level: int = 2,
    appendix: bool = False,
) -> tuple[Part, ...]:
    """Put a heading before parts, and text of one's own before and after.

    Text before it that begins with a heading stands before the part's; other text below that.

    Parameters
    ----------
    report : Context
    key : str
        The part, section of the method, or pool, as ``[report]`` names it.
    default : str
        Its heading, where nobody words it otherwise; empty for none.
    parts : tuple of Part
        Nothing is made of none, unless there is text of one's own.
    level : int
        Of the heading.
    appendix : bool

    Returns
    -------
    tuple of Part

    Examples
    --------
    >>> from ahp.common.document.parts import Text
    >>> from index.report.standing import Standing
    >>> report = Context(Standing({}, (), "goal"))
    >>> [type(one).__name__ for one in section(report, "method", "Method", (Text("So."),))]
    ['Heading', 'Text']
    """
    report.said.sections.add(key)
    before = _own(report, key, report.reporting.before)
    after = _own(report, key, report.reporting.after)
    if not (parts or before or after):
        return ()
    text = name_in(report.reporting.headings.get(key, {}), report.lang, default)
    heading = Heading(text, level, name=named(f"part-{key}"), appendix=appendix)
    headings: tuple[Part, ...] = (heading,) if text else ()
    if before and isinstance(before[0], Heading):
        return (*before, *headings, *parts, *after)
    return (*headings, *before, *parts, *after)


def _own(report: Context, key: str, files: Mapping[str, Names]) -> tuple[Part, ...]:
    """Read the text of one's own for a part in the report's language."""
    path = files.get(key, {}).get(report.lang)
    return () if path is None else own_text(report, path)


def own_text(report: Context, path: str) -> tuple[Part, ...]:
    """Return the parts of a Markdown file, with its figures filled in and its claims checked.

    What is wrong is noted with the report.
    """
    problems = Problems(path)
    data = read_bytes(path, problems)
    text = None if data is None else decode(data, problems)
    parts: tuple[Part, ...] = ()
    if text is not None:
        parts = own_parts(text[0], path, report, problems)
        if any(isinstance(part, Heading) and part.text.endswith("}") for part in parts):
            from index.report.checklists.marks import marked  # deferred: few mark any

            parts = marked(parts, report.said.marked, problems)
    for finding in problems.findings:
        report.tell(finding)
    return parts
