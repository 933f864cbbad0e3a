"""Where records are: a folder, a DuckDB file, a database by URL or a Spark catalog."""

from __future__ import annotations

import os
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar, Self, overload
from uuid import uuid4

from ahp.common.findings import AhpError, Finding, Problems
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.masking import looks_like_connection, masked
from ahp.common.system import Reason, reader_reason, system_reason
from ahp.common.wording import Message
from index.project.errors import ProjectError
from index.records.wording import (
    SOURCE_NOT_FOR_SPARK,
    SOURCE_PACKAGE_MISSING,
    SOURCE_SCHEME,
    SOURCE_SPILL,
    SOURCE_URL,
)

if TYPE_CHECKING:
    import pandas as pd

    from index.records.definitions import Definitions

URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")
SPARK = "spark:"
SYNTHETIC = "synthetic"
_POSTGRESQL = ("postgresql", "postgres")
_LONGEST_REASON = 300


class SourceError(AhpError):
    """Records cannot be reached: a database is down or locked, or a package is missing."""


class Source(ABC):
    """Records in a database, and what its engine computes of them; a context manager.

    Expressions go through `execute`, `keep`, `named` and `batches`: what an engine says when it
    fails becomes a finding there.

    Attributes
    ----------
    backend : ibis backend
    name : str
        What to call it; without a password.
    tables : mapping of str to ibis Table
        The raw tables that are there, by their name in the schema. Columns of CSV files are
        text.
    names : tuple of str
        What the tables and files that were found are called.
    synthetic : str or None
        The seed, where the records are marked as synthetic.
    """

    errors: ClassVar[tuple[type[Exception], ...]]
    hashes: ClassVar[str] = "md5({})"
    """How the MD5 of a text is had, in hexadecimal digits."""
    number: ClassVar[str]
    """How 8 of such digits become a number."""

    def __init__(self, backend: Any, name: str) -> None:
        self.backend, self.name = backend, masked(name)
        self.tables: Mapping[str, Any] = {}
        self.names: tuple[str, ...] = ()
        self.synthetic: str | None = None

    @abstractmethod
    def finding(self, error: Exception) -> Finding:
        """Return in words why the engine failed."""

    @abstractmethod
    def lookup(self, rows: Any) -> Any:
        """Return a small table of Python's as one of the engine's.

        Parameters
        ----------
        rows : pyarrow Table
            Without nulls; some engines would take them for text.

        Returns
        -------
        ibis Table
        """

    @abstractmethod
    def run(self, statement: str) -> None:
        """Have the engine carry out a statement that gives nothing back."""

    @abstractmethod
    def row(self, query: str) -> Sequence[Any]:
        """Return the one row of a query."""

    @abstractmethod
    def disconnect(self) -> None:
        """Let go of the connection, and so of what was kept."""

    def close(self) -> None:
        """Let go of the connection, which may be lost already."""
        with suppress(*self.errors, OSError):
            self.disconnect()

    def execute(self, expression: Any) -> pd.DataFrame:
        """Compute an expression.

        Raises
        ------
        ProjectError
            When a file turns out to be broken.
        SourceError
            When the engine fails for another reason.
        """
        with self.told():
            found: pd.DataFrame = self.backend.execute(expression)
        return found

    def hashed(self, expression: Any, summed: Sequence[str]) -> Sequence[Any]:
        """Compute what a table comes to, whatever the order of its rows; errors as for `execute`.

        Parameters
        ----------
        expression : ibis Table
            With a text ``line``.
        summed : sequence of str
            Columns of numbers; plain names.

        Returns
        -------
        sequence
            The number of rows, the sums of two parts of the hash of each line, and those of the
            columns.
        """
        parts = [self.number.format(f"substr(h, {first}, 8)") for first in (1, 9)]
        sums = ", ".join(f"sum({one})" for one in (*parts, *summed))
        columns = ", ".join((f"{self.hashes.format('line')} AS h", *summed))
        with self.told():
            inner = self.backend.compile(expression)
            return self.row(f"SELECT count(*), {sums} FROM (SELECT {columns} FROM ({inner}) a) b")

    def keep(self, expression: Any) -> Any:
        """Compute a table once, and return it as one to compute with; errors as for `execute`."""
        return self._created("TABLE", expression)

    def named(self, expression: Any) -> Any:
        """Return a table under a name of its own, as a view; nothing is computed.

        What is made of it is written without it: Ibis takes longer to write a long expression
        than an engine to compute it of a few thousand records.
        """
        return self._created("VIEW", expression)

    def _created(self, kind: str, expression: Any) -> Any:
        name = unused_name()
        with self.told():
            self.run(f"CREATE TEMPORARY {kind} {name} AS {self.backend.compile(expression)}")
        return self.known(name, expression.schema())

    def known(self, name: str, schema: Any) -> Any:
        """Return a table that is known to be there, without asking the engine for its columns."""
        from ibis.expr.operations import DatabaseTable  # deferred: Ibis takes most of a second

        return DatabaseTable(name, schema=schema, source=self.backend).to_expr()

    def batches(self, expression: Any) -> Iterator[Any]:
        """Compute a table piece by piece, as Arrow record batches; errors as for `execute`."""
        with self.told():
            yield from self.backend.to_pyarrow_batches(expression)

    def list_tables(self, database: Any) -> list[str]:
        """Return the names of the tables and views of a database."""
        found: list[str] = self.backend.list_tables(database=database)
        return found

    def take(self, definitions: Definitions, database: Any) -> None:
        """Note the tables of a database, and which of the schema they are.

        A table called ``synthetic`` marks its records as such and holds the seed.
        """
        self.names = tuple(sorted(self.list_tables(database)))
        self.tables = {
            table: self.backend.table(names.name, database=database)
            for table, names in definitions.tables.items()
            if names.name in self.names
        }
        if SYNTHETIC in self.names:
            mark = self.backend.table(SYNTHETIC, database=database)
            seeds = self.backend.execute(mark.limit(1)).get("seed", ())
            self.synthetic = str(seeds[0]) if len(seeds) else "?"

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn errors of the engine into findings."""
        try:
            yield
        except self.errors as error:
            found = self.finding(error)
            kind = ProjectError if found.code.startswith("sample-") else SourceError
            raise kind([found]) from None  # what the engine says may hold a password

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@overload
def connect(definitions: Definitions) -> Source: ...
@overload
def connect(definitions: Definitions, problems: Problems | None = None) -> Source | None: ...
def connect(definitions: Definitions, problems: Problems | None = None) -> Source | None:
    """Open the source that a ``sample.toml`` names.

    Parameters
    ----------
    definitions : Definitions
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    Source or None
        To be closed; best in a ``with`` statement. None only with ``problems``, when there was an
        error.

    Raises
    ------
    ProjectError
        With everything that is wrong in the files of a folder.
    SourceError
        When there is nothing to read, or it cannot be reached.

    Examples
    --------
    >>> from index.records.definitions import Definitions
    >>> connect(Definitions("sample.toml", "mysql://user:secret@host/records"))
    Traceback (most recent call last):
        ...
    index.records.engines.sources.SourceError: sample.toml: databases of kind mysql cannot be \
