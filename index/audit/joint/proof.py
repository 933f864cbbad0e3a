"""Whether cells contradict each other, in exact arithmetic (Farkas)."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from index.audit.intervals import Interval
from index.audit.joint.program import Program, Stretched
from index.audit.relations import Cell

_DENOMINATORS = (1, 60, 5040, 10**6)  # tried when multipliers are made exact


def proves(program: Program, cells: Collection[Cell], stretched: Stretched) -> bool:
    """Verify in exact arithmetic that the cells contradict each other.

    A printed score outside its limits does so alone. Else, any multipliers (not negative for
    inequalities) make the relations one inequality; where no scores inside their intervals
    satisfy even that, there are none at all.
    """
    impossible = any(
        not program.printed[cell].meets(program.limits.get(cell, Interval()))
        for cell in cells
        if cell in program.printed
    )
    return impossible or any(
        _contradiction(program, cells, stretched, denominator) for denominator in _DENOMINATORS
    )


def _contradiction(
    program: Program, cells: Collection[Cell], stretched: Stretched, denominator: int
) -> bool:
    """Whether multipliers, made exact, add the relations up to one that nothing satisfies."""
    zero = Fraction(0)
    factors = [_exact(max(0.0, one), denominator) for one in stretched.below]
    factors += [_exact(one, denominator) for one in stretched.equal]
    linked = [cell for cell in program.links if cell in cells]
    factors += [_exact(stretched.signed[cell], denominator) for cell in linked]
    rows = [*program.below, *program.equal, *((program.links[cell], zero) for cell in linked)]
    total: dict[int, Fraction] = {}
    bound = zero
    for factor, (row, end) in zip(factors, rows, strict=True):
        bound += factor * end
        for place, value in row.items():
            total[place] = total.get(place, zero) + factor * value
    intervals = {
        place: program.printed[cell]
        if cell in cells and cell in program.printed
        else program.limits.get(cell, Interval())
        for cell, place in program.columns.items()
    }
    lows = [intervals.get(place, Interval()).times(factor).low for place, factor in total.items()]
    return None not in lows and sum(low for low in lows if low is not None) > bound


def _exact(value: float, denominator: int) -> Fraction:
    return Fraction(float(value)).limit_denominator(denominator)
