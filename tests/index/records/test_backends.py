"""DuckDB, Spark and PostgreSQL give the same values, and say alike what is wrong.

Tests with Spark run where the extra ``spark`` is installed, those with a server where the variable
AHP_TEST_POSTGRESQL holds the URL of a database in which they may make schemas.
"""

import importlib.util
import os
import secrets
import signal
import subprocess
import sys
import time
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from pyarrow import csv, parquet

from index.commands import main
from index.files.project import load_sample_plan
from index.project.errors import ProjectError
from index.records.definitions import Definition, Definitions, Filter, TableNames
from index.records.engines.sources import SourceError, connect
from index.records.fingerprints import fingerprints, synthetic_prints
from index.records.quality import write_quarantine
from index.records.reading import load_definitions
from index.records.rollup import roll_up
from index.sample.synthetic.synthetic import write_sample
from tests.index.records.databases import (
    INDICATORS,
    REGIONS,
    YEARS,
    databases,
    definitions,
    of_rows,
    of_text,
    opened,
)

EXAMPLE = Path(__file__).parents[3] / "examples" / "records-to-index"
SERVER = os.environ.get("AHP_TEST_POSTGRESQL")
# for small tables and a short life: code compiled for each query, a second compiler and threads
# that collect garbage cost more than they bring
FAST = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
}
# a command line that leaves Ctrl-C to whom it belonged
ROLLED = """
import signal, sys
from index.commands import main
def mine(number, frame): raise KeyboardInterrupt
signal.signal(signal.SIGINT, mine)
code = main()
assert signal.getsignal(signal.SIGINT) is mine
sys.exit(code)
"""
HOSTILE = "x'); drop table enterprises; --"
HOSTILE_NAMES = (HOSTILE, 'x"); drop table enterprises; --', "`; drop", "\\' or 1=1 --", "a%s b")

