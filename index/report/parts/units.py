"""Regions and circles one by one, each on a page of its own."""

from __future__ import annotations

from ahp.common.document.parts import Break, Items, Part
from ahp.common.findings import Finding
from index.report.context import Context
from index.report.units.chosen import units_of
from index.report.units.ground import Ground
from index.report.units.once import Page, told_once
from index.report.units.pages import MOST_WHOLE, page
from index.report.units.wording import UNITS_MANY

_SHORT = 4  # points on how to read the tables, below which the first page still has room


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
    if not whole and ground is not None:
        report.tell(Finding(UNITS_MANY, {"count": len(units), "most": MOST_WHOLE}))
    pages = [Page(unit, tuple(page(report, unit, ground, whole=whole))) for unit in units]
    front, told = told_once(pages, report.lang)
    apart = sum(len(one.items) for one in front if isinstance(one, Items)) > _SHORT
    found = [*front]
    for number, one in enumerate(told):
        found += [Break()] if number or apart else []  # the first follows the heading of the part
        found += one.parts
    return tuple(found)
