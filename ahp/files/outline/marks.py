"""Marks in front of the entries of an outline: numbers, letters, bullets and words for levels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_HALF_WIDTH |= {ord("。"): ".", ord("〇"): "零", ord("\u3000"): " ", ord("\xa0"): " "}
_CHINESE_DIGITS = "零一二三四五六七八九"

_BULLET = re.compile(
    r"(?P<sign>[-*+](?=\s|$)|o(?=\t)|[•·●○■□◆◇▪▫➢➤►▶→⇒★☆◦‣⁃–—✓✔❖\uf000-\uf0ff])\s*(?:\[[ xX]\]\s+)?"
)
_CIRCLED = re.compile(r"(?P<sign>[①-⑳⑴-⒛㈠-㈩❶-❿㊀-㊉])[、.:]?\s*")
_CHINESE = "[一二三四五六七八九十]{1,3}"
_IN_BRACKETS = re.compile(rf"\((?:(?P<digits>[0-9]{{1,2}})|(?P<chinese>{_CHINESE}))\)[、.:]?\s*")
_CHINESE_NUMBER = re.compile(rf"(?P<chinese>{_CHINESE})(?P<sign>[、.:)]\s*|\s+)")
_CHAPTER = re.compile(
    rf"第(?:(?P<digits>[0-9]{{1,2}})|(?P<chinese>{_CHINESE}))(?P<what>章|节|部分|篇)[、.:\s]*"
)
_DECIMAL = re.compile(r"(?P<number>[0-9]{1,2}(?:[.-][0-9]{1,2})+)(?P<sign>\.?[、.):]|)(?![0-9])\s*")
_SINGLE = re.compile(r"(?P<number>[0-9]{1,2})(?P<sign>[、.):])\s*")
_SPACED = re.compile(r"(?P<number>[0-9]{1,2})\s+(?:[-\u2013\u2014]\s+)?")
_LETTER = re.compile(r"(?P<open>\()?(?P<letter>[A-Za-z]|[ivxIVX]{2,5})[.)]\s+")
_CODE = re.compile(
    r"\(?(?P<letter>[A-Z])(?P<number>[0-9]{0,3}(?:[.-][0-9]{1,2})*)"
    r"(?:\)?[、.:)]\s*|\s*[-\u2013\u2014]\s+|\s+|(?=[\u3400-\u9fff\"“]))"
)
_CODE_BEHIND = re.compile(r"[(（](?P<letter>[A-Z])(?P<number>[0-9]{1,3})[)）]$")
_LEVEL_ZH = (
    r"(?:总目标|目标|子准则|次准则|准则|子指标|指标|方案|因素|要素|维度|领域|"
    r"第?[一二三四五六1-6]级|第[一二三四五六1-6]层)(?:层|指标|维度|准则|因素|要素|目标)*"
)
_LEVEL_EN = (
    r"goal|objective|sub-?criteri(?:on|a)|criteri(?:on|a)|sub-?indicators?|indicators?|"
    r"sub-?dimensions?|dimensions?|sub-?pillars?|pillars?|(?:level|tier) ?[0-9]|"
    r"(?:first|second|third|fourth)[- ](?:level|tier)(?: indicators?)?"
)
_LEVEL = re.compile(
    rf"(?P<word>(?:{_LEVEL_ZH}|(?i:{_LEVEL_EN})))"
    rf"(?:\s*\(?(?:[0-9]{{1,2}}|[A-Z][0-9]{{0,3}}|{_CHINESE})\)?)?\s*[:]\s*"
    rf"|(?P<layer>{_LEVEL_ZH})(?<=[层标])\s+"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Mark:
    """What stands in front of an entry.

    Attributes
    ----------
    style : tuple
        Entries with marks of one style are on one level: ``("number", 2)`` for 1.1.
    number : tuple of int
        Empty for bullets and words.
    end : int
        Where the name begins.
    weak : bool
        Whether it may as well be part of the name, as in "5 stars": it counts where it continues
        what other entries begin.
    text : str
        As it is written.
    """

    style: tuple[str, int]
    number: tuple[int, ...]
    end: int
    weak: bool = False
    text: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a number, a letter or a word that says a level; not a bullet."""
        return not self.style[0].startswith("bullet")


def half_width(text: str) -> str:
    """Return a text with full-width signs and digits as plain ones, as long as it was."""
    return text.translate(_HALF_WIDTH)


def marks_of(content: str) -> list[Mark]:
    """Return what the mark of an entry may be, the likeliest first.

    >>> [(mark.style, mark.number, mark.end) for mark in marks_of("1.5G基站数")]
    [(('number', 2), (1, 5), 3), (('number', 1), (1,), 2)]
    """
    return list(_candidates(half_width(content)))


def _candidates(text: str) -> Iterator[Mark]:
    if match := _LEVEL.match(text):
        word = (match["word"] or match["layer"]).lower().replace(" ", "")
        yield Mark((f"level {word}", 0), (), match.end(), text=match[0].strip())
    if match := _CIRCLED.match(text):
        plain = unicodedata.normalize("NFKC", match["sign"]).strip("().")
        kind = " ".join(unicodedata.name(match["sign"]).lower().split()[:2])
        number = _chinese(plain) if plain[0] in "一二三四五六七八九十" else int(plain)
        yield Mark((kind, 0), (number,), match.end(), text=match[0].strip())
    if match := _CHAPTER.match(text):
        number = _digits_or_chinese(match)
        yield Mark((match["what"], 0), (number,), match.end(), text=match[0].strip())
    if match := _IN_BRACKETS.match(text):
        kind = "(1)" if match["digits"] else "(一)"
        yield Mark((kind, 0), (_digits_or_chinese(match),), match.end(), text=match[0].strip())
    if match := _CHINESE_NUMBER.match(text):
        number, weak = _chinese(match["chinese"]), not match["sign"].strip()
        yield Mark(("一", 0), (number,), match.end(), weak, match[0].strip())
    yield from _numbers(text)
    yield from _letters(text)
    if match := _BULLET.match(text):
        yield Mark((f"bullet {match['sign']}", 0), (), match.end(), text=match["sign"])


