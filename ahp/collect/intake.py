"""What would be taken of answers: for each person the matrices as they would be, and what is odd.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations

from ahp.collect.answers import Reading, Respondent
from ahp.collect.headings import plain
from ahp.collect.people import Given, Pair, Sent, Submission, by_person, clean
from ahp.collect.wording import (
    ANSWER_OFF_SCALE,
    ANSWERS_ALL_ALIKE,
    ATTRIBUTES_KEPT,
    CHANGES_UNTOLD,
    FORM_OF_OTHER_HIERARCHY,
    FORM_OF_OTHER_MODEL,
    ITEM_ADDED,
    ITEM_GONE,
    ITEM_NAME_MOVED,
    ITEM_RENAMED,
    JUDGMENTS_KEPT,
    NODE_NOT_ASKED,
)
from ahp.common.findings import AhpError, Finding, Named, Problems
from ahp.model.analysis import Analysis, analyze
from ahp.model.experts import Expert, Progress, total
from ahp.model.hierarchy import Hierarchy
from ahp.model.interval.interval import reach
from ahp.model.judgment import LARGEST, format_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.naming import in_names, named
from ahp.model.settings import Settings
from ahp.questionnaire.questions import fingerprint

_STRAIGHT = 4  # answers all alike that nobody gives who reads the questions
_SHOWN = 5  # of a list in a message


@dataclass(frozen=True)
class Taking:
    """What a person's answers make of one matrix.

    Attributes
    ----------
    node : str
    matrix : PairwiseMatrix
        As it would be.
    before : PairwiseMatrix or None
        As it is.
    progress : Progress
        How many pairs were answered, of those that were asked.
    fresh : tuple of Given
        Judgments that are new, or take the place of others.
    replaced, kept : int
        How many differing judgments would be replaced, and how many would stay as they are.
    analysis : Analysis or None
        None where the judgments do not link all items.
    """

    node: str
    matrix: PairwiseMatrix
    before: PairwiseMatrix | None
    progress: Progress
    fresh: tuple[Given, ...] = field(repr=False)
    replaced: int
    kept: int
    analysis: Analysis | None = field(repr=False)


@dataclass(frozen=True)
class Intake:
    """What would be taken of one person.

    Attributes
    ----------
    expert : Expert
        As the model has it, or a new one.
    is_new : bool
    sent : tuple of Sent
        The files and places that count.
    takings : mapping of str to Taking
        By node.
    attributes : mapping of str to str
        What the person said beside the judgments, without what stays as it is known.
    findings : tuple of Finding
        What is odd.
    """

    expert: Expert
    is_new: bool
    sent: tuple[Sent, ...] = field(repr=False)
    takings: Mapping[str, Taking] = field(repr=False, hash=False)
    attributes: Mapping[str, str] = field(hash=False)
    findings: tuple[Finding, ...]

    @property
    def progress(self) -> Progress:
        """How many pairs were answered, of those asked, over all matrices."""
        return total(one.progress for one in self.takings.values())

    @property
    def fresh(self) -> int:
        """How many judgments would be written."""
        return sum(len(one.fresh) for one in self.takings.values())


@dataclass(frozen=True)
class Collected:
    """What would be taken of some files.

    Attributes
    ----------
    model : Model
    settings : Settings
        With the model's method and random index where none were asked for.
    readings : tuple of Reading
    intakes : tuple of Intake
    findings : tuple of Finding
        All that is to be told, of files and people.
    """

    model: Model
    settings: Settings
    readings: tuple[Reading, ...]
    intakes: tuple[Intake, ...]
    findings: tuple[Finding, ...] = field(repr=False)


def take_in(
    readings: Sequence[Reading],
    model: Model,
    settings: Settings | None = None,
    expert: str | None = None,
    replacing: bool = False,
) -> Collected:
    """Say what would be taken of answers that were read.

    Parameters
    ----------
    readings : sequence of Reading
    model : Model
    settings : Settings, optional
    expert : str, optional
        Whose answers they are, where they are one person's.
    replacing : bool
        Whether judgments and attributes that are there give way to differing ones.

    Returns
    -------
    Collected

    Raises
    ------
    UsageError
        When ``expert`` is given and the answers are several people's.
    """
    asked = (settings or Settings()).validated()
    settings = replace(
        asked,
        method=asked.method or model.method,
        random_index=asked.random_index or model.random_index,
    )
    problems = Problems()
    readings = [_unmixed(one, model.hierarchy, problems.at(one.path)) for one in readings]
    people = by_person(readings, model.experts, model.hierarchy, expert, problems)
    print_ = fingerprint(model.hierarchy)
    intakes = tuple(_intake(one, model, settings, print_, replacing) for one in people)
    found = [*problems.findings, *(told for one in intakes for told in one.findings)]
    found = in_names(found, model.hierarchy)
    return Collected(model, settings, tuple(readings), intakes, tuple(found))


def _unmixed(reading: Reading, hierarchy: Hierarchy, problems: Problems) -> Reading:
    """Return a reading without what was said of items whose names others have by now.

    Codes say which item is meant only as long as they mean the same; names that changed places
    would turn judgments round.
    """
    return replace(
        reading,
        respondents=tuple(_unmixed_of(one, hierarchy, problems) for one in reading.respondents),
    )


def _unmixed_of(person: Respondent, hierarchy: Hierarchy, problems: Problems) -> Respondent:
    nodes = hierarchy.judged
    asked = dict.fromkeys(code for node in nodes for code in (node, *hierarchy.items(node)))
    now = {code: {plain(name) for name in hierarchy.node(code).names.values()} for code in asked}
    moved: set[str] = set()
    for code, names in person.names.items():
        old = {plain(name) for name in names.values()} - now.get(code, set())
        if code in asked and any(old & now[one] for one in asked if one != code):
            moved.add(code)
    kept = tuple(one for one in person.answers if not moved & {one.node, one.a, one.b})
    for code in sorted(moved):
        count = sum(code in (one.node, one.a, one.b) for one in person.answers)
        if count:
            old_name = Named(code, person.names[code])
            new = Named(code, hierarchy.node(code).names)
            there = problems.at(place=person.place)
            there.add(ITEM_NAME_MOVED, old=old_name, new=new, count=count)
    return person if len(kept) == len(person.answers) else replace(person, answers=kept)


def _intake(
    submission: Submission, model: Model, settings: Settings, print_: str, replacing: bool
) -> Intake:
    told, hierarchy = Problems(), model.hierarchy
    told.findings += submission.findings
    for sent in submission.sent:
        here = told.at(sent.reading.path, sent.person.place)
        _check_form(sent, hierarchy, print_, here)
        _check_answers(sent, submission.expert, here)
    by_node = _by_node(submission, hierarchy, told)
    takings = {
        node: _taking(submission.expert, node, given, hierarchy, settings, replacing)
        for node, given in by_node.items()
    }
    kept = sum(one.kept for one in takings.values())
    if kept:
        nodes = [named(code, hierarchy) for code, one in takings.items() if one.kept]
        told.add(JUDGMENTS_KEPT, expert=submission.expert.called, count=kept, nodes=nodes)
    attributes = {
        clean(key): clean(text)
        for sent in submission.sent
        for key, text in sent.person.attributes.items()
        if clean(key) and clean(text)
    }
    if not replacing:
        attributes = _unknown(attributes, submission.expert, told)
    return Intake(
        submission.expert,
        submission.is_new,
        submission.sent,
        takings,
        attributes,
        tuple(told.findings),
    )


def _unknown(attributes: Mapping[str, str], expert: Expert, problems: Problems) -> dict[str, str]:
    """Return what is not known of a person otherwise; what is known stays, and that is told."""
    known = {key: str(one) for key, one in expert.attributes.items()}
    others = [key for key, text in attributes.items() if known.get(key, text) != text]
    if others:
        shown = [f"{key} = {known[key]} ({attributes[key]})" for key in others]
        problems.add(ATTRIBUTES_KEPT, expert=expert.called, attributes=shown)
    return {key: text for key, text in attributes.items() if key not in others}


def _by_node(
    submission: Submission, hierarchy: Hierarchy, problems: Problems
) -> dict[str, dict[Pair, Given]]:
    """Return the answers by node, in the order of the hierarchy; only nodes the person judges."""
    found: dict[str, dict[Pair, Given]] = {}
    for pair, given in submission.given.items():
        found.setdefault(pair[0], {})[pair] = given
    asked = submission.expert.asked_at(hierarchy)
    others = [code for code in hierarchy.judged if code in found and code not in asked]
    if others:
        nodes = [named(code, hierarchy) for code in others]
        problems.add(NODE_NOT_ASKED, expert=submission.expert.called, nodes=nodes)
    return {code: found[code] for code in asked if code in found}


def _taking(
    expert: Expert,
    node: str,
    given: Mapping[Pair, Given],
    hierarchy: Hierarchy,
    settings: Settings,
    replacing: bool,
) -> Taking:
    before = expert.matrices.get(node)
    labels = hierarchy.items(node) if before is None else before.labels
    upper: list[Fraction | None] = [None] * (len(labels) * (len(labels) - 1) // 2)
    upper = upper if before is None else [value for *_, value in before.given()]
    fresh, replaced, kept = [], 0, 0
    for k, (a, b) in enumerate(combinations(labels, 2)):
        one, value = given.get((node, a, b)), None
        if one is not None:
            value = one.value
        elif (one := given.get((node, b, a))) is not None and one.value is not None:
            value = 1 / one.value
        if one is None or value is None or upper[k] == value:
            continue
        if upper[k] is not None:
            if not replacing:
                kept += 1
                continue
            replaced += 1
        upper[k] = value
        fresh.append(one)
    matrix = PairwiseMatrix.from_upper(labels, upper)
    answered = sum(one.value is not None for one in given.values())
    progress, analysis = Progress(answered, len(given)), _analysis(matrix, settings)
    return Taking(node, matrix, before, progress, tuple(fresh), replaced, kept, analysis)


def _analysis(matrix: PairwiseMatrix, settings: Settings) -> Analysis | None:
    if matrix.blank:
        return None
    try:
        return analyze(
            matrix,
            settings.method or "",
            settings.random_index or "",
            settings.scale,
            settings.threshold,
        )
    except AhpError:  # not linked yet, or too many items for the table: there is no CR
        return None


def _check_answers(sent: Sent, expert: Expert, problems: Problems) -> None:
    """Note answers beyond the scale, and those that are all alike."""
    answers = [one for one in sent.person.answers if one.value is not None]
    values = {one.value for one in answers}
    if len(values) == 1 and len(answers) >= _STRAIGHT:
        value = format_judgment(next(iter(answers)).value or Fraction(1))
        problems.add(ANSWERS_ALL_ALIKE, expert=expert.called, count=len(answers), value=value)
    if all(value is None or reach(value) <= LARGEST for value in values):
        return
    for one in answers:
        if one.value is not None and reach(one.value) > LARGEST:
            there = problems.at(place=one.place)
            there.add(ANSWER_OFF_SCALE, value=format_judgment(one.value), a=one.a, b=one.b)


def _check_form(sent: Sent, hierarchy: Hierarchy, print_: str, problems: Problems) -> None:
    """Note that a form is of an older hierarchy, and what has changed; or of another model."""
    person = sent.person
    if person.fingerprint in ("", print_):
        return
    if not person.answers:
        problems.add(FORM_OF_OTHER_MODEL)
        return
    changes = list(_changes(sent, hierarchy))
    shown: list[object] = [*changes[:_SHOWN], *("…" for _ in changes[_SHOWN : _SHOWN + 1])]
    shown = shown or [CHANGES_UNTOLD]
    problems.add(FORM_OF_OTHER_HIERARCHY, count=len(person.answers), changes=shown)


def _changes(sent: Sent, hierarchy: Hierarchy) -> list[Finding]:
    """Say which items a form lacks, which it has beyond, and which it calls otherwise."""
    names = sent.person.names
    if not names:
        return []
    nodes = hierarchy.judged
    asked = dict.fromkeys(code for node in nodes for code in (node, *hierarchy.items(node)))
    found = []
    for code in asked:
        called = hierarchy.node(code).names
        if code not in names:
            found.append(Finding(ITEM_ADDED, {"item": Named(code, called)}))
        elif names[code] and dict(names[code]) != dict(called):
            old, new = Named(code, names[code]), Named(code, called)
            found.append(Finding(ITEM_RENAMED, {"old": old, "new": new}))
    gone = [code for code in names if code not in asked]
    return found + [Finding(ITEM_GONE, {"item": Named(code, names[code])}) for code in gone]
