"""The quality of the data: which values are given, which records they rest on, what was noticed."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Part
from ahp.common.document.table import Table
from ahp.common.wording import Language, Message
from index.project.origins import Sampled
from index.records.kept import Kept
from index.records.quality import Quality
from index.records.wording import PLACES_UNKNOWN, SAMPLE_REJECTED
from index.report.context import Context
from index.report.data.coverage import IN_TABLES, behind_tables, coverage, noticed
from index.report.grids import captioned
from index.sample.show import quality_tables
from index.steps.result import Result


def parts(report: Context) -> tuple[Part, ...]:
    """Return the pieces of the part.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.standing import Standing
    >>> from index.steps.build import build
    >>> found = parts(Context(Standing({}, (), "goal"), result=build(tiny())))
    >>> [type(one).__name__ for one in found]
    ['Text', 'Grid', 'Text']
    """
    result, lang = report.built, report.lang
    whole = (captioned(one) if isinstance(one, Table) else one for one in coverage(result, lang))
    listed: tuple[Message, ...] = IN_TABLES
    records = tuple(_records(result, lang))
    if records:
        listed = (*listed, SAMPLE_REJECTED, *PLACES_UNKNOWN.values())
    behind = map(captioned, behind_tables(result, lang))
    return (*whole, *behind, *records, *noticed(result.notes, lang, listed))


def _records(result: Result, lang: Language) -> Iterator[Part]:
    """Yield how many records were used, and why others were not, where that is known."""
    sample = result.project.sample
    quality = None if sample is None else sample.quality
    if not isinstance(sample, Sampled) or not isinstance(quality, Quality):
        return
    values = result.project.values  # the tables are of the quality alone
    known = Kept(values, quality, (), sample.source, sample.synthetic)
    for table in quality_tables(known, result.project.regions, lang):
        yield captioned(table, f"sample-{table.name}")
