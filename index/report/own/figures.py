"""Figures in braces: ``{rank 安徽 2022}``, ``{得分 广东 2022 学术生态}``, ``{weight 企业能力}``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ahp.common.document.text import number
from ahp.common.findings import AhpError, Named, UsageError
from ahp.common.names import nearest
from index.audit.relations import Role
from index.report.own.facts import Facts, filled
from index.report.own.wording import (
    OWN_BEHIND,
    OWN_BLANK,
    OWN_EXPECTS,
    OWN_EXPECTS_ITEM,
    OWN_FIGURE,
    OWN_NEAREST,
    OWN_RANK,
    OWN_SCORE,
    OWN_WHOLE,
)
from index.report.standing import League

_COMMAS = re.compile(r"\s*[,、]\s*")
_YEAR = re.compile(r"(?<!\S)([0-9]{1,4})(?: ?年)?(?!\S)")
_DECIMALS = 4  # of weights and CRs
_LONGEST, _SHOWN = 500, 40  # signs that stand in braces, and that are told of more


def figure_text(text: str, facts: Facts) -> str:
    """Return the figure that stands for what is written in braces.

    Parameters
    ----------
    text : str
        Without the braces; full-width signs count as the others.
    facts : Facts

    Raises
    ------
    UsageError
        What is not understood or not printed.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(plain) > _LONGEST:
        raise UsageError.of(OWN_FIGURE, found=f"{plain[:_SHOWN]}…", nearest="")
    word, _, rest = plain.partition(" ")
    make = _FIGURES.get(word.casefold())
    if make is None:
        guess = nearest(word.casefold(), _FIGURES)
        near = "" if guess is None else filled(OWN_NEAREST, nearest=guess)
        raise UsageError.of(OWN_FIGURE, found=plain, nearest=near)
    return make(facts.first_years(rest), facts, f"{word} {{}}")


def said_figure(league: League, row: str, year: int, role: Role, facts: Facts) -> Decimal:
    """Return a figure as printed.

    Raises
    ------
    UsageError
        When none is printed there.
    """
    figure = league.table.figure(row, year, role)
    if figure is None:
        raise UsageError.of(
            OWN_BLANK,
            table=facts.table(league),
            figure=OWN_RANK if role == "rank" else OWN_SCORE,
            row=Named(row, league.names.get(row, {})),
            year=str(year),
        )
    return figure.value


def _parted(rest: str, example: str) -> tuple[str, int, str]:
    """Part names, year and what stands after it."""
    spaced = _COMMAS.sub(" , ", rest)
    match = _YEAR.search(spaced)
    names = spaced[: match.start()].strip(" ,") if match else ""
    if match is None or not names:
        expected = filled(OWN_EXPECTS, example=example)
        raise UsageError.of(OWN_WHOLE, found=example.split()[0], expected=expected)
    return names, int(match[1]), spaced[match.end() :].strip(" ,")


def _item_and_kind(text: str, facts: Facts) -> tuple[str, str]:
    """Part what stands after the year: an item, a kind, or an item and a kind."""
    if not text or facts.kind_or_none(text) is not None:
        return "", text
    head, _, last = text.rpartition(" ")
    if head and facts.kind_or_none(last) is not None:
        return head.strip(" ,"), last
    return text, ""


def _place(rest: str, facts: Facts, example: str, count: int) -> tuple[League, Sequence[str], int]:
    names, year, after = _parted(rest, example)
    item, kind = _item_and_kind(after, facts)
    found: tuple[League, Sequence[str]] | None = None
    failed: AhpError | None = None
    for texts in _splits(names, count):
        try:
            found = facts.find(texts, item, kind, f"{{{example.split()[0]} {rest} {{kind}}}}")
            break
        except UsageError as error:
            failed = failed or error
    if found is None:
        raise failed or UsageError.of(
            OWN_WHOLE,
            found=example.split()[0],
            expected=filled(OWN_EXPECTS, example=example),
        )
    league, rows = found
    return league, rows, facts.year(league, year)


def _splits(names: str, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part a text into one name or two, which a comma parts for sure."""
    if count == 1:
        yield (names,)
        return
    parts = tuple(part.strip() for part in names.split(","))
    if len(parts) == count:
        yield parts
    elif len(parts) == 1:
        words = names.split()
        for place in range(1, len(words)):
            yield " ".join(words[:place]), " ".join(words[place:])


def _rank(rest: str, facts: Facts, word: str) -> str:
    league, rows, year = _place(rest, facts, word.format("安徽 2022"), 1)
    rank = said_figure(league, rows[0], year, "rank", facts)
    return f"{rank.normalize():f}"  # those who share one may be printed at 2.5


def _score(rest: str, facts: Facts, word: str) -> str:
    league, rows, year = _place(rest, facts, word.format("安徽 2022"), 1)
    return str(said_figure(league, rows[0], year, "score", facts))


def _gap(rest: str, facts: Facts, word: str) -> str:
    league, rows, year = _place(rest, facts, word.format("北京, 广东 2022"), 2)
    first, second = (said_figure(league, row, year, "score", facts) for row in rows)
    if first < second:
        names = [Named(row, league.names.get(row, {})) for row in rows]
        raise UsageError.of(
            OWN_BEHIND, first=names[0], second=names[1], low=first, high=second, year=str(year)
        )
    return str(first - second)


def _weight(rest: str, facts: Facts, word: str) -> str:
    return number(facts.weight(_item(rest, word)), _DECIMALS)


def _ratio(rest: str, facts: Facts, word: str) -> str:
    return number(facts.ratio(_item(rest, word)), _DECIMALS)


def _item(rest: str, word: str) -> str:
    if not rest:
        example = word.format("企业能力")
        expected = filled(OWN_EXPECTS_ITEM, example=example)
        raise UsageError.of(OWN_WHOLE, found=word.split()[0], expected=expected)
    return rest


_FIGURES: Mapping[str, Callable[[str, Facts, str], str]] = {
    **dict.fromkeys(("rank", "名次", "排名"), _rank),
    **dict.fromkeys(("score", "得分", "分数"), _score),
    **dict.fromkeys(("gap", "分差", "差距"), _gap),
    **dict.fromkeys(("weight", "权重"), _weight),
    **dict.fromkeys(("cr", "一致性比例"), _ratio),
}
