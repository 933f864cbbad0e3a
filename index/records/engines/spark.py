"""Records in files or in a catalog, computed by Spark: on this machine or on a cluster."""

from __future__ import annotations

import logging
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import ibis
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from ahp.common.findings import Finding
from ahp.common.names import suggestion
from index.records.engines.parts import Part, by_layout, folder_parts, folder_seed, united
from index.records.engines.sources import (
    SPARK,
    Source,
    SourceError,
    reason_of,
    temporary_folder,
    unused_name,
)
from index.records.wording import (
    SAMPLE_CSV_BROKEN,
    SOURCE_CATALOG_UNKNOWN,
    SOURCE_FAILED,
    SOURCE_JAVA_MISSING,
    SOURCE_SPARK_NOT_STARTED,
)

if TYPE_CHECKING:
    from index.records.definitions import Definitions

BRIDGE = ("py4j.java_gateway", "py4j.clientserver")


class _Compiler(PySparkCompiler):  # type: ignore[misc]  # of a package without types
    """That of Ibis, but for stripping."""

    __slots__ = ()

    def visit_Strip(self, _: Any, *, arg: Any) -> Any:  # noqa: N802, Ibis looks for this name
        # Ibis names the characters to strip, two of which Spark takes for the letters v and f
        return self.f.regexp_replace(arg, r"^\s+|\s+$", "")


class SparkSource(Source):
    """A folder, or a database of Spark's catalog.

    A session that is active is used and left as it is; otherwise one is started, by what
    ``spark-defaults.conf`` or ``spark-submit`` say, or else on this machine alone.
    """

    errors = (PySparkException, Py4JError)
    number = "CAST(conv({}, 16, 10) AS BIGINT)"

    def __init__(self, definitions: Definitions, name: str) -> None:
        active = SparkSession.getActiveSession()
        self.mine = active is None
        self.folder = temporary_folder(definitions)
        try:
            _silence()
            self.session = active or _started(definitions, self.folder)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        super().__init__(ibis.pyspark.connect(self.session), name)
        self.backend.compiler = _Compiler()
        self.shown: dict[str, str] = {}
        self.views: list[str] = []
        self.kept: list[Any] = []

    def lookup(self, rows: Any) -> Any:
        """See `Source.lookup`."""
        with self.told():
            return self.view(self.session.createDataFrame(rows))

    def list_tables(self, database: Any) -> list[str]:
        """See `Source.list_tables`; views of the session belong to no database."""
        tables = self.session.sql(
            "SHOW TABLES IN IDENTIFIER(:database)", args={"database": database}
        )
        return [table.tableName for table in tables.collect() if not table.isTemporary]

    def view(self, frame: Any) -> Any:
        """Return a data frame of Spark's as a table."""
        return self.backend.table(self._viewed(frame))

    def _viewed(self, frame: Any) -> str:
        name = unused_name()
        frame.createOrReplaceTempView(name)
        self.views.append(name)
        return name

    def keep(self, expression: Any) -> Any:
        """See `Source.keep`."""
        return self._known(expression, keep=True)

    def named(self, expression: Any) -> Any:
        """See `Source.named`."""
        return self._known(expression)

    def _known(self, expression: Any, keep: bool = False) -> Any:
        with self.told():
            frame = self.session.sql(self.backend.compile(expression))
            if keep:
                self.kept.append(frame.cache())
            name = self._viewed(frame)
        return self.known(name, expression.schema())

    def run(self, statement: str) -> None:
        """See `Source.run`."""
        self.session.sql(statement)

    def row(self, query: str) -> Sequence[Any]:
        """See `Source.row`."""
        found: Sequence[Any] = self.session.sql(query).collect()[0]
        return found

    def finding(self, error: Exception) -> Finding:
        """See `Source.finding`."""
        text = str(error)
        file = next((path for read, path in self.shown.items() if read in text), None)
        if "MALFORMED" in text:
            return Finding(SAMPLE_CSV_BROKEN, {}, file)
        return Finding(SOURCE_FAILED, {"reason": reason_of(error)}, self.name)

    def disconnect(self) -> None:
        """See `Source.disconnect`."""
        try:
            for frame in self.kept:
                frame.unpersist()
            for name in self.views:
                self.session.catalog.dropTempView(name)
            if self.mine:
                self.session.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def _started(definitions: Definitions, folder: str) -> Any:
    java = os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "java")
    if shutil.which("java") is None and shutil.which(java) is None:
        raise SourceError.of(SOURCE_JAVA_MISSING)
    try:
        with _interruptions_as_before():
            SparkContext.getOrCreate(_settings(definitions, folder))
        return SparkSession.builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise SourceError.of(SOURCE_SPARK_NOT_STARTED, reason=reason_of(error)) from error


