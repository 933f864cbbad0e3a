"""Spoilt records, about one in a thousand, so that what a check finds can be seen and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pyarrow as pa

from index.sample.synthetic.geography import Geography
from index.sample.synthetic.invented import DIGITS, LETTERS

PLANTED: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "enterprises": (440, ("copy", "conflict", "region", "city", "negative")),
    "investors": (2500, ("copy", "region")),
    "universities": (300, ("negative",)),
    "alliances": (750, ("city",)),
    "conferences": (1000, ("date", "region")),
    "parks": (900, ("city", "region")),
    "people": (2000, ("enterprise", "copy")),
    "relations": (1000, ("target", "source", "negative", "kind", "date")),
}
"""By table: after how many good records one is planted, and what is wrong with each in turn."""

_NEGATIVE = {"enterprises": "patents", "universities": "domestic_papers", "relations": "amount"}
_NEW, _UNKNOWN = 900_000_000, 800_000_000  # numbers of ids that no good record reaches


def planted(table: str, size: int) -> dict[str, int]:
    """Count the spoilt records among so many good ones, by what is wrong with them.

    A conflict is two records with one id.

    >>> planted("enterprises", 2200)
    {'copy': 1, 'conflict': 2, 'region': 1, 'city': 1, 'negative': 1}
    """
    every, kinds = PLANTED.get(table, (size + 1, ()))
    found: dict[str, int] = {}
    for event in range(size // every):
        kind = kinds[event % len(kinds)]
        found[kind] = found.get(kind, 0) + (2 if kind == "conflict" else 1)
    return found


def plant(chunk: Any, table: str, before: int, geography: Geography) -> Any:
    """Put spoilt records among the good ones of a chunk.

    Parameters
    ----------
    chunk : pyarrow.Table
    table : str
    before : int
        Good records of the table before this chunk.
    geography : Geography

    Returns
    -------
    pyarrow.Table
        The good records as they were, and the spoilt ones after every so many of them.
    """
    if table not in PLANTED:
        return chunk
    every, kinds = PLANTED[table]
    stops = range(every - before % every, len(chunk) + 1, every)
    parts = []
    for begin, stop in pairwise((0, *stops)):
        parts.append(chunk.slice(begin, stop - begin))
        event = (before + stop) // every - 1
        row = chunk.slice(stop - 1, 1).to_pylist()[0]
        rows = list(_spoilt(kinds[event % len(kinds)], row, table, event, geography))
        parts.append(pa.Table.from_pylist(rows, schema=chunk.schema))
    parts.append(chunk.slice(stops[-1] if stops else 0))
    return pa.concat_tables(parts).combine_chunks()


def _spoilt(
    kind: str, row: dict[str, Any], table: str, event: int, geography: Geography
) -> Iterator[dict[str, Any]]:
    if kind == "copy":
        yield row
        return
    if "id" in row:
        row["id"] = _id(table, _NEW + event)
    if kind == "region":
        name = geography.names[event % len(geography.names)]
        row.update(region=name[0] + name, city=None)
    elif kind == "city":
        row.update(_elsewhere(event, geography))
    elif kind == "negative":
        row[_NEGATIVE[table]] = -1 - (row[_NEGATIVE[table]] or 0)
    elif kind == "date":
        row["date"] = date(2201, 1, 1)  # digits of 2021 exchanged
    elif kind == "kind":
        row["kind"] = "finacing"
    elif kind in ("source", "target", "enterprise"):
        row[kind] = _id("enterprises", _UNKNOWN + event)
    yield row
    if kind == "conflict":
        yield row | {"patents": 1 + (row["patents"] or 0)}


def _elsewhere(event: int, geography: Geography) -> dict[str, str | None]:
    """Name a city and a region that it is not of."""
    places = [number for number, city in enumerate(geography.city) if city is not None]
    if not places or len(geography.names) == 1:
        return {"region": "?", "city": None}
    place = places[event % len(places)]
    other = (int(geography.region[place]) + 1) % len(geography.names)
    return {"region": geography.names[other], "city": geography.city[place]}


def _id(table: str, number: int) -> str:
    return f"{LETTERS[table]}{number:0{DIGITS}}"
