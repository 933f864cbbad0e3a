"""Local weights of runs: whose they are, what is doubted about them, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from index.project.arrays import FloatArray, Indices
from index.project.doubts import SourceName
from index.project.project import IndexProject
from index.project.weights import weights_of
from index.robust.sources.experts import ExpertChoice
from index.robust.sources.judges import Judged, judged_of
from index.robust.sources.judgments import JudgmentDraws
from index.robust.sources.leave_out import top_left_out
from index.robust.sources.source import Choice, Setup, Source, UnfitError
from index.robust.sources.streams import Drawn
from index.robust.sources.weights import WeightNoise
from index.steps.derived import from_data


class Part(NamedTuple):
    """Runs of one chunk of draws.

    Attributes
    ----------
    start, stop : int
        The chunk.
    drawn : mapping of str to ndarray, (stop - start, ...)
        What sources drew for it.
    at : mapping of str to ndarray of int, (runs,)
        From which draw of the chunk each run takes each source.
    """

    start: int
    stop: int
    drawn: Mapping[SourceName, Drawn]
    at: Mapping[SourceName, Indices]

    def of(self, name: SourceName) -> Drawn:
        """Return what a source gives each run."""
        found: Drawn = self.drawn[name][self.at[name]]
        return found


class _Base(NamedTuple):
    """Weights that a run may begin with: the project with them, and who judges."""

    project: IndexProject
    judged: Judged | None


class Weighing:
    """From what sources drew to local weights, in the order of the nominal run's weights.

    Parameters
    ----------
    setup : Setup
    on : mapping of str to Source

    Attributes
    ----------
    drawn : bool
        Whether weights differ from run to run, other than by what is left out.
    """

    def __init__(self, setup: Setup, on: Mapping[SourceName, Source]) -> None:
        self._setup, self._weights = setup, setup.result.weights
        judgments, noise = on.get("judgments"), on.get("weights")
        self._judgments = judgments if isinstance(judgments, JudgmentDraws) else None
        self._noise = noise if isinstance(noise, WeightNoise) else None
        self._sets, self._whose = on.get("sets"), on.get("experts")
        self.drawn = bool({"judgments", "weights", "sets", "experts"} & on.keys())
        self._bases, self._place = self._made()
        self._constant: dict[int, FloatArray] = {}
        self._without = self._left_out(on.get("leave-out"))
        self._rows = setup.result.scores.index
        self._pools = dict(setup.result.pools)

    def _made(self) -> tuple[list[_Base], Indices]:
        """Return all bases, and the place of each by set and judge."""
        own = self._setup.project
        sets = self._sets.choices if isinstance(self._sets, Choice) else (own.weights.set_name,)
        whose = self._whose.judges if isinstance(self._whose, ExpertChoice) else {}
        bases: list[_Base] = []
        places = np.zeros((len(sets), max(1, len(whose))), dtype=np.intp)
        for row, name in enumerate(sets):
            is_own = name == own.weights.set_name
            project = own if is_own else own.with_weights(name)
            judged = self._judged(project)
            if is_own and whose:
                assert judged is not None  # there are experts
                for column, judges in enumerate(whose.values()):
                    places[row, column] = len(bases)
                    bases.append(_Base(project, judged._replace(judges=judges)))
            else:
                places[row] = len(bases)
                bases.append(_Base(project, judged))
        return bases, places

    def _judged(self, project: IndexProject) -> Judged | None:
        if self._judgments is None and self._whose is None:
            return None
        try:
            return judged_of(project)
        except UnfitError:  # of this set no judgment can be doubted
            return None

    def _left_out(self, source: Source | None) -> Indices | None:
        """Return the place of the node whose weight is 0 by choice; -1 where none is."""
        if not isinstance(source, Choice):
            return None
        weights = self._weights
        tops = [top_left_out(weights, code) if code else "" for code in source.choices]
        return np.array([weights.codes.index(top) if top else -1 for top in tops])

    def bases(self, part: Part, runs: int) -> Indices:
        """Return with which weights each run begins, (runs,)."""
        none = np.zeros(runs, dtype=np.intp)
        row = none if self._sets is None else part.of("sets")
        column = none if self._whose is None else part.of("experts")
        found: Indices = self._place[row, column]
        return found

    def follows_data(self, base: int) -> bool:
        """Whether weights are derived from what a run makes of the data."""
        return self._bases[base].project.weighting is not None

    def local(
        self, base: int, part: Part, runs: Indices, table: FloatArray | None = None
    ) -> FloatArray:
        """Return local weights of runs that begin with the same ones, (m, nodes).

        Parameters
        ----------
        base : int
        part : Part
        runs : ndarray of int, (m,)
            Which runs of the part.
        table : ndarray, (n, k), optional
            Normalized indicators, where weights are derived from them.

        Raises
        ------
        AhpError
            Weights cannot be derived from these values.
        """
        judged = self._bases[base].judged
        if self._judgments is not None and judged is not None:
            order = self._order(self._judgments.of(judged).codes)
            drawn = self._judgments.local(judged, part.start, part.stop)
            local = drawn[np.ix_(part.at["judgments"][runs], order)]
        else:
            local = np.repeat(self._fixed(base, table)[None], len(runs), axis=0)
        if self._noise is not None:
            noise = part.drawn["weights"][part.at["weights"][runs]]
            local = noise.copy() if self._noise.doubt.any else local * noise
        if self._without is not None:
            places = self._without[part.drawn["leave-out"][part.at["leave-out"][runs]]]
            out = np.flatnonzero(places >= 0)
            local[out, places[out]] = 0.0
        return local

    def _order(self, codes: tuple[str, ...]) -> Indices:
        return np.array([codes.index(code) for code in self._weights.codes])

    def _fixed(self, base: int, table: FloatArray | None) -> FloatArray:
        """Return local weights that nothing is doubted about yet, (nodes,)."""
        if base in self._constant:
            return self._constant[base]
        project, judged = self._bases[base]
        weights = project.weights if judged is None else weights_of(judged.ask())
        if project.weighting is not None and table is not None:
            values = pd.DataFrame(table, self._rows, list(self._weights.leaves))
            weights = from_data(project, project.weights, values, self._pools)
        local: FloatArray = weights.local_array[self._order(weights.codes)]
        if project.weighting is None:
            self._constant[base] = local
        return local
