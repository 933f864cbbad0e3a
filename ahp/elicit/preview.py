"""What an answer would do, before it is given: to the weights, to CR, and to a triad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ahp.core.graph import components
from ahp.core.weighing import weigh
from ahp.model.analysis import ANY_SIZE
from ahp.model.judgment import SAATY_JUDGMENTS

if TYPE_CHECKING:
    from ahp.elicit.session import Pair, Session

POSITIONS: tuple[Fraction, ...] = SAATY_JUDGMENTS[::-1]
"""The 17 judgments of the 1-9 scale: from the first item 9 times more to the second one."""


@dataclass(frozen=True)
class Triad:
    """Three items judged against each other, and how far the judgments contradict each other.

    Attributes
    ----------
    a, b, c : str
    ab, bc, ac : Fraction
        How many times more the first of each pair matters than the second.
    before : float or None
        As ``error``, by the answer that stands now; None where there is none.
    """

    a: str
    b: str
    c: str
    ab: Fraction
    bc: Fraction
    ac: Fraction
    before: float | None = None

    @property
    def implied(self) -> Fraction:
        """How many times more a matters than b, going by way of c.

        >>> Triad("x", "y", "z", Fraction(2), Fraction(2), Fraction(8)).implied
        Fraction(4, 1)
        """
        return self.ac / self.bc

    @property
    def error(self) -> float:
        """By which factor the answer misses what the other two imply; 1 where they agree.

        >>> Triad("x", "y", "z", Fraction(2), Fraction(2), Fraction(8)).error
        2.0
        """
        return _factor(self.ab / self.implied)

    @property
    def circular(self) -> bool:
        """Whether a is above b, b above c and c above a, or the other way round.

        >>> Triad("x", "y", "z", Fraction(2), Fraction(2), Fraction(1, 2)).circular
        True
        """
        around = (self.ab, self.bc, 1 / self.ac)
        return all(step > 1 for step in around) or all(step < 1 for step in around)


@dataclass(frozen=True)
class Preview:
    """What stands after an answer.

    Attributes
    ----------
    value : Fraction
        The answer: how many times more the first item of the pair matters.
    weights : mapping of str to float, or None
        None while judgments form islands.
    cr : float or None
        None while there are no weights, or where there are too many items for the table.
    triad : Triad or None
        Of the triads this answer takes part in, the one it contradicts most; None where no third
        item was judged against both. Its ``ab`` is this answer, its a and b the pair.
    """

    value: Fraction
    weights: Mapping[str, float] | None = field(hash=False)
    cr: float | None
    triad: Triad | None


def previews(session: Session, pair: Pair, values: Sequence[Fraction]) -> tuple[Preview, ...]:
    """Return what each of some answers to a pair would do.

    Parameters
    ----------
    session : Session
    pair : (str, str)
        In the order of the labels.
    values : sequence of Fraction

    Returns
    -------
    tuple of Preview
    """
    triads = _triads(session.answers, session.labels, pair)
    before = session.answers.get(pair)
    weighed = _weighed(session, pair, values)
    return tuple(
        Preview(value, weights, cr, _worst(pair, value, triads, before))
        for value, (weights, cr) in zip(values, weighed, strict=True)
    )


def _weighed(
    session: Session, pair: Pair, values: Sequence[Fraction]
) -> list[tuple[Mapping[str, float] | None, float | None]]:
    """Weigh the matrices that all answers would make, at once."""
    settings, labels = session.settings, session.labels
    i, j = labels.index(pair[0]), labels.index(pair[1])
    judgments = np.repeat(session.matrix.to_array()[None], len(values), axis=0)
    judgments[:, i, j] = [float(value) for value in values]
    judgments[:, j, i] = [float(1 / value) for value in values]
    if len(components(judgments[0])) > 1:
        return [(None, None)] * len(values)
    rated = session.unrated is None
    table = settings.random_index if rated else ANY_SIZE
    weighed = weigh(judgments, settings.method, settings.scale, table)
    return [
        (MappingProxyType(dict(zip(labels, row, strict=True))), cr if rated else None)
        for row, cr in zip(weighed.weights.tolist(), weighed.cr.tolist(), strict=True)
    ]


def _triads(
    answers: Mapping[Pair, Fraction], labels: Sequence[str], pair: Pair
) -> list[tuple[str, Fraction, Fraction]]:
    """Return the items judged against both of a pair: c, b over c, a over c."""

    def judgment(first: str, second: str) -> Fraction | None:
        if (first, second) in answers:
            return answers[first, second]
        opposite = answers.get((second, first))
        return None if opposite is None else 1 / opposite

    a, b = pair
    found = []
    for c in labels:
        bc, ac = judgment(b, c), judgment(a, c)
        if bc is not None and ac is not None:
            found.append((c, bc, ac))
    return found


def _worst(
    pair: Pair,
    value: Fraction,
    triads: Sequence[tuple[str, Fraction, Fraction]],
    before: Fraction | None,
) -> Triad | None:
    if not triads:
        return None
    c, bc, ac = max(triads, key=lambda one: _factor(value * one[1] / one[2]))
    standing = None if before is None else _factor(before * bc / ac)
    return Triad(*pair, c, value, bc, ac, standing)


def _factor(ratio: Fraction) -> float:
    return float(max(ratio, 1 / ratio))


def worst_triad(answers: Mapping[Pair, Fraction], labels: Sequence[str]) -> Triad | None:
    """Return the triad of judgments that contradict each other most; None where none do.

    Parameters
    ----------
    answers : mapping of (str, str) to Fraction
        Pairs in the order of the labels.
    labels : sequence of str

    Returns
    -------
    Triad or None

    Examples
    --------
    >>> answers = {("a", "b"): Fraction(2), ("b", "c"): Fraction(2), ("a", "c"): Fraction(8)}
    >>> worst_triad(answers, "abc").error
    2.0
    """
    worst: Triad | None = None
    for (a, b), value in answers.items():
        triad = _worst((a, b), value, _triads(answers, labels, (a, b)), value)
        if triad and triad.error > (worst.error if worst else 1.0):
            worst = triad
    return worst
