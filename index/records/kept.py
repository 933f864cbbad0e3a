"""A roll-up kept in a folder: values, what is to be told of them, and what they depend on.

It is taken again only where everything that it depends on is the same. ``values.csv`` has the
values, ``quality.json`` where they are from and what was wrong with the records, and
``rollup.toml``, written last, what they depend on and a checksum of the other two.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from ahp.common import wording as shared
from ahp.common.findings import AhpError, FileError, Finding, Named, Place
from ahp.common.io.spreadsheet import as_given, as_text
from ahp.common.io.text import open_file
from ahp.common.io.toml import key_text, text_value
from ahp.common.io.write import make_folder, write_bytes
from ahp.common.wording import Message, Words
from index.project.errors import ProjectError
from index.records import wording
from index.records.behind import forget_records
from index.records.depends import plain
from index.records.places import PlaceName
from index.records.quality import Quality, TableQuality
from index.records.wording import ROLLUP_UNSOUND

if TYPE_CHECKING:
    from index.records.rollup import Rollup

FOLDER = ".rollup"
"""Where a project's roll-up is kept, in the folder of the project."""

VALUES, QUALITY, CONTENTS = "values.csv", "quality.json", "rollup.toml"
FORMAT = 1

_COLUMNS = ("region", "kind", "year", "indicator", "value", "records", "valid", "error")
_ABOUT = """\
# Indicator values rolled up from records, kept so that the records need not be read again.
# 由记录汇总的指标值；所依赖的内容不变时直接沿用，不必重新汇总。可随时删除本文件夹。
"""


@dataclass(frozen=True)
class Kept:
    """A roll-up as it was kept.

    Attributes
    ----------
    values : DataFrame
    quality : Quality
    findings : tuple of Finding
    source : str
    synthetic : str or None
        As of a `Rollup`.
    """

    values: pd.DataFrame = field(hash=False, compare=False, repr=False)
    quality: Quality
    findings: tuple[Finding, ...] = field(repr=False)
    source: str
    synthetic: str | None


def keep(folder: str, rollup: Rollup, depends: Mapping[str, str]) -> None:
    """Write a roll-up into a folder; where that cannot be, it is not kept.

    Parameters
    ----------
    folder : path
        Made where it does not exist.
    rollup : Rollup
    depends : mapping of str to str
        As of `index.records.depends.dependencies`, before the records were read.
    """
    try:
        texts = {VALUES: _values_text(rollup.values), QUALITY: _quality_text(rollup)}
        files = {name: text.encode() for name, text in texts.items()}
        make_folder(folder)
        forget_records(folder)
        for name, data in files.items():
            write_bytes(os.path.join(folder, name), data)
        write_bytes(os.path.join(folder, CONTENTS), _contents(files, depends).encode())
    except (FileError, TypeError, UnicodeEncodeError):  # a finding may say what JSON cannot
        return


def _values_text(values: pd.DataFrame) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for *names, value, records, valid, error in values[list(_COLUMNS)].itertuples(index=False):
        writer.writerow([*map(_cell, names), _figure(value), records, valid, _figure(error)])
    return out.getvalue()


def _figure(value: float) -> str:
    return "" if pd.isna(value) else repr(float(value))


def _cell(name: object) -> object:
    return as_text(name) if isinstance(name, str) else name


def _quality_text(rollup: Rollup) -> str:
    said = {
        "source": rollup.source,
        "synthetic": rollup.synthetic,
        "tables": rollup.quality.tables,
        "names": rollup.quality.names,
        "findings": [_said(found) for found in rollup.findings],
    }
    return json.dumps(said, ensure_ascii=False, indent=1, default=plain) + "\n"


def _said(found: Finding) -> dict[str, Any]:
    """Return a finding for JSON, without its file, which is the sample.toml."""
    details = {key: _kept_detail(value) for key, value in found.details.items()}
    return {"code": found.code, "details": details, "place": found.place}


def _kept_detail(value: object) -> object:
    """Turn a detail of a finding into what JSON can hold, so that it can be told again."""
    if isinstance(value, Finding):
        return {"finding": _said(value)}
    if isinstance(value, Words):
        return {"words": [value.en, value.zh]}
    if isinstance(value, Named):
        return {"code": str(value), "names": dict(value.names)}
    if isinstance(value, Mapping):
        return {"texts": dict(value)}
    if isinstance(value, list | tuple):
        return {"list": [_kept_detail(one) for one in value]}
    if not isinstance(value, str | int | float | None):
        raise TypeError(type(value).__name__)
    return value


def _detail(kept: Any) -> object:
    """Return a detail as it was before `_kept_detail`."""
    if not isinstance(kept, dict):
        return kept
    if "finding" in kept:
        return _finding(kept["finding"], None)
    if "words" in kept:
        return Words(*kept["words"])
    if "code" in kept:
        return Named(kept["code"], kept["names"])
    return kept["texts"] if "texts" in kept else tuple(_detail(one) for one in kept["list"])


