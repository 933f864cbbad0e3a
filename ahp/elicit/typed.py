"""Answers as a person types them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from ahp.common.findings import AhpError
from ahp.elicit.preview import POSITIONS
from ahp.model.judgment import parse_given

LONGEST_ANSWER = 12

_ANSWER = re.compile(r"(?:([ab]) ?)?([0-9.\[].*?)(?: ?([ab]))?", re.IGNORECASE)


def read_answer(text: str) -> Fraction:
    """Read a typed answer: how many times more a matters than b; perhaps an `Interval`.

    Raises
    ------
    MatrixError
        When it is neither a ratio above 0 nor an interval.

    Examples
    --------
    >>> read_answer("3"), read_answer("1/3"), read_answer("7 b"), read_answer("b ２")
    (Fraction(3, 1), Fraction(1, 3), Fraction(1, 7), Fraction(1, 2))
    >>> read_answer("b 3-5")
    Interval(Fraction(1, 5), Fraction(1, 3))
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _ANSWER.fullmatch(plain)
    if match is None or (match[1] and match[3]):
        return parse_given(plain or "?")
    value = parse_given(match[2])
    favored = match[1] or match[3] or "a"
    return 1 / value if favored.lower() == "b" else value


def is_answer(text: str) -> bool:
    """Whether a typed text can be read as an answer.

    >>> is_answer("3"), is_answer("b 3"), is_answer("next")
    (True, True, False)
    """
    try:
        read_answer(text)
    except AhpError:
        return False
    return True


def moved(value: Fraction, key: str) -> Fraction:
    """Return the next judgment of the scale in a direction: left, right, home or end.

    >>> moved(Fraction(1), "left"), moved(Fraction(5, 2), "right"), moved(Fraction(1, 9), "right")
    (Fraction(2, 1), Fraction(2, 1), Fraction(1, 9))
    """
    if key in ("home", "end"):
        return POSITIONS[0 if key == "home" else -1]
    if value in POSITIONS:
        place = POSITIONS.index(value) + (-1 if key == "left" else 1)
        return POSITIONS[min(max(place, 0), len(POSITIONS) - 1)]
    if key == "left":
        return min(one for one in POSITIONS if one > value)
    return max(one for one in POSITIONS if one < value)
