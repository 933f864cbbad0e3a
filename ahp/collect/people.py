"""Whose answers they are: people of a survey and experts of the model, and who answered twice."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from ahp.collect.answers import Reading, Respondent, Taken
from ahp.collect.wording import (
    ANSWERED_LATER,
    ANSWERED_TWICE,
    ANSWERED_TWICE_ALIKE,
    ANSWERS_CONTRADICT,
    EXPERT_FOR_ONE,
    IN_FILE,
    IN_FILE_AT,
    NUMBERED_ALIKE,
    PERSON_AMBIGUOUS,
    PERSON_UNNAMED,
)
from ahp.common.findings import Finding, Place, Problems, UsageError
from ahp.common.io.outputs import safe_name
from ahp.files.experts import ORIGINALS, REPAIRED
from ahp.model.experts import Expert
from ahp.model.hierarchy import Hierarchy
from ahp.model.judgment import format_judgment

Pair = tuple[str, str, str]
"""A node and two of its items, in the order of the hierarchy."""

_LONGEST = 60  # characters of a folder's name
_BY_NUMBER = re.compile(r"expert-[0-9]+")
_TIMES = (
    "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M",
    "%Y/%m/%d %I:%M:%S %p",
)  # fmt: skip


class Sent(NamedTuple):
    """What one person answered in one file."""

    reading: Reading
    person: Respondent

    @property
    def where(self) -> Finding:
        """The file and the place in it, in words."""
        return _where(self.reading.path, self.person.place)


class Given(NamedTuple):
    """A judgment of a pair in the order of the hierarchy, and where it comes from."""

    value: Fraction | None
    taken: Taken
    sent: Sent


@dataclass(frozen=True)
class Submission:
    """All that one person answered, in whatever files.

    Attributes
    ----------
    expert : Expert
        As the model has it, or a new one.
    is_new : bool
    sent : tuple of Sent
        What counts, in the order of reading.
    given : mapping of Pair to Given
        Pairs that were asked about; also those that were not answered.
    findings : tuple of Finding
    """

    expert: Expert
    is_new: bool
    sent: tuple[Sent, ...]
    given: Mapping[Pair, Given] = field(hash=False)
    findings: tuple[Finding, ...]


def _where(path: str, place: Place) -> Finding:
    if place == Place():
        return Finding(IN_FILE, {"file": path})
    return Finding(IN_FILE_AT, {"file": path, "place": place})


def by_person(
    readings: Sequence[Reading],
    experts: Sequence[Expert],
    hierarchy: Hierarchy,
    expert: str | None,
    problems: Problems,
) -> list[Submission]:
    """Join what was read by person.

    Parameters
    ----------
    readings : sequence of Reading
    experts : sequence of Expert
        Those of the model: a person is one of them by code or name.
    hierarchy : Hierarchy
    expert : str, optional
        Whose answers they are, where they are one person's.
    problems : Problems

    Returns
    -------
    list of Submission
        One for each person, in the order of reading.

    Raises
    ------
    UsageError
        When ``expert`` is given and the answers are several people's.
    """
    if expert is not None:
        readings = _of_one(readings, expert)
    register = _Register(experts)
    sent: dict[str, list[Sent]] = defaultdict(list)
    for reading in readings:
        for person in reading.respondents:
            name = person.name or _fallback(reading, person, problems)
            code = register.code(name, problems.at(reading.path, person.place)) if name else None
            if code is not None:
                sent[code].append(Sent(reading, person))
    order = {node: {item: k for k, item in enumerate(hierarchy.items(node))}
             for node in hierarchy.judged}  # fmt: skip
    return [_submission(register, code, many, order) for code, many in sent.items()]


def _of_one(readings: Sequence[Reading], expert: str) -> list[Reading]:
    """Return readings with the name of the one person whose answers they are."""
    named = {one.name for reading in readings for one in reading.respondents if one.name}
    most = max((len(one.respondents) for one in readings), default=0)
    if most > 1 or len(named) > 1:
        count = max(most, len(named))
        raise UsageError.of(EXPERT_FOR_ONE, expert=expert, count=count)
    return [
        replace(one, respondents=tuple(replace(who, name=expert) for who in one.respondents))
        for one in readings
    ]


def _fallback(reading: Reading, person: Respondent, problems: Problems) -> str:
    """Return what somebody without a name is called: by the row, where there are several."""
    if len(reading.respondents) > 1 and person.place.row is not None:
        stem = os.path.splitext(os.path.basename(reading.path))[0]
        return f"{stem}-{person.place.row}"
    problems.add(PERSON_UNNAMED, path=reading.path, place=person.place)
    return ""


class _Register:
    """Codes of people by what they are called; the model's experts, and new ones."""

    def __init__(self, experts: Sequence[Expert]) -> None:
        self.experts = {one.code: one for one in experts}
        self.known = frozenset(self.experts)
        self._taken = {one.casefold() for one in (*self.known, REPAIRED, ORIGINALS)}
        self._called: dict[str, set[str]] = defaultdict(set)
        for one in experts:
            for name in one.names.values():
                self._called[_folded(name)].add(one.code)
        self._codes = {_folded(code): code for code in self.known}

    def code(self, name: str, problems: Problems) -> str | None:
        """Return a person's code, a new one for a new name; None where it may be several."""
        said = clean(name)
        if said in self.experts:
            return said
        folded = _folded(said)
        called = self._called.get(folded, set())
        if len(called) > 1:
            problems.add(PERSON_AMBIGUOUS, name=said, codes=sorted(called))
            return None
        if called:
            return next(iter(called))
        if folded in self._codes:
            return self._codes[folded]
        code = safe_name(said[:_LONGEST])
        if code.casefold() in self._taken:
            code = safe_name(said[:_LONGEST], taken=self._taken)
        self._taken.add(code.casefold())
        self._called[folded].add(code)
        names = {} if code == said else {"zh": said, "en": said}
        self.experts[code] = Expert(code, names)
        return code