def _contents(files: Mapping[str, bytes], depends: Mapping[str, str]) -> str:
    lines = [f"format = {FORMAT}", "", "[depends]"]
    lines += [f"{key} = {text_value(value)}" for key, value in depends.items()]
    lines += ["", "[sha256]"]
    lines += [
        f"{key_text(name)} = {text_value(hashlib.sha256(data).hexdigest())}"
        for name, data in files.items()
    ]
    return _ABOUT + "\n".join(lines) + "\n"


def kept(folder: str, depends: Mapping[str, str], path: str) -> Kept | None:
    """Return what a folder holds, where it is whole and depends on just this; else None.

    Parameters
    ----------
    folder : path
    depends : mapping of str to str
    path : path
        The ``sample.toml``, which findings are about.
    """
    try:
        contents = _contents_of(folder)
        return _read(folder, contents, path) if contents.get("depends") == depends else None
    except _DamagedError:
        return None


def kept_in(folder: str) -> Kept:
    """Return what a folder that somebody names holds, whatever has become of the records.

    Raises
    ------
    ProjectError
        When it is not there or not whole.

    Examples
    --------
    >>> kept_in("nowhere")
    Traceback (most recent call last):
        ...
    index.project.errors.ProjectError: nowhere: this is no whole roll-up: rollup.toml is missing, \
or not as it was written. Name a folder with rollup.toml, values.csv and quality.json as ahp-index \
wrote them, or a copy of it
    """
    try:
        return _read(folder, _contents_of(folder), os.path.join(folder, QUALITY))
    except _DamagedError as error:
        raise ProjectError([Finding(ROLLUP_UNSOUND, {"file": str(error)}, folder)]) from None


class _DamagedError(Exception):
    """A file is missing, or not as it was written."""


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Say which file it is that is not as it was written, however that shows."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, AttributeError, AhpError) as error:
        raise _DamagedError(name) from error


def _contents_of(folder: str) -> dict[str, Any]:
    with _sound(CONTENTS):
        with open_file(os.path.join(folder, CONTENTS)) as file:
            contents = tomllib.load(file)
        if contents["format"] != FORMAT:
            raise ValueError(contents["format"])
        return contents


def _read(folder: str, contents: Mapping[str, Any], path: str) -> Kept:
    texts = {}
    for name in (VALUES, QUALITY):
        with _sound(name):
            with open_file(os.path.join(folder, name)) as file:
                data = file.read()
            if hashlib.sha256(data).hexdigest() != contents["sha256"][name]:
                raise ValueError(name)
            texts[name] = data.decode()
    with _sound(VALUES):
        values = _table(texts[VALUES])
    with _sound(QUALITY):
        said = json.loads(texts[QUALITY])
        quality = Quality(
            tuple(_table_quality(one) for one in said["tables"]),
            tuple(PlaceName(**one) for one in said["names"]),
        )
        findings = tuple(_finding(one, path) for one in said["findings"])
        return Kept(values, quality, findings, said["source"], said["synthetic"])


def _table(text: str) -> pd.DataFrame:
    """Read the values; those that an earlier version kept have no errors."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    if header not in (list(_COLUMNS), list(_COLUMNS[:-1])):
        raise ValueError(header)
    columns: list[Any] = [list(map(as_given, column)) for column in zip(*rows, strict=True)]
    columns = columns or [[] for _ in header]
    meant: dict[str, Callable[[str], Any]] = {"year": int, "records": int, "valid": int}
    meant["value"] = meant["error"] = lambda cell: float(cell or "nan")
    table = pd.DataFrame(
        {
            name: [meant.get(name, str)(cell) for cell in cells]
            for name, cells in zip(header, columns, strict=True)
        }
    )
    return table if "error" in table else table.assign(error=float("nan"))


def _table_quality(said: dict[str, Any]) -> TableQuality:
    by_region = {
        region: {column: (int(missing), int(of)) for column, (missing, of) in columns.items()}
        for region, columns in said["by_region"].items()
    }
    return TableQuality(**{**said, "by_region": by_region})


def _finding(said: Mapping[str, Any], path: str | None) -> Finding:
    details = {key: _detail(value) for key, value in said["details"].items()}
    place = None if said["place"] is None else Place(**said["place"])
    return Finding(_messages()[said["code"]], details, path, place)  # KeyError: another version's


@cache
def _messages() -> Mapping[str, Message]:
    """Return by code what a roll-up may tell."""
    members = [*vars(shared).values(), *vars(wording).values()]
    members += [one for family in members if isinstance(family, Mapping) for one in family.values()]
    return {one.code: one for one in members if isinstance(one, Message)}
