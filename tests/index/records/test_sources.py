"""Where records are: what is read alike, and what is told when it cannot be."""

import re
import subprocess
import sys
import traceback

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from ahp.common.findings import Problems
from index.project.errors import ProjectError
from index.records.definitions import Definitions, TableNames
from index.records.engines.sources import SourceError, connect

HEADINGS = "id,name,region\n"
ROWS = "P1,甲,北京市\nP2,,上海市\nP3,丙,\n"
SECRET = "hush"
RECORDS = [("P1", "甲", "北京市"), ("P2", None, "上海市"), ("P3", "丙", None)]


def definitions(source, **choices):
    return Definitions("sample.toml", str(source), **choices)


def parks(source, **choices):
    """Return the records of the parks, as tuples in the order of their ids."""
    with connect(definitions(source, **choices)) as opened:
        found = opened.execute(opened.tables["parks"].order_by("id"))
    return [
        tuple(None if value != value else value for value in row)
        for row in found.itertuples(index=False)
    ]


def write(folder, data, name="parks.csv"):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def table(rows=RECORDS):
    columns = zip(*rows, strict=True)
    return pa.table(dict(zip(("id", "name", "region"), map(list, columns), strict=True)))


def findings(source, **choices):
    """Open the source, read all of it, and return what was told, without the folder."""
    with pytest.raises((ProjectError, SourceError)) as caught:
        parks(source, **choices)
    return caught.value.text().replace(f"{source}/", "").replace(str(source), "SOURCE")


@pytest.mark.parametrize(
    "data",
    [
        HEADINGS + ROWS,
        "\ufeff" + HEADINGS + ROWS,
        (HEADINGS + ROWS).encode("gb18030"),
        (HEADINGS + ROWS).encode("utf-16"),
        (HEADINGS + ROWS).replace("\n", "\r\n"),
        (HEADINGS + ROWS).replace(",", ";"),
        (HEADINGS + ROWS).replace(",", "\t"),
        "\n\n" + HEADINGS + ROWS,
        (HEADINGS + ROWS).rstrip("\n"),
        'id,name,region\nP1,"甲",北京市\nP2,"",上海市\nP3,丙,""\n',
    ],
    ids=["plain", "bom", "gb18030", "utf-16", "crlf", ";", "tab", "blank", "no-end", "quotes"],
)
def test_csv_files_of_many_kinds_say_the_same(tmp_path, data):
    assert parks(write(tmp_path, data)) == RECORDS


def test_cells_may_hold_quotes_delimiters_and_line_breaks(tmp_path):
    data = 'id,name,region\nP1,"a ""b"", c\nd",北京市\n'
    assert parks(write(tmp_path, data)) == [("P1", 'a "b", c\nd', "北京市")]


def test_gb18030_may_begin_late(tmp_path):
    many = "".join(f"A{n:06},plain,Beijing\n" for n in range(60_000))  # more than a block
    found = parks(write(tmp_path, (HEADINGS + many + "Z,乙,北京市\n").encode("gb18030")))
    assert len(found) == 60_001
    assert found[-1] == ("Z", "乙", "北京市")


def test_parquet_and_duckdb_say_the_same(tmp_path):
    parquet.write_table(table(), tmp_path / "parks.parquet")
    assert parks(tmp_path) == RECORDS
    with duckdb.connect(str(tmp_path / "records.duckdb")) as connection:
        connection.from_arrow(table()).create("parks")
    assert parks(tmp_path / "records.duckdb") == RECORDS


