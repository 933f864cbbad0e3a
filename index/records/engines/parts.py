"""The files of a folder of records: which belong to which table, and how they are written."""

from __future__ import annotations

import codecs
import csv
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ahp.common.findings import Place, Problems
from ahp.common.io.delimited import parse_table
from ahp.common.io.text import UNREADABLE, decode, open_file
from ahp.common.io.wording import (
    COLUMN_TWICE,
    CSV_BROKEN,
    NO_SUCH_PATH,
    TABLE_EMPTY,
    WRONG_ENCODING,
)
from ahp.common.io.wording import UNREADABLE as UNREADABLE_WORD
from ahp.common.system import reader_reason, system_reason
from index.project.errors import ProjectError
from index.records.wording import (
    SAMPLE_CSV_LONG,
    SAMPLE_NOT_PARQUET,
    SAMPLE_PARQUET_CUT,
    SAMPLE_PARTS_DIFFER,
    SAMPLE_TABLE_TWICE,
)

if TYPE_CHECKING:
    pass

if TYPE_CHECKING:
    from index.records.definitions import Definitions

SUFFIXES = (".csv", ".parquet")

MAX_LINE = 2**21
"""The longest line of a CSV file, in bytes; a quote that is never closed makes a longer one."""

_BLOCK, _HEAD = 2**20, 2**16
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_/.:\\+~-]+")
_PARQUET = b"PAR1"


