"""One expert's work on one model: a session for every matrix, kept on disk step by step."""

from __future__ import annotations

import os
from typing import Literal, Self

from ahp.common.findings import AhpError, Finding, ModelError, Problems, UsageError
from ahp.common.names import is_fit_for_files
from ahp.common.wording import Language
from ahp.elicit.journal import Record
from ahp.elicit.logbook import Logbook
from ahp.elicit.names import model_title
from ahp.elicit.replay import (
    Work,
    action_record,
    in_order,
    redo_record,
    replay,
    saved_record,
    start_record,
    undo_record,
)
from ahp.elicit.resume import resume
from ahp.elicit.rows import Row
from ahp.elicit.session import Action, Order, Session, Settings
from ahp.elicit.sheets import Sheet, edits_told
from ahp.elicit.wording import BAD_EXPERT, NOT_JUDGED_HERE, NOTHING_TO_JUDGE
from ahp.files import ModelDocument, is_model_folder, load_hierarchy, load_roster
from ahp.files.answers import answers_text
from ahp.files.experts import EXPERTS_FOLDER, expert_code, expert_file
from ahp.files.hierarchies import no_model
from ahp.files.wording import ANSWER_NODE_UNKNOWN, EXPERT_IN_FILE
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.called import called, suggested
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model
from ahp.model.naming import in_names
from ahp.model.wording import ITEM_AMBIGUOUS

Step = Literal["answer", "skip", "clear", "note", "undo", "redo"]


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
        self._document = document
        self._order: Order = order
        self._settings = settings
        self._log = Logbook(self.folder, home)
        self._sessions: dict[str, Session] = {}
        self._sheets: dict[str, Sheet] = {}
        self._saved: dict[str, Session] = {}
        self._unwritten: set[str] = set()
        self._begun: set[str] = set()  # nodes that have records

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
            named = called(hierarchy, node, hierarchy.judged)
            if len(named) > 1:
                raise UsageError.of(ITEM_AMBIGUOUS, item=node, codes=named)
            node = named[0] if named else node
            _check_node(hierarchy, node)
        if expert is not None and not is_fit_for_files(expert):
            raise UsageError.of(BAD_EXPERT, name=expert)
        if expert is not None:
            expert = _code_of_expert(home, hierarchy, expert)
        settings = Settings(
            method or document.method, random_index or document.random_index, threshold=threshold
        )
        desk = cls(document, home, expert, order, settings)
        desk._log.lock()
        try:
            desk._resume()
        except BaseException:
            desk._log.release()
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
        return tuple(in_names(self._log.news, self.hierarchy))

    @property
    def trouble(self) -> Finding | None:
        """Why the last step could not be saved."""
        return self._log.trouble

    @property
    def saved(self) -> bool:
        """Whether every step is on disk."""
        return not self._log.pending

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
        return model_title(self._document, lang)

    def model(self) -> Model:
        """Return the model with the judgments as they stand; every matrix links all its items."""
        matrices = {code: session.matrix for code, session in self._sessions.items()}
        settings = self._settings
        return Model(
            self.hierarchy, matrices, self._document.title, settings.method, settings.random_index
        )

    def switch(self, code: str) -> None:
        """Go to another matrix."""
        self.session(code)
        self.current = code

    def overview(self, lang: Language = "en") -> tuple[Row, ...]:
        """Return where each matrix stands."""
        return tuple(
            Row.of(code, self.name(code, lang), session) for code, session in self._sessions.items()
        )

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
            if self._log.opened:
                self._log.save([])
                self._write_matrices()
                self._log.save(self._marks())
                self._note_saved()
        finally:
            self._log.release()

    def _marks(self) -> list[Record]:
        """Return the records that say which matrix files have all answers."""
        works = replay(self._log.records)
        return [
            saved_record(code, sheet.digest)
            for code, sheet in self._sheets.items()
            if code in works and code not in self._unwritten and works[code].file != sheet.digest
        ]

    def _resume(self) -> None:
        """Take the work up where it was left."""
        resumed = resume(self._log, self.hierarchy)
        self._sheets, self._begun = resumed.sheets, resumed.begun
        for code in self.nodes:
            session = self._sessions[code] = self._session_of(code, resumed.works[code])
            if self._sheets[code].differs(session):
                self._unwritten.add(code)
        self._saved = dict(self._sessions)
        self._write_matrices()

    def _session_of(self, code: str, work: Work) -> Session:
        items = self._sheets[code].in_order(self.hierarchy.items(code))
        done, undone = (
            tuple(in_order(action, items) for action in actions)
            for actions in (work.actions, work.undone)
        )
        return Session(items, done, undone, work.given, self._order, self._settings)

    def _go_on(self, code: str, new: Session, step: Step | Action) -> None:
        """Record a step and take its session."""
        old, file = self._sessions[code], self._sheets[code].digest
        if step == "undo":
            record = undo_record(code, old.actions[-1], file)
        elif step == "redo":
            record = redo_record(code, old.undone[-1], file)
        else:
            record = action_record(code, new.actions[-1], file)
        first = [] if code in self._begun else [start_record(code, old.given, file)]
        self._log.save([*first, record])
        self._begun.add(code)
        self._sessions[code] = new
        self._note_saved()

    def _note_saved(self) -> None:
        if self.saved:
            self._saved = dict(self._sessions)

    def _write_matrices(self) -> None:
        """Write the matrix files whose answers changed; those that cannot be stay for later."""
        if not self.saved or not self._log.locked:  # a file must not run ahead of the journal
            return
        self._log.trouble = None
        for code in sorted(self._unwritten):
            try:
                self._write_matrix(code)
            except AhpError as error:
                self._log.trouble = error.findings[0]
            else:
                self._unwritten.discard(code)

    def _write_matrix(self, code: str) -> None:
        """Write a matrix file, with what was edited in it while the expert was at work."""
        sheet = self._sheets[code]
        like = sheet.read(self.hierarchy, code)
        if like is not None:
            edits = sheet.merge(like, self._sessions[code])
            self._log.news += edits_told(code, sheet, self.hierarchy.items(code), edits)
            for action in edits:
                new = self._sessions[code].do(action)
                if new is not self._sessions[code]:
                    self._go_on(code, new, action)
        sheet.write(self._sessions[code], like)


def _read_document(folder: str) -> ModelDocument:
    if not is_model_folder(folder):
        raise UsageError([no_model(folder)])
    document = load_hierarchy(folder)
    if not document.hierarchy.judged:
        raise ModelError([Finding(NOTHING_TO_JUDGE, {}, folder)])
    return document


def _code_of_expert(home: str, hierarchy: Hierarchy, name: str) -> str:
    """Return what the person's folder is called; refuse one beside a file of the same person."""
    code = expert_code(name, load_roster(home, hierarchy, Problems()))
    for one in (code, name):
        if taken := expert_file(home, one):
            raise UsageError.of(EXPERT_IN_FILE, expert=name, path=taken)
    by_name = os.path.join(home, EXPERTS_FOLDER, name)
    return name if os.path.isdir(by_name) else code


def _check_node(hierarchy: Hierarchy, code: str) -> None:
    if code in hierarchy.judged:
        return
    if called(hierarchy, code, hierarchy.codes):
        found = Finding(NOT_JUDGED_HERE, {"node": code, "nodes": hierarchy.judged})
    else:
        hint = suggested(hierarchy, code, hierarchy.judged)
        found = Finding(ANSWER_NODE_UNKNOWN, {"found": code, "suggestion": hint})
    raise ModelError(in_names([found], hierarchy))