@given(st.data())
@settings(max_examples=15)
def test_a_table_may_be_split_into_files_of_any_kind(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("records")
    (folder / "parks").mkdir()
    ends = sorted(data.draw(st.lists(st.integers(0, 3), max_size=3)))
    for number, (start, end) in enumerate(zip([0, *ends], [*ends, 3], strict=True)):
        name = folder / "parks" / f"part {number} [年*]"
        order = data.draw(st.permutations(["id", "name", "region"]))
        part = table().slice(start, end - start).select(order)
        if data.draw(st.booleans()):
            parquet.write_table(part, f"{name}.parquet")
        else:
            lines = [order, *([row[key] or "" for key in order] for row in part.to_pylist())]
            encoding = data.draw(st.sampled_from(["utf-8", "gb18030"]))
            text = "".join(",".join(line) + "\n" for line in lines)
            name.with_suffix(".csv").write_bytes(text.encode(encoding))
    with connect(definitions(folder)) as source:
        found = source.tables["parks"].select("id", "name", "region").order_by("id")
        rows = source.execute(found).astype(object)
    rows = rows.where(rows.notna(), None)
    assert list(rows.itertuples(index=False, name=None)) == RECORDS


def test_parts_of_different_types_are_read_as_text(tmp_path):
    (tmp_path / "parks").mkdir()
    for name, ids in (("a", pa.array([1, 2])), ("b", pa.array(["P3"]))):
        parquet.write_table(pa.table({"id": ids}), tmp_path / "parks" / f"{name}.parquet")
    assert parks(tmp_path) == [("1",), ("2",), ("P3",)]


def test_other_files_are_left_alone(tmp_path):
    write(write(tmp_path, HEADINGS + ROWS), "x", "README.md")
    write(write(tmp_path, b"\0", ".parks.csv"), b"", "_SUCCESS")
    with connect(definitions(tmp_path)) as source:
        assert (source.names, [*source.tables], source.synthetic) == (("parks",), ["parks"], None)


def test_tables_have_the_names_the_definitions_give(tmp_path):
    names = {"parks": TableNames("x'); drop table parks; --")}
    write(tmp_path, HEADINGS + ROWS, "x'); drop table parks; --.csv")
    assert parks(tmp_path, tables=names) == RECORDS
    with duckdb.connect(str(tmp_path / "records.duckdb")) as connection:
        connection.from_arrow(table()).create('"x\'); drop table parks; --"')
    assert parks(tmp_path / "records.duckdb", tables=names) == RECORDS


def test_synthetic_records_are_marked(tmp_path):
    write(write(tmp_path, HEADINGS + ROWS), "seed = 2022\nscale = 1\n", "SYNTHETIC.toml")
    with connect(definitions(tmp_path)) as source:
        assert source.synthetic == "2022"
    with duckdb.connect(str(tmp_path / "records.duckdb")) as connection:
        connection.sql("SELECT 7 AS seed, 1 AS scale").create("synthetic")
    with connect(definitions(tmp_path / "records.duckdb")) as source:
        assert source.synthetic == "7"


@pytest.mark.parametrize("mark", ["", "seed = ", "scale = 1"])
def test_a_broken_mark_is_a_mark(tmp_path, mark):
    write(write(tmp_path, HEADINGS + ROWS), mark, "SYNTHETIC.toml")
    with connect(definitions(tmp_path)) as source:
        assert source.synthetic == "?"


def test_batches_hold_every_row(tmp_path):
    rows = "".join(f"P{n:06},name,北京市\n" for n in range(100_000))
    with connect(definitions(write(tmp_path, HEADINGS + rows))) as source:
        sizes = [len(batch) for batch in source.batches(source.tables["parks"])]
    assert len(sizes) > 1
    assert sum(sizes) == 100_000


# What is told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "parks.csv: the table is empty"),
        (" \n\n", "parks.csv: the table is empty"),
        (
            "id,name,id\n1,2,3\n",
            "parks.csv: row 1, column 3: the column 'id' stands twice. Keep one of the two",
        ),
        (
            HEADINGS + "P1,a,b\nP2,a,b,c\n",
            "parks.csv: line 3: the row does not have 3 cells as the headings do, but 4. Put "
            "texts that hold the delimiter in quotation marks",
        ),
        (
            HEADINGS + "P1,a,b\n\nP2,a\n",
            "parks.csv: line 4: the row does not have 3 cells as the headings do, but 2. Put "
            "texts that hold the delimiter in quotation marks",
        ),
        (
            HEADINGS + 'P1,a,b\nP2,"a,b\nP3,a,b\n',
            "parks.csv: line 3: a quotation mark is opened and not closed, or text follows it. "
            "Check the quotation marks; within a text in quotation marks they are doubled",
        ),
        (
            HEADINGS + "P1," + "a" * 2_200_000 + ",b\n",
            "parks.csv: line 2: the row is longer than 2097152 bytes. Check for a quotation mark "
            "that is never closed",
        ),
        (
            HEADINGS.rstrip() + "," + "a" * 2_200_000 + "\nP1,a,b\n",
            "parks.csv: line 1: the row is longer than 2097152 bytes. Check for a quotation mark "
            "that is never closed",
        ),
        (
            HEADINGS + "P1,a,b\r\nP2,a,b\n",
            "parks.csv: the file cannot be taken apart into rows and cells. Check the quotation "
            "marks, the number of cells in each row, and that all lines end alike",
        ),
        (
            HEADINGS.encode() + b"P1,a,b\nP2,\xff\xff,b\n",
            "parks.csv: line 3: the text is neither UTF-8 nor GB18030: byte 0xff cannot be read. "
            "Save the file as CSV UTF-8",
        ),
    ],
    ids=["empty", "blank", "twice", "ragged", "short", "quote", "long", "long-head", "line-ends",
         "encoding"],
)  # fmt: skip
def test_broken_csv_is_told_with_its_line(tmp_path, data, told):
    assert findings(write(tmp_path, data)) == told


