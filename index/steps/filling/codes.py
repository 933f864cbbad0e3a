"""Codes for missing values, such as -999: taken as such where declared, told where they seem so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number, Problems
from index.project.arrays import BoolArray, FloatArray
from index.project.project import IndexProject
from index.project.settings import Settings
from index.steps.filling.wording import CODE_SUSPECTED, CODES_TAKEN

_DIGITS, _LENGTHS = (7, 8, 9), range(2, 10)
LIKELY = frozenset(float(str(digit) * n) for digit in _DIGITS for n in _LENGTHS)
"""What stands for missing in many data sets: 99, 999, ...; 77 and 88 in surveys."""


def without_codes(
    table: pd.DataFrame, project: IndexProject, settings: Settings, notes: Problems
) -> pd.DataFrame:
    """Take declared codes as missing, count them, and warn of values that seem to be others.

    Parameters
    ----------
    table : DataFrame
        Values as given.
    project : IndexProject
    settings : Settings
        ``missing_codes``; an indicator may have others of its own.
    notes : Problems

    Returns
    -------
    DataFrame
        The same table, where it has no codes.
    """
    values = table.to_numpy(dtype=float)
    changed = None
    for column, code in enumerate(table.columns):
        declared = (*settings.missing_codes, *project.indicator(str(code)).missing_codes)
        found = coded(values[:, column], declared)
        if found.any():
            changed = values.copy() if changed is None else changed
            changed[found, column] = np.nan
            notes.findings.append(taken(str(code), values[found, column]))
    if changed is not None:
        table = pd.DataFrame(changed, table.index, table.columns)
    notes.findings += suspected(table)
    return table


def coded(values: FloatArray, declared: Sequence[float | str]) -> BoolArray:
    """Return which values are declared to say that there is none; texts are no values.

    >>> coded(np.array([1.0, -999.0]), (-999.0,)).tolist()
    [False, True]
    """
    numbers = [one for one in declared if not isinstance(one, str)]
    return np.isin(values, numbers) if numbers else np.zeros(values.shape, dtype=bool)


def taken(indicator: str, values: FloatArray) -> Finding:
    """Return the note of how many values of an indicator are declared codes.

    >>> taken("x", np.array([-99999999.0])).message()
    'x: 1 value (-99999999) taken as missing, as declared'
    """
    codes = [str(Number(value)) for value in np.unique(values)]
    return Finding(CODES_TAKEN, {"indicator": indicator, "codes": codes, "count": len(values)})


def suspected(table: pd.DataFrame) -> Iterator[Finding]:
    """Warn of values that look like codes for missing and lie far outside the others.

    Written with one digit alone (-999, 9999, 88), they are either negative among values that
    are not, or repeated and farther from the next value than the others are from each other.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> index = table_index((2022, region) for region in "abc")
    >>> table = pd.DataFrame({"x": [3.0, -999.0, 5.0], "y": [97.0, 98.0, 99.0]}, index)
    >>> [found.details["indicator"] for found in suspected(table)]
    ['x']
    """
    for code, column in zip(table.columns, table.to_numpy(dtype=float).T, strict=True):
        given = column[~np.isnan(column)]
        if not len(given):
            continue
        for value in {given.min(), given.max()}:
            others = given[given != value]
            if abs(value) not in LIKELY or not len(others):
                continue
            count = len(given) - len(others)
            gap = min(abs(others.min() - value), abs(others.max() - value))
            negative = value < 0 <= others.min()
            if negative or (count > 1 and gap > others.max() - others.min()):
                said = {"indicator": code, "value": Number(float(value)), "count": count}
                yield Finding(CODE_SUSPECTED, said)
