"""Tables of values by year and region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Number
from ahp.common.wording import Message
from index.project.arrays import BoolArray, Indices

INDEX_LEVELS = ("year", "region")


@dataclass(frozen=True)
class Block:
    """Rows that are compared with each other.

    Attributes
    ----------
    pool : str
    years : tuple of int
        One, or all where years are pooled.
    rows : ndarray of int
        Positions in the table.
    """

    pool: str
    years: tuple[int, ...]
    rows: Indices


def blocks_of(index: pd.MultiIndex, pools: Mapping[str, str], pooled: bool) -> tuple[Block, ...]:
    """Part the rows of a table into those that are compared with each other.

    Parameters
    ----------
    index : MultiIndex
        Of (year, region).
    pools : mapping of str to str
        The pool of each region.
    pooled : bool
        Whether all years of a pool go together.

    Returns
    -------
    tuple of Block

    Examples
    --------
    >>> index = table_index([(2021, "a"), (2021, "b"), (2022, "a")])
    >>> blocks = blocks_of(index, {"a": "x", "b": "x"}, pooled=False)
    >>> [(block.years, block.rows.tolist()) for block in blocks]
    [((2021,), [0, 1]), ((2022,), [2])]
    """
    years, regions = (level.tolist() for level in index.levels)
    year_codes, region_codes = (np.asarray(codes) for codes in index.codes)
    used = np.unique(region_codes)  # a level may name regions that no row is of
    names = list(dict.fromkeys(pools[regions[code]] for code in used))
    of_region = np.zeros(len(regions), dtype=np.intp)
    of_region[used] = [names.index(pools[regions[code]]) for code in used]
    pool_codes = of_region[region_codes]
    found = []
    for k, name in enumerate(names):
        in_pool = pool_codes == k
        if pooled:
            rows = np.flatnonzero(in_pool)
            present = tuple(int(years[code]) for code in np.unique(year_codes[rows]))
            if len(rows):
                found.append(Block(name, present, rows))
            continue
        for code in np.unique(year_codes[in_pool]):
            rows = np.flatnonzero(in_pool & (year_codes == code))
            found.append(Block(name, (int(years[code]),), rows))
    return tuple(found)


def table_index(rows: Iterable[tuple[int, str]]) -> pd.MultiIndex:
    """Return the index of a table of values: (year, region), in the order given."""
    return pd.MultiIndex.from_tuples(list(rows), names=list(INDEX_LEVELS))


def cell_findings(
    what: Message,
    table: pd.DataFrame,
    where: BoolArray,
    columns: Sequence[str] | None = None,
    **details: object,
) -> Iterator[Finding]:
    """Make a finding for every marked cell of a table, with year, region, indicator and value."""
    columns = list(table.columns) if columns is None else columns
    values = table.to_numpy()
    rows, places = np.nonzero(where)
    index = table.index.tolist() if len(rows) else []
    for row, column in zip(rows.tolist(), places.tolist(), strict=True):
        year, region = index[row]
        said = {"year": int(year), "region": region, "indicator": columns[column]}
        value = Number(float(values[row, column]))
        yield Finding(what, {**said, "value": value, **details})