def clean(text: str) -> str:
    r"""Return a text of a form in one line, without the signs that nobody sees.

    >>> clean(" Li\tWei\x1b ")
    'Li Wei'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _folded(name: str) -> str:
    return clean(name).casefold()


def _submission(
    register: _Register, code: str, sent: Sequence[Sent], order: Mapping[str, Mapping[str, int]]
) -> Submission:
    expert, told = register.experts[code], Problems()
    read = [(one, _own(one, order, told)) for one in sent]
    kept = _kept(expert, read, told)
    given: dict[Pair, Given] = {}
    for _, answers in kept:
        for pair, one in answers.items():
            if pair not in given or given[pair].value is None:
                given[pair] = one
    return Submission(
        expert, code not in register.known, tuple(one for one, _ in kept), given,
        tuple(told.findings),
    )  # fmt: skip


def _own(
    sent: Sent, order: Mapping[str, Mapping[str, int]], problems: Problems
) -> dict[Pair, Given]:
    """Return the answers of a file by pair; one that contradicts another is told and left open."""
    found: dict[Pair, Given] = {}
    first: dict[Pair, Given] = {}  # what was said at first stands against whatever comes later
    for taken in sent.person.answers:
        node, a, b, value = taken.node, taken.a, taken.b, taken.value
        if order[node][a] > order[node][b]:
            a, b, value = b, a, None if value is None else 1 / value
        pair, one = (node, a, b), Given(value, taken, sent)
        other = first.get(pair)
        if value is None or other is None or other.value is None:
            found.setdefault(pair, one)
            if value is not None:
                found[pair] = first[pair] = one
        elif value != other.value:
            there = problems.at(sent.reading.path, taken.place)
            values = [format_judgment(each) for each in (other.value, value)]
            there.add(ANSWERS_CONTRADICT, a=a, b=b, values=values, other=other.taken.place)
            found[pair] = Given(None, taken, sent)
    return found


Read = tuple[Sent, dict[Pair, Given]]


def _kept(expert: Expert, read: Sequence[Read], problems: Problems) -> list[Read]:
    """Return what counts of a person's answers: all, the latest, or none where nobody can know."""
    if len(read) == 1:
        return list(read)
    kept: list[Read] = []
    for one in read:
        alike = next((other for other in kept if _values(other) == _values(one)), None)
        if alike is None:
            kept.append(one)
        elif _values(one):
            here = problems.at(one[0].reading.path, one[0].person.place)
            here.add(ANSWERED_TWICE_ALIKE, expert=expert.called, other=alike[0].where)
    wheres = [one[0].where for one in kept]
    if _BY_NUMBER.fullmatch(expert.code) and len({one[0].reading.path for one in kept}) > 1:
        problems.add(NUMBERED_ALIKE, expert=expert.called, places=wheres)
        return []
    clashing = _clashing(kept)
    if not clashing:
        return kept
    times = [time_of(one[0].person.time) for one in kept]
    known = [one for one in times if one is not None]
    comparable = len({one.tzinfo is None for one in known}) == 1
    if len(known) < len(times) or not comparable or known.count(max(known)) > 1:
        pairs = len(clashing)
        problems.add(ANSWERED_TWICE, expert=expert.called, places=wheres, count=pairs)
        return []
    last = kept[known.index(max(known))]
    problems.add(ANSWERED_LATER, expert=expert.called, last=last[0].where, places=wheres)
    return [last]


def _values(read: Read) -> dict[Pair, Fraction]:
    return {pair: one.value for pair, one in read[1].items() if one.value is not None}


def _clashing(read: Iterable[Read]) -> list[Pair]:
    """Return the pairs that are judged differently."""
    values = Counter(item for one in read for item in set(_values(one).items()))
    pairs = Counter(pair for pair, _ in values)
    return [pair for pair, count in pairs.items() if count > 1]


def time_of(text: str) -> datetime | None:
    """Return when answers were given; None where the text does not say it.

    >>> time_of("2026/03/02 12:00:00").isoformat(), time_of("2026-03-02T01:17:22Z").isoformat()
    ('2026-03-02T12:00:00', '2026-03-02T01:17:22+00:00')
    >>> time_of("Tuesday") is None
    True
    """
    told = text.strip()
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        pass
    for form in _TIMES:
        try:
            return datetime.strptime(told, form)
        except ValueError:
            continue
    return None
