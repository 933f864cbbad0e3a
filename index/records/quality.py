"""How good the records are: what was rejected and why, what is missing; and the quarantine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ahp.common.findings import AhpError
from ahp.common.io.write import make_folder, writing
from index.records.places import PlaceName
from index.records.wording import SAMPLE_COUNT

if TYPE_CHECKING:
    from index.records.records import Clean, Records


class CountError(AhpError):
    """Records used and rejected are not as many as there are."""


@dataclass(frozen=True)
class TableQuality:
    """The records of one table.

    Attributes
    ----------
    table : str
    total, used : int
        ``total`` is what the table holds, ``used`` what is left without those rejected.
    rejected : mapping of str to int
        By reason.
    undated : int
        Of those used.
    missing : mapping of str to int
        By column: the used records without a value.
    by_region : mapping of str to (mapping of str to (int, int))
        By code of region or city, then by column: the same, and of how many.
    """

    table: str
    total: int
    used: int
    rejected: Mapping[str, int] = field(default_factory=dict, hash=False)
    undated: int = 0
    missing: Mapping[str, int] = field(default_factory=dict, hash=False)
    by_region: Mapping[str, Mapping[str, tuple[int, int]]] = field(
        default_factory=dict, hash=False, repr=False
    )

    def __post_init__(self) -> None:
        """Check that no record was lost or counted twice.

        >>> TableQuality("parks", 3, 1, {"copy": 1})
        Traceback (most recent call last):
            ...
        index.records.quality.CountError: parks has 3 records, but 1 were used and 1 rejected. Try \
again when nothing writes to the records; if it stays, please report it
        """
        rejected = sum(self.rejected.values())
        if self.total != self.used + rejected:
            said = {"total": self.total, "used": self.used, "rejected": rejected}
            raise CountError.of(SAMPLE_COUNT, table=self.table, **said)


@dataclass(frozen=True)
class Quality:
    """The records of a sample database.

    Attributes
    ----------
    tables : tuple of TableQuality
        Those that are read.
    names : tuple of PlaceName
        Names of places that are aliases, or unknown.
    """

    tables: tuple[TableQuality, ...]
    names: tuple[PlaceName, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no record was rejected.

        >>> Quality((TableQuality("parks", 3, 2, {"copy": 1}),)).ok
        False
        """
        return not any(table.rejected for table in self.tables)

    @property
    def aliases(self) -> tuple[PlaceName, ...]:
        """The names that stand for a region which is called otherwise."""
        return tuple(name for name in self.names if name.region is not None)

    @property
    def unknown(self) -> tuple[PlaceName, ...]:
        """The names that no region has."""
        return tuple(name for name in self.names if name.region is None)


def write_quarantine(
    records: Records, quality: Quality, folder: str | os.PathLike[str]
) -> tuple[str, ...]:
    """Write the rejected records, each with its reason, to one CSV file for every table.

    Parameters
    ----------
    records : Records
    quality : Quality
        Of these records.
    folder : path
        Made where it does not exist; nothing is written where nothing was rejected.

    Returns
    -------
    tuple of str
        The files: the reason first, then the columns as they are in the source.

    Raises
    ------
    FileError
        When a file cannot be written.
    """
    paths = []
    for table in quality.tables:
        if table.rejected:
            path = os.path.join(folder, f"{table.table}.csv")
            make_folder(folder)
            with writing(path):
                _write(records, records.tables[table.table], path)
            paths.append(path)
    return tuple(paths)


def _write(records: Records, clean: Clean, path: str) -> None:
    # deferred: a roll-up that was kept is read without an engine
    import ibis
    import pyarrow as pa
    from pyarrow import csv

    from index.records.records import REASONS

    expr = clean.expr.filter(clean.expr["__reason"] < 0)
    reason = ibis.cases(
        *((expr["__reason"] == -number, name) for number, name in enumerate(REASONS) if name)
    )
    columns = {f"__{name}": _plain(expr[name]) for name in clean.raw}
    rows = expr.select(__why=-expr["__reason"], __as=reason, **columns)
    rows = rows.order_by(["__why", *columns]).drop("__why")
    names = ["reason", *clean.raw]
    schema = rows.schema().to_pyarrow()
    schema = pa.schema([one.with_name(name) for one, name in zip(schema, names, strict=True)])
    with open(path, "wb") as file, csv.CSVWriter(file, schema) as writer:
        for batch in records.source.batches(rows):
            writer.write_batch(pa.record_batch(batch.columns, schema=schema))


def _plain(column: Any) -> Any:
    """Return a column of a type that a CSV file can hold as it is."""
    dtype = column.type()
    kinds = dtype.is_string(), dtype.is_integer(), dtype.is_floating(), dtype.is_boolean()
    return column if any((*kinds, dtype.is_date())) else column.cast("string")
