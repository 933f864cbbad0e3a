"""What can be wrong, said the same way everywhere: where, what was found, what to try."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from ahp.common.masking import masked
from ahp.common.visible import visible
from ahp.common.wording import (
    AFTER,
    BETWEEN,
    BETWEEN_LISTS,
    MORE_ALIKE,
    PLACES,
    Count,
    Language,
    Message,
    Severity,
    Words,
)


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column, which counts from 1.

    >>> column_letters(1), column_letters(26), column_letters(27), column_letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


@dataclass(frozen=True)
class Place:
    """Where in a file something was found; rows and columns count from 1 as a spreadsheet does.

    >>> Place(row=3, column=2).text()
    'row 3, column 2'
    >>> Place(sheet="goal", row=3).text("zh")
    '工作表 goal，第 3 行'
    >>> Place(sheet="goal", row=3, column=28).text(), Place(sheet="goal", column=2).text()
    ('sheet goal, cell AB3', 'sheet goal, column B')
    """

    sheet: str | None = None
    node: str | None = None
    key: str | None = None
    line: int | None = None
    row: int | None = None
    column: int | None = None
    pair: str | None = None

    def text(self, lang: Language = "en") -> str:
        """Return the place in words."""
        told = {name: getattr(self, name) for name in PLACES if name != "cell"}
        if self.sheet is not None and self.column is not None:  # as a spreadsheet calls them
            column = column_letters(self.column)
            told["column"] = column if self.row is None else None
            if self.row is not None:
                told |= {"row": None, "cell": f"{column}{self.row}"}
        parts = [
            visible(masked(words(lang).format(_in_words(value, lang))))
            for name, words in PLACES.items()
            if (value := told.get(name)) is not None
        ]
        return ("，" if lang == "zh" else ", ").join(parts)


@dataclass(frozen=True)
class Finding:
    """One thing worth telling: the message, its details, and where it stands.

    A detail that is a list is told with what stands between items in each language.

    Passwords of connections are masked in its path and details.

    >>> from ahp.common.io.wording import NO_SUCH_PATH
    >>> Finding(NO_SUCH_PATH, {}, "postgresql:/ahp:hush@host/records").text()
    'postgresql:/ahp:***@host/records: there is no such file or folder'
    """

    what: Message
    details: Mapping[str, object] = field(default_factory=dict)
    path: str | None = None
    place: Place | None = None

    def __post_init__(self) -> None:
        if self.path is not None:
            object.__setattr__(self, "path", masked(self.path))
        if any(isinstance(value, str | list | tuple) for value in self.details.values()):
            shown = {name: _shown(value) for name, value in self.details.items()}
            object.__setattr__(self, "details", shown)

    @property
    def code(self) -> str:
        """What programs read; see `Message`."""
        return self.what.code

    @property
    def severity(self) -> Severity:
        """``error`` (unusable data), ``warning`` (a finding) or ``note`` (worth knowing)."""
        return self.what.severity

    def message(self, lang: Language = "en") -> str:
        """Return what was found and what was expected."""
        return visible(self.what.said(lang).format_map(self._said(lang)))

    def hint(self, lang: Language = "en") -> str:
        """Return what to try; empty where there is nothing to add."""
        return visible(self.what.advice(lang).format_map(self._said(lang)))

    def advised(self, advice: Words | None) -> Finding:
        """Return it with other advice, where a command knows an option that helps; None: as is."""
        if advice is None:
            return self
        what = self.what
        return replace(self, what=Message(what.code, what.severity, what.said, advice))

    def _said(self, lang: Language) -> Mapping[str, object]:
        """Put findings that explain this one, and places it refers to, into words."""
        return {name: _in_words(value, lang) for name, value in self.details.items()}

    def text(self, lang: Language = "en", *, hint: bool = True) -> str:
        """Return path, place, message and hint as one line."""
        place = self.place.text(lang) if self.place else ""
        message = _with_hint(self.message(lang), self.hint(lang) if hint else "", lang)
        return AFTER(lang).join(part for part in (_path_shown(self.path), place, message) if part)


class Named(str):
    """A code that is said by its name: programs compare the code, people read the name.

    >>> code = Named("beijing", {"en": "Beijing", "zh": "北京市"})
    >>> code == "beijing", code.in_words("zh"), Named("x", {}).in_words("zh")
    (True, '北京市', 'x')
    """

    names: Mapping[str, str]

    def __new__(cls, code: str, names: Mapping[str, str]) -> Self:
        """Give a code its names by language; without one for a language another is said."""
        named = super().__new__(cls, code)
        named.names = names
        return named

    def in_words(self, lang: Language) -> str:
        """Return the name in a language, else in another, else the code."""
        return self.names.get(lang) or next(iter(self.names.values()), str(self))


def _shown(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(map(_shown, value))
    # texts of other types, such as figures, format themselves
    return masked(value) if type(value) is str else value


def _in_words(value: object, lang: Language) -> object:
    if isinstance(value, Finding):
        return value.message(lang)
    if isinstance(value, Words):
        return value(lang)
    if isinstance(value, Named):
        return value.in_words(lang)
    if isinstance(value, list | tuple):
        deep = any(isinstance(one, list | tuple) for one in value)
        between = BETWEEN_LISTS if deep else BETWEEN
        return between(lang).join(str(_in_words(one, lang)) for one in value)
    if isinstance(value, Mapping):  # a text by language
        return value.get(lang) or next(iter(value.values()), "")
    if isinstance(value, int) and not isinstance(value, bool):
        return Count(value)
    return value.text(lang) if isinstance(value, Place) else value


MOST_ALIKE, EXAMPLES = 5, 3


def told(findings: Iterable[Finding], lang: Language) -> Iterator[tuple[Severity, str]]:
    """Put findings into words, each with its severity; many alike with a few examples.

    Findings are alike that say the same of one file.

    Examples
    --------
    >>> from ahp.common.io.wording import TABLE_EMPTY
    >>> sheets = [Finding(TABLE_EMPTY, {}, "a.xlsx", Place(sheet=str(i))) for i in range(1, 10)]
    >>> for severity, text in told(sheets, "en"):
    ...     print(text)
    a.xlsx: sheet 1: the table is empty
    a.xlsx: sheet 2: the table is empty
    a.xlsx: sheet 3: the table is empty
    a.xlsx: 6 more findings like these
    """
    alike: dict[tuple[str, str | None], list[Finding]] = {}
    for found in findings:
        alike.setdefault((found.code, found.path), []).append(found)
    for group in alike.values():
        if len(group) <= MOST_ALIKE:
            yield from ((found.severity, found.text(lang)) for found in group)
            continue
        for found in group[:EXAMPLES]:
            yield found.severity, found.text(lang, hint=False)
        first = group[0]
        more = MORE_ALIKE(lang, count=Count(len(group) - EXAMPLES))
        hint = group[0].hint(lang)
        if any(found.hint(lang) != hint for found in group[1:]):
            hint = ""
        text = AFTER(lang).join(part for part in (_path_shown(first.path), more) if part)
        yield first.severity, _with_hint(text, hint, lang)


def _path_shown(path: str | None) -> str:
    if path is None:
        return ""
    return visible(path).replace("\n", "\\n") or "''"


def _with_hint(text: str, hint: str, lang: Language) -> str:
    if not hint:
        return text
    if lang == "zh":
        return f"{text}。{hint}"
    word = _WORD.match(hint)  # what is no plain word is the name of a file or an option
    return f"{text}. {hint[:1].upper()}{hint[1:]}" if word else f"{text}. {hint}"


_WORD = re.compile(r"[a-z]+(?=[ ,:;?']|$)")


class Problems:
    """Collects findings, so that a reader can go on and tell all of them at once.

    Attributes
    ----------
    findings : list of Finding
    path : str or None
        The file that is read, and
    place : Place or None
        where in it: of every finding that says nothing else.

    Examples
    --------
    >>> from ahp.common.io.wording import TABLE_EMPTY
    >>> problems = Problems()
    >>> problems.at("a.xlsx", sheet="goal").add(TABLE_EMPTY)
    >>> problems.findings[0].text()
    'a.xlsx: sheet goal: the table is empty'
    """

    def __init__(self, path: str | None = None) -> None:
        self.findings: list[Finding] = []
        self.path = path
        self.place: Place | None = None

    def at(self, path: str | None = None, place: Place | None = None, **where: Any) -> Problems:
        """Return a view of the same findings that adds its path and place to new ones.

        Parameters
        ----------
        path : str, optional
            By default that of this one, as is every part of the place.
        place : Place, optional
        **where
            Parts of a `Place`.
        """
        view = Problems(self.path if path is None else path)
        view.findings = self.findings
        view.place = _within(self.place, place)
        if where:
            view.place = _within(view.place, Place(**where))
        return view

    def add(
        self,
        what: Message,
        /,
        *,
        path: str | None = None,
        place: Place | None = None,
        **details: object,
    ) -> None:
        """Note one finding, here unless a path or parts of a place are given."""
        path = self.path if path is None else path
        self.findings.append(Finding(what, details, path, _within(self.place, place)))

    def take(self, findings: Iterable[Finding]) -> None:
        """Note findings that others made, here unless they say where."""
        for found in findings:
            self.add(found.what, path=found.path, place=found.place, **found.details)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the data unusable."""
        return tuple(found for found in self.findings if found.severity == "error")

    @property
    def ok(self) -> bool:
        """Whether nothing but notes was found."""
        return all(found.severity == "note" for found in self.findings)


