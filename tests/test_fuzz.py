"""Whatever bytes stand in a file, every reader says what is wrong: no traceback, no hang."""

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ahp.common.findings import AhpError, Problems
from ahp.common.io.grid import read_grid
from ahp.common.io.sheets import open_workbook
from ahp.common.io.toml import open_document
from ahp.common.visible import UNSEEN
from ahp.elicit.journal import open_journal
from ahp.files import load_hierarchy, read_matrices
from ahp.files.answers import read_answers
from ahp.files.outline import parse_outline, read_outline
from ahp.files.printed import read_printed
from index.audit.declarations import load_audit
from index.records.reading import load_definitions

HIERARCHY = parse_outline("goal\n  a\n  b\n")
SLOWEST = 5  # seconds of the processor, for a few hundred bytes

WORDS = [
    ",",
    ";",
    "'",
    '"',
    "a",
    "b",
    "1",
    "1/3",
    "0",
    "-",
    "=",
    "[",
    "]",
    "{",
    "}",
    ".",
    "#",
    "1e400",
    "nan",
    "成本",
    "1/0",
    "true",
    "2022-01-01",
    "=1+2",
]
LINES_OF_TOML = ("format = 1\n", "[[nodes]]\n", 'code = "a"\n', 'parent = "a"\n', "[model]\n")
ODD = ("\n", "\r", "\t", "  ", "\x1b[2J", "\u202e", "\ufeff", "\\u0000", '"""', "x = ")
LONG = ("9" * 5000, "[" * 2000, "{a=" * 500, "\t" * 2000, " " * 5000, "a:" * 2000, "." * 2000)
SLOW_ONCE = (
    "{a=0" + "9" * 30_000 + "x = ",
    "9" * 5000 + "=1+2" + "9" * 20_000 + "x",
    "x = " + "9" * 30_000 + ";]",
    '"""' + "\t" * 6000 + '"[[',
    "a\n" + "." * 6000 + "b",
    "#" + " " * 20_000 + "a" + " " * 20_000 + "b",
    "9" * 5000,
)
"""Repetitions that took seconds, or more digits than a number may have."""
PIECES = st.sampled_from([*WORDS, *LINES_OF_TOML, *ODD, *LONG])
TEXTS = st.lists(PIECES, max_size=12).map("".join).map(lambda text: text.encode("utf-8"))
BYTES = TEXTS | st.binary(max_size=60) | TEXTS.map(lambda data: data.decode().encode("utf-16"))
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["a", "\ud800", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["node", "act", "value", "pair", "note", "format", "done"]), inner
        )
    ),
    max_leaves=8,
)
LINES = st.lists(JSON.map(json.dumps).map(str.encode) | st.binary(max_size=20), max_size=4)


def _answers(path):
    read_answers(path, HIERARCHY)


READERS = {
    "a.csv": (read_matrices, lambda path: read_grid(path, Problems()), _answers, read_printed),
    "a.xlsx": (read_matrices, lambda path: read_grid(path, Problems())),
    "a.txt": (read_outline, lambda path: read_grid(path, Problems())),
    "a.toml": (
        lambda path: open_document(path, Problems()),
        load_audit,
        load_definitions,
    ),
}


def read(path, reader):
    """Read a file, and return what is said of it."""
    start = time.process_time()
    try:
        reader(path)
    except AhpError as error:
        said = error.text("en") + error.text("zh")
    else:
        said = ""
    assert not UNSEEN.search(said)
    assert time.process_time() - start < SLOWEST


calm = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("text", SLOW_ONCE)
@pytest.mark.parametrize("name", READERS)
def test_long_runs(name, tmp_path, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    for reader in READERS[name]:
        read(str(path), reader)


@pytest.mark.parametrize("name", READERS)
@calm
@given(data=BYTES)
def test_bytes(name, tmp_path, data):
    path = tmp_path / name
    path.write_bytes(data)
    for reader in READERS[name]:
        read(str(path), reader)


@calm
@given(data=TEXTS)
def test_folders(tmp_path, data):
    for name in ("hierarchy.toml", "published.toml"):
        (tmp_path / name).write_bytes(b"format = 1\n" + data)
    read(str(tmp_path), lambda folder: load_hierarchy(os.path.join(folder, "hierarchy.toml")))


@calm
@given(lines=LINES)
def test_journals(tmp_path, lines):
    (tmp_path / "journal.jsonl").write_bytes(b"\n".join(lines))
    read(str(tmp_path), open_journal)


def packed():
    book, out = Workbook(), io.BytesIO()
    for row in (["", "a", "b"], ["a", 1, "1/3"], ["b", None, 1]):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


PACKED = packed()


@calm
@given(place=st.integers(0, len(PACKED) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_of_a_workbook(tmp_path, place, bit):
    data = bytearray(PACKED)
    data[place] ^= 1 << bit
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    read(str(path), read_matrices)


@calm
@given(inside=TEXTS, part=st.sampled_from(["sheet1.xml", "workbook.xml", "workbook.xml.rels"]))
def test_a_workbook_that_holds_something_else(inside, part):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PACKED)) as before, zipfile.ZipFile(out, "w") as new:
        for entry in before.namelist():
            new.writestr(entry, inside if Path(entry).name == part else before.read(entry))
    book = open_workbook(out.getvalue(), Problems())
    for name in () if book is None else book.names:
        book.read(name)
