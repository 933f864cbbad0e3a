"""The pairwise comparison matrix: labelled items and one exact ratio for each pair."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Self

import numpy as np
import numpy.typing as npt

from ahp.common.findings import Finding, MatrixError, Place, Problems
from ahp.common.names import suggestion
from ahp.model.cells import Cells, Locate, Spans, Upper, raise_errors, read_upper, told_once
from ahp.model.frames import of_frame
from ahp.model.interval.interval import Ends, Interval, reciprocal
from ahp.model.judgment import format_judgment, shown_cell
from ahp.model.pair import read_pair
from ahp.model.wording import (
    DIAGONAL,
    LABEL_BLANK,
    LABEL_CHARACTERS,
    LABEL_DUPLICATE,
    LABEL_UNKNOWN,
    NO_ITEMS,
    TOO_MANY_ITEMS,
    UPPER_LENGTH,
    VALUES_SHAPE,
)

MAX_ITEMS = 200
"""Items of one matrix; 50 are already 1225 judgments for a person to make."""

_NOT_IN_FILES = ("Cc", "Cs")  # control characters, halves of surrogate pairs


@dataclass(frozen=True, init=False, repr=False)
class PairwiseMatrix:
    """Judgments of how many times more one item matters than another, each stored once.

    Parameters
    ----------
    labels : sequence of str
        One for each item, unique. White space around a label and runs of it inside do not count.
    values : sequence of sequence, ndarray or pandas.DataFrame, (n, n)
        Of a frame with the same items as rows and columns, in whatever order of each.
        Integers, fractions (``"1/3"`` or `fractions.Fraction`), decimals or floats; None, NaN or
        a blank text where a pair was not judged. The upper triangle is enough; a cell given
        below it must be the reciprocal, within the rounding of decimals as written (0.333
        against 3, where the exact side counts). The diagonal is 1 or blank. An interval is a text
        such as ``"3-5"`` or a tuple of its two ends; its judgment is its middle on the scale.

    Attributes
    ----------
    labels : tuple of str
    upper : tuple of Fraction or None
        The strict upper triangle row by row; None where a pair was not judged.
    intervals : mapping of (int, int) to (Fraction, Fraction)
        The smaller and the greater end by positions i < j; of pairs that were judged so.

    Raises
    ------
    MatrixError
        With everything that is wrong with labels and values.

    Examples
    --------
    >>> matrix = PairwiseMatrix(["price", "style"], [[1, "1/3"], ["", 1]])
    >>> matrix.judgment("style", "price")
    Fraction(3, 1)
    >>> matrix
    PairwiseMatrix.from_upper(['price', 'style'], ['1/3'])
    """

    labels: tuple[str, ...]
    upper: tuple[Fraction | None, ...]
    _spans: Spans

    def __init__(self, labels: Sequence[str], values: Cells | npt.NDArray[np.float64]) -> None:
        if hasattr(values, "to_numpy"):  # a frame of pandas
            values = of_frame(labels, values)
        rows: Cells = values.tolist() if isinstance(values, np.ndarray) else values
        problems = Problems()
        names = _checked_labels(labels, problems)
        n, lengths = len(names), [len(row) for row in rows]
        if len(rows) != n or any(length != n for length in lengths):
            shown = [*map(str, sorted(set(lengths)))] or "0"
            problems.add(VALUES_SHAPE, n=n, rows=len(rows), lengths=shown)
            upper = Upper()
        else:
            upper = read_upper(rows, problems, _pair_place(names))
        if problems.errors:
            raise MatrixError(problems.findings)
        self._set(names, upper)

    def _set(self, labels: tuple[str, ...], upper: Upper) -> None:
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "upper", upper.judgments)
        object.__setattr__(self, "_spans", upper.spans)

    @classmethod
    def _trusted(cls, labels: tuple[str, ...], upper: Upper) -> Self:
        """Make a matrix of what was checked already."""
        matrix = cls.__new__(cls)
        matrix._set(labels, upper)
        return matrix

    @classmethod
    def from_judgments(
        cls, labels: Sequence[str], judgments: Mapping[tuple[str, str], object]
    ) -> Self:
        """Make a matrix of judgments by pair; pairs that are not named were not judged.

        Parameters
        ----------
        labels : sequence of str
        judgments : mapping of (str, str) to int, str, float, Fraction or tuple
            ``{(a, b): 3}`` says that a matters 3 times as much as b, ``{(a, b): (3, 5)}`` or
            ``{(a, b): "3-5"}`` that it does 3 to 5 times.

        Raises
        ------
        MatrixError
            As for the class, and when a pair names an item that has no label.

        Examples
        --------
        >>> PairwiseMatrix.from_judgments("abc", {("a", "b"): 2, ("c", "b"): "1/4"}).upper
        (Fraction(2, 1), None, Fraction(4, 1))
        """
        names = [clean_label(label) for label in labels]
        positions = {label: place for place, label in enumerate(names)}
        cells: list[list[object]] = [[None] * len(names) for _ in names]
        unknown: list[Finding] = []
        for pair, value in judgments.items():
            a, b = map(clean_label, pair)
            if a in positions and b in positions:
                cells[positions[a]][positions[b]] = tuple(value) if type(value) is list else value
            unknown += [_unknown_label(one, names) for one in (a, b) if one not in positions]
        try:
            matrix = cls(names, cells)
        except MatrixError as error:
            raise MatrixError([*unknown, *error.findings]) from None
        if unknown:
            raise MatrixError(unknown)
        return matrix

    @classmethod
    def from_upper(cls, labels: Sequence[str], upper: Sequence[object]) -> Self:
        """Make a matrix of the judgments above the diagonal, row by row.

        Parameters
        ----------
        labels : sequence of str
        upper : sequence of int, str, float, Fraction, tuple or None, (n (n - 1) / 2,)
            A tuple has the two ends of an interval.

        Raises
        ------
        MatrixError
            As for the class, and when there are too many or too few judgments.

        Examples
        --------
        >>> PairwiseMatrix.from_upper("abc", [3, "1/5", None]).missing
        (('b', 'c'),)
        """
        n = len(labels)
        expected = n * (n - 1) // 2
        if len(upper) != expected:
            details = {"n": n, "expected": expected, "count": len(upper)}
            raise MatrixError([Finding(UPPER_LENGTH, details)])
        rows: list[list[object]] = []
        upper = [tuple(one) if type(one) is list else one for one in upper]
        start = 0
        for i in range(n):
            stop = start + n - 1 - i
            rows.append([*([None] * (i + 1)), *upper[start:stop]])
            start = stop
        return cls(labels, rows)

    @property
    def n(self) -> int:
        """The number of items."""
        return len(self.labels)

    def judgment(self, a: str, b: str) -> Fraction | None:
        """How many times more a matters than b; None when that was not judged.

        Raises
        ------
        MatrixError
            When an item has no such label.

        Examples
        --------
        >>> PairwiseMatrix.from_upper("ab", [3]).judgment("b", "a")
        Fraction(1, 3)
        """
        i, j = self._position(a), self._position(b)
        if i == j:
            return Fraction(1)
        value = self.upper[_upper_index(min(i, j), max(i, j), self.n)]
        return value if i < j or value is None else 1 / value

    @property
    def intervals(self) -> Mapping[tuple[int, int], Ends]:
        """The intervals above the diagonal by positions; empty where every judgment is sharp.

        >>> PairwiseMatrix.from_upper("ab", ["1/3-1"]).intervals[0, 1]
        (Fraction(1, 3), Fraction(1, 1))
        """
        return MappingProxyType(dict(self._spans))

    def interval(self, a: str, b: str) -> Ends | None:
        """How many times more a matters than b, at least and at most; None where that is sharp.

        >>> PairwiseMatrix.from_upper("ab", [(3, 5)]).interval("b", "a")
        (Fraction(1, 5), Fraction(1, 3))
        """
        i, j = self._position(a), self._position(b)
        ends = dict(self._spans).get((min(i, j), max(i, j)))
        return reciprocal(ends) if ends and i > j else ends

    def as_given(self, a: str, b: str) -> Fraction | None:
        """Return a judgment as `judgment` does, but an interval as it was given.

        >>> PairwiseMatrix.from_upper("ab", ["3-5"]).as_given("b", "a")
        Interval(Fraction(1, 5), Fraction(1, 3))
        """
        ends = self.interval(a, b)
        return Interval(*ends) if ends else self.judgment(a, b)

    def judgment_text(self, a: str, b: str) -> str:
        """Write a judgment as a file does; empty where it was not given.

        >>> matrix = PairwiseMatrix.from_upper("abc", [3, "3-5", None])
        >>> matrix.judgment_text("b", "a"), matrix.judgment_text("a", "c")
        ('1/3', '3-5')
        """
        value = self.as_given(a, b)
        return "" if value is None else format_judgment(value)

    def upper_texts(self) -> tuple[str, ...]:
        """Write the judgments above the diagonal row by row; see `judgment_text`.

        >>> PairwiseMatrix.from_upper("abc", [3, (3, 5), None]).upper_texts()
        ('3', '3-5', '')
        """
        given = (value for *_, value in self.given())
        return tuple("" if value is None else format_judgment(value) for value in given)

    @cached_property
    def complete(self) -> bool:
        """Whether every pair was judged.

        >>> PairwiseMatrix.from_upper("ab", [None]).complete
        False
        """
        return None not in self.upper

    @property
    def blank(self) -> bool:
        """Whether no pair was judged, though there are some.

        >>> PairwiseMatrix.from_upper("ab", [None]).blank, PairwiseMatrix(["a"], [[1]]).blank
        (True, False)
        """
        return bool(self.upper) and not any(self.upper)

    @property
    def judged(self) -> int:
        """How many pairs were judged.

        >>> PairwiseMatrix.from_upper("abc", [3, None, 2]).judged
        2
        """
        return len(self.upper) - self.upper.count(None)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The pairs that were not judged, in order.

        >>> PairwiseMatrix.from_upper("ab", [None]).missing
        (('a', 'b'),)
        """
        if self.complete:
            return ()
        return tuple((a, b) for a, b, value in self.pairs() if value is None)

    def pairs(self) -> Iterator[tuple[str, str, Fraction | None]]:
        """Yield every pair above the diagonal with its judgment, row by row.

        >>> [(a, b, str(value)) for a, b, value in PairwiseMatrix.from_upper("ab", ["1/2"]).pairs()]
        [('a', 'b', '1/2')]
        """
        upper = iter(self.upper)
        for place, a in enumerate(self.labels):
            for b in self.labels[place + 1 :]:
                yield a, b, next(upper)

    def given(self) -> Iterator[tuple[str, str, Fraction | None]]:
        """Yield every pair as `pairs` does, but intervals as they were given.

        >>> [value for *_, value in PairwiseMatrix.from_upper("ab", ["3-5"]).given()]
        [Interval(Fraction(3, 1), Fraction(5, 1))]
        """
        ends = {(self.labels[i], self.labels[j]): span for (i, j), span in self._spans}
        for a, b, value in self.pairs():
            span = ends.get((a, b))
            yield a, b, Interval(*span) if span else value

    def to_array(self) -> npt.NDArray[np.float64]:
        """Return the whole matrix as floats.

        Returns
        -------
        ndarray, (n, n)
            NaN where a pair was not judged.

        Examples
        --------
        >>> PairwiseMatrix.from_upper("ab", ["1/4"]).to_array()
        array([[1.  , 0.25],
               [4.  , 1.  ]])
        """
        array = np.ones((self.n, self.n))
        rows, columns = _triangle(self.n)
        if self.complete:
            ratios = [v.as_integer_ratio() for v in self.upper if v is not None]
            array[rows, columns] = [p / q for p, q in ratios]
            array[columns, rows] = [q / p for p, q in ratios]
        else:
            missing = float("nan")
            array[rows, columns] = [missing if v is None else float(v) for v in self.upper]
            array[columns, rows] = [missing if v is None else float(1 / v) for v in self.upper]
        return array

    def replace(self, a: str, b: str, value: object) -> Self:
        """Return a matrix that differs in one judgment; None takes it away.

        Raises
        ------
        MatrixError
            When an item has no such label, or the value is not a ratio above 0.

        Examples
        --------
        >>> PairwiseMatrix.from_upper("ab", [3]).replace("b", "a", 5).upper
        (Fraction(1, 5),)
        """
        i, j = self._position(a), self._position(b)
        if i == j:
            place = Place(pair=f"{a} : {b}")
            if read_pair(1, value).judgment != 1:
                details = {"value": shown_cell(value)}
                raise MatrixError([Finding(DIAGONAL, details, None, place)])
            return self
        read = read_pair(value, None)
        raise_errors(read, Place(pair=f"{a} : {b}"))
        judged, ends = read.judgment, read.ends
        if i > j and judged is not None:
            judged, ends = 1 / judged, ends and reciprocal(ends)
        pair = min(i, j), max(i, j)
        upper = list(self.upper)
        upper[_upper_index(*pair, self.n)] = judged
        spans = {**self.intervals, pair: ends}
        kept = sorted((each, given) for each, given in spans.items() if given)
        return self._trusted(self.labels, Upper(tuple(upper), tuple(kept)))

    def relabelled(self, labels: Sequence[str]) -> Self:
        """Return the same judgments of items that are called otherwise.

        Raises
        ------
        MatrixError
            As for the class, and when there are more or fewer labels.

        Examples
        --------
        >>> PairwiseMatrix.from_upper("ab", [3]).relabelled(["x", "y"])
        PairwiseMatrix.from_upper(['x', 'y'], ['3'])
        """
        upper = [value for *_, value in self.given()] if self._spans else self.upper
        return self.from_upper(labels, upper)

    def __repr__(self) -> str:
        shown = [text or None for text in self.upper_texts()]
        return f"PairwiseMatrix.from_upper({list(self.labels)!r}, {shown!r})"

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {label: place for place, label in enumerate(self.labels)}

    def _position(self, label: str) -> int:
        place = self._positions.get(label)
        if place is None:
            place = self._positions.get(clean_label(label))
        if place is None:
            raise MatrixError([_unknown_label(label, self.labels)])
        return place


