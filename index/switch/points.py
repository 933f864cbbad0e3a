"""What turns two regions round: one judgment, one weight or one value, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ahp.common.findings import Finding
from ahp.common.wording import Language, Words
from index.steps.pools import Pool
from index.steps.result import Result

Kind = Literal["judgment", "weight", "value"]
KINDS: tuple[Kind, ...] = ("judgment", "weight", "value")


@dataclass(frozen=True)
class Why:
    """Why something was not sought, in words.

    >>> Why(Words("no {what}", "没有{what}"), {"what": "x"})("en")
    'no x'
    """

    words: Words
    said: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __call__(self, lang: Language) -> str:
        """Say it."""
        said = {
            name: one.message(lang) if isinstance(one, Finding) else one
            for name, one in self.said.items()
        }
        return self.words.en.format_map(said) if lang == "en" else self.words.zh.format_map(said)


@dataclass(frozen=True)
class Switch:
    """One change that turns two regions round, or brings one to a rank.

    Attributes
    ----------
    kind : str
        ``judgment``, ``weight`` or ``value``.
    where : tuple of str
        Node and the two items of a judgment "a : b"; the node of a weight; region and indicator.
    before, after : float
        As it is, and with what it is so. Of a weight and a value, a number of few decimals just
        beyond `point`.
    size : float
        Steps on the scale; change of the local weight; share of what the value may be.
    point : float or None
        Of a weight and a value, where the two are tied.
    limits : (float, float), optional
        Of a weight and a value: within what it was sought.
    cr_before, cr_after : float, optional
        Of the matrix of a judgment.
    passes : bool, optional
        Whether its CR is below the threshold then; None where there is none.
    verified : str
        How it was tried, just beyond and just before: ``build`` by building the index with the
        change, ``steps`` by taking the steps that the change bears on again, ``no`` where what
        came out was something else.
    """

    kind: Kind
    where: tuple[str, ...]
    before: float
    after: float
    size: float
    point: float | None = None
    limits: tuple[float, float] | None = None
    cr_before: float | None = None
    cr_after: float | None = None
    passes: bool | None = None
    verified: Literal["build", "steps", "no"] = "no"


@dataclass(frozen=True)
class SwitchPoints:
    """The smallest changes of each kind that turn two regions round, or bring one to a rank.

    Attributes
    ----------
    result : Result
    pool : Pool
    year : int
    upper, lower : str
        The region ahead and the one behind it; of a rank, the region twice.
    rank : int or None
        The rank that is wanted; None of two regions.
    ranks : (float, float)
        Of upper and lower as they are.
    gap : float
        How far their scores are apart, or the region's from the rank; 0 where it is tied.
    tied : bool
        Nothing is sought then: any change parts them.
    judgment, passing, weight, value : Switch or None
        The smallest of each kind, None where none does it. `passing` is the smallest judgment
        under which the matrix still passes, where the smallest does not.
    why : mapping of str to Why
        By kind that was not sought, the reason.
    random_index : str
        The table behind CR; empty without judgments.
    threshold : float
    """

    result: Result = field(repr=False, hash=False, compare=False)
    pool: Pool = field(repr=False, hash=False, compare=False)
    year: int
    upper: str
    lower: str
    rank: int | None
    ranks: tuple[float, float]
    gap: float
    tied: bool
    judgment: Switch | None = None
    passing: Switch | None = None
    weight: Switch | None = None
    value: Switch | None = None
    why: Mapping[str, Why] = field(default_factory=dict, hash=False, repr=False)
    random_index: str = ""
    threshold: float = 0.0

    @property
    def each(self) -> tuple[Switch, ...]:
        """The switches that there are."""
        found = (self.judgment, self.passing, self.weight, self.value)
        return tuple(one for one in found if one is not None)

    @property
    def fragility(self) -> tuple[float, float, float]:
        """What neighbors are ordered by, the most fragile first.

        Steps of the judgment (none: infinite), then change of the weight, then the gap.
        """
        return (
            0.0 if self.tied else float("inf") if self.judgment is None else self.judgment.size,
            0.0 if self.tied else float("inf") if self.weight is None else self.weight.size,
            self.gap,
        )
