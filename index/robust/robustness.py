"""How sure the ranks of an index are: from what is doubted to shares of ranks."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ahp.common.findings import Finding, UsageError
from ahp.common.wording import BAD_COUNT
from index.project.doubts import Doubts
from index.project.errors import StepError
from index.project.project import IndexProject
from index.robust.confidence import Confidence
from index.robust.declared import checked
from index.robust.design import rows_of
from index.robust.evaluate import Evaluator
from index.robust.measures.measures import confidence_factors
from index.robust.notes import (
    ALL_REFUSED,
    BAD_PROBABILITY,
    DRAWS_TOO_MANY,
    NO_REGION,
    SENSITIVITY_PART,
    SENSITIVITY_ROWS,
    told,
)
from index.robust.result import (
    BlockRobustness,
    BlockSensitivity,
    Robustness,
    Sensitivity,
)
from index.robust.runs import AllRuns, Progress
from index.robust.sobol import sobol_indices
from index.robust.sources.judgments import JudgmentDraws
from index.robust.sources.registry import chosen, make_sources
from index.robust.sources.source import Setup
from index.robust.sources.streams import BLOCK
from index.robust.spans import span_of
from index.steps.build import build

MOST_DRAWS = 10_000_000
"""More are refused: shares are then known to 0.0002."""
_ENOUGH_ROWS = 8  # of whole rows of both samples, for shares of variance


def robustness(
    project: IndexProject,
    *,
    doubts: Doubts | None = None,
    draws: int | None = None,
    seed: int | None = None,
    sources: Sequence[str] | None = None,
    progress: Progress | None = None,
    sensitivity: bool = True,
) -> Robustness:
    """Build an index many times with what is in doubt drawn anew, and say what becomes of ranks.

    Parameters
    ----------
    project : IndexProject
    doubts : Doubts, optional
        What is doubted; by default what the project declares, else the judgments by one step
        where the weights come from judgments, else each weight by a quarter.
    draws, seed : int, optional
        In place of those of the doubts.
    sources : sequence of str, optional
        Only these sources of doubt; those that are not declared with their usual parameters.
        ``all`` for every one that the project has.
    progress : callable, optional
        Called with the number of runs done and asked for.
    sensitivity : bool
        Whether to tell which source matters, too, which takes more runs.

    Returns
    -------
    Robustness
        An interruption ends the runs, and it tells of those that were done.

    Raises
    ------
    UsageError
        A source that is asked for and that the project lacks, doubts that ``[robustness]`` could
        not declare, a number that is none, more than ten million runs.
    StepError
        The index itself cannot be built, or no run could be.
    ModelError
        Hardly a draw of judgments passes the threshold of CR.

    Examples
    --------
    >>> from index.project.doubts import WeightDoubt
    >>> from index.project.example import tiny
    >>> found = robustness(tiny(), doubts=Doubts(weights=WeightDoubt(0.5)), draws=100, seed=1)
    >>> block = found.block(2022, "province")
    >>> block.regions, block.first.tolist(), block.tiers
    (('north', 'west', 'east'), [1.0, 0.0, 0.0], (1, 2, 3))
    """
    declared = project.doubts if doubts is None else checked(doubts, project)
    asked = chosen(declared, project, sources)
    wanted = _checked(asked.doubts, draws, seed)
    result = build(project)
    setup = Setup(result, wanted, wanted.seed)
    made = make_sources(setup, asked.named)
    evaluator = Evaluator(setup, made.on)
    runs = AllRuns(evaluator, min(wanted.draws, MOST_DRAWS), 0)
    if not runs.blocks:
        raise StepError([Finding(NO_REGION)])
    if wanted.draws > MOST_DRAWS:
        _refuse(runs, wanted.draws)
    outputs = sum(1 + len(block.rows) for block in runs.blocks)
    rows = rows_of(wanted.draws, len(made.on), outputs) if sensitivity else 0
    runs = AllRuns(evaluator, wanted.draws, rows)
    try:
        runs.make(progress)
    except KeyboardInterrupt:
        if not runs.done:
            raise
    _check_made(runs)
    by_default = sources is None and not (declared is not None and declared.on)
    notes = list(told(result, runs, asked._replace(doubts=wanted), by_default))
    shares = _sensitivity(runs, wanted)
    if shares is None and runs.design is not None:
        notes.append(Finding(SENSITIVITY_ROWS))
    if shares is not None and runs.design is not None:
        rows = runs.design.asked(runs.done)
        if shares.rows < rows:
            notes.append(Finding(SENSITIVITY_PART, {"whole": shares.rows, "rows": rows}))
    judgments = made.on.get("judgments")
    return Robustness(
        result=result,
        doubts=wanted,
        draws=wanted.draws,
        done=runs.done,
        seed=wanted.seed,
        probability=wanted.probability,
        sources=made.reports,
        blocks=_blocks(runs, wanted.probability),
        sensitivity=shares,
        runs=runs.frame(),
        accepted=judgments.accepted if isinstance(judgments, JudgmentDraws) else {},
        left_out=_left_out(runs),
        notes=tuple(map(project.named, notes)),
    )


def _checked(doubts: Doubts, draws: int | None, seed: int | None) -> Doubts:
    """Return the doubts with these numbers, which must be some."""
    draws = doubts.draws if draws is None else draws
    seed = doubts.seed if seed is None else seed
    for what, value, least in (("draws", draws, 1), ("seed", seed, 0)):
        if type(value) is not int or value < least:
            raise UsageError.of(BAD_COUNT, what=what, value=str(value), least=least)
    share = doubts.probability
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share < 1:
        raise UsageError.of(BAD_PROBABILITY, value=str(share))
    return replace(doubts, draws=draws, seed=seed)


def _refuse(runs: AllRuns, draws: int) -> None:
    """Say what so many runs would take, as a block of them takes."""
    runs.step(min(BLOCK, runs.chunk))  # what is done once is not counted
    before, start = runs.done, time.perf_counter()
    runs.step(min(BLOCK, runs.chunk))
    each = (time.perf_counter() - start) / (runs.done - before)
    said = {"draws": draws, "most": MOST_DRAWS, "time": span_of(each * draws)}
    raise UsageError([Finding(DRAWS_TOO_MANY, said)])


def _check_made(runs: AllRuns) -> None:
    if sum(runs.counted.refused.values()) == runs.done:
        number = runs.counted.refused.most_common(1)[0][0]
        reason = runs.evaluator.setup.project.named(runs.evaluator.refused[number].reason)
        raise StepError([Finding(ALL_REFUSED, {"done": runs.done, "reason": reason})])


def _left_out(runs: AllRuns) -> dict[tuple[str, str], int]:
    """Return how many runs could not be made, by their methods, the most first."""
    found: Counter[tuple[str, str]] = Counter()
    for number, count in runs.counted.refused.items():
        found[runs.evaluator.refused[number].methods] += count
    return dict(found.most_common())


def _blocks(runs: AllRuns, probability: float) -> tuple[BlockRobustness, ...]:
    result, scores = runs.evaluator.setup.result, runs.placed.scores
    leaves = result.weights.leaves if runs.evaluator.weighing.drawn else ()
    confidence = Confidence(runs) if leaves else None
    found = []
    names = _blocks_names(runs)
    for block, tally, regions in zip(runs.blocks, runs.counted.tallies, names, strict=True):
        sure = None
        if confidence is not None:
            sure = confidence_factors(tally, confidence.of(block))
        found.append(
            BlockRobustness.of(
                tally,
                block.year,
                block.pool,
                regions,
                scores[block.rows],
                probability,
                leaves,
                sure,
            )
        )
    return tuple(found)


def _sensitivity(runs: AllRuns, doubts: Doubts) -> Sensitivity | None:
    design = runs.design
    if design is None:
        return None
    rows, outputs = design.outputs()
    if rows < _ENOUGH_ROWS:
        return None
    blocks = []
    for block, tally, kept, one in zip(
        runs.blocks, runs.counted.tallies, outputs, _blocks_names(runs), strict=True
    ):
        columns = np.concatenate([[0], 1 + tally.order])
        values = kept[:, :, columns].astype(float)
        indices = sobol_indices(
            values[0],
            values[1],
            values[2:],
            probability=doubts.probability,
            seed=doubts.seed,
        )
        regions = tuple(one[place] for place in tally.order)
        blocks.append(BlockSensitivity(block.year, block.pool, regions, indices))
    names = tuple(design.names)
    runs_made = rows * (len(names) + 2)
    return Sensitivity(names, rows, runs_made, doubts.probability, tuple(blocks))


def _blocks_names(runs: AllRuns) -> list[list[str]]:
    names = runs.placed.index.get_level_values("region")
    return [[str(names[row]) for row in block.rows] for block in runs.blocks]
