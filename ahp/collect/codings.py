"""How a survey writes judgments: which numbers and words say what, and which side is minus.

Conventions in use contradict each other, and one read the wrong way reverses all weights while
nothing else looks wrong. A convention is therefore proved by the file or asked for, never assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from ahp.collect.headings import places_of, plain
from ahp.common.findings import MatrixError
from ahp.common.wording import Words
from ahp.model.interval.interval import DASHES, Interval
from ahp.model.judgment import LARGEST, parse_given
from ahp.model.wording import DEGREES

POSITIONS = 2 * LARGEST - 1


class Sign(StrEnum):
    """What a number says of the first and the second item."""

    RATIO = "ratio"
    LEFT_NEGATIVE = "left-negative"
    LEFT_POSITIVE = "left-positive"
    POSITIONS = "positions"
    POSITIONS_REVERSED = "positions-reversed"


SIGNS: Mapping[Sign, Words] = MappingProxyType(
    {
        Sign.RATIO: Words(
            "a number is how many times more the first item matters",
            "数字为前一项相对后一项的重要性倍数",
        ),
        Sign.LEFT_NEGATIVE: Words(
            "a negative number favors the first item, a positive one the second",
            "负数表示前一项更重要，正数表示后一项更重要",
        ),
        Sign.LEFT_POSITIVE: Words(
            "a positive number favors the first item, a negative one the second",
            "正数表示前一项更重要，负数表示后一项更重要",
        ),
        Sign.POSITIONS: Words(
            "1 to 17 are the places of 9..1..9 from the first item's side",
            "1-17 依次为从前一项一侧起的 9..1..9",
        ),
        Sign.POSITIONS_REVERSED: Words(
            "1 to 17 are the places of 9..1..9 from the second item's side",
            "1-17 依次为从后一项一侧起的 9..1..9",
        ),
    }
)


class Kind(StrEnum):
    """What a cell is, before its convention is known."""

    OPEN = "open"  # not answered
    SAID = "said"  # words or a fraction that leave no doubt
    SIDE = "side"  # which item, without how much
    NUMBER = "number"  # a whole number
    SPAN = "span"  # two of them, the ends of an interval
    UNKNOWN = "unknown"


class Cell(NamedTuple):
    """A cell as read: ``value`` of what was said, ``side`` 1 for the first item, -1, or 0 equal."""

    kind: Kind
    value: Fraction | None = None
    number: int = 0
    side: int | None = None
    proves: Sign | None = None


_OPEN = frozenset(
    (
        "",
        "(跳过)",
        "（跳过）",
        "跳过",
        "(空)",
        "（空）",
        "空",
        "未作答",
        "n/a",
        "na",
        "none",
        "null",
        "nan",
        "-",
        "—",
        "?",
    )
)
_EQUAL = re.compile(
    r"\s*(?:e1|equal\w*(?: important)?|same|同等重要|同样重要|一样重要|同等|相同|相等)"
    r"\s*(?:[(（]?1[)）]?)?\s*",
    re.I,
)
_AS_MUCH = re.compile(r"equally important|同等重要|同样重要|一样重要", re.I)
_LESS = re.compile(
    r"\b(?:less(?:er)?|least|not|no|nor|neither|never|hardly|rarely|un\w+|insignificant|lower|lowest|"
    r"worse|worst|weaker|weakest|inferior|below|behind|minor|dominated|outweighed|by)\b|n['’]t\b|"
    r"不|次要|没|未|无|并非|弱|差|低|小|逊|劣|落后|[更较]少|轻(?!微)|[<＜≤]|(?:^|\s)["
    rf"{DASHES}－][1-9]",
    re.I,
)
_FIRST = re.compile(
    r"左|\bleft|\bl(?=[1-9]\b)|\bfirst|firscriteria|firstcriteria|前者|前一项", re.I
)
_SECOND = re.compile(r"右|\bright|\br(?=[1-9]\b)|\bsecond|secondcriteria|后者|后一项", re.I)
_WHOLE = re.compile(r"[+＋]?(-|－|−)?([0-9]{1,3})(?:\.0+)?")
_NUMBER = re.compile(r"(?<![0-9./])([1-9])(?![0-9./])")
_SPAN = re.compile(
    r"(?<![0-9./])([1-9]) ?"
    rf"(?:[{DASHES}－~～〜∼至到]|to) ?([1-9])(?![0-9./])"
)
_MORE = re.compile(
    r"比(?!较)|优于|重要于|more important than|matters more than|\bover\b|\bthan\b", re.I
)
_AGAINST = re.compile(r"(?:[与和同跟较起]|对于|\b(?:than|over|to|with|as|against))\W*$", re.I)
_HALFWAY = re.compile(r"\b(?:to|and|or)\b|[-–~～/]|[到至与和或间]")
_PAUSE = re.compile(r"[,，;；。.:：]")
_DEGREES = {
    **{words(lang): int(degree) for degree, words in DEGREES.items() for lang in ("en", "zh")},
    "较为": 3, "略微": 3, "较": 3, "很": 5, "非常": 7, "十分": 7, "绝对": 9, "极其": 9, "极": 9,
    "slightly": 3, "weakly": 3, "much": 5, "demonstrably": 7, "absolutely": 9,
}  # fmt: skip


def read_cell(text: str, items: tuple[tuple[str, int], ...] = ()) -> Cell:
    """Read a cell of a pair's column.

    Parameters
    ----------
    text : str
    items : tuple of (str, int)
        What the two items may be called, each with 1 for the first and -1 for the second.

    Returns
    -------
    Cell

    Examples
    --------
    >>> read_cell("左边 3").value, read_cell("1/7").value, read_cell("同等重要").value
    (Fraction(3, 1), Fraction(1, 7), Fraction(1, 1))
    >>> items = (("price", 1), ("style", -1))
    >>> read_cell("Style is strongly more important than price", items).value
    Fraction(1, 5)
    >>> read_cell("左边 3-5").value, read_cell("3-5").kind
    (Interval(Fraction(3, 1), Fraction(5, 1)), <Kind.SPAN: 'span'>)
    >>> read_cell("-3").kind, read_cell("firscriteria").side, read_cell("(跳过)").kind
    (<Kind.NUMBER: 'number'>, 1, <Kind.OPEN: 'open'>)
    """
    stripped = " ".join(text.split())
    if stripped.casefold() in _OPEN:
        return Cell(Kind.OPEN)
    if (match := _WHOLE.fullmatch(stripped)) is not None:
        return Cell(Kind.NUMBER, number=int(match[2]) * (-1 if match[1] else 1))
    if _EQUAL.fullmatch(stripped):
        return Cell(Kind.SAID, Fraction(1), side=0)
    try:
        value = parse_given(stripped)
    except MatrixError:
        return _in_words(stripped, items)
    ends = value.ends if isinstance(value, Interval) else (value,)
    if len(ends) > 1 and all(end.denominator == 1 for end in ends):  # for which of the items?
        return Cell(Kind.SPAN, value)
    return Cell(Kind.SAID, value, proves=Sign.RATIO)


def _in_words(text: str, items: tuple[tuple[str, int], ...]) -> Cell:
    if _LESS.search(_without_names(plain(text), items)):
        return Cell(Kind.UNKNOWN)
    if _AS_MUCH.search(text) and not _MORE.search(text):
        return Cell(Kind.SAID, Fraction(1), side=0)
    side = _side(text, items)
    if side is None:
        return Cell(Kind.UNKNOWN)
    span = _SPAN.search(_without_names(plain(text), items))
    if span is not None:
        low, high = Fraction(span[1]), Fraction(span[2])
        if not low < high or len(re.findall("[0-9]+", span.string)) > 2:
            return Cell(Kind.UNKNOWN)
        given = Interval(low, high)
        return Cell(Kind.SAID, given if side > 0 else 1 / given, side=side)
    strength = _strength(text, items)
    if strength is None:
        return Cell(Kind.SIDE, side=side)
    return Cell(Kind.SAID, Fraction(strength) if side > 0 else Fraction(1, strength), side=side)


def _side(text: str, items: tuple[tuple[str, int], ...]) -> int | None:
    folded = plain(text)
    bare = _without_names(folded, items)
    first, second = bool(_FIRST.search(bare)), bool(_SECOND.search(bare))
    mentions = _mentions(folded, items)
    named = _side_named(folded, bare, mentions) if mentions else None
    if first and second:
        return None
    if first or second:
        said = 1 if first else -1
        return said if not mentions or named == said else None
    return named


def _side_named(folded: str, bare: str, mentions: list[_Mention]) -> int | None:
    """Return the side of the item that matters more, of a text that names items.

    Of two, the first does, where "than" stands between them and nowhere else: "compared with A, B
    matters more" says the opposite.
    """
    sides = [one.side for one in mentions]
    if 0 in sides:
        return None
    if len(set(sides)) == 1:  # the other must be known: the one named may be the lesser
        return None if _MORE.search(bare) else sides[0]
    turns = [k for k in range(1, len(sides)) if sides[k] != sides[k - 1]]
    if len(turns) > 1:
        return None
    lead, last = mentions[turns[0] - 1], mentions[turns[0]]
    before, behind = folded[: mentions[0].start], folded[mentions[-1].end :]
    between, all_ = folded[lead.end : last.start], folded[mentions[0].end : mentions[-1].start]
    if _AGAINST.search(before) or _MORE.search(f"{before} {behind}") or _PAUSE.search(all_):
        return None
    return lead.side if _MORE.search(between) else None


class _Mention(NamedTuple):
    """Where an item is named; ``side`` 0 where both are called so."""

    start: int
    end: int
    side: int


def _mentions(folded: str, items: tuple[tuple[str, int], ...]) -> list[_Mention]:
    """Return where items are named, in order; of names within each other the longest counts."""
    sides = {name: {side for other, side in items if other == name} for name, _ in items if name}
    kept: list[_Mention] = []
    for name in sorted(sides, key=len, reverse=True):
        side = min(sides[name]) if len(sides[name]) == 1 else 0
        for start in places_of(folded, name):
            end = start + len(name)
            if all(end <= other.start or start >= other.end for other in kept):
                kept.append(_Mention(start, end, side))
    return sorted(kept)


def _without_names(folded: str, items: tuple[tuple[str, int], ...]) -> str:
    """Return a text without the names of the items, which may hold words of side or degree."""
    for one in reversed(_mentions(folded, items)):
        folded = f"{folded[: one.start]} {folded[one.end :]}"
    return folded


def _strength(text: str, items: tuple[tuple[str, int], ...]) -> int | None:
    bare = _without_names(plain(text), items)
    numbers = {int(one) for one in _NUMBER.findall(bare)} or {
        int(one) for one in re.findall(r"\b[lr]([1-9])\b", bare)
    }
    if len(numbers) == 1:
        return numbers.pop()
    if numbers:
        return None
    found: list[int] = []
    for word in sorted(_DEGREES, key=len, reverse=True):
        if word in bare:
            found.append(_DEGREES[word])
            bare = bare.replace(word, " ")
    degrees = sorted(set(found))
    if len(degrees) == 1:
        return degrees[0]
    if len(degrees) == 2 and degrees[1] - degrees[0] == 2 and _HALFWAY.search(bare):
        return degrees[0] + 1
    return None


def by_sign(number: int, sign: Sign) -> Fraction | None:
    """Return what a whole number says of a pair under a convention; None where it says nothing.

    Examples
    --------
    >>> by_sign(-3, Sign.LEFT_NEGATIVE), by_sign(-3, Sign.LEFT_POSITIVE)
    (Fraction(3, 1), Fraction(1, 3))
    >>> by_sign(1, Sign.POSITIONS), by_sign(17, Sign.POSITIONS), by_sign(0, Sign.LEFT_POSITIVE)
    (Fraction(9, 1), Fraction(1, 9), None)
    """
    if sign is Sign.POSITIONS_REVERSED:
        return by_sign(POSITIONS + 1 - number, Sign.POSITIONS)
    if sign is Sign.POSITIONS:
        if not 1 <= number <= POSITIONS:
            return None
        step = LARGEST + 1 - number  # 9..1, then 0, -1... for 2, 3...
        return Fraction(step) if step >= 1 else Fraction(1, 2 - step)
    if not 1 <= abs(number) <= LARGEST:
        return None
    if sign is Sign.RATIO:
        return Fraction(number) if number > 0 else None
    first = (number < 0) == (sign is Sign.LEFT_NEGATIVE)
    return Fraction(abs(number)) if first else Fraction(1, abs(number))


@dataclass(frozen=True)
class Evidence:
    """What the cells of a file say of its convention.

    Attributes
    ----------
    possible : tuple of Sign
        The conventions under which every cell says something.
    proved : Sign or None
        The one that the file proves.
    """

    possible: tuple[Sign, ...]
    proved: Sign | None


def weigh_evidence(cells: Iterable[Cell], positions: bool = False) -> Evidence:
    """Tell which conventions the whole numbers of a file may follow.

    A fraction or a decimal proves ratios. Places are proved by numbers beyond 9, where the form is
    known to count them from the left.

    Parameters
    ----------
    cells : iterable of Cell
    positions : bool
        Whether the form is one that numbers options in the order in which they are shown.

    Examples
    --------
    >>> weigh_evidence([read_cell("3"), read_cell("1/5")]).proved
    <Sign.RATIO: 'ratio'>
    >>> weigh_evidence([read_cell("3"), read_cell("-5")]).proved is None
    True
    >>> [sign.value for sign in weigh_evidence([read_cell("3"), read_cell("-5")]).possible]
    ['left-negative', 'left-positive']
    """
    kept = list(cells)
    numbers = {cell.number for cell in kept if cell.kind is Kind.NUMBER}
    possible = tuple(
        sign for sign in Sign if all(by_sign(number, sign) is not None for number in numbers)
    )
    ratios = any(cell.proves is Sign.RATIO for cell in kept)
    if ratios:
        possible = tuple(sign for sign in possible if sign is Sign.RATIO)
    if ratios:
        return Evidence(possible, Sign.RATIO if possible else None)
    if not numbers:
        return Evidence(possible, None)
    if positions and Sign.POSITIONS in possible and max(numbers) > LARGEST:
        return Evidence((Sign.POSITIONS,), Sign.POSITIONS)
    return Evidence(possible, None)
