"""Fingerprints of tables: the same for the same records however they are kept, else others."""

import hashlib
import json
import random
import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyarrow import parquet

from ahp.common.findings import FileError
from index.commands import main
from index.records.engines.parts import MARKER
from index.records.fingerprints import fingerprints, read_prints, synthetic_prints
from index.sample.synthetic.synthetic import write_sample
from tests.index.records.databases import definitions, of_text, opened

SMALL = Path(__file__).parent / "small"
PARKS = """
    id, name,   region, city,   date
    K1, 一号园,  北京市, ,       2020-01-31
    K2, 二号园,  江苏省, 苏州市, 2021-06-01
    K2, 二号园,  江苏省, 苏州市, 2021-06-01
"""
INSTITUTES = """
    id, domestic_papers, international_papers, patents
    T1, 1.5,             007,                  1e3
    T2, .5,              ,                     none
    T3, 0.1,             1e300,                12345678901
"""


def prints_of(**tables):
    with opened(definitions(), tables) as source:
        return fingerprints(source, definitions())


def by_hand(lines):
    """Add up the hashes of lines as the description says."""
    digests = [hashlib.md5("\x1f".join(line).encode()).hexdigest() for line in lines]
    halves = (sum(int(one[at : at + 8], 16) for one in digests) % 2**32 for at in (0, 8))
    return "".join(f"{half:08x}" for half in halves)


def exact(value):
    return f"{int(value)}.{int((value - int(value)) * 2**62)}"


def test_a_fingerprint_is_the_sum_of_the_hashes_of_its_records():
    found = prints_of(parks=of_text(PARKS))["parks"]
    again = ("K2", "二号园", "江苏省", "苏州市", "2021-06-01")
    expected = by_hand([("K1", "一号园", "北京市", "", "2020-01-31"), again, again])
    assert (found.records, found.fingerprint, found.sums) == (3, expected, {})


def test_numbers_count_by_their_value_to_the_last_bit():
    found = prints_of(institutes=of_text(INSTITUTES))["institutes"]
    expected = by_hand(
        [
            ("T1", exact(1.5), exact(7), exact(1000)),
            ("T2", exact(0.5), "", "none"),
            ("T3", exact(0.1), "1e300", exact(12345678901)),
        ]
    )
    assert found.fingerprint == expected
    sums = {"domestic_papers": 2.1, "international_papers": 7, "patents": 12345679901}
    assert found.sums == pytest.approx(sums)


def test_typed_columns_have_the_fingerprint_of_their_texts():
    typed = pa.table(
        {
            "source": [1, 2],
            "target": [3, 4],
            "kind": ["financing", None],
            "international": [True, None],
            "amount": [2.25, 1e308],
            "date": pc.strptime(pa.array(["2021-05-06", None]), "%Y-%m-%d", "s"),
            "not in the schema": [1, 2],
        }
    )
    texts = of_text("""
        source, target, kind,      international, amount, date
        1,      3,      financing, TRUE,          2.250,  2021-05-06
        2,      4,      ,          ,              beyond,
    """)
    typed, texts = prints_of(relations=typed), prints_of(relations=texts)
    assert typed["relations"].fingerprint == texts["relations"].fingerprint
    assert (typed["relations"].sums["amount"], texts["relations"].sums["amount"]) == (1e308, 2.25)


def test_the_order_of_records_does_not_matter_and_every_cell_does():
    table = of_text(INSTITUTES)
    changed = {"institutes": table, "again": table.take(pa.array([2, 0, 1]))}
    for column in table.column_names:
        cells = table[column].to_pylist()
        new = pa.array([*cells[:2], "0.10000000000000002"])
        at = table.column_names.index(column)
        changed[f"other {column}"] = table.set_column(at, column, new)
    found = {name: prints_of(institutes=one)["institutes"] for name, one in changed.items()}
    assert found.pop("again") == found["institutes"]
    assert len({one.fingerprint for one in found.values()}) == len(found) == 5


