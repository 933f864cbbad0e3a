"""The records behind a region's values, kept beside a roll-up once somebody asked for them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ahp.common.findings import FileError
from ahp.common.io.text import open_file
from ahp.common.io.write import write_bytes
from index.project.origins import KeptAt

if TYPE_CHECKING:
    import pandas as pd

_PREFIX, _SUFFIX = "records-", ".json"
_UNSOUND = (OSError, ValueError, LookupError, TypeError, AttributeError)


class Wanted(NamedTuple):
    """Which records are asked for: of a region's values of a year, so many of each indicator."""

    region: str
    year: int
    indicators: Sequence[str]
    limit: int


def kept_records(at: KeptAt, wanted: Wanted) -> dict[str, pd.DataFrame] | None:
    """Return records by indicator as they were kept; None where they are not, or not whole."""
    try:
        with open_file(_path(at, wanted)) as file:
            checksum, text = file.read().split(b"\n", 1)
        if checksum.decode() != hashlib.sha256(text).hexdigest():
            return None
        said = json.loads(text)
        if said["depends"] != dict(at.depends) or said["of"] != _said(wanted):
            return None
        return {code: _frame(one) for code, one in said["records"].items()}
    except _UNSOUND:
        return None


def keep_records(at: KeptAt, wanted: Wanted, records: Mapping[str, pd.DataFrame]) -> None:
    """Keep records beside the roll-up; where that cannot be, they are not kept."""
    try:
        shown = {
            code: [_column(frame, str(name)) for name in frame] for code, frame in records.items()
        }
        said = {"of": _said(wanted), "depends": dict(at.depends), "records": shown}
        text = json.dumps(said, ensure_ascii=False, indent=1).encode()
        checksum = hashlib.sha256(text).hexdigest().encode()
        write_bytes(_path(at, wanted), checksum + b"\n" + text)
    except (FileError, TypeError, ValueError):  # cells may be of types that JSON does not have
        return


def forget_records(folder: str) -> None:
    """Remove the records that are kept in a folder."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                os.unlink(os.path.join(folder, name))


def _path(at: KeptAt, wanted: Wanted) -> str:
    # a checksum, since the code of a region may be no name for a file
    name = hashlib.sha256(json.dumps(_said(wanted)).encode()).hexdigest()[:16]
    return os.path.join(at.folder, _PREFIX + name + _SUFFIX)


def _said(wanted: Wanted) -> dict[str, Any]:
    return {**wanted._asdict(), "indicators": list(wanted.indicators)}


def _column(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    column = frame[name]
    cells = column.astype(object).where(column.notna(), None).tolist()
    return {"column": name, "type": str(column.dtype), "cells": [*map(_cell, cells)]}


def _cell(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"date": value.isoformat()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def _frame(columns: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd  # deferred: as everywhere that commands begin

    def cell(value: Any) -> Any:
        return date.fromisoformat(value["date"]) if isinstance(value, dict) else value

    return pd.DataFrame(
        {one["column"]: pd.Series([*map(cell, one["cells"])], dtype=one["type"]) for one in columns}
    )
