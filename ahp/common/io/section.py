"""Tables of a TOML document as declared: known keys, types, words, defaults, what is required."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ahp.common.findings import Place
from ahp.common.io.wording import MISSING_KEY, TYPE_TABLE, TYPE_TEXT, UNKNOWN_KEY
from ahp.common.names import known_ones, suggestion
from ahp.common.wording import TYPE_FLAG, UNKNOWN_VALUE, Message

if TYPE_CHECKING:
    from ahp.common.io.toml import Document

_MOST_SEARCHES = 20  # for the nearest known name; who has more unknown keys has another file
_MOST_DIGITS = 400  # beyond what a float holds


@dataclass(frozen=True)
class Type:
    """What a value must be.

    Attributes
    ----------
    expected : Message
    example : str
        A value, as TOML.
    read : callable
        Returns what a value means; raises ValueError where it is none.
    """

    expected: Message
    example: str
    read: Callable[[Any], Any]


def text(value: Any) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise ValueError
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Read a text or a list of texts, at least one.

    >>> texts("a"), texts(["a", "b"])
    (('a',), ('a', 'b'))
    """
    values = value if isinstance(value, list) else [value]
    if not values:
        raise ValueError
    return tuple(map(text, values))


def flag(value: Any) -> bool:
    """Read a truth value."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def table(value: Any) -> dict[str, Any]:
    """Read a table."""
    if not isinstance(value, dict):
        raise ValueError
    return value


def exact(value: Any) -> int | Decimal:
    """Read a number with its decimals; one of hundreds of digits is none.

    >>> exact(Decimal("0.50"))
    Decimal('0.50')
    """
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError
    if not Decimal(value).is_finite():
        raise ValueError
    if abs(value) >= 10**_MOST_DIGITS or (value and Decimal(value).adjusted() < -_MOST_DIGITS):
        raise ValueError
    return value


def number(value: Any) -> float:
    """Read a number."""
    found = float(exact(value))
    if found - found != 0:
        raise ValueError
    return found


def whole(low: int, high: int | None = None) -> Callable[[Any], int]:
    """Make a reader of whole numbers within limits.

    >>> whole(1)(3)
    3
    """

    def read(value: Any) -> int:
        if type(value) is not int or value < low or (high is not None and value > high):
            raise ValueError
        return value

    return read


TEXT = Type(TYPE_TEXT, '"..."', text)
FLAG = Type(TYPE_FLAG, "true", flag)
TABLE = Type(TYPE_TABLE, "{ ... }", table)


@dataclass(frozen=True)
class Key:
    """What is declared of a key.

    Attributes
    ----------
    type : Type
    choices : tuple of str
        The words that are known; none where any text will do.
    default : object
        What it means not to give it.
    required : str
        A value to show where the key is missing; empty where it may be.
    example : str
        A value to show in place of the type's where it is wrong.
    """

    type: Type = TEXT
    choices: tuple[str, ...] = ()
    default: Any = None
    required: str = ""
    example: str = ""


ANY = Key(Type(TYPE_TEXT, '"..."', lambda value: value))
"""A key whose value is read elsewhere."""

Keys = Mapping[str, Key]
NAMES: Keys = {"zh": Key(), "en": Key()}


def one_of(*choices: str, default: Any = None, required: str = "", example: str = "") -> Key:
    """Declare a key whose words are known."""
    return Key(TEXT, choices, default, required, example)


class Section:
    """A table of a document, read as its keys are declared; what is wrong is noted at once.

    Attributes
    ----------
    given : mapping of str to object
        The keys as they stand in the file.
    values : dict of str to object
        What those that are right mean.
    """

    def __init__(
        self,
        document: Document,
        keys: Keys,
        given: object,
        name: str = "",
        line: int | None = None,
        node: str | None = None,
        beside: Sequence[str] = (),
    ) -> None:
        self.document, self.keys, self.name = document, keys, name
        self.line = line if line is not None or not name else document.line_of_table(name)
        self.node = node
        self.given: Mapping[str, Any] = {}
        if isinstance(given, dict):
            self.given = given
        else:
            document.wrong_type(name, given, TYPE_TABLE, f"[{name}]", line=line)
        self.values: dict[str, Any] = {}
        self._check_names((*keys, *beside))
        for key, declared in keys.items():
            if key in self.given:
                self._read(key, declared)
            elif declared.required and isinstance(given, dict):
                self.missing(key)

    def _check_names(self, known: Sequence[str]) -> None:
        unknown = [key for key in self.given if key not in known]
        for count, key in enumerate(unknown):
            hint = suggestion(key, known) if count < _MOST_SEARCHES else known_ones(known)
            self.note(UNKNOWN_KEY, key, key=repr(key), suggestion=hint)

    def _read(self, key: str, declared: Key) -> None:
        try:
            value = declared.type.read(self.given[key])
        except (ValueError, ArithmeticError):  # a number too large for its type is none
            self.wrong(key)
            return
        unknown = self.unknown(key, value, declared.choices) if declared.choices else False
        if not unknown:
            self.values[key] = value

    def unknown(self, key: str, value: str | Sequence[str], known: Sequence[str]) -> bool:
        """Note words that are not known; return whether there are any."""
        words = (value,) if isinstance(value, str) else value
        unknown = [word for word in words if word not in known]
        for word in unknown:
            hint = suggestion(word, known)
            self.note(UNKNOWN_VALUE, key, key=self.full(key), found=word, suggestion=hint)
        return bool(unknown)

    def __getitem__(self, key: str) -> Any:
        """Return what a key means, its default where it is not given or wrong."""
        return self.values.get(key, self.keys[key].default)

    def __contains__(self, key: str) -> bool:
        """Whether the file has a key."""
        return key in self.given

    def names(self) -> dict[str, str]:
        """Return the names in each language, of those that are given."""
        return {lang: said for lang in NAMES if (said := self.values.get(lang))}

    def full(self, key: str) -> str:
        """Return a key with the name of its table."""
        return f"{self.name}.{key}" if self.name else key

    def place(self, key: str) -> Place:
        """Return where a key stands, or the table where it does not."""
        place = self.document.place(self.full(key), line=self.line, node=self.node)
        return place if place.line is not None else replace(place, line=self.line)

    def note(self, what: Message, key: str, /, **details: object) -> None:
        """Note a finding at a key."""
        self.document.note(what, self.place(key), **details)

    def missing(self, key: str, example: str = "") -> None:
        """Note that a key is missing."""
        place = Place(key=self.full(key), line=self.line, node=self.node)
        example = example or f"{key} = {self.keys[key].required}"
        self.document.note(MISSING_KEY, place, key=self.full(key), example=example)

    def wrong(self, key: str, expected: Message | None = None, example: str = "") -> None:
        """Note that the value of a key is of no type it has."""
        declared = self.keys.get(key, Key())
        self.document.wrong_type(
            self.full(key),
            self.given.get(key),
            expected or declared.type.expected,
            example or f"{key} = {declared.example or declared.type.example}",
            line=self.line,
            node=self.node,
        )

    def table(self, key: str, keys: Keys) -> Section:
        """Read a table within this one."""
        name = self.full(key)
        given = self.values.get(key, {})
        line = self.document.line_of_table(name) or self.line
        return Section(self.document, keys, given, name, line, self.node)
