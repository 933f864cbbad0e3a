"""The checklists that a report of an index can have, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ahp.common.document.book.checklist import Checklist, Evidence, checklist_parts
from ahp.common.document.parts import Part
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from index.project.reporting import ChecklistKey
from index.report.checklists.ispor import ispor
from index.report.checklists.jrc import jrc
from index.report.checklists.thesis import thesis

_FILLED: Mapping[ChecklistKey, Callable[[Evidence], Checklist]] = {
    "ispor": ispor,
    "jrc": jrc,
    "thesis": thesis,
}


def checklist(name: str, evidence: Evidence) -> Checklist:
    """Return a checklist by its name, filled in.

    Raises
    ------
    UsageError
        When there is none of that name.

    Examples
    --------
    >>> checklist("jrc", Evidence()).count("reported")
    0
    """
    found = {str(key): fill for key, fill in _FILLED.items()}.get(name)
    if found is None:
        raise unknown_choice("--checklist", name, _FILLED)
    return found(evidence)


def checklists_parts(names: Iterable[str], evidence: Evidence, lang: Language) -> tuple[Part, ...]:
    """Return checklists below each other, each with its summary and table.

    Raises
    ------
    UsageError
        As for `checklist`.
    """
    asked = dict.fromkeys(names)
    return tuple(
        part for name in asked for part in checklist_parts(checklist(name, evidence), lang)
    )
