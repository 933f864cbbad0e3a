"""What every source of doubt is: what it says of itself, and what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.doubts import Doubts, SourceName
from index.project.project import IndexProject
from index.project.settings import Settings
from index.robust.sources.streams import Drawn, Stream
from index.steps.result import Result


class UnfitError(Exception):
    """A source that a project lacks; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message())
        self.finding = finding


@dataclass(frozen=True)
class Setup:
    """What sources are made for.

    Attributes
    ----------
    result : Result
        The nominal run.
    doubts : Doubts
        With all sources that are to be on.
    seed : int
    """

    result: Result
    doubts: Doubts
    seed: int

    @property
    def project(self) -> IndexProject:
        """The project whose index it is."""
        return self.result.project


class Source(Protocol):
    """A source of doubt that is on."""

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What of it could not be taken."""
        ...

    def take(self, start: int, stop: int) -> Drawn:
        """Return what is drawn for the runs from start to below stop, (stop - start, ...)."""
        ...


class Kind(NamedTuple):
    """One entry of the registry.

    Attributes
    ----------
    name : str
    said : callable
        From what is declared of the source to what is doubted, by how much, and after whom.
    make : callable
        From a `Setup` to a `Source`.

        Raises `UnfitError` where the project has no such doubt.
    """

    name: SourceName
    said: Callable[[Any], Words]
    make: Callable[[Setup], Source]


def filled(words: Words, **fields: Any) -> Words:
    """Fill in a template in both languages; a field may be a `Words` itself.

    >>> filled(Words("by {n}", "{n} 步"), n=2)
    Words('by 2', '2 步')
    """

    def own(lang: Any) -> dict[str, Any]:
        return {k: one(lang) if isinstance(one, Words) else one for k, one in fields.items()}

    return Words(words("en", **own("en")), words("zh", **own("zh")))


def listed(names: tuple[str, ...]) -> Words:
    """Return a list in both languages.

    >>> listed(("a", "b"))
    Words('a, b', 'a、b')
    """
    return Words(", ".join(names), "、".join(names))


@dataclass(frozen=True)
class Choice:
    """A source that takes one of several for each run, each with the same probability.

    Attributes
    ----------
    name : str
    choices : tuple of str
    seed : int
    change : callable, optional
        From settings and a choice to other settings, where it is one of settings.
    notes : tuple of Finding

    Examples
    --------
    >>> choice = Choice("normalization", ("min-max", "rank"), 1)
    >>> sorted(set(choice.take(0, 100).tolist()))
    [0, 1]
    """

    name: SourceName
    choices: tuple[str, ...]
    seed: int
    change: Callable[[Settings, str], Settings] | None = None
    notes: tuple[Finding, ...] = field(default=(), compare=False)

    @cached_property
    def _stream(self) -> Stream:
        def draw(generator: np.random.Generator, count: int) -> Drawn:
            return generator.integers(len(self.choices), size=count, dtype=np.int32)

        return Stream(self.seed, self.name, draw)

    def take(self, start: int, stop: int) -> Drawn:
        """Return which of the choices each run takes, (stop - start,)."""
        return self._stream.take(start, stop)


Sources = Mapping[SourceName, Source]