# At the command line


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "small")
    return tmp_path / "small"


def check(capsys, *options):
    code = main(["sample", "check", "small", "--lang", "en", *options])
    return code, *capsys.readouterr()


def test_what_was_recorded_is_compared(small, capsys):
    plain = check(capsys)
    assert check(capsys, "--format", "json", "-o", "recorded.json")[0] == plain[0]
    recorded = {one["name"]: one for one in json.loads(Path("recorded.json").read_text())["tables"]}
    names = [row["table"] for row in recorded["fingerprints"]["rows"]]
    assert "enterprises" in names
    assert check(capsys, "--expect", "recorded.json") == plain
    path = small / "records" / "enterprises.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], lines[-1], *lines[1:-1]]), encoding="utf-8")
    assert check(capsys, "--expect", "recorded.json") == plain
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")
    code, _, err = check(capsys, "--expect", "recorded.json")
    assert code == 1
    total = len(lines) - 1
    assert f"recorded.json: enterprises are not as recorded: expected {total} records" in err
    assert f"found {total - 1} records with the fingerprint" in err


def test_a_table_that_is_gone_is_told(small, capsys):
    check(capsys, "--format", "json", "-o", "recorded.json")
    said = json.loads(Path("recorded.json").read_text())
    rows = next(one["rows"] for one in said["tables"] if one["name"] == "fingerprints")
    rows.append({"table": "parks", "records": 1, "fingerprint": "0" * 16, "sums": {}})
    Path("recorded.json").write_text(json.dumps(said), encoding="utf-8")
    code, _, err = check(capsys, "--expect", "recorded.json")
    assert code == 1
    assert "industrial parks are not as recorded: expected 1 record with the fingerprint" in err
    assert "found no such table" in err


@pytest.mark.parametrize("text", ["", "{}", '{"tables": [1]}', "[" * 9999, "\ud800"])
def test_a_file_without_fingerprints_is_refused(small, capsys, text):
    Path("x.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    code, _, err = check(capsys, "--expect", "x.json")
    assert code == 2
    assert err.startswith("x.json: there are no fingerprints of tables in this file")
    assert check(capsys, "--expect", "nowhere.json")[0] == 2


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic") / "records"
    write_sample(folder, scale=0.02, format="parquet")
    return folder


def test_a_synthetic_sample_carries_its_fingerprints(synthetic, tmp_path):
    write_sample(tmp_path / "csv", scale=0.02)
    assert (tmp_path / "csv" / MARKER).read_bytes() == (synthetic / MARKER).read_bytes()
    assert synthetic_prints(str(tmp_path)) is None
    found = synthetic_prints(str(synthetic))
    assert {name: one.records for name, one in found.items()} == {
        path.stem: parquet.read_metadata(path).num_rows for path in synthetic.glob("*.parquet")
    }


def test_a_marker_that_is_damaged_is_told(synthetic, tmp_path):
    (tmp_path / MARKER).write_bytes((synthetic / MARKER).read_bytes().replace(b"= ", b"\xff ", 1))
    with pytest.raises(FileError, match="no fingerprints of tables in this file"):
        synthetic_prints(str(tmp_path))
    with pytest.raises(FileError, match="pipe or a device"):
        read_prints("/dev/null")


def rows_of(path):
    return duckdb.sql(f"FROM '{path}'").fetchall()


def test_flipped_bits_of_parquet_are_noticed(small, synthetic, capsys):
    chance = random.Random(1)
    paths = sorted(synthetic.glob("*.parquet"))
    for number in range(6):
        folder = Path(f"copy{number}")
        shutil.copytree(synthetic, folder)
        path = folder / chance.choice(paths).name
        data = bytearray(path.read_bytes())
        data[chance.randrange(4, len(data) - 8)] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        code, _, err = check(capsys, "--source", str(folder))
        assert code in (1, 2)
        noticed = code == 2 or "are not as recorded" in err
        assert noticed or rows_of(path) == rows_of(synthetic / path.name)  # in what no one reads
