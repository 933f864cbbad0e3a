"""Scores of many runs: what sources drew, taken through tables, weights and means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from ahp.common.findings import AhpError, Finding
from index.project.arrays import FloatArray, Indices
from index.project.doubts import SourceName
from index.project.errors import StepError
from index.project.settings import Settings
from index.robust.scoring import scores_of
from index.robust.sources.source import Choice, Setup, Source
from index.robust.sources.streams import Drawn
from index.robust.tables import Tables
from index.robust.weighing import Part, Weighing
from index.steps.means import Plan, leaf_weights, plan_of


class Runs(NamedTuple):
    """What runs gave.

    Attributes
    ----------
    scores : ndarray, (runs, rows)
        Of the goal; rows are those of the nominal scores.
    weights : ndarray, (runs, k) or None
        Global weights of the indicators, where they are drawn.
    why : ndarray of int, (runs,)
        -1, or which of the evaluator's `refused` keeps a run from being made.
    """

    scores: FloatArray
    weights: FloatArray | None
    why: Indices


class Case(NamedTuple):
    """Runs of the same settings and, where values are drawn, the same values each.

    Attributes
    ----------
    settings : Settings
    runs : ndarray of int, (m,)
        Places in the part.
    table : ndarray, (n, k) or (m, n, k)
        Normalized indicators.
    """

    settings: Settings
    runs: Indices
    table: FloatArray


class Refused(NamedTuple):
    """What has kept runs from being made.

    Attributes
    ----------
    reason : Finding
        The first of its kind.
    methods : (str, str)
        Of normalization and aggregation.
    """

    reason: Finding
    methods: tuple[str, str]


class Evaluator:
    """Takes runs through the index.

    Parameters
    ----------
    setup : Setup
    on : mapping of str to Source

    Attributes
    ----------
    refused : list of Refused
    """

    def __init__(self, setup: Setup, on: Mapping[SourceName, Source]) -> None:
        self.setup, self.on = setup, on
        self.weighing = Weighing(setup, on)
        self.refused: list[Refused] = []
        self._tables = Tables(setup.project, setup.result)
        self._plans: dict[Settings, Plan] = {}
        self._settings: dict[tuple[int, ...], Settings] = {}
        self._known: dict[tuple[str, ...], int] = {}
        self._unfit: dict[tuple[str, ...], int] = {}
        self._changing = [
            (name, one)
            for name, one in on.items()
            if isinstance(one, Choice) and one.change is not None
        ]

    def part(self, start: int, stop: int, at: Mapping[SourceName, Indices] | None = None) -> Part:
        """Draw what runs need: by default one run for each draw of the chunk."""
        plain = np.arange(stop - start)
        drawn: dict[SourceName, Drawn] = {
            name: one.take(start, stop) for name, one in self.on.items() if name != "judgments"
        }
        return Part(start, stop, drawn, at or dict.fromkeys(self.on, plain))

    def run(self, part: Part) -> Runs:
        """Return the scores of runs; those that cannot be made have none."""
        count = len(next(iter(part.at.values())))
        rows, k = len(self.setup.result.scores), len(self.setup.result.weights.leaves)
        scores = np.full((count, rows), np.nan)
        weights = np.full((count, k), np.nan) if self.weighing.drawn else None
        why = np.full(count, -1, dtype=np.intp)
        bases = self.weighing.bases(part, count)
        for case in self.cases(part, why):
            own = bases[case.runs]
            for base in np.unique(own):
                places = np.flatnonzero(own == base)
                runs = case.runs[places]
                table = case.table if case.table.ndim == 2 else case.table[places]
                local, bad = self._local(int(base), part, runs, case.settings, table)
                plan = self.plan(case.settings)
                shares = leaf_weights(local, plan)
                found = scores_of(self.setup.result, case.settings, plan, table, local, shares)
                if found.reason is not None:
                    bad[found.bad & (bad < 0)] = self._climbing(found.reason, case.settings)
                why[runs] = bad
                scores[runs] = np.where(bad[:, None] < 0, found.scores, np.nan)
                if weights is not None:
                    weights[runs] = shares
        return Runs(scores, weights, why)

    def cases(self, part: Part, why: Indices) -> Iterator[Case]:
        """Yield runs by settings with their tables; note in `why` those that have none."""
        count = len(why)
        shape = tuple(len(one.choices) for _, one in self._changing)
        taken = [part.of(name) for name, _ in self._changing]
        codes = np.ravel_multi_index(taken, shape) if taken else np.zeros(count, np.intp)
        for code in np.unique(codes):
            runs = np.flatnonzero(codes == code)
            settings = self._settings_of(tuple(map(int, np.unravel_index(code, shape or (1,)))))
            try:
                if "data" not in part.drawn:
                    yield Case(settings, runs, self._tables.leaf_scores(settings))
                    continue
                yield from self._with_data(part, settings, runs, why)
            except StepError as error:
                why[runs] = self._number(error.findings[0], settings)

    def _with_data(
        self, part: Part, settings: Settings, runs: Indices, why: Indices
    ) -> Iterator[Case]:
        """Make tables of drawn values; note in `why` the runs that have none."""
        drawn = part.drawn["data"]
        used, which = np.unique(part.at["data"][runs], return_inverse=True)
        tables, failed = self._tables.each(settings, drawn[used])
        for place, error in failed.items():
            why[runs[which == place]] = self._number(error.findings[0], settings)
        made = ~np.isin(which, [*failed])
        if made.any():
            yield Case(settings, runs[made], tables[which[made]])

    def _local(
        self, base: int, part: Part, runs: Indices, settings: Settings, table: FloatArray
    ) -> tuple[FloatArray, Indices]:
        """Return local weights, and which runs have none, as `Runs.why`."""
        bad = np.full(len(runs), -1, dtype=np.intp)
        if not self.weighing.follows_data(base):
            return self.weighing.local(base, part, runs), bad
        if table.ndim == 2:
            try:
                return self.weighing.local(base, part, runs, table), bad
            except AhpError as error:
                bad[:] = self._number(error.findings[0], settings)
                return np.ones((len(runs), len(self.setup.result.weights.codes))), bad
        local = np.ones((len(runs), len(self.setup.result.weights.codes)))
        for place in range(len(runs)):
            one = slice(place, place + 1)
            local[one], bad[one] = self._local(base, part, runs[one], settings, table[place])
        return local, bad

    def plan(self, settings: Settings) -> Plan:
        """Return in which order nodes are computed."""
        if settings not in self._plans:
            self._plans[settings] = plan_of(self.setup.result.weights, settings)
        return self._plans[settings]

    def _settings_of(self, choices: tuple[int, ...]) -> Settings:
        if choices not in self._settings:
            settings = self.setup.result.settings
            for (_, source), number in zip(self._changing, choices, strict=False):
                assert source.change is not None
                settings = source.change(settings, source.choices[number])
            self._settings[choices] = settings
        return self._settings[choices]

    def _climbing(self, reason: Callable[[], Finding], settings: Settings) -> int:
        """Return the number of a reason that scores of nodes gave; asked once for methods."""
        methods = settings.normalization, settings.aggregation
        if methods not in self._unfit:
            self._unfit[methods] = self._number(reason(), settings)
        return self._unfit[methods]

    def _number(self, finding: Finding, settings: Settings) -> int:
        """Return the number of a reason; of one kind under the same methods the first is kept."""
        key = finding.code, settings.normalization, settings.aggregation
        if key not in self._known:
            self._known[key] = len(self.refused)
            self.refused.append(Refused(finding, (settings.normalization, settings.aggregation)))
        return self._known[key]
