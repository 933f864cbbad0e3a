"""A sample database: records of entities and relations, rolled up to the values of indicators.

``load_definitions`` reads a ``sample.toml``, ``connect`` opens the records it names, ``roll_up``
computes every indicator of every region and year, ``check_sample`` tells how good the records are.
The computing is done by the database: DuckDB within this process, PostgreSQL or Spark.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from index.records.definitions import Definition, Definitions
    from index.records.engines.sources import Source, connect
    from index.records.quality import Quality, write_quarantine
    from index.records.reading import load_definitions
    from index.records.records import Records, clean_records
    from index.records.rollup import Rollup, check_sample, records_of, roll_up

__all__ = [
    "Definition",
    "Definitions",
    "Quality",
    "Records",
    "Rollup",
    "Source",
    "check_sample",
    "clean_records",
    "connect",
    "load_definitions",
    "records_of",
    "roll_up",
    "write_quarantine",
]

_HOMES = {
    "index.records.definitions": ("Definition", "Definitions"),
    "index.records.reading": ("load_definitions",),
    "index.records.quality": ("Quality", "write_quarantine"),
    "index.records.records": ("Records", "clean_records"),
    "index.records.rollup": ("Rollup", "check_sample", "records_of", "roll_up"),
    "index.records.engines.sources": ("Source", "connect"),
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home, since Ibis takes most of a second."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'index.records' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
