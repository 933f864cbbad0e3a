"""One expert's work on one matrix, as an immutable state: no terminal, no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import inf
from types import MappingProxyType
from typing import Literal, Self

import numpy as np
import numpy.typing as npt

from ahp.common.findings import DisconnectedError, Finding, MatrixError, Place, UsageError
from ahp.common.names import suggestion, unknown_choice
from ahp.core.disturbance import error_ratios
from ahp.core.elicitation import Outlook, next_pair, outlook
from ahp.core.graph import components
from ahp.core.scales import apply_scale
from ahp.elicit.preview import POSITIONS, Preview, Triad, previews, worst_triad
from ahp.elicit.wording import NOTHING_TO_ASK
from ahp.files.wording import ANSWER_BLANK, ANSWER_OFF_SCALE, PAIR_OF_ONE
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze_any_size, beyond_table
from ahp.model.judgment import shown_cell
from ahp.model.matrix import PairwiseMatrix, clean_label
from ahp.model.pair import off_scale, read_pair
from ahp.model.wording import BAD_THRESHOLD, LABEL_UNKNOWN

Pair = tuple[str, str]
"""Two items, the one that stands first among the labels before the other."""

Kind = Literal["answer", "skip", "clear", "note"]
Order = Literal["adaptive", "rows"]
ORDERS: tuple[Order, ...] = ("adaptive", "rows")

DEFAULT_STOP_CHANGE = 0.01


@dataclass(frozen=True)
class Action:
    """What the expert did.

    Attributes
    ----------
    kind : str
        ``answer``, ``skip`` (ask no more), ``clear`` (no answer, and ask again) or ``note``.
    pair : (str, str)
        In the order of the labels.
    value : Fraction, optional
        Of an answer: how many times more the first item matters than the second.
    text : str
        Of a note; empty takes the note away.
    """

    kind: Kind
    pair: Pair
    value: Fraction | None = None
    text: str = ""


@dataclass(frozen=True)
class Settings:
    """How weights are derived, and when more answers no longer matter.

    Attributes
    ----------
    method, random_index, scale, threshold
        As for `ahp.analyze`.
    stop_change : float
        A change of a weight by one more answer that no longer matters.
    """

    method: str = "eigenvector"
    random_index: str = "yaahp"
    scale: str = "linear"
    threshold: float = DEFAULT_THRESHOLD
    stop_change: float = DEFAULT_STOP_CHANGE

    def __post_init__(self) -> None:
        for value in (self.threshold, self.stop_change):
            if not 0 < value < inf:
                raise UsageError.of(BAD_THRESHOLD, threshold=value)
        self.analyze(PairwiseMatrix.from_upper(["a", "b"], [1]))  # are all the names known?

    def analyze(self, matrix: PairwiseMatrix) -> Analysis:
        """Derive weights and consistency by these settings; of too many items, no CR.

        >>> Settings().analyze(PairwiseMatrix.from_upper("ab", [3])).weights["a"]
        0.75
        """
        names = self.method, self.random_index, self.scale
        return analyze_any_size(matrix, *names, self.threshold)[0]


@dataclass(frozen=True)
class Progress:
    """How far the work is.

    Attributes
    ----------
    answered, skipped, total : int
        Pairs; a skipped one has no answer.
    spanning_left : int
        Answers until there are weights.
    estimated_left : int
        Answers until no further one is expected to matter.
    expected_change : float or None
        Expected largest change of any weight by one more answer; None while there are no weights.
    stable : bool
        Whether that is below the amount that matters.
    """

    answered: int
    skipped: int
    total: int
    spanning_left: int
    estimated_left: int
    expected_change: float | None
    stable: bool

    @property
    def open(self) -> int:
        """Pairs that are neither answered nor skipped."""
        return self.total - self.answered - self.skipped


class State:
    """What actions amount to.

    Attributes
    ----------
    answers : mapping of (str, str) to Fraction
    notes : mapping of (str, str) to str
    skipped : frozenset of (str, str)
        Without those answered since.
    """

    def __init__(self, given: Mapping[Pair, Fraction], actions: Iterable[Action]) -> None:
        answers, notes, skipped = dict(given), dict[Pair, str](), set[Pair]()
        for action in actions:
            pair = action.pair
            if action.kind == "note":
                notes.pop(pair, None)
                if action.text:
                    notes[pair] = action.text
                continue
            skipped.discard(pair)
            if action.kind == "skip":
                if pair not in answers:
                    skipped.add(pair)
            elif action.kind == "answer" and action.value is not None:
                answers[pair] = action.value
            else:
                answers.pop(pair, None)
        self.answers: Mapping[Pair, Fraction] = MappingProxyType(answers)
        self.notes: Mapping[Pair, str] = MappingProxyType(notes)
        self.skipped = frozenset(skipped)


@dataclass(frozen=True)
class Session:
    """The judgments of one matrix while they are being made; every step gives a new session.

    Parameters
    ----------
    labels : tuple of str
    actions : tuple of Action
        What was done, oldest first.
    undone : tuple of Action
        What can be redone, the next last.
    given : mapping of (str, str) to Fraction
        Judgments that were there at the start.
    order : str
        Of the questions: ``adaptive`` (first what links all items, then what makes the weights
        surest) or ``rows``.
    settings : Settings

    Raises
    ------
    MatrixError, UsageError
        When labels, judgments, or the names of order, method, table or scale do not fit.

    Examples
    --------
    >>> session = Session(("price", "style", "range"))
    >>> session.question
    ('price', 'style')
    >>> session = session.answer(3).answer("1/2")
    >>> {label: round(weight, 2) for label, weight in session.analysis.weights.items()}
    {'price': 0.3, 'style': 0.1, 'range': 0.6}
    >>> session.undo().question
    ('price', 'range')
    """

    labels: tuple[str, ...]
    actions: tuple[Action, ...] = ()
    undone: tuple[Action, ...] = ()
    given: Mapping[Pair, Fraction] = field(default_factory=dict, hash=False)
    order: Order = "adaptive"
    settings: Settings = Settings()

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", tuple(clean_label(label) for label in self.labels))
        object.__setattr__(self, "given", MappingProxyType(self._in_order(self.given)))
        if self.order not in ORDERS:
            raise unknown_choice("--order", self.order, ORDERS)
        apply_scale(self.matrix.to_array(), self.settings.scale)

    def _in_order(self, judgments: Mapping[Pair, Fraction]) -> dict[Pair, Fraction]:
        places = {label: place for place, label in enumerate(self.labels)}
        ordered = {}
        for (a, b), value in judgments.items():
            above = places.get(a, 0) <= places.get(b, 0)
            ordered[(a, b) if above else (b, a)] = value if above else 1 / value
        return ordered

    @classmethod
    def of_matrix(
        cls,
        matrix: PairwiseMatrix,
        order: Order = "adaptive",
        settings: Settings | None = None,
    ) -> Self:
        """Start from a matrix, whose judgments are given.

        >>> Session.of_matrix(PairwiseMatrix.from_upper("abc", [3, None, 2])).question
        ('a', 'c')
        """
        given = {(a, b): value for a, b, value in matrix.given() if value is not None}
        return cls(matrix.labels, (), (), given, order, settings or Settings())

    @cached_property
    def _state(self) -> State:
        return State(self.given, self.actions)

    @property
    def answers(self) -> Mapping[Pair, Fraction]:
        """The judgments that stand now, by pair."""
        return self._state.answers

    @property
    def notes(self) -> Mapping[Pair, str]:
        """What was noted on pairs."""
        return self._state.notes

    @property
    def skipped(self) -> frozenset[Pair]:
        """The pairs that were skipped and not answered since."""
        return self._state.skipped

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs, row by row."""
        labels = self.labels
        return tuple((a, b) for place, a in enumerate(labels) for b in labels[place + 1 :])

    @cached_property
    def matrix(self) -> PairwiseMatrix:
        """The judgments that stand now; incomplete while pairs are open."""
        return PairwiseMatrix.from_judgments(self.labels, self.answers)

    @cached_property
    def analysis(self) -> Analysis | None:
        """Weights and consistency; None while the judgments form islands."""
        try:
            return self.settings.analyze(self.matrix)
        except DisconnectedError:
            return None

    @property
    def cr(self) -> float | None:
        """The consistency ratio; None while there are no weights, or too many items for the table.

        >>> Session(("a", "b")).answer(3).cr
        0.0
        """
        return self.analysis.cr if self.analysis and self.analysis.rated else None

    @cached_property
    def unrated(self) -> Finding | None:
        """Why there can be no CR: the table of random indices ends before so many items."""
        return beyond_table(len(self.labels), self.settings.random_index)

    @cached_property
    def _ratios(self) -> npt.NDArray[np.float64]:
        return apply_scale(self.matrix.to_array(), self.settings.scale)

    @cached_property
    def _askable(self) -> npt.NDArray[np.bool_]:
        askable = np.isnan(self._ratios)
        places = {label: place for place, label in enumerate(self.labels)}
        for a, b in self.skipped:
            askable[places[a], places[b]] = askable[places[b], places[a]] = False
        return askable

    @property
    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The groups of items linked by judgments; weights exist when there is but one.

        >>> Session(("a", "b", "c")).answer(2).islands
        (('a', 'b'), ('c',))
        """
        labels = self.labels
        return tuple(tuple(labels[i] for i in island) for island in components(self._ratios))

    @cached_property
    def question(self) -> Pair | None:
        """The next pair to ask about; None when all are answered or skipped."""
        if self.order == "rows":
            open_ = (p for p in self.pairs if p not in self.answers and p not in self.skipped)
            return next(open_, None)
        found = next_pair(self._ratios, self._askable)
        return None if found is None else (self.labels[found[0]], self.labels[found[1]])

    @cached_property
    def progress(self) -> Progress:
        """How far the work is, and how much remains."""
        left: Outlook = outlook(self._ratios, self._askable, self.settings.stop_change)
        expected = left.expected_change
        return Progress(
            answered=len(self.answers),
            skipped=len(self.skipped),
            total=len(self.pairs),
            spanning_left=left.spanning_left,
            estimated_left=left.estimated_left,
            expected_change=expected,
            stable=expected is not None and expected < self.settings.stop_change,
        )

    @cached_property
    def tension(self) -> Mapping[Pair, float]:
        """By which factor each judgment misses the weights; 1 where they agree.

        >>> session = Session.of_matrix(PairwiseMatrix.from_upper("abc", [2, 4, 2]))
        >>> {pair: round(factor, 6) for pair, factor in session.tension.items()}
        {('a', 'b'): 1.0, ('a', 'c'): 1.0, ('b', 'c'): 1.0}
        """
        if self.analysis is None:
            return MappingProxyType({})
        weights = np.array(list(self.analysis.weights.values()))
        errors = error_ratios(self._ratios, weights)
        factors = np.maximum(errors, 1 / errors)
        rows, columns = np.triu_indices(len(self.labels), 1)
        by_pair = zip(self.pairs, factors[rows, columns].tolist(), strict=True)
        return MappingProxyType({pair: one for pair, one in by_pair if pair in self.answers})

    @cached_property
    def worst_triad(self) -> Triad | None:
        """The three judgments that contradict each other most; None where none do."""
        return worst_triad(self.answers, self.labels)

    def pair(self, a: str, b: str) -> Pair:
        """Return a pair in the order of the labels.

        Raises
        ------
        MatrixError
            When an item has no such label, or both are the same.

        Examples
        --------
        >>> Session(("a", "b")).pair("b", "a")
        ('a', 'b')
        """
        a, b = clean_label(a), clean_label(b)
        unknown = [one for one in (a, b) if one not in self.labels]
        if unknown:
            raise MatrixError(
                Finding(LABEL_UNKNOWN, {"label": one, "suggestion": suggestion(one, self.labels)})
                for one in unknown
            )
        if a == b:
            raise MatrixError.of(PAIR_OF_ONE, label=a)
        return (a, b) if self.labels.index(a) < self.labels.index(b) else (b, a)

    def value_of(self, value: object, pair: Pair) -> Fraction:
        """Read an answer as how many times more the first item of a pair matters.

        Parameters
        ----------
        value : int, str, float, Fraction or (low, high)
            From 1/9 to 9; an interval as an `Interval`, two ends, or a text such as ``3-5``.
        pair : (str, str)

        Raises
        ------
        MatrixError
            When it is not a ratio, or lies off the scale.

        Examples
        --------
        >>> Session(("a", "b")).value_of("1/3", ("a", "b"))
        Fraction(1, 3)
        """
        read = read_pair(value, None)
        if (given := read.given) is not None and not off_scale(read):
            return given
        place, shown = Place(pair=f"{pair[0]} : {pair[1]}"), {"value": shown_cell(value)}
        if read.judgment is not None:
            raise MatrixError([Finding(ANSWER_OFF_SCALE, shown, None, place)])
        found = [one for _, one in read.findings] or [Finding(ANSWER_BLANK)]
        raise MatrixError(replace(one, place=place) for one in found)

    def answer(self, value: object, pair: Pair | None = None) -> Self:
        """Answer the current question, or any pair again.

        Parameters
        ----------
        value : int, str, float, Fraction or (low, high)
            How many times more the first item of the pair matters than the second, 1/9 to 9.
        pair : (str, str), optional
            In either order; by default the current question.

        Raises
        ------
        MatrixError
            When the value is no judgment or off the scale, or an item has no such label.
        UsageError
            When nothing is left to ask and no pair was named.

        Examples
        --------
        >>> Session(("a", "b")).answer(5, ("b", "a")).answers
        mappingproxy({('a', 'b'): Fraction(1, 5)})
        """
        asked, ratio = self._judged(value, pair)
        return self.do(Action("answer", asked, ratio))

    def skip(self, pair: Pair | None = None) -> Self:
        """Leave a pair unanswered and ask no more about it; by default the current question."""
        return self.do(Action("skip", self._asked(pair)))

    def clear(self, pair: Pair) -> Self:
        """Take an answer away, or ask again about a skipped pair.

        >>> session = Session(("a", "b")).skip()
        >>> session.question, session.clear(("a", "b")).question
        (None, ('a', 'b'))
        """
        return self.do(Action("clear", self.pair(*pair)))

    def note(self, pair: Pair, text: str) -> Self:
        """Note something on a pair, in a line of printable text; an empty one takes it away."""
        line = "".join(filter(str.isprintable, " ".join(text.split())))
        return self.do(Action("note", self.pair(*pair), text=line))

    def _asked(self, pair: Pair | None) -> Pair:
        if pair is not None:
            return self.pair(*pair)
        if self.question is None:
            raise UsageError.of(NOTHING_TO_ASK)
        return self.question

    def _judged(self, value: object, pair: Pair | None) -> tuple[Pair, Fraction]:
        """Return a pair in the order of the labels, and an answer to it as it was put."""
        asked = self._asked(pair)
        named = asked if pair is None else pair
        ratio = self.value_of(value, named)
        return asked, ratio if clean_label(named[0]) == asked[0] else 1 / ratio

    def do(self, action: Action) -> Self:
        """Do what an action says, whose value is trusted; what changes nothing is not done."""
        done = replace(self, actions=(*self.actions, action), undone=())
        old, new = self._state, done._state
        same = (old.answers, old.notes, old.skipped) == (new.answers, new.notes, new.skipped)
        return self if same else done

    @property
    def can_undo(self) -> bool:
        """Whether anything was done."""
        return bool(self.actions)

    @property
    def can_redo(self) -> bool:
        """Whether anything was undone since."""
        return bool(self.undone)

    def undo(self) -> Self:
        """Take the last action back; without one, return the session as it is."""
        if not self.actions:
            return self
        *before, last = self.actions
        return replace(self, actions=tuple(before), undone=(*self.undone, last))

    def redo(self) -> Self:
        """Do again what was undone last; without that, return the session as it is."""
        if not self.undone:
            return self
        *before, last = self.undone
        return replace(self, actions=(*self.actions, last), undone=tuple(before))

    def preview(self, value: object, pair: Pair | None = None) -> Preview:
        """Return what an answer would do; parameters and errors are those of `answer`.

        >>> round(Session(("a", "b")).preview(3).weights["a"], 2)
        0.75
        """
        asked, ratio = self._judged(value, pair)
        return previews(self, asked, [ratio])[0]

    def previews(self, pair: Pair | None = None) -> tuple[Preview, ...]:
        """Return what each of the 17 answers would do, in the order of `POSITIONS`.

        >>> [round(one.weights["a"], 2) for one in Session(("a", "b")).previews()[:3]]
        [0.9, 0.89, 0.88]
        """
        asked = self._asked(pair)
        if asked not in self._previewed:
            self._previewed[asked] = previews(self, asked, POSITIONS)
        return self._previewed[asked]

    @cached_property
    def _previewed(self) -> dict[Pair, tuple[Preview, ...]]:
        return {}