with_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None, reason="the extra spark is not installed"
)
with_server = pytest.mark.skipif(not SERVER, reason="AHP_TEST_POSTGRESQL is not set")
pytestmark = [
    pytest.mark.long,
    # what PySpark leaves to the garbage collector
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A session of this machine alone."""
    from pyspark.sql import SparkSession

    before = signal.getsignal(signal.SIGINT)  # which PySpark takes and never gives back
    session = (
        SparkSession.builder.master("local[2]")
        .config(map=FAST)
        .config("spark.sql.adaptive.enabled", "false")  # it is on where Spark is started
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    signal.signal(signal.SIGINT, before)
    yield session
    session.stop()


@contextmanager
def loaded(tables):
    """Put Arrow tables into a schema of their own; yield the URL that finds them."""
    import psycopg
    from psycopg import sql

    kinds = {"string": "text", "int64": "bigint", "double": "double precision", "bool": "boolean",
             "date32[day]": "date"}  # fmt: skip
    schema = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        try:
            for name, table in tables.items():
                at = sql.Identifier(schema, name)
                columns = sql.SQL(", ").join(
                    sql.SQL("{} {}").format(sql.Identifier(one.name), sql.SQL(kinds[str(one.type)]))
                    for one in table.schema
                )
                connection.execute(sql.SQL("CREATE TABLE {} ({})").format(at, columns))
                copy = sql.SQL("COPY {} FROM STDIN").format(at)
                with connection.cursor().copy(copy) as into:
                    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
                        into.write_row(row)
            mark = "&" if "?" in SERVER else "?"
            yield f"{SERVER}{mark}application_name={schema}&options=-csearch_path%3D{schema}"
        finally:
            _wait_for_the_last(connection, schema)
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))


def _wait_for_the_last(connection, name, seconds=120):
    """Wait until the server has let every client of a name go.

    It drops the temporary views of a client that is gone when it finds that out: at the same moment
    as the tables they are of, each of the two would wait for the other.
    """
    end = time.monotonic() + seconds
    here = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s"
    while connection.execute(here, [name]).fetchone() != (0,):
        assert time.monotonic() < end, f"a client is still connected after {seconds} s"
        time.sleep(0.01)


@pytest.fixture
def loading():
    """A function that puts Arrow tables on the server until the test ends."""
    with ExitStack() as stack:
        yield lambda tables: stack.enter_context(loaded(tables))


@contextmanager
def stored(engine, tables, folder):
    """Put Arrow tables where an engine finds them; yield the choices of definitions."""
    if engine == "postgresql":
        with loaded(tables) as url:
            yield {"source": url}
        return
    for name, table in tables.items():
        parquet.write_table(table, folder / f"{name}.parquet")
    yield {"source": str(folder), "engine": engine}


ENGINES = [
    pytest.param("duckdb"),
    pytest.param("spark", marks=with_spark),
    pytest.param("postgresql", marks=with_server),
]
OTHERS = ENGINES[1:]


@pytest.fixture
def started(request, engine):
    """The engine, with Spark running where it is Spark."""
    return request.getfixturevalue("spark") if engine == "spark" else engine


def same(rollup, other):
    exact, others = (table.values.drop(columns="error") for table in (rollup, other))
    pd.testing.assert_frame_equal(exact, others, check_exact=True)
    errors = (table.values[["error"]] for table in (rollup, other))
    pd.testing.assert_frame_equal(*errors, rtol=2e-10, atol=0.0)  # squares in other orders
    assert rollup.quality.tables == other.quality.tables
    assert [found.message() for found in rollup.findings] == [
        found.message() for found in other.findings
    ]


# The same values


@pytest.fixture(scope="module")
def report_size(tmp_path_factory):
    """The synthetic sample at the report's size, and its values by DuckDB."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder)
    plan = load_sample_plan(EXAMPLE)
    wanted = load_definitions(plan.path)
    with connect(replace(wanted, source=str(folder))) as source:
        rollup = roll_up(source, wanted, plan.regions, plan.years)
        write_quarantine(rollup.records, rollup.quality, folder.parent / "duckdb")
    return folder, plan, wanted, rollup


def texts_of(path):
    """Read a CSV file as texts."""
    with path.open(encoding="utf-8-sig") as file:
        names = file.readline().strip().split(",")
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    return csv.read_csv(path, convert_options=convert)


@with_server
def test_postgresql_has_the_values_of_duckdb(report_size, tmp_path):
    folder, plan, wanted, rollup = report_size
    texts = {path.stem: texts_of(path) for path in folder.glob("*.csv")}
    with loaded(texts) as url, connect(replace(wanted, source=url)) as source:
        other = roll_up(source, wanted, plan.regions, plan.years)
        paths = write_quarantine(other.records, other.quality, tmp_path)
    same(rollup, other)
    assert paths
    for path in map(Path, paths):
        assert path.read_bytes() == (folder.parent / "duckdb" / path.name).read_bytes()


@with_spark
@pytest.mark.parametrize("between_records", [True, False])  # in halves: no test takes so long
def test_spark_has_the_values_of_duckdb(report_size, spark, between_records):
    folder, plan, wanted, _ = report_size
    some = [one for one in wanted.indicators if (one.table == "relations") == between_records]
    wanted = replace(wanted, source=str(folder), indicators=tuple(some))
    found = []
    for engine in ("duckdb", "spark"):
        with connect(replace(wanted, engine=engine)) as source:
            assert source.synthetic == "2022"
            found.append(roll_up(source, wanted, plan.regions, plan.years))
    assert {table.table for table in found[0].quality.tables} >= {one.table for one in some}
    same(*found)


def rolled(tables, wanted, choices=None):
    if choices is None:
        with opened(wanted, tables) as source:
            return roll_up(source, wanted, REGIONS, YEARS)
    with connect(replace(wanted, **choices)) as source:
        return roll_up(source, wanted, REGIONS, YEARS)


@pytest.mark.parametrize("engine", OTHERS)
def test_fingerprints_are_those_of_duckdb(report_size, engine, started, request):
    folder, _, wanted, _ = report_size
    if engine == "postgresql":
        texts = {path.stem: texts_of(path) for path in folder.glob("*.csv")}
        url = request.getfixturevalue("loading")(texts)
        wanted = replace(wanted, source=url)
    else:
        wanted = replace(wanted, source=str(folder), engine=engine)
    with connect(wanted) as source:
        found = fingerprints(source, wanted)
    expected = synthetic_prints(str(folder))
    assert {name: (one.records, one.fingerprint) for name, one in found.items()} == {
        name: (one.records, one.fingerprint) for name, one in expected.items()
    }


@with_server
@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(database=databases())
def test_postgresql_has_the_values_of_duckdb_whatever_is_wrong(database):
    tables = {name: of_rows(columns, rows) for name, (columns, rows) in database.items()}
    wanted = definitions(*INDICATORS)
    with loaded(tables) as url:
        same(rolled(tables, wanted), rolled(tables, wanted, {"source": url}))


ODD = """
    id,   region, city, founded,    layer,       valuation, patents
    false,北京市,     ,2019,       base,        5,         1
    vf,   北京,       ,2020-02-30, base,        1e2,       1.5
    fv,   江苏省, 南京市,2020/1/5, technology,  .5,        +7
    f v,  江苏省, 苏州, 2020年3月, application, 5.,        007
    E1,   江苏省,     ,20200105,   base,        1_000,     1
    E2,   江苏省,     ,2020,       Base,        "5,
    E3,   江苏省,     ,2020-13-01, base,        Infinity,  1
    E4,   江苏省,     ,2020,       base,        nan,       1
    E5,   江苏省,     ,2020,       base,        1e999,     1
    E6,   江苏省,     ,2020,       base,        ５,        1
    E7,   江苏省,     ,soon,       base,        -1,        1
    E8,   江苏省,     ,1899,       base,        1,         1
    E9,   火星,       ,2020,       base,        1,         1
    é',   北京市, 南京市,2020,     base,        1,         1
    é",   北京市,     ,2020,       base,        1,         1
    é",   北京市,     ,2020,       base,        1,         1
    é\\, 北京市,     ,2020,       base,        1,         1
    é\\, 北京市,     ,2020,       base,        2,         1
        , 北京市,     ,2020,       base,        1,         1
"""
PEOPLE = """
    id, enterprise, prior_international_study, prior_international_work
    P1, false,      true,                      FALSE
    P2, vf,         T,                         是
    P3, fv,         no,                        否
    P4, f v,        maybe,                     1
    P5, E9,         1,                         1
    P6, E99,        1,                         1
    P7, ,           1,                         1
"""


@pytest.mark.parametrize("engine", OTHERS)
def test_odd_texts_are_read_alike(engine, started, tmp_path):
    tables = {"enterprises": of_text(ODD), "people": of_text(PEOPLE)}
    blanks = pa.array(["E10", " \tfv\n", "\x0bE11\x0c", "E12\u3000", "v", "f"])
    region = pa.array(["北京市", " 北京市\t", "江苏省\n", "江苏省", "\u3000江苏省", "\x0c江苏省"])
    more = pa.table({"id": blanks, "region": region})
    tables["enterprises"] = pa.concat_tables(
        [tables["enterprises"], more], promote_options="default"
    )
    wanted = definitions(
        Definition("worth", "enterprises", "sum", "valuation"),
        Definition("patents", "enterprises", "mean", "patents"),
        Definition("base", "enterprises", "count", where=(Filter("layer", ("base",)),)),
        Definition("study", "people", "share", "prior_international_study"),
        Definition("work", "people", "share", "prior_international_work"),
    )
    plain = rolled(tables, wanted)
    assert {table.table: len(table.rejected) > 0 for table in plain.quality.tables} == {
        "enterprises": True,
        "people": True,
    }
    with stored(engine, tables, tmp_path) as choices:
        same(plain, rolled(tables, wanted, choices))


@pytest.mark.parametrize("engine", OTHERS)
def test_columns_with_types_are_read_alike(engine, started, tmp_path):
    firms = pd.DataFrame(
        {
            "id": [1, 2, 3, 3, 4, 5],
            "region": ["北京市", "江苏省", "江苏省", "江苏省", None, "北京市"],
            "founded": pd.to_datetime(["2019-01-31", "2020-12-31", None, None, "2020-01-01", None]),
            "valuation": [1.5, float("inf"), 2.0, 2.0, -0.0, -1.0],
            "patents": [1, None, 3, 3, 4, 5],
        }
    )
    people = pd.DataFrame(
        {
            "id": [11, 12, 13],
            "enterprise": [1, 2, 7],
            "prior_international_study": [True, False, True],
        }
    )
    schema = pa.schema(
        {"id": pa.int64(), "region": pa.string(), "founded": pa.date32(),
         "valuation": pa.float64(), "patents": pa.int64()}
    )  # fmt: skip
    tables = {
        "enterprises": pa.Table.from_pandas(firms, schema, preserve_index=False),
        "people": pa.Table.from_pandas(people, preserve_index=False),
    }
    wanted = definitions(
        Definition("worth", "enterprises", "sum", "valuation"),
        Definition("patents", "enterprises", "mean", "patents"),
        Definition("new", "enterprises", "count", period="flow"),
        Definition("study", "people", "share", "prior_international_study"),
    )
    plain = rolled(tables, wanted)
    worth = plain.table().xs("beijing", level="region")["worth"]
    assert worth.to_list() == [1.5, 1.5]
    with stored(engine, tables, tmp_path) as choices:
        same(plain, rolled(tables, wanted, choices))


# Names and values are never taken for SQL


@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_names_and_values_are_names_and_values(engine, started, tmp_path):
    columns = dict(zip(("id", "region", "name", "layer", "city"), HOSTILE_NAMES, strict=True))
    rows = [(name, "北京市", name, "base", "") for name in HOSTILE_NAMES]
    table = of_rows([columns[name] for name in ("id", "region", "name", "layer", "city")], rows)
    wanted_names = {f"n{k}": (name,) for k, name in enumerate(HOSTILE_NAMES)}
    wanted_names |= {"several": HOSTILE_NAMES[:2], "none": ("' or ''='",)}
    names = {"enterprises": TableNames(HOSTILE, columns)}
    wanted = definitions(
        *(
            Definition(code, "enterprises", "count", where=(Filter("name", among),), period="all")
            for code, among in wanted_names.items()
        ),
        tables=names,
    )
    with stored(engine, {HOSTILE: table, "other": table}, tmp_path) as choices:
        rollup = rolled(None, wanted, choices)
        values = rollup.table().loc[(2021, "beijing")]
        assert values.to_dict() == {**{f"n{k}": 1 for k in range(5)}, "several": 2, "none": 0}
        with connect(replace(wanted, **choices)) as source:
            assert source.names == ("other", HOSTILE)
            assert source.execute(source.tables["enterprises"].count()) == len(rows)


# What is told


def located(source, **choices):
    return Definitions("sample.toml", source, **choices)


def told(wanted):
    """Return what is told when a source cannot be opened, and see that it keeps the secret."""
    with pytest.raises(SourceError) as caught:
        connect(wanted)
    (found,) = caught.value.findings
    trace = "".join(traceback.format_exception(caught.value))
    for part in SECRETS:
        assert part not in trace
    return found


SECRETS = "hush-4711", "unspoken"
SECRET = "%40".join(SECRETS)


def at_server(**parts):
    """Return the server's URL with some parts changed."""
    from psycopg.conninfo import conninfo_to_dict

    known = {**conninfo_to_dict(SERVER), **parts}
    secret = f":{known['password']}" if known.get("password") else ""
    port = f":{known['port']}" if "port" in known else ""
    return f"postgresql://{known['user']}{secret}@{known['host']}{port}/{known['dbname']}"


@with_server
def test_a_wrong_password_is_told_and_kept(monkeypatch):
    found = told(located(source=at_server(password=SECRET)))
    assert found.code == "source-refused"
    monkeypatch.setenv("PGPASSWORD", "@".join(SECRETS))
    found = told(located(source=at_server(password="")))
    assert found.code == "source-refused"


@with_server
def test_the_password_may_come_from_the_environment(monkeypatch):
    from psycopg.conninfo import conninfo_to_dict

    monkeypatch.setenv("PGPASSWORD", conninfo_to_dict(SERVER).get("password", ""))
    url = at_server(password="")
    with connect(located(source=url)) as source:
        assert source.name == url


@with_server
def test_an_unknown_database_is_told():
    found = told(located(source=at_server(dbname="no_such_database")))
    assert found.code == "source-database-unknown"
    assert found.path.endswith("/no_such_database")


with_client = pytest.mark.skipif(
    importlib.util.find_spec("psycopg") is None, reason="the extra postgresql is not installed"
)


@with_client
@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_is_down_is_told(host):
    found = told(located(source=f"postgresql://user:{SECRET}@{host}/records"))
    assert (found.code, found.path) == ("source-unreachable", f"postgresql://user@{host}/records")


@with_client
@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://user:{}@{}@127.0.0.1:1/records", "source-url"),
        ("postgresql://user:{}/{}@127.0.0.1:1/records", "source-url"),
        ("postgresql://user:12/{}{}@127.0.0.1:1/records", "source-url"),
        ("postgresql://user:%zz{}{}@127.0.0.1:1/records", "source-url"),
        ("postgresql://127.0.0.1:1/records?user=user&password={}{}&x=1", "source-url"),
        ("postgresql://user:{}?{}@127.0.0.1:1/records", "source-unreachable"),
        ("postgresql://127.0.0.1:1/records?user=user&password={}{}", "source-unreachable"),
    ],
)
def test_a_password_that_spoils_the_url_is_kept(url, code):
    assert told(located(source=url.format(*SECRETS))).code == code


