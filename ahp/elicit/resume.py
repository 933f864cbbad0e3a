"""Taking work up where it was left, as the journal and the matrix files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahp.elicit.replay import (
    Split,
    Work,
    action_record,
    archive_news,
    records_of,
    replay,
    split,
    start_record,
)
from ahp.elicit.sheets import Sheet, edits_told, newer_told, read_sheets

if TYPE_CHECKING:
    from ahp.elicit.journal import Record
    from ahp.elicit.logbook import Logbook
    from ahp.model.hierarchy import Hierarchy


@dataclass
class Resumed:
    """Where work was left.

    Attributes
    ----------
    sheets : dict of str to Sheet
        By node with a matrix.
    works : dict of str to Work
        What still applies, in the order of the items as recorded.
    begun : set of str
        The nodes that have records.
    """

    sheets: dict[str, Sheet]
    works: dict[str, Work]
    begun: set[str]


def resume(log: Logbook, hierarchy: Hierarchy) -> Resumed:
    """Read journal and matrix files; record what was edited since, archive what applies no more.

    Raises
    ------
    FileError, ModelError
        When the journal or a matrix cannot be read.
    """
    nodes = hierarchy.judged
    damages = log.open()
    sheets, mistakes = read_sheets(log.folder, hierarchy, nodes)
    works = replay(log.records)
    log.news += [*mistakes, *damages]
    log.save(_edited(log, hierarchy, sheets, works))
    works = replay(log.records)
    found = Resumed(sheets, works, set(works))
    for code in nodes:
        if code not in works:
            works[code] = Work(dict(sheets[code].judgments))
    items = {code: hierarchy.items(code) if code in nodes else () for code in works}
    parts = {code: split(work, items[code]) for code, work in works.items()}
    if any(part.dropped or works[code].unfit for code, part in parts.items()):
        _archive(log, nodes, found, parts)
        found.works = {code: part.kept for code, part in parts.items()}
    return found


def _edited(
    log: Logbook, hierarchy: Hierarchy, sheets: Mapping[str, Sheet], works: Mapping[str, Work]
) -> list[Record]:
    """Return records of what was edited in matrix files since the work on them was left."""
    records: list[Record] = []
    for code, sheet in sheets.items():
        work = works.get(code)
        edits = sheet.edited(code, work, log)
        log.news += edits_told(code, sheet, hierarchy.items(code), edits)
        if work is not None:
            log.news += newer_told(code, sheet, hierarchy.items(code), work, edits)
        records += [action_record(code, action, sheet.digest) for action in edits]
    return records


def _archive(
    log: Logbook, nodes: tuple[str, ...], found: Resumed, parts: Mapping[str, Split]
) -> None:
    """Put the whole journal into an archive, and go on with what still applies."""
    works = found.works
    # Judgments that are only in their matrix files so far.
    fresh = (code for code in works if code not in found.begun and works[code].given)
    unrecorded = [start_record(code, works[code].given) for code in fresh]
    records = [
        one
        for code in nodes
        for one in records_of(code, parts[code].kept, found.sheets[code].digest)
    ]
    file = log.replace(records, unrecorded)
    if file is not None:
        found.begun = set(nodes)
    log.news += archive_news(works, parts, file or log.path, log.folder)
