"""Conflicts made as small as they can be: no cell of one can be left out.

References
----------
Chinneck, J. W. (2008). Feasibility and infeasibility in optimization. Springer, section 6.2: the
deletion filter, here with the multipliers of each program (which cells can go together) and its
solution (which cells can take the place of another, and so cannot go).
"""

from __future__ import annotations

from index.audit.joint.explanation import Conflict
from index.audit.joint.program import Program, Stretched
from index.audit.joint.proof import proves
from index.audit.joint.ranks import TOLERANCE
from index.audit.joint.swaps import Swaps
from index.audit.relations import Cell


def irreducible(program: Program) -> Conflict:
    """Leave cells of a conflict out while the others still contradict each other."""
    swaps = Swaps.of(program)
    kept, stretched = _without_spare(program, set(program.cells), None, swaps)
    needed = _needed(swaps, kept, stretched)
    for cell in program.cells:
        if cell not in kept or cell in needed:
            continue
        stretched = program.stretch(kept - {cell})
        if stretched.total() > TOLERANCE:
            kept, stretched = _without_spare(program, set(stretched.used), stretched, swaps)
            needed |= _needed(swaps, kept, stretched)
        else:
            needed |= {cell} | _needed(swaps, kept, stretched)
    return Conflict(frozenset(kept), proves(program, kept, program.stretch(kept)))


def _without_spare(
    program: Program, kept: set[Cell], stretched: Stretched | None, swaps: Swaps
) -> tuple[set[Cell], Stretched]:
    """Leave out all that the same multipliers do without; return the rest, stretched."""
    if stretched is None:
        stretched = program.stretch(kept)
    kept = kept - swaps.spare(kept, stretched, TOLERANCE)
    return kept, program.stretch(kept)


def _needed(swaps: Swaps, kept: set[Cell], stretched: Stretched) -> set[Cell]:
    """Return cells without which the others do not contradict each other."""
    return set().union(*swaps.instead(kept, stretched).values())
