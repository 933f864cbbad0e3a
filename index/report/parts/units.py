"""Regions and circles one by one, each on a page of its own."""

from __future__ import annotations

from ahp.common.document.parts import Break, Part, Text
from index.report.context import Context
from index.report.units.chosen import units_of
from index.report.units.ground import Ground
from index.report.units.pages import MOST_WHOLE, page
from index.report.units.wording import NOT_PICTURED


def parts(report: Context) -> tuple[Part, ...]:
    """Return the pages of the regions that ``--unit`` or ``[report]`` names; none of none.

    Raises
    ------
    UsageError
        A region that is not known.
    """
    units = units_of(report.reporting.units, report.standing, report.result, report.tell)
    if not units:
        return ()
    ground = None if report.result is None else Ground(report.result, report.lang)
    whole = len(units) <= MOST_WHOLE
    found: list[Part] = []
    if not whole and ground is not None:
        found.append(Text(NOT_PICTURED(report.lang, count=len(units), most=MOST_WHOLE)))
    for number, unit in enumerate(units):
        found += [Break()] if number else []  # the first follows the heading of the part
        found += page(report, unit, ground, whole=whole)
    return tuple(found)
