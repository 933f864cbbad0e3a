"""The matrix files of a desk: where they are, what is in them, and what others edited in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from ahp.common.findings import Finding, ModelError, Problems
from ahp.common.io.write import sync_folder
from ahp.elicit.replay import Judgments, Work, digest, edits, in_order, judgment_text, work_before
from ahp.elicit.wording import EDITED_SINCE, JOURNAL_NEWER
from ahp.files.models import read_matrix_folder, read_node
from ahp.files.origins import origins_file
from ahp.files.wording import MATRIX_TWICE
from ahp.files.writing import write_matrix
from ahp.model.model import matrix_path

if TYPE_CHECKING:
    from ahp.elicit.logbook import Logbook
    from ahp.elicit.session import Action, Session
    from ahp.files import MatrixFile
    from ahp.model.hierarchy import Hierarchy


@dataclass
class Sheet:
    """A matrix file: where it is, and the judgments in it as far as we know.

    Attributes
    ----------
    path : str
    sheet : str or None
        Of a workbook.
    judgments : mapping of (str, str) to Fraction
    items : tuple of str or None
        None while there is no file.
    """

    path: str
    sheet: str | None = None
    judgments: Judgments = field(default_factory=dict)
    items: tuple[str, ...] | None = None

    @classmethod
    def of(cls, file: MatrixFile) -> Sheet:
        """Take what is in a file that was read."""
        pairs = file.matrix.given()
        given = {(a, b): value for a, b, value in pairs if value is not None}
        return cls(file.path, file.sheet, MappingProxyType(given), file.matrix.labels)

    @property
    def digest(self) -> str:
        """A short text that differs where the judgments do."""
        return digest(self.judgments)

    def in_order(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Return items in the order in which the expert sees them in the file."""
        return self.items if self.items is not None and set(self.items) == set(items) else items

    def differs(self, session: Session) -> bool:
        """Whether the file must be written to have the judgments and items of a session."""
        relabelled = self.items is not None and set(self.items) != set(session.labels)
        return relabelled or self.judgments != session.answers

    def edited(self, node: str, work: Work | None, log: Logbook) -> list[Action]:
        """Return what the file has that the journal lacks, of some work on a node.

        Where the file is as the last records found it, they are newer: a crash may have kept it
        from being written. What it had before them stands, even where their lines are damaged.
        It is written after every record, so that one that was lost may have brought it back to
        what it was before the last that is left.
        """
        if work is None or self.items is None:
            return []
        now: Judgments = self.judgments
        if work.file == self.digest:
            before = work_before(log.records, node, work)
            newer = edits(before.answers, work.answers)
            if len(newer) > 1 or log.is_sound_after(node):
                now = _edited(now, newer)
        return [
            action
            for action in edits(work.answers, now)
            if action.kind == "answer" or {*self.items}.issuperset(action.pair)
        ]

    def write(self, session: Session, like: MatrixFile | None) -> None:
        """Write the judgments of a session, in the form of the file that is there."""
        write_matrix(self.path, session.matrix, like)
        sync_folder(os.path.dirname(self.path))
        self.judgments, self.items = session.answers, session.labels

    def read(self, hierarchy: Hierarchy, node: str) -> MatrixFile | None:
        """Read the file as it is now; None while there is none."""
        return read_node(self.path, hierarchy, node) if os.path.lexists(self.path) else None

    def merge(self, file: MatrixFile, session: Session) -> list[Action]:
        """Return what was edited in the file while the expert was at work, and keep it in mind.

        Where both judged a pair, the expert's judgment stays.
        """
        found = Sheet.of(file)
        here = {frozenset(one.pair) for one in edits(self.judgments, session.answers)}
        items = {*session.labels}.intersection(found.items or ())
        merged = [
            in_order(action, session.labels)
            for action in edits(self.judgments, found.judgments)
            if items.issuperset(action.pair) and frozenset(action.pair) not in here
        ]
        self.judgments = found.judgments
        return merged


def _edited(judgments: Judgments, actions: Iterable[Action]) -> Judgments:
    found = dict(judgments)
    for action in actions:
        found.pop(action.pair, None)
        found.pop(action.pair[::-1], None)
        if action.value is not None:
            found[action.pair] = action.value
    return found


def read_sheets(
    folder: str, hierarchy: Hierarchy, nodes: Sequence[str]
) -> tuple[dict[str, Sheet], list[Finding]]:
    """Read the matrix files of some nodes; return also what is wrong with them.

    Raises
    ------
    ModelError
        When a file cannot be read, or it is not known which of two files to write.
    """
    problems = Problems()
    found = read_matrix_folder(folder, hierarchy, problems, (origins_file(hierarchy),))
    if found.broken or any(one.what is MATRIX_TWICE for one in problems.errors):
        raise ModelError(problems.errors)
    sheets = {code: Sheet(matrix_path(folder, code)) for code in nodes}
    sheets.update(
        {code: Sheet.of(found.matrices[code]) for code in nodes if code in found.matrices}
    )
    return sheets, list(problems.findings) if os.path.isdir(folder) else []


def newer_told(
    node: str, sheet: Sheet, items: Iterable[str], work: Work, edits_: Iterable[Action]
) -> list[Finding]:
    """Tell what the journal has that a matrix file lacks."""
    known = {*items}
    if sheet.items is None or work.file != sheet.digest:
        return []
    stand = _edited(work.answers, edits_)
    shown = [
        [judgment_text(action.pair, action.value)]
        for action in edits(sheet.judgments, stand)
        if known.issuperset(action.pair)
    ]
    details = {"node": node, "judgments": shown}
    return [Finding(JOURNAL_NEWER, details, sheet.path)] if shown else []


def edits_told(
    node: str, sheet: Sheet, items: Iterable[str], actions: Iterable[Action]
) -> list[Finding]:
    """Tell what others edited in a matrix file; judgments of other items are told as archived."""
    known = {*items}
    shown = [
        [judgment_text(action.pair, action.value)]
        for action in actions
        if known.issuperset(action.pair)
    ]
    details = {"node": node, "judgments": shown}
    return [Finding(EDITED_SINCE, details, sheet.path)] if shown else []
