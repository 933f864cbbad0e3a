"""Whether printed figures come out of a model, and why where they do not."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ahp.check.wording import (
    REST_OF_ROUNDED_WHOLE,
    SUM_OF_ROUNDED_PARTS,
    WEIGHT_DERIVED,
    WEIGHT_EXPLAINED,
    WEIGHT_NOT_REPRODUCED,
)
from ahp.common.figure import Figure
from ahp.common.findings import AhpError, Finding, Place, Problems
from ahp.files import PUBLISHED_FILE
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.published import Published
from ahp.model.settings import Settings


class Reproduction(NamedTuple):
    """A printed figure beside the computed one; ``reason`` explains a difference, if it can."""

    printed: Figure
    computed: float
    reason: Finding | None = None

    @property
    def reproduced(self) -> bool:
        """Whether the computed value rounds to the printed figure."""
        return self.printed.matches(self.computed)


class WeightCheck(NamedTuple):
    """One node's local and global weight, and its printed weight if there is one."""

    code: str
    parent: str | None
    level: int
    local: float
    global_: float
    published: Reproduction | None = None


def computed_digits(shown: Reproduction) -> str:
    """Show a computed value with the decimals of the figure beside it, one more where equal."""
    decimals = shown.printed.decimals
    text = f"{shown.computed:.{decimals}f}"
    return text if Decimal(text) != shown.printed.value else f"{shown.computed:.{decimals + 1}f}"


def check_weights(
    folder: str, model: Model | Group, published: Published, settings: Settings, problems: Problems
) -> tuple[WeightCheck, ...]:
    """Compare every weight of a model with its printed one; note those that differ."""
    try:
        weights = model.weights(settings.method, scale=settings.scale)
    except AhpError:  # told already, matrix by matrix
        return ()
    global_ = {row.code: row.global_ for row in weights}
    path = os.path.join(folder, PUBLISHED_FILE)
    rows = []
    for row in weights:
        reproduction = None
        figure = published.weights.get(row.code)
        if figure is not None:
            reproduction = Reproduction(figure, row.global_)
            place = Place(key=f"weights.{row.code}")
            if figure.derived:
                problems.add(
                    WEIGHT_DERIVED, path=path, place=place, value=figure.value, note=figure.note
                )
            if not reproduction.reproduced:
                reason = explain(row.code, figure, model, global_)
                reproduction = Reproduction(figure, row.global_, reason)
                problems.add(
                    WEIGHT_EXPLAINED if reason else WEIGHT_NOT_REPRODUCED,
                    path=path,
                    place=place,
                    printed=figure.value,
                    computed=computed_digits(reproduction),
                    reason=reason,
                )
        rows.append(
            WeightCheck(row.code, row.parent, row.level, row.local, row.global_, reproduction)
        )
    return tuple(rows)


def explain(
    code: str, figure: Figure, model: Model | Group, weights: Mapping[str, float]
) -> Finding | None:
    """Say why a printed weight is not the rounded one, where arithmetic on printed figures tells.

    Authors add up rounded parts, or take a part as the rest of a rounded whole. That explains a
    difference only as far as the rounding of those parts can have caused it.

    Parameters
    ----------
    code, figure
        The node, and its printed weight.
    model
        With its published weights.
    weights
        Computed global weights by node; they stand in, rounded, for figures that were derived.
    """
    published = model.published.weights if model.published else {}

    def shown(codes: Sequence[str]) -> list[Decimal] | None:
        figures = [published.get(one) for one in codes]
        if not codes or None in figures:
            return None
        return [
            Decimal(f"{weights[one]:.{part.decimals}f}") if part.derived else part.value
            for one, part in zip(codes, figures, strict=True)
            if part
        ]

    def caused_by_rounding(terms: Sequence[Decimal]) -> bool:
        halves = len(terms) * figure.unit / 2
        return abs(Fraction(weights[code]) - Fraction(figure.value)) <= halves

    parts = shown(model.hierarchy.children(code))
    if parts and sum(parts) == figure.value and caused_by_rounding(parts):
        terms = " + ".join(map(str, parts))
        return Finding(SUM_OF_ROUNDED_PARTS, {"parts": terms, "sum": figure.value})
    judge = model.hierarchy.judge(code)
    if judge is None:
        return None
    whole = shown([judge])
    others = shown([item for item in model.hierarchy.items(judge) if item != code])
    if whole and others and whole[0] - sum(others) == figure.value:
        terms_taken = [*whole, *others]
        if caused_by_rounding(terms_taken):
            terms = " - ".join(map(str, terms_taken))
            return Finding(REST_OF_ROUNDED_WHOLE, {"terms": terms, "rest": figure.value})
    return None
