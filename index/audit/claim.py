"""What a text says of ranks and scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ahp.common.figure import Figure
from index.audit.relation import Relation

COUNTS: tuple[str, ...] = ("rows", "within", "up", "down", "same", "entered", "left")
"""Rows with a rank in each of the years; of these, those within the limits in each; rows that won
places between the first and the last of the years, lost some, kept theirs; that came within the
limits, or left them."""


@dataclass(frozen=True)
class Claim(Relation):
    """What the text says of ranks and scores; every field given is checked.

    Attributes
    ----------
    tables : tuple of str
    years : tuple of int
    order : tuple of str
        Rows with consecutive ranks, from `start` on.
    start : int
    rows : tuple of str
        Rows whose rank is `within` limits in each of the years.
    within : (int, int)
    only : bool
        No other row is.
    ever : bool
        It is enough that they are in one of the years.
    absent : tuple of str
        Rows that the tables do not list in any of the years.
    ranks : mapping of str to tuple of int
        A row's ranks, one for each of the years.
    scores : mapping of str to Figure
        Scores as the text gives them.
    moves : mapping of str to int
        Places won (negative: lost) between the first and the last of the years.
    up, down : tuple of str
        Rows that won or lost some places.
    most : bool
        No other row won as many places as those in `moves`, or lost as many.
    spans : mapping of str to (int, int)
        A row's best and worst rank in the years; it has one in each.
    first : tuple of str
        Rows within the limits in the last of the years and in none before.
    entered, left : tuple of str
        Rows within the limits in the last of the years but not in the first, and the reverse;
        with `only`, no others.
    counts : mapping of str to int
        How many rows, by one of `COUNTS`.
    tied : tuple of tuple of str
        All rows that share a rank.
    gaps : mapping of (str, str) to Figure
        By how much the score of the one is above that of the other.
    margin : Fraction or None
        Every gap is at least this share of the first row's score.
    tiers : tuple of tuple of str
        The first tiers, of `cuts`, that the scores fall into by their natural breaks.
    cuts : int or None
        How many tiers there are; None: those given.
    compared : mapping of (str, str) to int
        By how many places a row's rank is better than in another table.
    beside : mapping of (str, str) to str
        Whether the table is a ``strength`` or ``weakness`` of a row beside another table, or
        ``neither``, by the rule of `index.audit.relative`.
    places : int
        Of that rule.
    """

    tables: tuple[str, ...]
    years: tuple[int, ...]
    order: tuple[str, ...] = ()
    start: int = 1
    rows: tuple[str, ...] = ()
    within: tuple[int, int] = (1, 1)
    only: bool = False
    ever: bool = False
    absent: tuple[str, ...] = ()
    ranks: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    scores: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    moves: Mapping[str, int] = field(default_factory=dict, hash=False)
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    most: bool = False
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)
    first: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    tied: tuple[tuple[str, ...], ...] = ()
    gaps: Mapping[tuple[str, str], Figure] = field(default_factory=dict, hash=False)
    margin: Fraction | None = None
    tiers: tuple[tuple[str, ...], ...] = ()
    cuts: int | None = None
    compared: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)
    beside: Mapping[tuple[str, str], str] = field(default_factory=dict, hash=False)
    places: int = 3