def build_matrix(
    labels: Sequence[str],
    cells: Cells,
    problems: Problems,
    locate: Locate | None = None,
) -> PairwiseMatrix | None:
    """Make a matrix of the cells of a file, noting all that is wrong.

    Parameters
    ----------
    labels : sequence of str
    cells : sequence of sequence, (n, n)
        As for `PairwiseMatrix`.
    problems : Problems
        Takes the findings.
    locate : callable, optional
        ``locate(i, j)`` is the place of a cell in the file, from indices that start at 0.

    Returns
    -------
    PairwiseMatrix or None
        None when there was an error; warnings do not prevent a matrix.

    Examples
    --------
    >>> problems = Problems()
    >>> build_matrix(["a", "b"], [["1", "0"], ["", "1"]], problems) is None
    True
    >>> problems.findings[0].message()
    "'0' is zero, but a judgment is a ratio above 0"
    """
    found = Problems()
    names = _checked_labels(labels, found)
    upper = read_upper(cells, found, locate or _pair_place(names))
    problems.take(told_once(found.findings))
    return None if found.errors else PairwiseMatrix._trusted(names, upper)


def clean_label(label: str) -> str:
    """Return a label without white space around it and without runs of it inside.

    >>> clean_label("  unit   price ")
    'unit price'
    """
    return " ".join(label.split())


