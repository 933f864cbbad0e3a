"""Records of a journal, and the work they amount to.

A record names its node and what was done: ``start`` with the judgments that were there, an action
of the session, ``undo`` or ``redo`` of an action, or ``saved`` when the work was left. ``file`` is
the digest of the node's matrix file as it was left before: by it, a file that was edited since is
told from one that a crash kept from being written.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from ahp.common.findings import AhpError, Finding
from ahp.elicit.journal import Record
from ahp.elicit.session import Action, Pair, State
from ahp.elicit.wording import ANSWERS_ARCHIVED, JOURNAL_UNFIT
from ahp.model.judgment import format_judgment, parse_given

Judgments = Mapping[Pair, Fraction]


@dataclass
class Work:
    """What the records of one node amount to; its pairs are as they were recorded.

    Attributes
    ----------
    given : dict of (str, str) to Fraction
    actions, undone : list of Action
    file : str or None
        Digest of the matrix file as it was before the last of them, or after that once the work
        was left; None where it is not known.
    since : int
        How many of its records there are before those that name this same file.
    followed : int
        How many there are.
    unfit : int
        Records that could not be followed, because others before them are damaged.
    pairs : set of (str, str)
        The pairs met so far, as they were recorded first: items may stand in another order since.
    """

    given: dict[Pair, Fraction] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    undone: list[Action] = field(default_factory=list)
    file: str | None = None
    since: int = 0
    followed: int = 0
    unfit: int = 0
    pairs: set[Pair] = field(default_factory=set)

    @property
    def answers(self) -> Judgments:
        """The judgments that stand."""
        return State(self.given, self.actions).answers


def digest(judgments: Judgments) -> str:
    """Return a short text that differs where judgments do, whatever their order.

    >>> digest({("a", "b"): Fraction(3)}) == digest({("b", "a"): Fraction(1, 3)})
    True
    """
    lines = []
    for (a, b), value in judgments.items():
        first, second, ratio = (a, b, value) if a < b else (b, a, 1 / value)
        lines.append(f"{first}\t{second}\t{format_judgment(ratio)}\n")
    return f"{zlib.crc32(''.join(sorted(lines)).encode()):08x}"


def replay(records: Iterable[Record]) -> dict[str, Work]:
    """Follow the records, node by node.

    >>> action = Action("answer", ("a", "b"), Fraction(3))
    >>> records = [action_record("goal", action), undo_record("goal", action)]
    >>> replay(records)["goal"].undone == [action]
    True
    """
    works: dict[str, Work] = {}
    for record in records:
        work = works.setdefault(str(record.get("node")), Work())
        before = work.file
        try:
            _follow(work, record)
        except (KeyError, TypeError, ValueError, AhpError):  # of a kind this version lacks
            work.unfit += 1
        if work.file != before:
            work.since = work.followed
        work.followed += 1
    return works


def work_before(records: Iterable[Record], node: str, work: Work) -> Work:
    """Return the work on a node as it was when its matrix file was written last.

    >>> action = Action("answer", ("a", "b"), Fraction(3))
    >>> records = [start_record("goal", {}, "0"), action_record("goal", action, "1a2b3c4d")]
    >>> dict(work_before(records, "goal", replay(records)["goal"]).answers)
    {}
    """
    mine = [one for one in records if str(one.get("node")) == node]
    return replay(mine[: work.since]).get(node, Work())


def _follow(work: Work, record: Record) -> None:
    act = record["act"]
    if act == "start":
        if work.actions or work.undone:
            raise ValueError(act)
        work.given = {(a, b): parse_given(value) for a, b, value in record["given"]}
        work.pairs = set(work.given)
    elif act == "undo":
        action = _action(work, record["of"])
        if not work.actions or work.actions[-1] != action:
            work.unfit += 1  # what it took back is in a damaged line: it is back already
        else:
            work.undone.append(work.actions.pop())
    elif act == "redo":
        action = _action(work, record["of"])
        work.actions.append(action)
        if work.undone and work.undone[-1] == action:
            work.undone.pop()
        else:
            work.undone.clear()
    elif act != "saved":
        work.actions.append(_action(work, record))
        work.undone.clear()
    elif digest(work.answers) != record["file"]:
        work.file = None  # the matrix file has what is in a damaged line
        raise ValueError(act)
    work.file = record.get("file")


def _action(work: Work, record: Record) -> Action:
    act, value = record["act"], record.get("value")
    if act not in ("answer", "skip", "clear", "note"):
        raise ValueError(act)
    ratio = None if value is None else parse_given(value)
    if act == "answer" and ratio is None:
        raise ValueError(value)
    action = Action(act, (str(record["a"]), str(record["b"])), ratio, str(record.get("text", "")))
    if action.pair[::-1] in work.pairs:
        return _turned(action)
    work.pairs.add(action.pair)
    return action


def edits(old: Judgments, new: Judgments) -> list[Action]:
    """Return the actions that turn some judgments into others.

    >>> edits({("a", "b"): Fraction(3), ("a", "c"): Fraction(2)}, {("b", "a"): Fraction(1, 3)})
    [Action(kind='clear', pair=('a', 'c'), value=None, text='')]
    """
    before = {**old, **{(b, a): 1 / value for (a, b), value in old.items()}}
    answered = {*new, *((b, a) for a, b in new)}
    changed = [
        Action("answer", pair, value) for pair, value in new.items() if before.get(pair) != value
    ]
    return changed + [Action("clear", pair) for pair in old if pair not in answered]


def in_order(action: Action, items: Sequence[str]) -> Action:
    """Turn a recorded pair round where the items stand the other way now.

    >>> in_order(Action("answer", ("a", "b"), Fraction(3)), ["b", "a"]).value
    Fraction(1, 3)
    """
    a, b = action.pair
    return action if items.index(a) < items.index(b) else _turned(action)


def _turned(action: Action) -> Action:
    value = None if action.value is None else 1 / action.value
    return replace(action, pair=action.pair[::-1], value=value)


class Split(NamedTuple):
    """The part of some work that still applies, and whether there is another."""

    kept: Work
    dropped: bool


def split(work: Work, items: Iterable[str]) -> Split:
    """Keep what is about the items there are now.

    >>> work = Work({("a", "b"): Fraction(3), ("a", "c"): Fraction(2)})
    >>> split(work, "ab").kept.given
    {('a', 'b'): Fraction(3, 1)}
    """
    known = frozenset(items)
    given = {pair: value for pair, value in work.given.items() if known.issuperset(pair)}
    kept = [
        [action for action in actions if known.issuperset(action.pair)]
        for actions in (work.actions, work.undone)
    ]
    dropped = (given, *kept) != (work.given, work.actions, work.undone)
    return Split(replace(work, given=given, actions=kept[0], undone=kept[1], unfit=0), dropped)


def archive_news(
    works: Mapping[str, Work], parts: Mapping[str, Split], file: str, folder: str
) -> list[Finding]:
    """Tell what of some work could not be followed, and which answers apply no more.

    Parameters
    ----------
    works : mapping of str to Work
        By node.
    parts : mapping of str to Split
        What of each still applies.
    file : str
        Where all of it is.
    folder : str
        Of the journal.
    """
    news = []
    unfit = sum(work.unfit for work in works.values())
    if unfit:
        news.append(Finding(JOURNAL_UNFIT, {"count": unfit, "file": file}, folder))
    gone = [
        f"{code}: {judgment_text(pair, works[code].answers[pair])}"
        for code, part in parts.items()
        for pair in works[code].answers
        if pair not in part.kept.answers
    ]
    if gone:
        details: dict[str, object] = {
            "kept": sum(len(part.kept.answers) for part in parts.values()),
            "count": len(gone),
            "answers": [[one] for one in gone],
            "file": file,
        }
        news.append(Finding(ANSWERS_ARCHIVED, details, folder))
    return news


def judgment_text(pair: Pair, value: Fraction | None) -> str:
    """Show a judgment with its items; one that was taken away as a dash.

    >>> judgment_text(("a", "b"), Fraction(1, 3)), judgment_text(("a", "b"), None)
    ('a : b = 1/3', 'a : b = -')
    """
    return f"{pair[0]} : {pair[1]} = {'-' if value is None else format_judgment(value)}"


def records_of(node: str, work: Work, file: str) -> list[Record]:
    """Return records that amount to some work.

    >>> work = Work({("a", "b"): Fraction(3)}, [Action("clear", ("a", "b"))])
    >>> replay(records_of("goal", work, "1a2b3c4d"))["goal"].actions == work.actions
    True
    """
    done = [*work.actions, *reversed(work.undone)]
    return [
        start_record(node, work.given, file),
        *(action_record(node, action, file) for action in done),
        *(undo_record(node, action, file) for action in work.undone),
    ]


def start_record(node: str, given: Judgments, file: str | None = None) -> Record:
    """Record the judgments that were there at the start."""
    pairs = [[a, b, format_judgment(value)] for (a, b), value in given.items()]
    return _with_file({"node": node, "act": "start", "given": pairs}, file)


def action_record(node: str, action: Action, file: str | None = None) -> Record:
    """Record an action.

    >>> action_record("goal", Action("answer", ("a", "b"), Fraction(1, 3)))
    {'node': 'goal', 'act': 'answer', 'a': 'a', 'b': 'b', 'value': '1/3'}
    """
    return _with_file({"node": node, **_fields(action)}, file)


def undo_record(node: str, action: Action, file: str | None = None) -> Record:
    """Record that an action was taken back."""
    return _with_file({"node": node, "act": "undo", "of": _fields(action)}, file)


def redo_record(node: str, action: Action, file: str | None = None) -> Record:
    """Record that an action was done again."""
    return _with_file({"node": node, "act": "redo", "of": _fields(action)}, file)


def saved_record(node: str, file: str) -> Record:
    """Record that the matrix file has all answers."""
    return {"node": node, "act": "saved", "file": file}


def _fields(action: Action) -> Record:
    fields = {"act": action.kind, "a": action.pair[0], "b": action.pair[1]}
    if action.value is not None:
        fields["value"] = format_judgment(action.value)
    if action.text:
        fields["text"] = action.text
    return fields


def _with_file(record: Record, file: str | None) -> Record:
    return record if file is None else {**record, "file": file}
