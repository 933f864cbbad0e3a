"""Phrases read backwards: from a text to the phrase that makes it, and what fills it.

A reader yields every way to read a text from a place on, since a name may hold words of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from ahp.common.figure import Figure
from ahp.common.wording import Count, Language, Words
from index.audit.claim import Claim
from index.report.sentences.view import has_and, ordinal
from index.report.sentences.wording import AND, BETWEEN_NAMES, TWO_NAMES
from index.report.standing import League, Standing

Ways = Iterator[tuple[Any, int]]
"""What can be read at a place, each with where it ends."""


@dataclass(frozen=True)
class Scope:
    """What the words of a text can stand for.

    Attributes
    ----------
    standing : Standing
    lang : str
    pool : str
    noun : str
        What the rows of the pool are, in the plural.
    names : mapping of str to sequence of (str, str)
        Names and their rows, by the first sign, longest first.
    items : sequence of (str, League)
        The leagues of the pool by the name of their item, longest first.
    years : sequence of (str, int)
        How years are written, and which they are.
    claims : tuple of Claim
        Those of the sentence: the table, years and region that an earlier sentence may have named.
    """

    standing: Standing
    lang: Language
    pool: str
    noun: str
    names: Mapping[str, Sequence[tuple[str, str]]]
    items: Sequence[tuple[str, League]]
    years: Sequence[tuple[str, int]]
    claims: tuple[Claim, ...] = ()


Parser = Callable[[Scope, str, int], Ways]
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def phrase(words: Words, **fields: Parser) -> Parser:
    """Return what reads a phrase, to a mapping of what fills it."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        template = words.zh if scope.lang == "zh" else words.en
        yield from _filled(_pieces(template), fields, scope, text, at, {})

    return ways


@cache
def _pieces(template: str) -> tuple[tuple[str, str | None, str | None], ...]:
    return tuple((literal, name, spec) for literal, name, spec, _ in Formatter().parse(template))


def _filled(
    pieces: Sequence[tuple[str, str | None, str | None]],
    fields: Mapping[str, Parser],
    scope: Scope,
    text: str,
    at: int,
    found: Mapping[str, Any],
) -> Ways:
    if not pieces:
        yield found, at
        return
    literal, name, spec = pieces[0]
    if not text.startswith(literal, at):
        return
    at += len(literal)
    if name is None:
        yield from _filled(pieces[1:], fields, scope, text, at, found)
        return
    read = counted(spec) if spec else fields[name]
    for value, end in read(scope, text, at):
        if name not in found or found[name] == value:
            yield from _filled(pieces[1:], fields, scope, text, end, {**found, name: value})


def counted(spec: str) -> Parser:
    """Return what reads a number with its noun, which must be in the right number."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        for value, _ in number(scope, text, at):
            said = f"{Count(value):{spec}}"
            if text.startswith(said, at):
                yield value, at + len(said)

    return ways


def either(*parsers: Parser) -> Parser:
    """Return what reads one of several; the value tells which, by its place."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        for place, parser in enumerate(parsers):
            for value, end in parser(scope, text, at):
                yield (place, value), end

    return ways


def maybe(parser: Parser) -> Parser:
    """Return what reads something, or nothing: None."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        yield from parser(scope, text, at)
        yield None, at

    return ways


def listed(parser: Parser) -> Parser:
    """Return what reads a list, as a language writes it, to a tuple."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        between = BETWEEN_NAMES(scope.lang)
        two, last = TWO_NAMES(scope.lang, first="", last=""), AND(scope.lang, rest="", last="")

        def more(found: tuple[Any, ...], begin: int, at: int) -> Ways:
            final = two if len(found) == 1 else last
            if text.startswith(final, at):
                for value, end in parser(scope, text, at + len(final)):
                    if not has_and((text[begin:at], text[at + len(final) : end]), scope.lang):
                        yield (*found, value), end
            if text.startswith(between, at):
                for value, end in parser(scope, text, at + len(between)):
                    if has_and((text[begin:end],), scope.lang):
                        yield (*found, value), end
                    yield from more((*found, value), begin, end)

        for value, end in parser(scope, text, at):
            yield (value,), end
            yield from more((value,), at, end)

    return ways


def joined(parser: Parser, between: Words, first: Parser | None = None) -> Parser:
    """Return what reads pieces with a sign between them, to a tuple; the first may be another."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        sign = between(scope.lang)

        def more(found: tuple[Any, ...], at: int) -> Ways:
            yield found, at
            if text.startswith(sign, at):
                for value, end in parser(scope, text, at + len(sign)):
                    yield from more((*found, value), end)

        for value, end in (first or parser)(scope, text, at):
            yield from more((value,), end)

    return ways


def in_language(zh: Parser, en: Parser) -> Parser:
    """Return what reads one way in Chinese and another in English."""
    return lambda scope, text, at: (zh if scope.lang == "zh" else en)(scope, text, at)


def opening(parser: Parser) -> Parser:
    """Return what reads the beginning of a sentence, of which the first letter is a capital."""

    def ways(scope: Scope, text: str, at: int) -> Ways:
        lower = text[at : at + 1].lower()
        if lower != text[at : at + 1] or scope.lang == "zh":
            yield from parser(scope, text[:at] + lower + text[at + 1 :], at)

    return ways


def number(scope: Scope, text: str, at: int) -> Ways:
    """Read a whole number."""
    if match := _WHOLE.match(text, at):
        yield int(match[0]), match.end()


def figure(scope: Scope, text: str, at: int) -> Ways:
    """Read a score or a gap."""
    if match := _DECIMAL.match(text, at):
        yield Figure.parse(match[0]), match.end()


def counted_rank(scope: Scope, text: str, at: int) -> Ways:
    """Read a rank such as 3rd, with the ending that goes with it."""
    for value, _ in number(scope, text, at):
        said = ordinal(value, scope.lang)
        if text.startswith(said, at):
            yield value, at + len(said)


def row(scope: Scope, text: str, at: int) -> Ways:
    """Read the name of a row."""
    for name, one in scope.names.get(text[at : at + 1], ()):
        if text.startswith(name, at):
            yield one, at + len(name)


def item(scope: Scope, text: str, at: int) -> Ways:
    """Read the name of an item, to its league."""
    for name, league in scope.items:
        if text.startswith(name, at):
            yield league, at + len(name)


def year(scope: Scope, text: str, at: int) -> Ways:
    """Read a year."""
    for name, one in scope.years:
        if text.startswith(name, at):
            yield one, at + len(name)


def noun(scope: Scope, text: str, at: int) -> Ways:
    """Read what the rows are."""
    if text.startswith(scope.noun, at):
        yield scope.noun, at + len(scope.noun)