def _unknown_label(label: str, known: Sequence[str]) -> Finding:
    return Finding(LABEL_UNKNOWN, {"label": label, "suggestion": suggestion(label, known)})


def _checked_labels(labels: Sequence[str], problems: Problems) -> tuple[str, ...]:
    names = tuple([" ".join(label.split()) for label in labels])
    if not names:
        problems.add(NO_ITEMS)
    if len(names) > MAX_ITEMS:
        problems.add(TOO_MANY_ITEMS, count=len(names), limit=MAX_ITEMS)
    if len(set(names)) < len(names) or "" in names:
        for label, count in Counter(names).items():
            if count > 1 and label:
                problems.add(LABEL_DUPLICATE, label=label, count=count)
        for place, label in enumerate(names, start=1):
            if not label:
                problems.add(LABEL_BLANK, number=place)
    for label in names:
        if not (label.isascii() and label.isprintable()) and not _fit_for_files(label):
            problems.add(LABEL_CHARACTERS, label=label)
    return names


def _fit_for_files(label: str) -> bool:
    return not any(
        unicodedata.category(sign) in _NOT_IN_FILES or sign in "\ufffe\uffff" for sign in label
    )


def _pair_place(labels: tuple[str, ...]) -> Locate:
    return lambda i, j: Place(pair=f"{labels[i]} : {labels[j]}")


def _upper_index(i: int, j: int, n: int) -> int:
    """Where the pair i < j stands in the upper triangle row by row."""
    return i * n - i * (i + 1) // 2 + j - i - 1


@lru_cache(maxsize=64)
def _triangle(n: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    rows, columns = np.triu_indices(n, 1)
    return rows, columns
