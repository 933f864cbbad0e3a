"""One expert's work on one model: a session for every matrix, kept on disk step by step."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, Self

from ahp.common.findings import (
    AhpError,
    FileError,
    Finding,
    LockedError,
    ModelError,
    Problems,
    UsageError,
)
from ahp.common.io.write import sync_folder
from ahp.common.names import is_fit_for_files
from ahp.common.system import system_reason
from ahp.common.wording import Language
from ahp.elicit.wording import (
    ANSWERS_ARCHIVED,
    BAD_EXPERT,
    EDITED_SINCE,
    JOURNAL_UNFIT,
    LOCK_TAKEN_OVER,
    NOT_SAVED,
    NOTHING_TO_JUDGE,
)
from ahp.files import MatrixFile, ModelDocument, is_model_folder, load_hierarchy
from ahp.files.answers import answers_text
from ahp.files.experts import EXPERTS_FOLDER
from ahp.files.matrices import read_matrix_file, write_matrix
from ahp.files.models import read_matrix_folder
from ahp.files.wording import MATRIX_TWICE
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.fit import misplaced_matrix
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix, format_judgment
from ahp.model.model import matrix_path
from ahp.model.wording import NO_MODEL
from ahp.workbench import replay as told
from ahp.workbench.journal import Journal, Record, open_journal
from ahp.workbench.lock import Lock, take
from ahp.workbench.replay import Judgments, Split, Work, digest
from ahp.workbench.session import Action, Order, Pair, Progress, Session, Settings

Step = Literal["answer", "skip", "clear", "note", "undo", "redo"]


@dataclass(frozen=True)
class Row:
    """Where one matrix stands.

    Attributes
    ----------
    code, name : str
    progress : Progress
    cr : float or None
        None while there are no weights.
    consistent : bool or None
        None as long as no judgment could contradict others.
    """

    code: str
    name: str
    progress: Progress
    cr: float | None
    consistent: bool | None


@dataclass
class _Sheet:
    """A matrix file: where it is, and the judgments in it as far as we know."""

    path: str
    sheet: str | None = None
    judgments: Judgments = field(default_factory=dict)
    items: tuple[str, ...] | None = None  # None while there is no file

    @classmethod
    def of(cls, file: MatrixFile) -> _Sheet:
        matrix = file.matrix
        return cls(file.path, file.sheet, _judgments(matrix), matrix.labels)


class Desk:
    """One expert's work on one model. The only object of the workbench that changes.

    Use `Desk.open`. Every step goes to the journal, and is on disk when the call returns; the
    matrix file follows. When the disk is full or the folder cannot be written, ``trouble`` says
    so, the work goes on in memory, and every further step tries to save what is waiting.

    Attributes
    ----------
    hierarchy : Hierarchy
    nodes : tuple of str
        The nodes with a matrix.
    current : str
        The node at work.
    expert : str or None
    folder : str
        Where the matrices are.
    news : tuple of Finding
        What was found at the start: work resumed, lines set aside, files edited since.
    trouble : Finding or None
        Why the last step could not be saved.
    """

    def __init__(
        self,
        document: ModelDocument,
        home: str,
        expert: str | None,
        order: Order,
        settings: Settings,
    ) -> None:
        self.hierarchy: Hierarchy = document.hierarchy
        self.nodes = document.hierarchy.judged
        self.current = self.nodes[0]
        self.expert = expert
        self.folder = home if expert is None else os.path.join(home, EXPERTS_FOLDER, expert)
        self.trouble: Finding | None = None
        self._home = home
        self._document = document
        self._order: Order = order
        self._settings = settings
        self._news: list[Finding] = []
        self._sessions: dict[str, Session] = {}
        self._sheets: dict[str, _Sheet] = {}
        self._saved: dict[str, Session] = {}
        self._pending: list[Record] = []
        self._unwritten: set[str] = set()
        self._begun: set[str] = set()  # nodes that have records
        self._journal: Journal | None = None
        self._lock: Lock | None = None

    @classmethod
    def open(
        cls,
        model: str | os.PathLike[str],
        expert: str | None = None,
        *,
        order: Order = "adaptive",
        node: str | None = None,
        method: str | None = None,
        random_index: str | None = None,
        threshold: float = DEFAULT_THRESHOLD,
    ) -> Self:
        """Open the work on a model, where it was left, for this process alone.

        Parameters
        ----------
        model : path
            A model folder.
        expert : str, optional
            Whose matrices, under ``experts/``; by default the model's own.
        order : str
            Of the questions: ``adaptive`` or ``rows``.
        node : str, optional
            Which matrix first; by default the first with an open question.
        method, random_index : str, optional
            By default the model's.
        threshold : float

        Returns
        -------
        Desk

        Raises
        ------
        LockedError
            When another process is at work on the same files; says who.
        AhpError
            When the model, a matrix or the journal cannot be read, or a name is not known.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> from ahp.files import scaffold
        >>> from ahp.model.hierarchy import Node
        >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
        >>> with TemporaryDirectory() as folder:
        ...     _ = scaffold(folder, ModelDocument(Hierarchy(nodes)))
        ...     with Desk.open(folder) as desk:
        ...         _ = desk.do("car", "answer", 3)
        ...     with Desk.open(folder) as desk:
        ...         desk.session("car").matrix
        PairwiseMatrix.from_upper(['price', 'style'], ['3'])
        """
        home = os.fspath(model)
        document = _read_document(home)
        hierarchy = document.hierarchy
        if node is not None:
            _check_node(hierarchy, node)
        if expert is not None and not is_fit_for_files(expert):
            raise UsageError.of(BAD_EXPERT, name=expert)
        settings = Settings(
            method or document.method, random_index or document.random_index, threshold=threshold
        )
        desk = cls(document, home, expert, order, settings)
        desk._take_lock()
        try:
            desk._resume()
        except BaseException:
            desk._release()
            raise
        open_ = (code for code in desk.nodes if desk._sessions[code].question is not None)
        desk.current = node or next(open_, desk.nodes[0])
        return desk

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def news(self) -> tuple[Finding, ...]:
        """What was found at the start, and since."""
        return tuple(self._news)

    @property
    def saved(self) -> bool:
        """Whether every step is on disk."""
        return not self._pending

    @property
    def unsaved(self) -> str:
        """The answers that are not on disk, as CSV that ``--answers`` reads; empty if all are."""
        rows = []
        for code, session in self._sessions.items():
            stored = self._saved[code]
            for pair, value in session.answers.items():
                note = session.notes.get(pair, "")
                if (stored.answers.get(pair), stored.notes.get(pair, "")) != (value, note):
                    rows.append((code, pair, value, note))
        return answers_text(rows) if rows else ""

    def session(self, code: str | None = None) -> Session:
        """Return the session of a node, by default the current one."""
        code = self.current if code is None else code
        _check_node(self.hierarchy, code)
        return self._sessions[code]

    def name(self, code: str, lang: Language = "en") -> str:
        """Return the name of a node or an item in a language, else its code."""
        return self.hierarchy.name(code, lang)

    def title(self, lang: Language = "en") -> str:
        """Return the model's title in a language."""
        titles = self._document.title
        return titles.get(lang) or next(
            (one for one in titles.values() if one), self.name(self.hierarchy.goal, lang)
        )

    def switch(self, code: str) -> None:
        """Go to another matrix."""
        self.session(code)
        self.current = code

    def overview(self, lang: Language = "en") -> tuple[Row, ...]:
        """Return where each matrix stands."""
        rows = []
        for code, session in self._sessions.items():
            analysis = session.analysis
            cr = analysis.cr if analysis else None
            checked = analysis is not None and (analysis.complete or analysis.checkable)
            consistent = analysis.consistent if analysis and checked else None
            rows.append(Row(code, self.name(code, lang), session.progress, cr, consistent))
        return tuple(rows)

    def do(self, code: str, step: Step | Action, *arguments: object) -> Session:
        """Take a step in a session; return when it is on disk, or ``trouble`` says why not.

        Parameters
        ----------
        code : str
            The node.
        step : str or Action
            A method of `Session`, with its arguments: ``do("goal", "answer", 3)``.
        *arguments

        Returns
        -------
        Session
            The new one. A step that changes nothing is not recorded.

        Raises
        ------
        AhpError
            As the session does; nothing is changed then.
        """
        old = self.session(code)
        new: Session
        new = old.do(step) if isinstance(step, Action) else getattr(old, step)(*arguments)
        if new is not old:
            self._go_on(code, new, step)
            if new.answers != old.answers:
                self._unwritten.add(code)
            self._write_matrices()
        return new

    def close(self) -> None:
        """Save what is waiting, mark the work as left, and let others in."""
        try:
            if self._journal is not None:
                self._save([])
                self._write_matrices()
                self._save(self._marks())
                self._note_saved()
        finally:
            self._release()

    def _marks(self) -> list[Record]:
        """Return the records that say which matrix files have all answers."""
        assert self._journal is not None
        works = told.replay([*self._journal.records, *self._pending])
        return [
            told.saved_record(code, digest(sheet.judgments))
            for code, sheet in self._sheets.items()
            if code in works
            and code not in self._unwritten
            and works[code].file != digest(sheet.judgments)
        ]

    # -- at the start ------------------------------------------------------------------------

    def _take_lock(self) -> None:
        try:
            if not os.path.isdir(self.folder):
                os.makedirs(self.folder)
                sync_folder(os.path.dirname(self.folder))
                sync_folder(self._home)
            self._lock = take(self.folder)
        except OSError as error:
            self._in_trouble(error)
            return
        if self._lock.taken_over is not None:
            details = self._lock.taken_over.details()
            self._news.append(Finding(LOCK_TAKEN_OVER, details, self._lock.path))

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with contextlib.suppress(OSError):  # an expert's folder in which nothing was saved
                os.removedirs(self.folder)

    def _in_trouble(self, error: OSError | FileError) -> None:
        if isinstance(error, FileError):
            reason = error.findings[0].details.get("reason")
        else:
            reason = system_reason(error)
        self.trouble = Finding(NOT_SAVED, {"reason": reason}, self.folder)

    def _resume(self) -> None:
        journal = open_journal(self.folder)
        files = self._read_files()
        works = told.replay(journal.records)
        self._news += journal.findings
        self._journal = journal
        records: list[Record] = []
        for code in self.nodes:
            self._sheets[code] = _Sheet(matrix_path(self.folder, code))
            if code in files:
                self._sheets[code] = _Sheet.of(files[code])
            records += self._edited(code, works)
        self._save(records)
        works = told.replay([*journal.records, *self._pending])
        self._begun = set(works)
        for code in self.nodes:
            if code not in works:
                works[code] = Work(dict(self._sheets[code].judgments))
        parts = {code: told.split(work, self._items(code)) for code, work in works.items()}
        if any(part.dropped or works[code].unfit for code, part in parts.items()):
            self._archive(works, parts)
            works = {code: part.kept for code, part in parts.items()}
        for code in self.nodes:
            session = self._sessions[code] = self._session_of(code, works[code])
            sheet = self._sheets[code]
            relabelled = sheet.items is not None and set(sheet.items) != set(session.labels)
            if relabelled or sheet.judgments != session.answers:
                self._unwritten.add(code)
        self._saved = dict(self._sessions)
        self._write_matrices()

    def _read_files(self) -> Mapping[str, MatrixFile]:
        problems = Problems()
        folder = read_matrix_folder(self.folder, self.hierarchy, problems)
        if folder.broken or any(found.code == MATRIX_TWICE.code for found in problems.errors):
            raise ModelError(problems.errors)  # nor is it known then which of two files to write
        if os.path.isdir(self.folder):
            self._news += problems.findings
        return {code: file for code, file in folder.matrices.items() if code in self.nodes}

    def _edited(self, code: str, works: Mapping[str, Work]) -> list[Record]:
        """Return records of what was edited in a matrix file since the work on it was left."""
        sheet, work = self._sheets[code], works.get(code)
        file = digest(sheet.judgments)
        if work is None or sheet.items is None or work.file == file:
            return []  # nobody has edited it; a crash may have kept it from being written
        edits = [
            action
            for action in told.edits(work.answers, sheet.judgments)
            if action.kind == "answer" or {*sheet.items}.issuperset(action.pair)
        ]
        self._tell_edits(code, edits)
        return [told.action_record(code, action, file) for action in edits]

    def _tell_edits(self, code: str, edits: Iterable[Action]) -> None:
        items = {*self.hierarchy.items(code)}  # judgments of other items are told as archived
        shown = "; ".join(
            _shown(action.pair, action.value) for action in edits if items.issuperset(action.pair)
        )
        if shown:
            details = {"node": code, "judgments": shown}
            self._news.append(Finding(EDITED_SINCE, details, self._sheets[code].path))

    def _items(self, code: str) -> tuple[str, ...]:
        return self.hierarchy.items(code) if code in self.nodes else ()

    def _archive(self, works: Mapping[str, Work], parts: Mapping[str, Split]) -> None:
        """Put the whole journal into an archive, and go on with what still applies."""
        file = self._replace_journal(works, {code: part.kept for code, part in parts.items()})
        unfit = sum(work.unfit for work in works.values())
        if unfit:
            self._news.append(Finding(JOURNAL_UNFIT, {"count": unfit, "file": file}, self.folder))
        gone = [
            f"{code}: {_shown(pair, works[code].answers[pair])}"
            for code, part in parts.items()
            for pair in works[code].answers
            if pair not in part.kept.answers
        ]
        if gone:
            details: dict[str, object] = {
                "kept": sum(len(part.kept.answers) for part in parts.values()),
                "count": len(gone),
                "answers": "; ".join(gone),
                "file": file,
            }
            self._news.append(Finding(ANSWERS_ARCHIVED, details, self.folder))

    def _replace_journal(self, works: Mapping[str, Work], kept: Mapping[str, Work]) -> str:
        """Start a new journal with what is kept; return the path of the file that has it all."""
        assert self._journal is not None
        # Judgments that are only in their matrix files so far.
        fresh = (code for code in works if code not in self._begun and works[code].given)
        unrecorded = [told.start_record(code, works[code].given) for code in fresh]
        records = [one for code in self.nodes for one in self._records_of(code, kept[code])]
        if self._lock is None:
            return self._journal.path
        try:
            self._journal.append(*self._pending, *unrecorded)
            archive = self._journal.replace(records)
        except FileError as error:
            self._in_trouble(error)
            return self._journal.path
        self._pending = []
        self._begun = set(self.nodes)
        return archive

    def _records_of(self, code: str, work: Work) -> list[Record]:
        file = digest(self._sheets[code].judgments)
        done = [*work.actions, *reversed(work.undone)]
        return [
            told.start_record(code, work.given, file),
            *(told.action_record(code, action, file) for action in done),
            *(told.undo_record(code, action, file) for action in work.undone),
        ]

    def _session_of(self, code: str, work: Work) -> Session:
        items = self.hierarchy.items(code)
        sheet = self._sheets[code]
        if sheet.items is not None and set(sheet.items) == set(items):
            items = sheet.items  # in the order in which the expert sees them in the file
        done, undone = (
            tuple(told.in_order(action, items) for action in actions)
            for actions in (work.actions, work.undone)
        )
        return Session(items, done, undone, work.given, self._order, self._settings)

    # -- saving ------------------------------------------------------------------------------

    def _go_on(self, code: str, new: Session, step: Step | Action) -> None:
        """Record a step and take its session."""
        old, file = self._sessions[code], digest(self._sheets[code].judgments)
        if step == "undo":
            record = told.undo_record(code, old.actions[-1], file)
        elif step == "redo":
            record = told.redo_record(code, old.undone[-1], file)
        else:
            record = told.action_record(code, new.actions[-1], file)
        first = [] if code in self._begun else [told.start_record(code, old.given, file)]
        self._save([*first, record])
        self._begun.add(code)
        self._sessions[code] = new
        self._note_saved()

    def _note_saved(self) -> None:
        if not self._pending:
            self._saved = dict(self._sessions)

    def _save(self, records: Iterable[Record]) -> None:
        """Append records to the journal, after those that are waiting from before."""
        waiting = [*self._pending, *records]
        if not waiting or self._journal is None:
            return
        if self._locked():
            before = len(self._journal.findings)
            try:
                self._journal.append(*waiting)
            except FileError as error:
                self._in_trouble(error)
            else:
                waiting, self.trouble = [], None
            self._news += self._journal.findings[before:]
        self._pending = waiting

    def _locked(self) -> bool:
        """Whether we hold the lock; where the folder could not be written, try once more."""
        if self._lock is None:
            try:
                self._take_lock()
            except LockedError as error:  # someone else was faster
                self.trouble = error.findings[0]
        return self._lock is not None

    def _write_matrices(self) -> None:
        """Write the matrix files whose answers changed; those that cannot be stay for later."""
        if self._pending or self._lock is None:  # a file must not run ahead of the journal
            return
        self.trouble = None
        for code in sorted(self._unwritten):
            try:
                self._write_matrix(code)
            except AhpError as error:
                self.trouble = error.findings[0]
            else:
                self._unwritten.discard(code)

    def _write_matrix(self, code: str) -> None:
        sheet, session = self._sheets[code], self._sessions[code]
        like = None
        if os.path.lexists(sheet.path):
            like = read_matrix_file(sheet.path, sheet.sheet)
            self._merge(code, _Sheet.of(like))
            session = self._sessions[code]
        write_matrix(sheet.path, session.matrix, like)
        sync_folder(self.folder)
        sheet.judgments, sheet.items = session.answers, session.labels

    def _merge(self, code: str, found: _Sheet) -> None:
        """Take in what was edited in a matrix file while the expert was at work."""
        known, session = self._sheets[code], self._sessions[code]
        here = {frozenset(one.pair) for one in told.edits(known.judgments, session.answers)}
        items = {*session.labels}.intersection(found.items or ())
        edits = [
            told.in_order(action, session.labels)
            for action in told.edits(known.judgments, found.judgments)
            if items.issuperset(action.pair) and frozenset(action.pair) not in here
        ]
        known.judgments = found.judgments
        self._tell_edits(code, edits)
        for action in edits:
            new = self._sessions[code].do(action)
            if new is not self._sessions[code]:
                self._go_on(code, new, action)


def _read_document(folder: str) -> ModelDocument:
    if not is_model_folder(folder):
        raise UsageError.of(NO_MODEL, path=folder)
    document = load_hierarchy(folder)
    if not document.hierarchy.judged:
        raise ModelError([Finding(NOTHING_TO_JUDGE, {}, folder)])
    return document


def _check_node(hierarchy: Hierarchy, code: str) -> None:
    if code not in hierarchy.judged:
        raise ModelError([misplaced_matrix(hierarchy, code)])


def _judgments(matrix: PairwiseMatrix) -> Judgments:
    given = {(a, b): value for a, b, value in matrix.pairs() if value is not None}
    return MappingProxyType(given)


def _shown(pair: Pair, value: Fraction | None) -> str:
    return f"{pair[0]} : {pair[1]} = {'-' if value is None else format_judgment(value)}"