def test_a_bad_byte_far_into_a_file_is_told_with_its_line(tmp_path):
    data = (HEADINGS + "P1,a,b\n" * 200_000).encode() + b"P2,\xff\xff,b\n"
    assert findings(write(tmp_path, data)).startswith("parks.csv: line 200002: the text is neither")


def test_parquet_cut_short_is_told(tmp_path):
    parquet.write_table(table(RECORDS * 1000), tmp_path / "parks.parquet")
    data = (tmp_path / "parks.parquet").read_bytes()
    write(tmp_path, data[: len(data) // 2], "parks.parquet")
    assert findings(tmp_path).startswith(
        "parks.parquet: the Parquet file is incomplete or damaged: "
    )
    assert findings(write(tmp_path, HEADINGS, "parks.parquet")).startswith(
        "parks.parquet: this is no Parquet file, whatever its name says"
    )


def test_everything_wrong_in_a_folder_is_told_at_once(tmp_path):
    write(write(tmp_path, ""), "", "relations.csv")
    parquet.write_table(table(), tmp_path / "parks.parquet")
    write(write(tmp_path, "id,region\n", "policies/a.csv"), "id,place\n", "policies/b.csv")
    problems = Problems()
    assert connect(definitions(tmp_path), problems) is None
    assert sorted(found.code for found in problems.findings) == [
        "sample-parts-differ",
        "sample-table-twice",
        "table-empty",
        "table-empty",
    ]


def test_nothing_there_is_told(tmp_path):
    with pytest.raises(SourceError, match="nowhere: there is no such file or folder"):
        connect(definitions(tmp_path / "nowhere"))


def test_what_is_no_duckdb_file_is_told(tmp_path):
    write(tmp_path, "hello " * 1000, "records.duckdb")
    with pytest.raises(SourceError) as caught:
        connect(definitions(tmp_path / "records.duckdb"))
    (found,) = caught.value.findings
    assert re.search("cannot be opened as a DuckDB database: .*not a valid", found.message())
    assert re.search("无法作为 DuckDB 数据库打开：“.*not a valid.*”$", found.message("zh"))


def test_a_locked_duckdb_file_names_who_holds_it(tmp_path):
    path = tmp_path / "records.duckdb"
    code = f"import duckdb; c = duckdb.connect({str(path)!r}); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(SourceError) as caught:
            connect(definitions(path))
        holder.communicate(b"\n")
    (found,) = caught.value.findings
    assert (found.code, found.path) == ("source-locked", str(path))
    assert f"process {holder.pid}" in found.message()


def test_a_memory_limit_that_does_not_suffice_is_told(tmp_path):
    rows = "".join(f"P{n},{'x' * 50},y\n" for n in range(100_000))
    with connect(definitions(write(tmp_path, HEADINGS + rows), memory="1MB", threads=1)) as source:
        assert source.name == str(tmp_path)
        with pytest.raises(SourceError, match="the memory limit of 1MB does not suffice"):
            source.keep(source.tables["parks"])


def test_spilling_needs_a_folder(tmp_path):
    write(tmp_path, HEADINGS + ROWS)
    with pytest.raises(SourceError, match=r"parks.csv: files cannot be put here while computing"):
        connect(definitions(tmp_path, spill=str(tmp_path / "parks.csv")))
    assert parks(tmp_path, spill=str(tmp_path / "spill")) == RECORDS
    assert [*(tmp_path / "spill").iterdir()] == []


def test_nothing_is_fetched_from_the_network(tmp_path):
    with connect(definitions(write(tmp_path, HEADINGS + ROWS))) as source:
        setting = source.backend.con.execute(
            "SELECT value FROM duckdb_settings() WHERE name = 'autoinstall_known_extensions'"
        ).fetchone()
    assert setting == ("false",)


@pytest.mark.parametrize("scheme", ["mysql", "s3", "https"])
def test_other_urls_are_refused_without_their_password(scheme):
    with pytest.raises(SourceError, match=f"databases of kind {scheme} cannot be read") as caught:
        connect(definitions(f"{scheme}://user:{SECRET}@host/records"))
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_spark_does_not_read_a_duckdb_file(tmp_path):
    write(tmp_path, "", "records.duckdb")
    with pytest.raises(SourceError, match="Spark reads folders"):
        connect(definitions(tmp_path / "records.duckdb", engine="spark"))


@pytest.mark.parametrize(
    ("source", "engine", "package", "extra"),
    [
        ("postgresql://host/records", "duckdb", "psycopg", "postgresql"),
        ("spark:default", "duckdb", "pyspark", "spark"),
    ],
)
def test_a_missing_package_says_which_extra_brings_it(monkeypatch, source, engine, package, extra):
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"index.records.engines.{extra}", raising=False)
    with pytest.raises(SourceError) as caught:
        connect(definitions(source, engine=engine))
    assert caught.value.text() == (
        f'this source needs the package {package}. Install it: pip install "weightbench[{extra}]"'
    )
