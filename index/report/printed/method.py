"""The part on method of a report of printed tables: its weights and consistency, Tables 1 and 2."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Grid, Part, Text
from ahp.common.wording import Count
from index.report.context import Context
from index.report.judgments import judged_parts
from index.report.printed.wording import PRINTED_SYSTEM, PRINTED_WEIGHTS_TABLE
from index.report.refer import referring
from index.report.sections import section
from index.report.wording import METHOD_HEADINGS


def parts(report: Context) -> tuple[Part, ...]:
    """Return the indicator system with its weights, and the consistency of the judgments."""
    made: list[Part] = []
    for key, found in (("indicators", _indicators(report)), ("consistency", _consistency(report))):
        made += section(report, key, METHOD_HEADINGS[key](report.lang), tuple(found), level=3)
    return tuple(made)


def _indicators(report: Context) -> Iterator[Part]:
    """Yield what there is to say of the items, and the table of their weights."""
    if report.judged is None:
        return
    lang, hierarchy = report.lang, report.judged.hierarchy
    yield Text(
        PRINTED_SYSTEM(
            lang,
            title=report.judged.title_in(lang),
            dimensions=Count(len(hierarchy.children(hierarchy.goal))),
            indicators=Count(len(hierarchy.leaves)),
            levels=Count(max(hierarchy.level(code) for code in hierarchy.codes)),
        )
    )
    yield referring(PRINTED_WEIGHTS_TABLE(lang), "weights")
    yield from _tables(judged_parts(report).get("weights", ()), "weights")


def _consistency(report: Context) -> Iterator[Part]:
    """Yield what is said of the matrices together, and their table."""
    found = judged_parts(report).get("consistency", ())
    for part in found:
        if isinstance(part, Text):
            yield part
        elif isinstance(part, Grid):
            yield part
            return


def _tables(found: tuple[Part, ...], name: str) -> Iterator[Part]:
    """Yield the table with a name."""
    yield from (part for part in found if isinstance(part, Grid) and part.name == name)
