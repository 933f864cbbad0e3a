"""Whether the names and numbers of a sentence stand where its claims put them.

A sentence can hold nothing but what is claimed and yet say something else: two names exchanged,
the score of one given to another. Here its tokens are compared with the claims in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from index.audit.relations import Claim


@dataclass(frozen=True)
class Item:
    """An item that a text names, such as a dimension."""

    name: str

    def __str__(self) -> str:
        return self.name


Token = str | Decimal | Item
"""What a text consists of: rows, numbers and items."""


def uncounted(claims: Iterable[Claim], tokens: Iterable[Token]) -> list[Decimal]:
    """Return the decimals of a text that are more, or fewer, than the scores and gaps claimed.

    >>> uncounted((), [Decimal("1.5"), "a"])
    [Decimal('1.5')]
    """
    scores = {
        (code, row, claim.years): score.value
        for claim in claims
        for code in claim.tables
        for row, score in claim.scores.items()
    }
    gaps = {
        (code, *pair, claim.years): gap.value
        for claim in claims
        for code in claim.tables
        for pair, gap in claim.gaps.items()
        if gap.value
    }
    claimed = Counter(one for one in (*scores.values(), *gaps.values()) if _decimal(one))
    said = Counter(one for one in tokens if isinstance(one, Decimal) and _decimal(one))
    return sorted({*(said - claimed), *(claimed - said)})


def omitted(
    claim: Claim,
    tokens: Iterable[Token],
    one_of: Callable[[str], str],
    passed: Iterable[str],
    elsewhere: Iterable[str] = (),
) -> list[str]:
    """Return rows of a claim that a text leaves out while it names others of their list.

    Those that other claims of the sentence name do not count: "10 were in the top 3; A led".
    """
    named, left = {one for one in tokens if isinstance(one, str)}, {*passed}
    of_others = {*elsewhere}
    lists: tuple[Iterable[str], ...] = (
        claim.rows, claim.entered, claim.left, claim.first, claim.up, claim.down, claim.moves,
        claim.scores, claim.spans, claim.ranks, *claim.tiers,
    )  # fmt: skip
    found = []
    for rows in lists:
        known = [one for row in rows if (one := one_of(row)) not in left]
        missing = [row for row in known if row not in named]
        if any(row in named and row not in of_others for row in known):
            found += missing
    return [*dict.fromkeys(found)]


def misplaced(
    claim: Claim,
    tokens: Sequence[Token],
    one_of: Callable[[str], str],
    nodes: Mapping[str, Item],
) -> Iterator[Sequence[Token]]:
    """Yield what a claim states of a row or an item and a text tells of another."""
    for head, numbers in _of_rows(claim):
        row = one_of(head)
        if row in tokens and not any(_holds(part, numbers) for part in _parts(tokens, row)):
            yield (row, *numbers)
    items = [nodes[code] for code in claim.tables if code in nodes]
    some = any(isinstance(one, Item) for one in tokens)
    for ranks in claim.ranks.values():
        numbers = _above_first(ranks)
        for item in items if some else ():
            if not any(_holds(part, numbers) for part in _parts(tokens, item)):
                yield (item, *numbers)
    told = [one for one in items if one in tokens]
    for row in map(one_of, claim.rows if len(told) > 1 or claim.only else ()):
        if row in tokens and len(told) == len(items) > 1:
            parts = _parts(tokens if _heads_first(tokens) else tokens[::-1], row)
            items_of = ([one for one in part if isinstance(one, Item)] for part in parts)
            if not any(sorted(told, key=str) == sorted(of, key=str) for of in items_of):
                yield (row, *told)
    yield from _in_order(claim, tokens, one_of)


def baseless(text: str, names: re.Pattern[str], claims: Sequence[Claim]) -> Iterator[str]:
    """Yield words of a text that only certain claims bear out, and none does.

    >>> [*baseless("A leads, a clear lead.", re.compile("A"), ())]
    ['clear lead']
    """
    said = names.sub(" ", text)
    for words, holds in _WORDS:
        found = words.search(said)
        if found and not any(map(holds, claims)):
            yield found.group()
    years = {str(year) for claim in claims for year in claim.years}
    yield from (one for pair in _YEARS.findall(said) for one in pair if one and one not in years)


def _judged(verdict: str) -> Callable[[Claim], bool]:
    return lambda claim: verdict in claim.beside.values()


_WORDS: tuple[tuple[re.Pattern[str], Callable[[Claim], bool]], ...] = (
    (re.compile("明显领先|clear lead"), lambda claim: claim.margin is not None),
    (re.compile("首次|first time"), lambda claim: bool(claim.first)),
    (re.compile(r"并列|\btie\b|\bshares\b"), lambda claim: bool(claim.tied)),
    (re.compile(r"梯队|\btiers?\b"), lambda claim: bool(claim.tiers)),
    (re.compile("优势(?!或)|[Ss]trengths? (?:of|are|is)"), _judged("strength")),
    (re.compile("短板(?!标准)|[Ww]eakness(?:es)? (?:of|are|is)"), _judged("weakness")),
    (re.compile("上升|升至|rose|, up "), lambda claim: _moved(claim, 1)),
    (re.compile("下降|降至|fell|, down "), lambda claim: _moved(claim, -1)),
    (re.compile("始终|always|throughout"), lambda claim: len(claim.years) > 1),
)
"""What a sentence may be said to hold only where a claim of it does."""
_YEARS = re.compile(
    r"(?<![\d.])(\d+)(?= 年|—\d+ 年)"
    r"|(?:(?<!leads )[Ii]n|[Ss]ince|ompared with|order of) (\d+)(?![.\d]*\d)"
)


def _moved(claim: Claim, sign: int) -> bool:
    """Whether a claim has somebody win (1) or lose (-1) places."""
    ways = {1: (claim.up, "up"), -1: (claim.down, "down")}
    rows, count = ways[sign]
    return bool(
        rows
        or claim.counts.get(count)
        or any(places * sign > 0 for places in claim.moves.values())
        or any((ranks[0] - ranks[-1]) * sign > 0 for ranks in claim.ranks.values())
    )


def _of_rows(claim: Claim) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    """Yield the numbers that follow the name of a row."""
    for row, score in claim.scores.items():
        yield row, (score.value,)
    for row, ranks in claim.ranks.items():
        yield row, _above_first(ranks)
    for row, (best, worst) in claim.spans.items():
        yield row, _above_first((best,) if best == worst else (best, worst))


def _above_first(ranks: Iterable[int]) -> tuple[Decimal, ...]:
    """Return ranks as they are written; a lone first place is none, it is told by a word."""
    numbers = tuple(map(Decimal, ranks))
    return () if numbers == (Decimal(1),) else numbers


def _in_order(
    claim: Claim, tokens: Sequence[Token], one_of: Callable[[str], str]
) -> Iterator[Sequence[Token]]:
    """Yield what stands in a text in another order than a claim has it."""
    counts = [Decimal(one) for one in claim.counts.values()]
    ends_of_years = [Decimal(min(claim.years)), Decimal(max(claim.years))]
    told = len(claim.years) > 2 and any(one in tokens for one in ends_of_years)
    years = ends_of_years if told else []  # the sentence before may have said them
    whole = len(claim.order) > 1 and set(claim.order) == set(claim.scores) and claim.start > 1
    spans = [(best, worst) for best, worst in claim.spans.values() if best < worst]
    ends = (claim.start, claim.start + len(claim.order) - 1) if whole else ()
    for wanted in (
        [one for place, one in enumerate(counts) if one != counts[place - 1] or not place],
        years,
        [*map(Decimal, ends)],
        *([*map(Decimal, span)] for span in spans),
    ):
        if len(wanted) > 1 and not _among(wanted, tokens):
            yield wanted
    yield from _groups_in_order((claim.entered, claim.left), tokens, one_of)
    yield from _groups_in_order(claim.tiers, tokens, one_of)


def _groups_in_order(
    groups: Iterable[Iterable[str]], tokens: Sequence[Token], one_of: Callable[[str], str]
) -> Iterator[Sequence[Token]]:
    """Yield the rows of groups of which one begins in a text before the one before it ends."""
    told = [[one for row in rows if (one := one_of(row)) in tokens] for rows in groups]
    for before, after in pairwise(filter(None, told)):
        if max(map(tokens.index, before)) > min(map(tokens.index, after)):
            yield (*before, *after)


def _heads_first(tokens: Sequence[Token]) -> bool:
    """Whether a row stands before what is told of it, as in "A leads in x", not "x is led by A"."""
    return next((isinstance(one, str) for one in tokens if not isinstance(one, Decimal)), True)


def _parts(tokens: Sequence[Token], head: Token) -> Iterator[Sequence[Token]]:
    """Yield what follows a name in a text, up to the next one of its kind."""
    kind = type(head)
    heads = [place for place, one in enumerate(tokens) if isinstance(one, kind)]
    for place, following in zip(heads, [*heads[1:], len(tokens)], strict=True):
        if tokens[place] == head:
            yield tokens[place + 1 : following]


def _holds(part: Sequence[Token], numbers: Sequence[Decimal]) -> bool:
    """Whether numbers follow in a part of a text; of decimals, the first ones."""
    if numbers and all(map(_decimal, numbers)):
        decimals = [one for one in part if isinstance(one, Decimal) and _decimal(one)]
        return [*numbers] == decimals[: len(numbers)]
    return _among(numbers, part)


def _among(wanted: Iterable[Token], tokens: Iterable[Token]) -> bool:
    rest = iter(tokens)
    return all(any(one == other for other in rest) for one in wanted)


def _decimal(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0