@dataclass(frozen=True)
class Layout:
    """How a file is written; files of a table that share it are read at once.

    Attributes
    ----------
    columns : tuple of str
    types : tuple of str
        Of Parquet; a CSV file has none.
    delimiter : str
    skip : int
        Blank lines above the headings.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...] = ()
    delimiter: str = ","
    skip: int = 0


@dataclass(frozen=True)
class Part:
    """One file of a table.

    Attributes
    ----------
    path : str
    read : str
        What an engine reads instead: the file itself, one of UTF-8 text, or a link to it where an
        engine would take its name for a pattern.
    layout : Layout
    """

    path: str
    read: str
    layout: Layout


def table_files(folder: str, problems: Problems) -> dict[str, list[str]]:
    """Return the files of every table of a folder, in the order of their names.

    A table is a file ``enterprises.csv`` or ``enterprises.parquet``, or a folder ``enterprises``
    of such files. What begins with a dot or underscore, and any other file, is none.

    >>> table_files("nowhere", problems := Problems()), problems.findings[0].message()
    ({}, 'there is no such file or folder')
    """
    found: dict[str, list[str]] = {}
    for path in _listed(folder, problems):
        stem, suffix = os.path.splitext(os.path.basename(path))
        if os.path.isdir(path):
            name, files = os.path.basename(path), [*_listed(path, problems)]
            files = [file for file in files if _suffix(file) in SUFFIXES]
        else:
            is_table = suffix.lower() in SUFFIXES and os.path.isfile(path)  # not a pipe
            name, files = stem, [path] if is_table else []
        if not files:
            continue
        if name in found:
            other = os.path.basename(os.path.dirname(found[name][0]))
            other = other if os.path.isdir(os.path.join(folder, other)) else found[name][0]
            problems.add(SAMPLE_TABLE_TWICE, path=path, table=name, other=other)
        found.setdefault(name, files)
    return found


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _listed(folder: str, problems: Problems) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        problems.add(NO_SUCH_PATH, path=folder)
    except UNREADABLE as error:
        problems.add(UNREADABLE_WORD, path=folder, reason=system_reason(error))
    else:
        yield from (os.path.join(folder, name) for name in names if name[0] not in "._")


def read_parts(paths: list[str], temporary: str, problems: Problems) -> list[Part]:
    """Look at the files of one table; note those that no engine could read.

    Parameters
    ----------
    paths : list of str
    temporary : str
        A folder for files of other encodings, written anew as UTF-8.
    problems : Problems

    Returns
    -------
    list of Part
        Without those that cannot be read.
    """
    found = [_part(path, temporary, problems) for path in paths]
    parts = [part for part in found if part is not None]
    for part in parts[1:]:
        first = parts[0].layout.columns
        if sorted(part.layout.columns) != sorted(first):
            odd = set(first).symmetric_difference(part.layout.columns)
            columns, other = ", ".join(sorted(odd)), parts[0].path
            problems.add(SAMPLE_PARTS_DIFFER, path=part.path, columns=columns, other=other)
    return parts


def by_layout(parts: list[Part]) -> Mapping[Layout, list[str]]:
    """Return what is to be read of each layout.

    >>> one, other = (Part(path, path, Layout(("id",))) for path in ("a.csv", "b.csv"))
    >>> list(by_layout([one, other]).values())
    [['a.csv', 'b.csv']]
    """
    found: dict[Layout, list[str]] = {}
    for part in parts:
        found.setdefault(part.layout, []).append(part.read)
    return found


def folder_parts(
    definitions: Definitions, temporary: str
) -> tuple[Mapping[str, list[Part]], tuple[str, ...]]:
    """Return the files of every table of the schema that is there, and the names of all tables.

    Raises
    ------
    ProjectError
        With everything that is wrong in them.
    """
    problems = Problems()
    files = table_files(definitions.source, problems)
    parts = {
        table: read_parts(files[names.name], temporary, problems)
        for table, names in definitions.tables.items()
        if names.name in files
    }
    if problems.errors:
        raise ProjectError(problems.findings)
    return parts, tuple(files)


def folder_seed(folder: str) -> str | None:
    """Return the seed of a folder that is marked as synthetic.

    >>> folder_seed("nowhere")
    """
    path = os.path.join(folder, MARKER)
    if not os.path.lexists(path):
        return None
    try:
        with open_file(path) as file:
            return str(tomllib.load(file).get("seed", "?"))
    except (OSError, ValueError):
        return "?"


def _part(path: str, temporary: str, problems: Problems) -> Part | None:
    try:
        with open_file(path) as file:
            head = file.read(_HEAD)
    except UNREADABLE as error:
        problems.add(UNREADABLE_WORD, path=path, reason=system_reason(error))
        return None
    if not head.strip():
        problems.add(TABLE_EMPTY, path=path)
        return None
    if _suffix(path) == ".parquet":
        layout = _parquet_layout(path, head, problems)
        return None if layout is None else Part(path, _plainly_named(path, temporary), layout)
    read = _as_utf8(path, head, temporary, problems)
    layout = None if read is None else _csv_layout(path, read, problems)
    if read is None or layout is None:
        return None
    return Part(path, _plainly_named(read, temporary), layout)


def _plainly_named(path: str, temporary: str) -> str:
    """Return a path that no engine takes for a pattern or fails to encode: a link if need be."""
    path = os.path.abspath(path)
    if _PLAIN_PATH.fullmatch(path):
        return path
    link = _unused(temporary, _suffix(path))
    try:
        os.symlink(path, link)
    except OSError:  # not everyone may make links on Windows
        return path
    return link


def _unused(temporary: str, suffix: str) -> str:
    return os.path.join(temporary, f"part-{len(os.listdir(temporary))}{suffix}")


def _parquet_layout(path: str, head: bytes, problems: Problems) -> Layout | None:
    import pyarrow as pa  # deferred: most projects have no sample database
    from pyarrow import parquet

    if not head.startswith(_PARQUET):
        problems.add(SAMPLE_NOT_PARQUET, path=path)
        return None
    try:
        schema = parquet.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        said = reader_reason(str(error).splitlines()[0])
        problems.add(SAMPLE_PARQUET_CUT, path=path, reason=said)
        return None
    return Layout(tuple(schema.names), tuple(map(str, schema.types)))


# CSV


def _as_utf8(path: str, head: bytes, temporary: str, problems: Problems) -> str | None:
    """Return the file, or one with its text in UTF-8."""
    encoding = _encoding(path, head, problems)
    if encoding == "utf-8":
        noted = Problems()
        if all(True for _ in _texts(path, encoding, noted)):
            if not noted.findings:
                return path
            encoding = "gb18030"  # all ASCII so far
    if encoding is None:
        return None
    target = _unused(temporary, ".csv")
    before = len(problems.findings)
    with open(target, "w", encoding="utf-8", newline="") as file:
        file.writelines(_texts(path, encoding, problems))
    return target if len(problems.findings) == before else None


def _encoding(path: str, head: bytes, problems: Problems) -> str | None:
    if head.startswith(_UTF_16):
        return "utf-16"
    end = max(head.rfind(b"\n"), head.rfind(b"\r")) + 1
    decoded = decode(head[:end] or head, problems.at(path))
    return None if decoded is None else decoded[1].name


def _texts(path: str, encoding: str, problems: Problems) -> Iterator[str]:
    """Yield the text of a file block by block; note where it is not of the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    with open_file(path) as file:
        while True:
            block = file.read(_BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                line = lines + error.object[: error.start].count(b"\n")
                byte = error.object[error.start]
                problems.add(WRONG_ENCODING, path=path, place=Place(line=line), byte=byte)
                return
            lines += text.count("\n")
            yield text
            if not block:
                return


def _csv_layout(path: str, read: str, problems: Problems) -> Layout | None:
    with open(read, encoding="utf-8-sig", newline="") as file:
        lines = iter(lambda: file.readline(MAX_LINE), "")
        skip, first = 0, next(lines)
        while not first.strip() and (following := next(lines, None)) is not None:
            skip, first = skip + 1, following
        if len(first) == MAX_LINE and not first.endswith("\n"):
            place = Place(line=skip + 1)
            problems.add(SAMPLE_CSV_LONG, path=path, place=place, bytes=MAX_LINE)
            return None
        delimiter = parse_table(first).dialect.delimiter
        try:
            headings = next(csv.reader(_chained(first, lines), delimiter=delimiter, strict=True))
        except csv.Error as error:
            place = Place(line=skip + 1)
            problems.add(CSV_BROKEN, path=path, place=place, reason=system_reason(error))
            return None
    names = [heading.strip() or f"column{k}" for k, heading in enumerate(headings, start=1)]
    seen: set[str] = set()
    for k, name in enumerate(names, start=1):
        if name.casefold() in seen:  # as databases compare names
            problems.add(COLUMN_TWICE, path=path, place=Place(row=1, column=k), column=name)
        seen.add(name.casefold())
    return Layout(tuple(names), (), delimiter, skip) if len(seen) == len(names) else None


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def united(tables: list[Any]) -> Any:
    """Return tables of the same columns as one; where their types differ, a column is text.

    Parameters
    ----------
    tables : list of ibis Table
        At least one.
    """
    import ibis

    if len(tables) == 1:
        return tables[0]
    schemas = [table.schema() for table in tables]
    columns = tables[0].columns
    mixed = [name for name in columns if len({schema[name] for schema in schemas}) > 1]
    alike = [
        table.select(*columns).mutate(**{name: table[name].cast("string") for name in mixed})
        for table in tables
    ]
    return ibis.union(*alike, distinct=False)


MARKER = "SYNTHETIC.toml"
"""The file whose presence says that the records of its folder are synthetic."""