def _within(outer: Place | None, inner: Place | None) -> Place | None:
    """Return a place with what it does not say itself of another."""
    if outer is None or inner is None:
        return inner or outer
    given = {name: value for name, value in vars(inner).items() if value is not None}
    return replace(outer, **given)


class AhpError(Exception):
    """Base of every error this toolkit raises; carries findings, each with its place and hint."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        """Return every finding in English; made only when somebody looks, for there may be many."""
        return self.text()

    @classmethod
    def of(cls, what: Message, /, **details: object) -> Self:
        """Make the error for one finding that has no place in a file."""
        return cls([Finding(what, details)])

    def text(self, lang: Language = "en") -> str:
        """Return every finding, one a line."""
        return "\n".join(found.text(lang) for found in self.findings)


class MatrixError(AhpError):
    """A pairwise comparison matrix cannot be made of what was given."""


class HierarchyError(AhpError):
    """The nodes do not form a hierarchy."""


class ModelError(AhpError):
    """Hierarchy, matrices and published figures do not fit together."""


class FileError(AhpError):
    """A file cannot be read or written, or is not what its name promises."""


class ConvergenceError(AhpError):
    """An iteration reached its limit before its tolerance."""


class DisconnectedError(AhpError):
    """The judgments form islands, so weights would not be unique."""


class RandomIndexError(AhpError):
    """A random index was asked for that the named table does not give."""


class RecoveryError(AhpError):
    """Published figures from which no matrix can be sought."""


class LockedError(AhpError):
    """Someone else is at work on the files."""


class UsageError(AhpError):
    """A name or number was given that the toolkit does not know."""


class Number(float):
    """A number that says itself as briefly as it can be read back.

    >>> f"{Number(3.0)} {Number(0.1)} {Number(1e22)}"
    '3 0.1 1e+22'
    """

    def __str__(self) -> str:
        return str(int(self)) if self.is_integer() and abs(self) < 1e15 else float.__repr__(self)

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(float(self), spec) if spec else str(self)


def at(row: int | None = None, column: int | None = None, key: str | None = None) -> Place:
    """Return a place from a row and column counted from 0."""
    return Place(
        row=None if row is None else row + 1,
        column=None if column is None else column + 1,
        key=key,
    )
