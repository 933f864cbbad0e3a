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
    from index.sample.definitions import Definition, Definitions, load_definitions
    from index.sample.quality import Quality, write_quarantine
    from index.sample.records import Records, clean_records
    from index.sample.rollup import Rollup, check_sample, records_of, roll_up
    from index.sample.sources import Source, connect
    from index.sample.synthetic import write_sample

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
    "write_sample",
]

_HOMES = {
    "definitions": ("Definition", "Definitions", "load_definitions"),
    "quality": ("Quality", "write_quarantine"),
    "records": ("Records", "clean_records"),
    "rollup": ("Rollup", "check_sample", "records_of", "roll_up"),
    "sources": ("Source", "connect"),
    "synthetic": ("write_sample",),
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home, since Ibis takes most of a second."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'index.sample' has no attribute {name!r}")
    value = getattr(import_module(f"index.sample.{home}"), name)
    globals()[name] = value
    return value