read. Give a folder, a .duckdb file or postgresql://USER@HOST/DATABASE
    """
    try:
        return _open(definitions)
    except (ProjectError, SourceError) as error:
        if problems is None:
            raise
        problems.findings += error.findings
        return None


def is_path(source: str) -> bool:
    """Whether a source is a folder or a file, not a database by URL or a catalog.

    >>> is_path("records"), is_path("postgresql://host/records")
    (True, False)
    """
    connection = looks_like_connection(source) and not os.path.lexists(source)
    return URL.match(source) is None and not source.startswith(SPARK) and not connection


def _open(definitions: Definitions) -> Source:
    # deferred: the packages of the other engines may be missing, and are slow to import
    source, spark = definitions.source, definitions.engine == "spark"
    if (url := URL.match(source)) is not None:
        if url["scheme"] not in _POSTGRESQL:
            raise _unreachable(definitions.path, SOURCE_SCHEME, scheme=url["scheme"])
        with _extra("postgresql", "psycopg"):
            from index.records.engines.postgresql import open_database

        return open_database(definitions)
    if source.startswith(SPARK):
        with _extra("spark", "pyspark"):
            from index.records.engines.spark import open_catalog

        return open_catalog(definitions, source.removeprefix(SPARK))
    if not os.path.lexists(source):
        if looks_like_connection(source):
            raise SourceError([Finding(SOURCE_URL, {}, definitions.path)])
        raise _unreachable(source, NO_SUCH_PATH)
    if spark and not os.path.isdir(source):
        raise _unreachable(source, SOURCE_NOT_FOR_SPARK)
    if spark:
        with _extra("spark", "pyspark"):
            from index.records.engines.spark import open_folder as open_with_spark

        return open_with_spark(definitions)
    from index.records.engines.duckdb import open_file, open_folder

    return open_folder(definitions) if os.path.isdir(source) else open_file(definitions)


@contextmanager
def _extra(extra: str, package: str) -> Iterator[None]:
    """Tell which extra brings a package that is missing."""
    try:
        yield
    except ImportError as error:
        said = {"package": package, "extra": extra}
        raise SourceError.of(SOURCE_PACKAGE_MISSING, **said) from error


def _unreachable(path: str, what: Message, **details: object) -> SourceError:
    return SourceError([Finding(what, details, path)])


def unused_name() -> str:
    """Return a name that no table has, and that needs no quoting."""
    return f"ahp_{uuid4().hex}"


def temporary_folder(definitions: Definitions) -> str:
    """Make a folder for what an engine puts on disk; the engine removes it when it closes."""
    try:
        if definitions.spill is not None:
            os.makedirs(definitions.spill, exist_ok=True)
        return tempfile.mkdtemp(prefix="ahp-index-", dir=definitions.spill)
    except OSError as error:
        said = {"reason": system_reason(error)}
        raise SourceError([Finding(SOURCE_SPILL, said, definitions.spill)]) from None


def reason_of(error: Exception) -> Reason:
    r"""Return the first line of what an engine says, and not too much of it; quoted in Chinese.

    >>> reason_of(ValueError("IO Error: disk is full\nLINE 1: SELECT"))
    {'en': 'IO Error: disk is full', 'zh': '“IO Error: disk is full”'}
    """
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    line = masked(line or type(error).__name__)
    whole = len(line) <= _LONGEST_REASON
    return reader_reason(line if whole else line[:_LONGEST_REASON] + " ...")