@with_client
def test_what_cannot_be_reached_is_no_finding_in_the_data(capsys):
    source = f"postgresql://user:{SECRET}@127.0.0.1:1/records"
    assert main(["sample", "check", str(EXAMPLE), "--source", source, "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "postgresql://user@127.0.0.1:1/records: the database cannot be reached" in printed.err
    assert not any(part in printed.err for part in SECRETS)


@with_server
def test_a_lost_connection_is_told():
    with loaded({"parks": of_text("id, region\nP1, 北京市")}) as url:
        source = connect(located(source=url))
        source.backend.con.close()
        with pytest.raises(SourceError, match="the database gave up: the connection is closed"):
            source.execute(source.tables["parks"].count())
        source.close()


@with_server
def test_a_database_marks_synthetic_records():
    with (
        loaded({"synthetic": pa.table({"seed": [2022], "scale": [1]})}) as url,
        connect(located(source=url)) as source,
    ):
        assert source.synthetic == "2022"


@with_spark
def test_spark_reads_its_catalog(spark):
    table = of_text("id, region\nP1, 北京市\nP2, 江苏省")
    wanted = definitions(Definition("parks", "parks", "count", period="all"))
    spark.createDataFrame(table).write.saveAsTable("parks")
    spark.createDataFrame(table).createOrReplaceTempView("policies")  # of no database
    rollup = rolled(None, wanted, {"source": "spark:default"})
    assert rollup.source == "spark:default"
    assert rollup.table().loc[2021, "parks"].to_dict() == {
        "beijing": 1, "jiangsu": 1, "nanjing": 0, "suzhou": 0
    }  # fmt: skip
    found = told(located(source="spark:defalt"))
    assert found.text() == (
        "sample.toml: Spark's catalog has no database 'defalt'. Did you mean default?"
    )


@with_spark
@pytest.mark.parametrize("row", ["P1,北京市,more", "P1"])
def test_spark_tells_which_csv_file_is_ragged(spark, tmp_path, row):
    (tmp_path / "parks.csv").write_text(f"id,region\nP0,北京市\n{row}\n", encoding="gb18030")
    wanted = definitions(Definition("parks", "parks", "count", period="all"))
    with pytest.raises(ProjectError) as caught:
        rolled(None, wanted, {"source": str(tmp_path), "engine": "spark"})
    (found,) = caught.value.findings
    assert (found.code, found.path) == ("sample-csv-broken", str(tmp_path / "parks.csv"))


@with_spark
def test_spark_reads_csv_cells_as_duckdb_does(spark, tmp_path):
    rows = 'P1,"a ""b"", c\nd",北京市\nP2,"",\n\nP3, x ,"\\"\n'
    (tmp_path / "parks.csv").write_text(f"\n\ufeffid,name,region\n{rows}"[1:], encoding="utf-8")
    found = []
    for engine in ("duckdb", "spark"):
        with connect(located(source=str(tmp_path), engine=engine)) as source:
            rows = source.execute(source.tables["parks"].order_by("id")).astype(object)
        found.append(rows.where(rows.notna(), None).to_numpy().tolist())
    assert found[0] == [["P1", 'a "b", c\nd', "北京市"], ["P2", None, None], ["P3", " x ", "\\"]]
    assert found[1] == found[0]


@with_spark
def test_missing_java_is_told(monkeypatch, tmp_path):
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    found = told(located(source=str(tmp_path), engine="spark"))
    assert found.text().startswith("Spark needs Java, and there is none. Install Java 17")


@with_spark
def test_spark_is_started_where_none_runs(tmp_path):
    small, here, conf = Path(__file__).parent / "small", tmp_path / "here", tmp_path / "conf"
    here.mkdir()
    conf.mkdir()
    text = "".join(f"{key} {value}\n" for key, value in FAST.items())
    (conf / "spark-defaults.conf").write_text(text, encoding="utf-8")
    variables = {"PYTHONPATH": str(EXAMPLE.parents[1]), "SPARK_CONF_DIR": str(conf)}
    said = []
    for engine in ("duckdb", "spark"):
        command = [sys.executable, "-c", ROLLED, "sample", "rollup", small, "--format", "csv"]
        process = subprocess.run(
            [*command, "--engine", engine, "--memory", "1GB"],
            cwd=here,
            env={**os.environ, **variables},
            capture_output=True,
            check=False,
        )
        assert process.returncode == 0, process.stderr.decode()
        said.append(process.stdout)
    assert said[0]
    assert said[1] == said[0]
    assert [*here.iterdir()] == []