def _settings(definitions: Definitions, folder: str) -> Any:
    settings = SparkConf().setAppName("ahp-index").set("spark.log.level", "ERROR")
    settings.set("spark.ui.showConsoleProgress", "false")
    if not settings.contains("spark.master"):
        threads = definitions.threads or os.cpu_count() or 1
        here = {
            "spark.master": f"local[{threads}]",
            "spark.sql.shuffle.partitions": str(2 * threads),  # 200 are for clusters
            "spark.driver.memory": _spark_memory(definitions.memory),
            "spark.local.dir": folder,
            "spark.sql.warehouse.dir": os.path.join(folder, "warehouse"),
            "spark.ui.enabled": "false",
        }
        settings.setAll([*here.items()])
    return settings


def _silence() -> None:
    """Log no errors of Spark's and of its bridge: they reach the user as findings."""
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger", *BRIDGE):
        logging.getLogger(name).disabled = True
    logging.getLogger().addFilter(_not_of_the_bridge)  # it logs some there


def _not_of_the_bridge(record: logging.LogRecord) -> bool:
    return f"py4j.{record.module}" not in BRIDGE


@contextmanager
def _interruptions_as_before() -> Iterator[None]:
    """Take back what a session that starts makes of Ctrl-C.

    PySpark never gives it back, and once the session has stopped its handler only fails.
    """
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        # not in the main thread, where PySpark leaves it alone, or not known to Python
        with suppress(ValueError, TypeError):
            signal.signal(signal.SIGINT, before)


def _spark_memory(memory: str) -> str:
    """Return a limit as Spark writes it.

    >>> _spark_memory("1.5 GB")
    '1536m'
    """
    limit = memory.upper().rstrip("IB")
    return f"{round(float(limit[:-1]) * 1024 ** ('KMGT'.index(limit[-1]) - 1))}m"


def open_folder(definitions: Definitions) -> Source:
    """Open a folder of CSV and Parquet files; on a cluster every machine must see it."""
    source = SparkSource(definitions, definitions.source)
    try:
        parts, source.names = folder_parts(definitions, source.folder)
        source.shown = {part.read: part.path for some in parts.values() for part in some}
        source.synthetic = folder_seed(definitions.source)
        with source.told():
            source.tables = {name: _read(source, some) for name, some in parts.items()}
    except BaseException:
        source.close()
        raise
    return source


def _read(source: SparkSource, parts: list[Part]) -> Any:
    tables = []
    for layout, paths in by_layout(parts).items():
        reader = source.session.read
        if layout.types:
            tables.append(source.view(reader.parquet(*paths)))
            continue
        schema = ", ".join(f"`{name.replace('`', '``')}` STRING" for name in layout.columns)
        frame = reader.options(
            sep=layout.delimiter,
            header=True,
            escape='"',
            multiLine=True,  # a quoted cell may hold a line break
            mode="FAILFAST",
            columnPruning=False,  # a row with too many cells is one whatever is read of it
        )
        table = source.view(frame.schema(schema).csv(paths))
        tables.append(table.mutate(**{name: table[name].nullif("") for name in table.columns}))
    return united(tables)


def open_catalog(definitions: Definitions, database: str) -> Source:
    """Open a database of Spark's catalog."""
    source = SparkSource(definitions, SPARK + database)
    try:
        with source.told():
            known = source.backend.list_databases()
            if database not in known:
                said = {"database": database, "suggestion": suggestion(database, known)}
                raise SourceError([Finding(SOURCE_CATALOG_UNKNOWN, said, definitions.path)])
            source.take(definitions, database)
    except BaseException:
        source.close()
        raise
    return source
