"""Experts by number in place of their names, for documents that must not say who has judged."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from ahp.common.findings import Finding
from ahp.common.wording import Language
from ahp.model.anonymous.called import HAN, LATIN, spellings, titled
from ahp.model.anonymous.wording import (
    ANONYMOUS_ATTRIBUTES,
    ANONYMOUS_ITEMS,
    ANONYMOUS_LEFT,
    EXPERT_NUMBER,
)
from ahp.model.experts import Attribute, Expert
from ahp.model.group.group import Group, form_group
from ahp.model.group.settings import GroupSettings
from ahp.model.model import Model

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_CONTACT = re.compile(r"@|\d{8,}|(?:\d[\s-]?){9,}")  # an address of mail, a telephone
_PERSONAL = re.compile(
    r"e-?mail|mail|phone|tel(?:ephone)?|mobile|(?:full|first|last|family|given)?[\s_-]?name"
    r"|wechat|pinyin|.*(?:姓名|名字|拼音|电话|手机|邮箱|邮件|微信|身份证|学号|工号).*",
    re.IGNORECASE,
)
_FEWEST = 2  # letters of a name that is looked for within words
_SHOWN = 3  # places that still name somebody


@dataclass(frozen=True)
class Anonymous:
    """The experts of models by their numbers: 1 for the first of the roster, and so on.

    A document of a model in which they have no names is that of `judged`; the other members are
    for what such a document says besides: files, a command, text of one's own.

    Attributes
    ----------
    experts : tuple of Expert
        Under their names, in the order of their numbers.

    Examples
    --------
    >>> known = Anonymous((Expert("li", {"zh": "李芳", "en": "Li Fang"}), Expert("wang")))
    >>> known.label("wang", "zh"), known.path("model/experts/李芳.csv", "en")
    ('专家2', 'model/experts/expert-1.csv')
    """

    experts: tuple[Expert, ...] = field(repr=False)

    @classmethod
    def of(cls, *models: Model | Group) -> Anonymous:
        """Return the experts of models: those of the first one, then whom others have besides.

        >>> Anonymous.of().experts
        ()
        """
        found: dict[str, Expert] = {}
        for one in models:
            people = one.model.experts if isinstance(one, Group) else one.experts
            for each in people:
                found.setdefault(each.code, each)
        return cls(tuple(found.values()))

    def label(self, name: str, lang: Language) -> str:
        """Return what is said in place of a code or name; other names stay."""
        number = self._numbers.get(name)
        return name if number is None else EXPERT_NUMBER(lang, number=number)

    def meant(self, name: str) -> str:
        """Return the code that is meant by such a number, so that a command can be run again.

        >>> Anonymous((Expert("li"),)).meant("专家1"), Anonymous((Expert("li"),)).meant("wang")
        ('li', 'wang')
        """
        for number, one in enumerate(self.experts, 1):
            labels = [_code(number), *(EXPERT_NUMBER(lang, number=number) for lang in _LANGUAGES)]
            if name in labels and name not in self._numbers:
                return one.code
        return name

    def judged(self, judged: Model | Group) -> Model | Group:
        """Return a model or group whose experts have numbers for names.

        What is known of them stays, such as field and title, but names and addresses.
        """
        if isinstance(judged, Model):
            return self.model(judged)
        settings = self._settings(judged.settings)
        how = judged.method, judged.random_index, judged.scale
        return form_group(self.model(judged.model), settings, *how, taken=judged.taken)

    def model(self, model: Model) -> Model:
        """Return a model whose experts have numbers for names."""
        return replace(
            model,
            experts=tuple(map(self._hidden, model.experts)),
            group_settings=self._settings(model.group_settings),
            judge=None if model.judge is None else self._hidden(model.judge),
        )

    def path(self, path: str, lang: Language) -> str:
        """Return a path, or another word of a command, in which nobody is named.

        A part of it that is called as an expert has the number for its name; where a name is but
        a piece of it, that piece has.
        """
        return "/".join(self._piece(one, lang) for one in path.split("/"))

    def named_in(self, text: str, others: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the names of experts that stand in a text, and surnames with a title.

        Parameters
        ----------
        text : str
        others : iterable of str
            Names of other things, in which those of experts do not count.

        Examples
        --------
        >>> known = Anonymous((Expert("1", {"zh": "王芳"}), Expert("2", {"zh": "王芳华"})))
        >>> known.named_in("王芳华的意见"), known.named_in("在王芳路", ["王芳路"])
        (('王芳华',), ())
        >>> known.named_in("请教王教授")
        ('王教授',)
        """
        names = self._called
        if not self._somebody(text):
            return ()
        keep = {one for one in others if one not in names and self._somebody(one)}
        found = [match[0] for match in _any_of({*names, *keep}, loose=False).finditer(text)]
        rest = _any_of(keep, loose=False).sub(" ", text) if keep else text
        found = [name for name in found if name in names]
        found += [match[0] for match in self._titled.finditer(rest)]
        return tuple(dict.fromkeys(found))

    def findings(self, texts: Iterable[str], items: Iterable[str]) -> Iterator[Finding]:
        """Yield what is to be told of a document: who is still named, and what was left out.

        Parameters
        ----------
        texts : iterable of str
            Everything in it.
        items : iterable of str
            What its items are called: that part of such a name is a person's names nobody.
        """
        keys = dict.fromkeys(key for one in self.experts for key in self._left_out(one))
        if keys:
            yield Finding(ANONYMOUS_ATTRIBUTES, {"keys": list(keys)})
        called = tuple(dict.fromkeys(items))
        alike = [name for name in called if self.named_in(name)]
        if alike:
            yield Finding(ANONYMOUS_ITEMS, {"items": alike})
        left = [(name, text) for text in texts for name in self.named_in(text, called)]
        if left:
            names = dict.fromkeys(name for name, _ in left)
            places = list(dict.fromkeys(_around(text, name) for name, text in left))
            shown = [*places[:_SHOWN], *("…" for _ in places[_SHOWN : _SHOWN + 1])]
            yield Finding(ANONYMOUS_LEFT, {"names": list(names), "places": shown})

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers by code, and by names that only one person has."""
        found: dict[str, set[int]] = {}
        for number, one in enumerate(self.experts, 1):
            for name in one.names.values():
                found.setdefault(name, set()).add(number)
        alone = {name: next(iter(some)) for name, some in found.items() if len(some) == 1}
        return alone | {one.code: number for number, one in enumerate(self.experts, 1)}

    @cached_property
    def _called(self) -> frozenset[str]:
        return frozenset(
            name for one in self.experts for name in _names(one) if name not in self._labels
        )

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        return titled(self._called)

    def _somebody(self, text: str) -> bool:
        return any(name in text for name in self._called) or bool(self._titled.search(text))

    @cached_property
    def _labels(self) -> frozenset[str]:
        numbers = range(1, len(self.experts) + 1)
        said = {EXPERT_NUMBER(lang, number=one) for one in numbers for lang in _LANGUAGES}
        return frozenset(said | {_code(one) for one in numbers})

    @cached_property
    def _within(self) -> re.Pattern[str]:
        names = {one.code for one in self.experts}
        known = (name for one in self.experts for name in one.names.values())
        names |= {way for name in known for way in spellings(name)}
        names = {one for one in names if len(one) >= _FEWEST or not one.isascii()}
        return _any_of(names, loose=True)

    @cached_property
    def _loosely(self) -> dict[str, int]:
        """The numbers by code and name, as these are compared with names of files."""
        people = [*enumerate(self.experts, 1)]
        known = [(name, number) for number, one in people for name in one.names.values()]
        found = {_loose(way): number for name, number in known for way in spellings(name)}
        found |= {_loose(name): number for name, number in known}
        return found | {_loose(one.code): number for number, one in people}

    def _piece(self, piece: str, lang: Language) -> str:
        stem, suffix = os.path.splitext(piece)
        for whole, rest in ((piece, ""), (stem, suffix)):
            if _loose(whole) in self._loosely:
                return _file_label(self._loosely[_loose(whole)], lang) + rest
        return self._within.sub(
            lambda found: _file_label(self._loosely.get(_loose(found[0]), 0), lang), piece
        )

    def _hidden(self, one: Expert) -> Expert:
        number = self._numbers.get(one.code)
        if number is None:
            return one  # by a number already
        names: dict[str, str] = {lang: EXPERT_NUMBER(lang, number=number) for lang in _LANGUAGES}
        left_out = self._left_out(one)
        kept = {key: value for key, value in one.attributes.items() if key not in left_out}
        return replace(one, code=_code(number), names=names, attributes=kept)

    def _left_out(self, one: Expert) -> tuple[str, ...]:
        return tuple(key for key, value in one.attributes.items() if self._tells(key, value))

    def _tells(self, key: str, value: Attribute) -> bool:
        """Whether something that is known of a person says who it is."""
        said = str(value)
        return bool(
            _PERSONAL.fullmatch(key.strip()) or _CONTACT.search(said) or self.named_in(said)
        )

    def _settings(self, settings: GroupSettings) -> GroupSettings:
        if settings.experts is None:
            return settings
        numbers = (self._numbers.get(one) for one in settings.experts)
        codes = zip(settings.experts, numbers, strict=True)
        return replace(
            settings,
            experts=tuple(name if number is None else _code(number) for name, number in codes),
        )


def _code(number: int) -> str:
    return f"expert-{number}"


def _file_label(number: int, lang: Language) -> str:
    """Return what stands in a path in place of a name: without a blank."""
    return EXPERT_NUMBER("zh", number=number) if lang == "zh" else _code(number)


def _names(one: Expert) -> tuple[str, ...]:
    """Return what a person is called in a text: by names, else by the code; no single letter."""
    known = tuple(one.names.values()) or (one.code,)
    names = dict.fromkeys(way for name in known for way in spellings(name))
    return tuple(name for name in names if len(name) >= _FEWEST or not name.isascii())


def _loose(name: str) -> str:
    """Return a name as it is compared with those of files.

    >>> _loose("Li Fang"), _loose("li_fang")
    ('lifang', 'lifang')
    """
    return re.sub(r"[\s_.,\-]+", "", name).casefold()


def _any_of(names: Iterable[str], *, loose: bool) -> re.Pattern[str]:
    """Return what finds names, the longest first; Latin ones as whole words.

    Parameters
    ----------
    names : iterable of str
    loose : bool
        Whether words may be joined as in names of files, in capitals or not.
    """
    found = [
        _pattern(name, loose=loose) for name in sorted(names, key=lambda one: (-len(one), one))
    ]
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE if loose else 0)


def _pattern(name: str, *, loose: bool) -> str:
    words = re.split(r"[\s_.,\-]+", name) if loose else [name]
    text = (r"[\s_.,\-]*" if loose else "").join(map(re.escape, words))
    first, last = (_beside(letter, alone=len(name) == 1) for letter in (name[0], name[-1]))
    return (f"(?<!{first})" if first else "") + text + (f"(?!{last})" if last else "")


def _beside(letter: str, *, alone: bool) -> str:
    """Return what must not stand beside a letter, so that a word ends with it.

    Chinese has no blanks between words: of names, only a single character must stand by itself.
    """
    if letter.isdigit():
        return r"\d"
    if re.match(f"[{LATIN}]", letter):
        return f"[{LATIN}]"
    return f"[{HAN}]" if alone else ""


def _around(text: str, name: str) -> str:
    """Return the words around a name in a text.

    >>> _around("We thank Li Fang for all that she has done for this report.", "Li Fang")
    'We thank Li Fang for all that sh…'
    """
    place, room = text.find(name), 16
    start, end = max(place - room, 0), place + len(name) + room
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
