"""Finding the names and numbers of a sentence, as far as these can be told from its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from index.report.sentences.vocabulary import prose
from index.report.standing import Standing
from index.report.told import Item, Token

_NUMBER = re.compile(r"(?<![0-9.])-?[0-9]+(?:\.[0-9]+)?")
_TIER = re.compile(r"第([一二三])梯队|\b(first|second|third) (?:of \d+ )?tier")
_ORDINALS = {"一": 1, "二": 2, "三": 3, "first": 1, "second": 2, "third": 3}
_DIGITS = re.compile(r"[-.0-9]+")
_FIELD = re.compile(r"\{[^{}]*\}|[0-9]+(?:\.[0-9]+)?")
_BETWEEN = re.compile("、|, and |, | and |和")
_COUNTED = "\n#st\n#nd\n#rd\n#th"


@dataclass(frozen=True)
class Lexicon:
    """What a sentence is read by.

    Attributes
    ----------
    rows : mapping of str to str
        The row of every name that can be told from the words of the prose, from items, lists of
        names and numbers.
    untold : mapping of str to str
        That of all other names; empty where an item has it.
    hidden : frozenset of str
        Rows with a name that cannot be told.
    same : mapping of str to str
        Rows that share a name with an earlier one, such as a city that is a province, too: a
        sentence cannot tell them apart.
    items : mapping of str to Item
        The items by those of their names that can be told.
    nodes : mapping of str to Item
        The item of every table.
    years : mapping of str to int
        Those that are written as spans of two.
    names : re.Pattern
        Of all names.
    pattern : re.Pattern
        Of names that can be told and numbers.
    """

    rows: Mapping[str, str]
    untold: Mapping[str, str]
    hidden: frozenset[str]
    same: Mapping[str, str]
    items: Mapping[str, Item]
    nodes: Mapping[str, Item]
    years: Mapping[str, int]
    names: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, standing: Standing) -> Lexicon:
        """Return the names of all rows and items; those that cannot be told stand apart."""
        called = [
            (name, row)
            for league in standing.leagues
            for row in dict.fromkeys(one for rows in league.table.rows.values() for one in rows)
            for name in (*league.names.get(row, {}).values(), row)
            if name
        ]
        of_names, nodes = _items(standing)
        same = _shared(called)
        names = {name: same.get(row, row) for name, row in called}
        years = {
            str(standing.year_style.name(year)): year
            for one in standing.leagues
            for year in one.years
            if not standing.year_style.plain
        }
        lists = _lists({*names, *of_names})
        rows = {
            name: row
            for name, row in names.items()
            if not _worded(name) and name not in {*of_names, *lists, *years}
        }
        covert = {
            item
            for name, item in of_names.items()
            if _worded(name) or name in years or name in names
        }
        items = {name: one for name, one in of_names.items() if name and one not in covert}
        known = {*rows, *(one for one in of_names if one and one not in years and not _worded(one))}
        others = names | dict.fromkeys({*of_names} - known, "")
        every = [one for one in {*names, *of_names} if one and not is_number(one)]
        return cls(
            rows,
            {name: row for name, row in others.items() if name not in rows},
            frozenset(row for name, row in called if name not in rows),
            same,
            items,
            nodes,
            years,
            re.compile("|".join(map(_bounded, _longest_first(every))) or "(?!)"),
            re.compile(
                "|".join([*map(_bounded, _longest_first({*known, *years})), _NUMBER.pattern])
            ),
        )

    @cached_property
    def visible(self) -> Mapping[str, Item]:
        """The items that can be told from the words of the prose and from numbers, by table."""
        known = {*self.items.values()}
        return {code: item for code, item in self.nodes.items() if item in known}

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The names that are numbers."""
        return frozenset(filter(is_number, self.untold))

    def dated(self, text: str) -> str:
        """Return a text in which years that are spans of two stand as their first."""
        years = self.years
        return self.pattern.sub(lambda one: str(years[one[0]]) if one[0] in years else one[0], text)

    def one(self, row: str) -> str:
        """Return the row that stands for all of its name."""
        return self.same.get(row, row)

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the rows, items and numbers of a text, in order."""
        for match in self.pattern.finditer(text):
            one = match.group()
            if one in self.rows:
                yield self.rows[one]
            elif is_number(one):
                yield Decimal(one)
            elif one in self.items:
                yield self.items[one]

    def tiers(self, text: str) -> Iterator[Decimal]:
        """Yield the numbers of the tiers that a text speaks of, outside of its names."""
        plain = self.pattern.sub(lambda one: one[0] if is_number(one[0]) else "\0", text)
        yield from _tiers(plain)

    def numbers_in_names(self, rows: Iterable[str]) -> set[Decimal]:
        """Return the numbers in the names of some rows, and in those of all items."""
        wanted = {*rows, ""}
        names = [name for name, row in self.untold.items() if row in wanted]
        numbers = {Decimal(one) for name in names for one in _NUMBER.findall(name)}
        return numbers.union(*map(_tiers, names))


def _items(standing: Standing) -> tuple[dict[str, Item], dict[str, Item]]:
    """Return the item of every name, and of every table by its code."""
    names: dict[str, Item] = {}
    tables: dict[str, Item] = {}
    for league in standing.leagues:
        called = (*league.node_names.values(), league.node)
        item = tables[league.table.code] = Item(called[0])
        names |= dict.fromkeys(called, item)
    return names, tables


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda one: (-len(one), one))


def is_number(name: str) -> bool:
    """Whether a name cannot be told from a number.

    >>> is_number("-2.5"), is_number("2020/21")
    (True, False)
    """
    return _NUMBER.fullmatch(name) is not None


def _tiers(text: str) -> Iterator[Decimal]:
    for match in _TIER.finditer(text):
        yield Decimal(_ORDINALS[match[1] or match[2]])


def _shared(called: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every row but the first the first of those that it shares names with.

    >>> _shared([("x", "a"), ("y", "b"), ("y", "c"), ("x", "c")])
    {'c': 'a', 'b': 'a'}
    """
    first: dict[str, str] = {}
    same: dict[str, str] = {}

    def top(row: str) -> str:
        while row in same:
            row = same[row]
        return row

    for name, row in called:
        own, other = top(row), top(first.setdefault(name, row))
        if own != other:
            same[own] = other
    return {row: top(row) for row in same}


