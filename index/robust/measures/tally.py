"""Ranks of many runs, counted as they come: memory does not grow with the number of runs.

Measures are those of stochastic multicriteria acceptability analysis (SMAA): Lahdelma, Hokkanen
and Salminen (1998), European Journal of Operational Research 106(1), 137-143; Lahdelma and
Salminen (2001), SMAA-2, Operations Research 49(3), 444-454; Tervonen and Figueira (2008), A
survey on SMAA, Journal of Multi-Criteria Decision Analysis 15, 1-14.
"""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray, Indices, Integers

_MANY = 16_000  # regions, twice whose ranks fit into no short number


class RankTally:
    """What runs say of the ranks of the regions of one year and pool.

    A rank is what the rule of ties gives. Of a rank between two (2.5, an average of ties) half a
    run counts for each. Regions of equal rank are not above each other. A region without a rank in
    some runs is judged by the others, and has no say in whom it could have beaten.

    Everything that is returned stands in the nominal order: by nominal rank, equal ones in the
    order given, those without one last.

    Parameters
    ----------
    nominal : ndarray, (n,)
        Ranks of the nominal run, 1 the best; NaN where there is none.
    k : int
        How many weights there are; 0 for none.

    Attributes
    ----------
    order : ndarray, (n,)
        The regions in the nominal order, as places in `nominal`.
    runs : int

    Examples
    --------
    >>> tally = RankTally(np.array([2.0, 1.0]), 0)
    >>> scores = np.array([[7.0, 9.0], [8.0, 9.0], [9.0, 8.0], [7.0, 8.0]])
    >>> tally.add(scores, np.array([[2.0, 1.0], [2.0, 1.0], [1.0, 2.0], [2.0, 1.0]]))
    >>> tally.order.tolist(), tally.acceptability.tolist()
    ([1, 0], [[0.75, 0.25], [0.25, 0.75]])
    """

    def __init__(self, nominal: FloatArray, k: int = 0) -> None:
        nominal = np.asarray(nominal, dtype=float)
        self.order: Indices = np.argsort(nominal, kind="stable")  # NaN comes last
        self.nominal: FloatArray = nominal[self.order]
        n = len(nominal)
        self.runs = 0
        self._counts: Integers = np.zeros((n, 2 * n + 1), np.int64)  # by twice the rank
        self._above: Integers = np.zeros((n, n), np.int64)
        self._both: Integers = np.zeros((n, n), np.int64)
        self._scores: FloatArray = np.zeros(n)
        self._cuts: Integers = np.zeros(max(n - 1, 0), np.int64)
        self._first: Integers = np.zeros(n, np.int64)
        self._weighted: Integers = np.zeros(n, np.int64)
        self._weights: FloatArray = np.zeros((n, k))

    def add(self, scores: FloatArray, ranks: FloatArray, weights: FloatArray | None = None) -> None:
        """Count runs.

        Parameters
        ----------
        scores, ranks : ndarray, (runs, n)
            In the order of the nominal ranks given; NaN where there is none.
        weights : ndarray, (runs, k), optional
            Those behind the ranks.
        """
        ranks = np.asarray(ranks, dtype=float)[:, self.order]
        there = ~np.isnan(ranks)
        runs, n = ranks.shape
        self.runs += runs
        places = np.where(there, 2.0 * ranks, 0.0).astype(np.int64) + np.arange(n) * (2 * n + 1)
        found = np.bincount(places.ravel(), minlength=self._counts.size)
        self._counts += found.reshape(self._counts.shape)
        self._pairs(ranks, there)
        low = np.where(there, ranks, np.inf)
        best_after = np.minimum.accumulate(low[:, ::-1], axis=1)[:, ::-1]
        worst_before = np.maximum.accumulate(np.where(there, ranks, -np.inf), axis=1)
        self._scores += np.where(there, scores[:, self.order], 0.0).sum(axis=0)
        self._cuts += (worst_before[:, :-1] < best_after[:, 1:]).sum(axis=0)
        first = there & (low == best_after[:, :1]) if n else there
        self._first += first.sum(axis=0)
        if weights is not None:
            self._weighted += first.sum(axis=0)
            self._weights += first.T.astype(float) @ weights

    def _pairs(self, ranks: FloatArray, there: np.ndarray) -> None:
        """Count who is above whom, one region against all at a time to spare memory."""
        small = np.int16 if ranks.shape[1] < _MANY else np.int32
        twice = (2.0 * np.where(there, ranks, 0.0)).astype(small).T.copy()
        placed = there.T.copy()
        whole = bool(there.all())
        for i in range(len(twice)):
            above = twice[i] < twice
            if whole:
                self._both[i] += there.shape[0]
            else:
                both = placed[i] & placed
                above &= both
                self._both[i] += np.count_nonzero(both, axis=1)
            self._above[i] += np.count_nonzero(above, axis=1)

    @property
    def placed(self) -> Integers:
        """In how many runs each region has a rank."""
        found: Integers = self._counts[:, 1:].sum(axis=1)
        return found

    @property
    def acceptability(self) -> FloatArray:
        """Rank acceptability index: the share of runs at each rank, (n, n); a row a region."""
        whole, between = self._counts[:, 2::2], self._counts[:, 1::2]
        halves = np.zeros(whole.shape)
        halves += between / 2.0
        halves[:, :-1] += between[:, 1:] / 2.0
        return _share(whole + halves, self.placed[:, None])

    @property
    def keeping(self) -> FloatArray:
        """The share of runs at the nominal rank, (n,); NaN where there is none."""
        there = ~np.isnan(self.nominal)
        places = np.where(there, 2.0 * self.nominal, 0.0).astype(np.int64)
        counts = self._counts[np.arange(len(places)), places]
        return np.where(there, _share(counts, self.placed), np.nan)

    def quantile(self, share: float) -> FloatArray:
        """Return the smallest rank that at least a share of the runs do not exceed, (n,)."""
        return self._reached(share)

    def _reached(self, share: float, beyond: bool = False) -> FloatArray:
        """Return the smallest rank that a share of the runs, or more than it, do not exceed."""
        reached = np.cumsum(self._counts[:, 1:], axis=1)
        rounding = 1e-9 * np.maximum(self.placed, 1)
        needed = share * self.placed + (rounding if beyond else -rounding)
        place = np.argmax(reached >= np.maximum(needed, 0.5)[:, None], axis=1)
        return np.where(self.placed > 0, (place + 1) / 2.0, np.nan)

    @property
    def median(self) -> FloatArray:
        """The median rank (the lower one), (n,)."""
        return self.quantile(0.5)

    def interval(self, probability: float) -> tuple[FloatArray, FloatArray]:
        """Return the lowest and highest rank of a central interval, each (n,).

        Parameters
        ----------
        probability : float
            At least this share of the runs lies within; at most half of the rest on each side, and
            neither end can come nearer: with ranks counted from the last the interval is the same.
        """
        low = self._reached((1.0 - probability) / 2.0, beyond=True)
        return low, self.quantile((1.0 + probability) / 2.0)

    @property
    def mean_score(self) -> FloatArray:
        """The mean score, (n,)."""
        return _share(self._scores, self.placed)

    @property
    def mean(self) -> FloatArray:
        """The mean rank, (n,)."""
        return _share(self._counts @ (np.arange(self._counts.shape[1]) / 2.0), self.placed)

    @property
    def deviation(self) -> FloatArray:
        """The standard deviation of the rank over the runs, (n,)."""
        ranks = np.arange(self._counts.shape[1]) / 2.0
        away = (ranks - self.mean[:, None]) ** 2
        return np.sqrt(_share((self._counts[:, 1:] * away[:, 1:]).sum(axis=1), self.placed))

    @property
    def above(self) -> FloatArray:
        """Pairwise winning index, (n, n): the share of runs with a row's region above a column's.

        Of the runs in which both have a rank; NaN on the diagonal.
        """
        found = _share(self._above, self._both)
        np.fill_diagonal(found, np.nan)
        return found

    @property
    def cuts(self) -> FloatArray:
        """The share of runs in which the first i are all above the others, (n - 1,), i from 1.

        NaN where the nominal order does not say which are the first i, as two have the same rank.
        """
        tied = self.nominal[:-1] == self.nominal[1:]
        return np.where(tied, np.nan, _share(self._cuts, np.array(self.runs)))

    @property
    def first(self) -> FloatArray:
        """The share of runs in which no other region has a better rank, (n,)."""
        return _share(self._first, self.placed)

    @property
    def central(self) -> FloatArray:
        """Central weights, (n, k): the mean weights of the runs in which a region is first.

        NaN where it never is, and where runs brought no weights.
        """
        return _share(self._weights, self._weighted[:, None])


def _share(counts: FloatArray | Integers, of: Integers) -> FloatArray:
    """Return shares, NaN of nothing."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found: FloatArray = np.where(of > 0, counts / of, np.nan)
    return found
