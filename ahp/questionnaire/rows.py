"""Rows of a form on paper or in a workbook: a pair each, its 17 positions, and a key of its own.

The key is printed in the row and comes back with it, wherever the row is moved, sorted or copied
to; it also tells when somebody changed what belongs to it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ahp.common.names import name_in
from ahp.common.visible import UNSEEN
from ahp.common.wording import Language
from ahp.model.interval.interval import DASHES, Interval
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.verbal import judgment_in_words
from ahp.questionnaire.questions import Names, Part, Questionnaire
from ahp.questionnaire.wording import PAGE, POSITION_SIDES

FORM_MARK, CR_MARK, VERSION = "AHP-FORM", "AHP-CR", 1
POSITIONS: tuple[Fraction, ...] = SAATY_JUDGMENTS[::-1]
"""From the left item's nine to the right item's."""
KEY = re.compile(r"k[0-9a-f]{8}")

_TOKENS = re.compile(r"左|右|同等|left|right|equal|[0-9]+|[^\s,;/、。·]", re.IGNORECASE)
_NUMBER = re.compile(r"[1-9]")
_BETWEEN = re.compile(rf"\s*(?:[{DASHES}~〜∼至到]|\bto\b|\.\.)\s*", re.IGNORECASE)
_SIDES = {"左": "left", "右": "right", "同等": "equal"}
_SIDED = (*_SIDES.items(), *((side, side) for side in _SIDES.values()))


@dataclass(frozen=True)
class Row:
    """A question of a form.

    Attributes
    ----------
    number : int
        In its matrix, from 1.
    key : str
    node, a, b : str
        Codes; the item a stands on the left.
    """

    number: int
    key: str
    node: str
    a: str
    b: str


def rows_of(questionnaire: Questionnaire, part: Part) -> tuple[Row, ...]:
    """Return the questions of a matrix."""
    return tuple(
        Row(number, row_key(questionnaire.fingerprint, part.node, a, b), part.node, a, b)
        for number, (a, b) in enumerate(part.pairs, 1)
    )


def row_key(fingerprint: str, *codes: str) -> str:
    """Return the key of a question about items of a hierarchy, or of a blank for a person's data.

    >>> row_key("0123", "car", "price", "style") == row_key("0123", "car", "style", "price")
    False
    """
    text = json.dumps([fingerprint, *codes])
    return "k" + hashlib.sha256(text.encode()).hexdigest()[:8]


def positions_in_words(languages: Sequence[Language]) -> tuple[str, ...]:
    """Return the 17 positions as a person chooses them; no number stands there without its side.

    >>> positions_in_words(["en"])[7:10], positions_in_words(["zh", "en"])[16]
    (('Left 2', 'Equal 1', 'Right 2'), '右 Right 9')
    """

    def said(value: Fraction) -> str:
        side = "equal" if value == 1 else "left" if value > 1 else "right"
        words = " ".join(POSITION_SIDES[side](lang) for lang in languages)
        return f"{words} {max(value, 1 / value)}"

    return tuple(map(said, POSITIONS))


def read_position(text: str) -> Fraction | None:
    """Read a position as it was chosen or typed, or an interval from one to another.

    Parameters
    ----------
    text : str

    Returns
    -------
    Fraction or None
        None where it is no position, or a number without its side. An `Interval` of two positions,
        or of two numbers on one side, the smaller first.

    Raises
    ------
    ValueError
        When these are two positions.

    Examples
    --------
    >>> read_position("左 9"), read_position("right3"), read_position("同等 Equal 1")
    (Fraction(9, 1), Fraction(1, 3), Fraction(1, 1))
    >>> read_position("左 3-5"), read_position("left 2 to right 2").ends
    (Interval(Fraction(3, 1), Fraction(5, 1)), (Fraction(1, 2), Fraction(2, 1)))
    >>> read_position("3"), read_position("3-5"), read_position("左 5-3"), read_position("左 -3")
    (None, None, None, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    parts = _BETWEEN.split(plain)
    return _position(plain) if len(parts) == 1 else _between(parts)


def _between(parts: Sequence[str]) -> Fraction | None:
    """Read two positions, of which one may leave its side to the other."""
    if len(parts) != 2:
        return None
    sides = [{side for word, side in _SIDED if word in part.casefold()} for part in parts]
    shared = not all(sides)
    if shared:
        if len(sides[0] | sides[1]) != 1 or not all(map(_NUMBER.search, parts)):
            return None
        (side,) = sides[0] | sides[1]
        parts = [part if own else f"{side} {part}" for part, own in zip(parts, sides, strict=True)]
    first, second = map(_position, parts)
    if first is None or second is None:
        return None
    if shared and max(first, 1 / first) > max(second, 1 / second):  # the wrong way round
        return None
    low, high = sorted((first, second))
    return Interval(low, high) if low < high else low


def _position(plain: str) -> Fraction | None:
    """Read one position."""
    tokens = {_SIDES.get(one, one) for one in _TOKENS.findall(plain.casefold())}
    sides = tokens & set(POSITION_SIDES)
    numbers = {int(one) for one in tokens if _NUMBER.fullmatch(one)}
    if len(sides) + len(numbers) < len(tokens):
        return None
    if not sides:
        return Fraction(1) if numbers == {1} else None
    if len(sides) > 1 or len(numbers) > 1:
        raise ValueError(plain)
    number = next(iter(numbers), 1 if sides == {"equal"} else 0)
    if number == 1:
        return Fraction(1)
    if not number or sides == {"equal"}:
        return None
    return Fraction(number) if sides == {"left"} else Fraction(1, number)


def shown(text: str) -> str:
    """Return a text without what no file of words or cells can hold."""
    return UNSEEN.sub("", text)


def in_languages(names: Names, code: str, languages: Sequence[Language]) -> str:
    r"""Return a name in each language, a line each; once where it is the same.

    >>> in_languages({"zh": "外观", "en": "Style"}, "style", ["zh", "en"])
    '外观\nStyle'
    """
    return "\n".join(dict.fromkeys(shown(name_in(names, lang, code)) for lang in languages))


def words_in(key: str, languages: Sequence[Language], **fields: object) -> str:
    """Return words of the page in each language, a line each."""
    return "\n".join(PAGE[key](lang, **fields) for lang in languages)


def question(questionnaire: Questionnaire, part: Part, languages: Sequence[Language]) -> str:
    """Return what is asked of a matrix, in each language on the same line."""
    names = questionnaire.names[part.node]
    return "  ".join(
        PAGE["asks"](lang, node=shown(name_in(names, lang, part.node))) for lang in languages
    )


def sentence(
    questionnaire: Questionnaire, row: Row, value: Fraction | float, languages: Sequence[Language]
) -> str:
    """Return what a position in a row means, in each language."""

    def said(lang: Language) -> str:
        a, b = (shown(name_in(questionnaire.names[one], lang, one)) for one in (row.a, row.b))
        return judgment_in_words(value, a, b, lang)

    return "\n".join(map(said, languages))


class Blank(NamedTuple):
    """What a person writes about himself.

    Attributes
    ----------
    key, label, content : str
    attribute : str
        What the answer is filed under: the same in every form and language, as on the web page.
    """

    key: str
    label: str
    content: str
    attribute: str


def blanks_of(questionnaire: Questionnaire, languages: Sequence[Language]) -> Iterator[Blank]:
    """Yield what a person writes about himself; the name first."""
    fingerprint = questionnaire.fingerprint
    named = shown(questionnaire.expert_name(languages[0])) if questionnaire.expert else ""
    label = words_in("name", languages).replace("\n", " ")
    yield Blank(row_key(fingerprint, "name"), label, named, label)
    for names in questionnaire.asked:
        label = in_languages(names, "", languages).replace("\n", " / ")
        attribute = shown(next(iter(names.values()), ""))
        yield Blank(row_key(fingerprint, "ask", label), label, "", attribute)
