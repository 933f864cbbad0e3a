"""Records in files, computed by DuckDB within this process."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb
import ibis

from ahp.common.findings import Finding, Place
from ahp.common.io import text
from ahp.common.io.wording import NOT_A_FILE
from index.records.engines.parts import MAX_LINE, Part, by_layout, folder_parts, folder_seed, united
from index.records.engines.sources import (
    Source,
    SourceError,
    reason_of,
    temporary_folder,
    unused_name,
)
from index.records.wording import (
    SAMPLE_CSV_BROKEN,
    SAMPLE_CSV_LONG,
    SAMPLE_CSV_QUOTE,
    SAMPLE_CSV_RAGGED,
    SOURCE_FAILED,
    SOURCE_LOCKED,
    SOURCE_MEMORY,
    SOURCE_NOT_DUCKDB,
)

if TYPE_CHECKING:
    from index.records.definitions import Definitions

ATTACHED = "sample"
"""What the tables of a DuckDB file are qualified with."""

_LOCKED = re.compile(r"Conflicting lock is held in (?P<program>.+?) \(PID (?P<process>[0-9]+)\)")
_LINE = re.compile(r"CSV Error on Line: ([0-9]+)")
_FILE = re.compile(r"^ *file = (.+)$", re.MULTILINE)
_CELLS = re.compile(r"Expected Number of Columns: (?P<expected>[0-9]+) Found: (?P<found>[0-9]+)")
_BATCH = 2**16
_NAMES = """
    SELECT table_name FROM information_schema.tables WHERE table_catalog = ? AND table_schema = ?
"""


class DuckDBSource(Source):
    """A folder or a DuckDB file."""

    errors = (duckdb.Error,)
    number = "CAST('0x' || {} AS BIGINT)"

    def __init__(self, definitions: Definitions) -> None:
        self.folder = temporary_folder(definitions)
        self.memory = definitions.memory
        self.shown: dict[str, str] = {}  # files that are read instead of others
        limits = {} if definitions.threads is None else {"threads": definitions.threads}
        backend = ibis.duckdb.connect(
            memory_limit=definitions.memory,
            temp_directory=os.path.join(self.folder, "spill"),
            preserve_insertion_order=False,  # so that memory stays flat
            perfect_ht_threshold=20,  # groups of places and years are then counted in an array
            autoinstall_known_extensions=False,  # nothing is fetched from the network
            **limits,
        )
        super().__init__(backend, definitions.source)

    def lookup(self, rows: Any) -> Any:
        """See `Source.lookup`."""
        name, schema = unused_name(), ibis.Schema.from_pyarrow(rows.schema)
        with self.told():
            self.backend.con.register("given", rows)
            self.run(f"CREATE TEMPORARY TABLE {name} AS FROM given")
            self.backend.con.unregister("given")
        return self.known(name, schema)

    def run(self, statement: str) -> None:
        """See `Source.run`."""
        self.backend.con.execute(statement)

    def row(self, query: str) -> Sequence[Any]:
        """See `Source.row`."""
        found: Sequence[Any] = self.backend.con.execute(query).fetchone()
        return found

    def list_tables(self, database: Any) -> list[str]:
        """See `Source.list_tables`."""
        names = self.backend.con.execute(_NAMES, database).fetchall()
        return [name for (name,) in names]  # Ibis 12 calls what DuckDB 2 no longer has

    def batches(self, expression: Any) -> Iterator[Any]:
        """See `Source.batches`."""
        with self.told():  # likewise
            found = self.backend.con.sql(self.backend.compile(expression))
            yield from found.to_arrow_reader(_BATCH)

    def finding(self, error: Exception) -> Finding:
        """See `Source.finding`."""
        if isinstance(error, duckdb.OutOfMemoryException):
            return Finding(SOURCE_MEMORY, {"memory": self.memory}, self.name)
        said_there = str(error)
        file = _FILE.search(said_there)
        if file is None or "CSV" not in said_there:
            return Finding(SOURCE_FAILED, {"reason": reason_of(error)}, self.name)
        path = self.shown.get(file[1], file[1])
        line = _LINE.search(said_there)
        place = None if line is None else Place(line=int(line[1]))
        if cells := _CELLS.search(said_there):
            said: Mapping[str, object] = {key: int(n) for key, n in cells.groupdict().items()}
            return Finding(SAMPLE_CSV_RAGGED, said, path, place)
        if "unterminated quote" in said_there:
            return Finding(SAMPLE_CSV_QUOTE, {}, path, place)
        if "Maximum line size" in said_there:
            return Finding(SAMPLE_CSV_LONG, {"bytes": MAX_LINE}, path, place)
        return Finding(SAMPLE_CSV_BROKEN, {}, path, place)

    def disconnect(self) -> None:
        """See `Source.disconnect`."""
        self.backend.disconnect()
        shutil.rmtree(self.folder, ignore_errors=True)


def open_folder(definitions: Definitions) -> Source:
    """Open a folder of CSV and Parquet files."""
    source = DuckDBSource(definitions)
    try:
        parts, names = folder_parts(definitions, source.folder)
        source.names = names
        source.shown = {part.read: part.path for some in parts.values() for part in some}
        source.synthetic = folder_seed(definitions.source)
        with source.told():
            source.tables = {name: _read(source.backend, some) for name, some in parts.items()}
    except BaseException:
        source.close()
        raise
    return source


def _read(backend: Any, parts: list[Part]) -> Any:
    tables = []
    for layout, paths in by_layout(parts).items():
        if layout.types:
            tables.append(backend.read_parquet(paths))
            continue
        tables.append(
            backend.read_csv(
                paths,
                columns=dict.fromkeys(layout.columns, "VARCHAR"),
                auto_detect=False,
                header=True,
                skip=layout.skip,
                delim=layout.delimiter,
                quote='"',
                escape='"',
                strict_mode=True,
                max_line_size=MAX_LINE,
            )
        )
    return united(tables)


def open_file(definitions: Definitions) -> Source:
    """Open a DuckDB file, without writing to it."""
    _refuse_pipe(definitions.source)
    source = DuckDBSource(definitions)
    try:
        try:
            source.backend.attach(definitions.source, ATTACHED, read_only=True)
        except duckdb.Error as error:
            raise SourceError([_not_opened(definitions.source, error)]) from None
        with source.told():
            source.take(definitions, (ATTACHED, "main"))
    except BaseException:
        source.close()
        raise
    return source


def _refuse_pipe(path: str) -> None:
    """Refuse what DuckDB would wait for ever at; what else is wrong, it says itself."""
    try:
        text.open_file(path).close()
    except text.NotAFileError:
        raise SourceError([Finding(NOT_A_FILE, {}, path)]) from None
    except text.UNREADABLE:
        return


def _not_opened(path: str, error: Exception) -> Finding:
    locked = _LOCKED.search(str(error))
    if locked is not None:
        return Finding(SOURCE_LOCKED, locked.groupdict(), path)
    return Finding(SOURCE_NOT_DUCKDB, {"reason": reason_of(error)}, path)