def _numbers(text: str) -> Iterator[Mark]:
    if match := _DECIMAL.match(text):
        parts = tuple(map(int, re.split(r"[.-]", match["number"])))
        apart = bool(match["sign"]) or match[0] != match[0].rstrip()
        yield Mark(("number", len(parts)), parts, match.end(), not apart, match["number"])
    if match := _SINGLE.match(text):
        number = (int(match["number"]),)
        weak = match["sign"] in ".:" and text[match.end() : match.end() + 1].isdigit()
        style = ("1)", 0) if match["sign"] == ")" else ("number", 1)
        yield Mark(style, number, match.end(), weak, match[0].strip())
    elif match := _SPACED.match(text):
        yield Mark(("number", 1), (int(match["number"]),), match.end(), True, match[0].strip())


def _letters(text: str) -> Iterator[Mark]:
    if not (match := _LETTER.match(text)):
        return
    letters, case = match["letter"], "A" if match["letter"].isupper() else "a"
    brackets = match["open"] or ""
    shown = match[0].strip()
    alphabet = (ord(letters.lower()) - ord("a") + 1,) if len(letters) == 1 else None
    if alphabet:
        yield Mark((brackets + case, 0), alphabet, match.end(), True, shown)
    if (roman := _roman(letters.lower())) is not None:
        style = (brackets + ("I" if case == "A" else "i"), 0)
        yield Mark(style, (roman,), match.end(), True, shown)


def _roman(letters: str) -> int | None:
    if not letters or any(one not in _ROMAN for one in letters):
        return None
    values = [_ROMAN[one] for one in letters]
    after = [*values[1:], 0]
    return sum(-one if one < next_one else one for one, next_one in zip(values, after, strict=True))


def _chinese(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    value = {sign: number for number, sign in enumerate(_CHINESE_DIGITS)}
    return (value.get(tens, 1) if ten else 0) * 10 + value.get(ones, 0)


def _digits_or_chinese(match: re.Match[str]) -> int:
    return int(match["digits"]) if match["digits"] else _chinese(match["chinese"])


def chosen(candidates: Sequence[Sequence[Mark]]) -> list[Mark | None]:
    """Choose the mark of each entry: a weak one only where it continues a row of them.

    >>> [mark and mark.text for mark in chosen([marks_of("1 a"), marks_of("5 stars")])]
    ['1', None]
    """
    known = {(mark.style, mark.number) for marks in candidates for mark in marks}
    return [
        next((mark for mark in marks if not mark.weak or _continues(mark, known)), None)
        for marks in candidates
    ]


def _continues(mark: Mark, known: set[tuple[tuple[str, int], tuple[int, ...]]]) -> bool:
    *before, last = mark.number
    second = (mark.style, (*before, 2)) in known
    if mark.style[0] in ("number", "一") and last <= 1 and not mark.text.endswith((".", ":")):
        return True
    return (last == 1 and second) or (last > 1 and (mark.style, (*before, last - 1)) in known)


def letter_codes(contents: Sequence[str]) -> list[tuple[str, str, int] | None]:
    """Return the code in front of (or in brackets behind) each entry, such as B1: letter, digits.

    Where one is behind the name, the third is negative: where the name ends.

    >>> letter_codes(["A 目标", "B1 成本", "油耗（C11）"])
    [('A', '', 2), ('B', '1', 3), ('C', '11', -5)]
    """
    found: list[tuple[str, str, int] | None] = []
    for content in contents:
        text = half_width(content)
        if match := _CODE.match(text):
            found.append((match["letter"], match["number"], match.end()))
        elif match := _CODE_BEHIND.search(content):
            found.append((match["letter"], match["number"], match.start() - len(content)))
        else:
            found.append(None)
    return found


def coded_groups(
    codes: Sequence[tuple[str, str, int] | None], widths: Sequence[int]
) -> list[tuple[str, str, int] | None]:
    """Keep the codes that all entries of one indentation have, such as X1, X2 of the indicators."""
    kept = list(codes)
    for width in set(widths):
        places = [k for k, one in enumerate(widths) if one == width]
        group = [codes[k] for k in places]
        if len(group) < 2 or not are_coded([None, *group]):
            for k in places:
                kept[k] = None
    return kept


def are_coded(codes: Iterable[tuple[str, str, int] | None]) -> bool:
    """Whether entries carry such codes: all of them but perhaps the goal, some with digits."""
    first, *others = [*codes] or [None]
    given = [code for code in (first, *others) if code]
    distinct = {code[:2] for code in given}
    numbered = {letter for letter, digits, _ in given if digits}
    begun = {letter for letter, digits, _ in given if digits.endswith("1")}
    return (
        bool(others)
        and numbered == begun  # else they may be names, such as E10 and E85
        and all(others)
        and len(distinct) == len(given)
        and sum(bool(digits) for _, digits, _ in given) >= max(len(given) - 1, 1)
    )