def _worded(name: str) -> bool:
    """Whether a name can be a number or words of the prose, with any number in them.

    >>> _worded("2022"), _worded("2021 年"), _worded("1st"), _worded("Beijing")
    (True, True, True, False)
    """
    return _DIGITS.fullmatch(name) is not None or _FIELD.sub("#", name) in _phrases()


@cache
def _phrases() -> str:
    """Return the words of the prose, with a sign for each figure or name that is filled in."""
    return _FIELD.sub("#", prose()) + _COUNTED


def _lists(names: Iterable[str]) -> set[str]:
    """Return the names that can be a piece of a list of others, and these others.

    >>> sorted(_lists(["甲", "乙", "丙", "甲、乙", "呼和浩特"]))
    ['乙', '甲', '甲、乙']
    """
    names = tuple(filter(None, names))
    found: set[str] = set()
    for name in names:
        others = tuple(one for one in names if one != name) if _BETWEEN.search(name) else ()
        for sign in _BETWEEN.finditer(name):
            before, after = name[: sign.start()], name[sign.end() :]
            begins = not before or any(one.endswith(before) for one in others)
            if begins and (not after or any(one.startswith(after) for one in others)):
                found |= {name, *(one for one in others if one in name)}
    return found


def _bounded(name: str) -> str:
    """Return a pattern of a name that is no part of a longer word or number."""
    before = r"(?<![0-9A-Za-z])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![0-9A-Za-z])" if name[-1].isascii() and name[-1].isalnum() else ""
    return before + re.escape(name) + after
