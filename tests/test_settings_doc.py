"""``docs/settings.md`` against the readers: every key, column, word and default, both ways.

The readers are asked, not looked into: an unknown key is answered with those that are known, an
unknown word with the words, a value of no type with the type that is expected.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

import ahp.files
import index.audit
import index.files
import index.records
from ahp.common.findings import AhpError, Finding
from ahp.common.io.cells import parse_number
from ahp.common.io.section import Key
from ahp.files.answers import read_answers
from ahp.files.printed import read_printed
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import Judgment, read_judgment
from ahp.model.matrix import MAX_ITEMS
from index.audit.keys import AUDIT_KEYS, COMMON_KEYS, RELATION_KEYS
from index.files.groups import GROUP_COLUMNS
from index.files.indicators import DIRECTIONS, INDICATOR_COLUMNS
from index.files.project import KEYS
from index.files.regions import REGION_COLUMNS
from index.files.reporting.reading import KEYS as REPORT_KEYS
from index.files.robustness.reading import KEYS as ROBUSTNESS_KEYS
from index.files.values import HEADINGS
from index.records.schema import FALSE_WORDS, FIRST_YEAR, TABLES, TRUE_WORDS
from index.report.printed.reading import PRINTED_BESIDE
from tests.settings_files import FILES, SECTIONS, Reader
from tests.settings_page import PAGES, REFUSED, REQUIRED, Row, tables

NOTHING = "zzzzzz"  # near to no name, so that all known ones are told
NO_TYPE = "1979-05-27"  # a date, which no key takes

TYPES = {
    "type-text": [("text", "文字")],
    "type-texts": [("text or list of texts", "文字或文字列表")],
    "type-audit-texts": [("text or list of texts", "文字或文字列表")],
    "type-attributes": [("table", "表")],
    "type-nodes": [("text or list of texts", "文字或文字列表")],
    "type-experts": [("text or list of texts", "文字或文字列表")],
    "type-cr": [("number above 0", "大于 0 的数")],
    "type-trim": [("number from 0 to below 0.5", "0 以上、0.5 以下的数")],
    "type-weight": [("number above 0", "大于 0 的数")],
    "type-memory": [("text", "文字")],
    "type-flag": [("yes or no", "是或否")],
    "type-table": [("table", "表")],
    "type-tables": [("list of tables", "表的列表")],
    "type-figure": [("number as printed", "原文数字")],
    "type-number": [("number", "数")],
    "type-audit-number": [("number", "数")],
    "type-audit-count": [("whole number or text", "整数或文字")],
    "type-limits": [("number", "数")],
    "type-positive": [("number above 0", "大于 0 的数"), ("whole number above 0", "大于 0 的整数")],
    "type-share": [("number from 0 to 1", "0 到 1 的数")],
    "type-share-of-records": [("number from 0 to 1", "0 到 1 的数")],
    "type-whole": [
        ("whole number from 0 to 15", "0 到 15 的整数"),
        ("whole number", "整数"),
    ],
    "type-audit-integer": [("whole number", "整数")],
    "type-audit-integers": [("list of whole numbers", "整数列表")],
    "type-audit-numbers": [("list of numbers", "数的列表")],
    "type-audit-lists": [("list of lists", "列表的列表")],
    "type-range": [("two numbers, lower first", "两个数，小的在前")],
    "type-order": [("list of numbers", "数的列表")],
    "type-equal": [("yes, or text", "是，或文字")],
    "type-span": [("whole number", "整数")],
    "type-codes": [("number, text or list of these", "数、文字或它们的列表")],
    "type-steps": [("list of steps", "步骤列表")],
    "type-years": [("list of years", "年份列表")],
    "type-year": [("year", "年份")],
    "type-draws": [("whole number above 0", "大于 0 的整数")],
    "type-seed": [("whole number", "整数")],
    "type-steps-off": [("whole number from 0 to 16", "0 到 16 的整数")],
    "type-probability": [("number between 0 and 1", "0 与 1 之间的数")],
    "type-part": [("number from 0 to below 1", "0 以上、1 以下的数")],
    "type-spread": [("number from 0", "不小于 0 的数")],
    "type-by-language": [("text, or texts by language", "文字，或按语言分列的文字")],
    "type-authors": [("text or list of texts", "文字或文字列表")],
    "type-date": [("text", "文字")],
    "type-texts-or-none": [("list of texts", "文字列表")],
    "type-top": [("whole number from 1 to 1000", "1 到 1000 的整数")],
    "type-tiers": [("whole number from 2 to 100", "2 到 100 的整数")],
}
RECORD_TYPES = {
    "id": ("id", "编号"),
    "text": ("text", "文字"),
    "number": ("number", "数"),
    "flag": ("yes or no", "是或否"),
    "date": ("date", "日期"),
}

DECLARED = {
    "index.toml": KEYS,
    "index.toml [robustness]": ROBUSTNESS_KEYS,
    "index.toml [report]": REPORT_KEYS,
    "audit.toml": AUDIT_KEYS,
    "audit.toml [report]": (*REPORT_KEYS, *PRINTED_BESIDE),
    **{f"audit.toml [[{kind}]]": {**COMMON_KEYS, **keys} for kind, keys in RELATION_KEYS.items()},
}
"""Tables of so many keys that a hint does not list them all."""

FREE = {
    ("sample.toml [indicators.CODE]", "column"),  # the words are the columns of the table
    ("index.toml values file", "file"),  # without it, the entry as a whole is no entry
}
"""What only the page says: the readers answer with something else."""

ELSEWHERE = ("index.toml values sample", "index.toml values rollup")
"""What cannot be read without records or what was kept of them."""


@pytest.fixture
def reader(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Reader(tmp_path)


@pytest.fixture(params=PAGES, scope="module")
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def page(lang):
    return tables(lang)


def rows_by_key(rows: list[Row]) -> dict[str, Row]:
    found = {key: row for row in rows for key in row.keys}
    assert len(found) == sum(len(row.keys) for row in rows)
    return found


def known(findings: list[Finding], code: str) -> set[str] | None:
    """Return the known names with which a reader answers an unknown one."""
    for found in findings:
        hint = found.details.get("suggestion")
        if found.code == code and NOTHING in str(found.details.get("key")) + str(
            found.details.get("found")
        ) + str(found.details.get("name")):
            assert isinstance(hint, Finding)
            return {*hint.details["known"]} - {"-"}
    return None


def bare(literal: str) -> str:
    return literal.strip('"')


# what the pages have


def test_pages_have_the_same_tables_in_the_same_order():
    english, chinese = tables("en"), tables("zh")
    assert list(english) == list(chinese)
    for name, rows in english.items():
        for one, other in zip(rows, chinese[name], strict=True):
            count = len(one.cells) - 1  # the last is prose
            assert [one.code(k) for k in range(count)] == [other.code(k) for k in range(count)]
            if name.startswith("keys: "):
                required = [
                    row.cells[3] == REQUIRED[of] for row, of in ((one, "en"), (other, "zh"))
                ]
                assert required[0] == required[1]


def test_every_table_is_tested(page):
    names = {f"keys: {name}" for name in SECTIONS}
    columns = {f"columns: {name}" for name in (*COLUMNS, "answers", "printed weights")}
    records = {name for name in page if name.startswith("records: ")}
    assert set(page) == names | columns | records | {"cells: judgments"}


def test_every_declaration_of_keys_is_on_a_page(page):
    shown = {key for rows in page.values() for row in rows for key in row.keys}
    declared = 0
    for package in (ahp.files, index.files, index.records, index.audit):
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, keys in vars(importlib.import_module(info.name)).items():
                if isinstance(keys, dict) and any(isinstance(one, Key) for one in keys.values()):
                    declared += 1
                    assert set(keys) <= shown, (info.name, name)
    assert declared > 10


def test_links_within_a_page_lead_to_a_heading(lang):
    text = PAGES[lang].read_text(encoding="utf-8")
    headings = re.findall("^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w\s-]", "", one).strip().lower().replace(" ", "-") for one in headings}
    targets = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(targets) > 20
    assert set(targets) <= anchors


# settings files


@pytest.mark.parametrize("name", SECTIONS)
def test_keys_are_those_the_reader_knows(name, page, reader):
    section = SECTIONS[name]
    told = known(reader.shortest(section, NOTHING, "1")[1], "unknown-key")
    assert told
    if "…" in told:  # more than a hint can list
        told = set(DECLARED[name])
    rows = page[f"keys: {name}"] + page.get(section.more, [])
    assert told == {key for row in rows for key in row.keys}


@pytest.mark.parametrize("file", ["hierarchy.toml", "index.toml", "audit.toml"])
def test_titles_are_in_the_languages_of_the_page(file, page, reader):
    section = SECTIONS[file]
    told = known(reader.shortest(section, "title", f'{{ {NOTHING} = "" }}')[1], "unknown-key")
    assert told == {key for row in page["keys: [title]"] for key in row.keys}


@pytest.mark.parametrize("name", SECTIONS)
def test_types_are_those_the_reader_expects(name, page, lang, reader):
    for key, row in rows_by_key(page[f"keys: {name}"]).items():
        if key in ("format", "file") and (key == "format" or (name, key) in FREE):
            continue
        findings = reader.shortest(SECTIONS[name], key, NO_TYPE)[1]
        expected = [
            str(found.details["expected"].code) for found in findings if found.code == "wrong-type"
        ]
        if not expected and row.values:
            assert any(found.code == "unknown-value" for found in findings), key
            expected = ["type-text"]
        types = {words[lang == "zh"] for code in expected for words in TYPES[code]}
        assert row.cells[1] in types, key


@pytest.mark.parametrize("name", SECTIONS)
def test_words_are_those_the_reader_knows(name, page, reader):
    section = SECTIONS[name]
    for key, row in rows_by_key(page[f"keys: {name}"]).items():
        if set(row.values) == {"true", "false"} or (name, key) in FREE:
            continue
        told = known(reader.shortest(section, key, f'"{NOTHING}"')[1], "unknown-value")
        if told and "…" in told:  # more than a hint can list
            told = set(DECLARED[name][key].choices)
        assert (told or set()) == set(map(bare, row.values)), key
        for word in row.values:
            assert not known(reader.shortest(section, key, word)[1], "unknown-value")


@pytest.mark.parametrize("name", SECTIONS)
def test_leaving_out_is_the_same_as_the_default(name, page, reader):
    section = SECTIONS[name]
    for key, row in rows_by_key(page[f"keys: {name}"]).items():
        beside = section.beside.get(key, {})
        without = reader.read(section, {**section.given, **section.needed, **beside, key: None})[0]
        if row.default is not None:
            assert without is not None
            assert reader.shortest(section, key, row.default)[0] == without, key
            if (other := another(row.default)) is not None:
                assert reader.shortest(section, key, other)[0] != without, key
        if row.values and (row.default is not None or row.cells[3].startswith("–")):
            same = [w for w in row.values if reader.shortest(section, key, w)[0] == without]
            assert without is None or same == [w for w in row.values if w == row.default], key


def another(literal: str) -> str | None:
    """Return another value in place of one with a number in it."""
    digits = [*re.finditer("[0-9]+", literal)]
    if not digits:
        return None
    last = digits[-1]
    return f"{literal[: last.start()]}{int(last[0]) + 1}{literal[last.end() :]}"


@pytest.mark.parametrize("name", SECTIONS)
def test_required_keys_are_those_the_reader_misses(name, page, lang, reader):
    section = SECTIONS[name]
    rows = rows_by_key(page[f"keys: {name}"])
    required = {key for key, row in rows.items() if row.cells[3] == REQUIRED[lang]}
    assert required == set(section.needed)
    if name not in ELSEWHERE:
        assert reader.shortest(section)[0] is not None
    for key in required:
        assert reader.shortest(section, key, None)[0] is None, key


# tables

COLUMNS = {
    "indicators.csv": INDICATOR_COLUMNS,
    "regions.csv": REGION_COLUMNS,
    "values.csv": HEADINGS,
    "groups.csv": GROUP_COLUMNS,
}
CELLS = {
    "indicators.csv": [{"code": "a"}, {"code": "b"}],
    "regions.csv": [{"code": "r1"}, {"code": "r2"}, {"code": "c", "kind": "circle"}],
    "groups.csv": [{"circle": "c", "member": "r1"}, {"circle": "c", "member": "r2"}],
}


def project_with(reader: Reader, name: str, first: Mapping[str, str | None]) -> Any:
    """Read a project, one of whose tables has other cells in its first row."""
    rows: list[dict[str, str | None]] = [{**row} for row in CELLS[name]]
    rows[0] |= first
    heads = dict.fromkeys(key for row in rows for key in row if row[key] is not None)
    lines = [",".join(heads), *(",".join(row.get(key) or "" for key in heads) for row in rows)]
    if name == "regions.csv" and "kind" in first:
        lines[2] = lines[2].rstrip(",") + ",region"
    (reader.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return reader.shortest(SECTIONS["index.toml"])


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_their_other_headings_are_those_of_the_reader(name, page):
    documented = {row.keys[0]: set(row.code(1)) for row in page[f"columns: {name}"] if row.keys}
    assert documented == {column: set(others) for column, others in COLUMNS[name].items()}


@pytest.mark.parametrize("name", CELLS)
def test_words_of_columns_are_those_the_reader_knows(name, page, reader):
    for row in page[f"columns: {name}"]:
        findings = project_with(reader, name, {row.keys[0]: NOTHING})[1]
        told = known(findings, "word-unknown")
        assert (told or set()) == set(row.values), row.keys


@pytest.mark.parametrize("name", CELLS)
def test_a_blank_cell_is_the_same_as_the_default(name, page, lang, reader):
    for row in page[f"columns: {name}"]:
        column = row.keys[0]
        blank = project_with(reader, name, {column: ""})[0]
        assert (blank is None) == (row.cells[3] == REFUSED[lang]), column
        for word in (row.default, *row.values):
            if word is not None and row.default is not None:
                said = project_with(reader, name, {column: word})[0]
                assert (said == blank) == (word == row.default), word


def test_directions_are_read_as_the_page_says(lang, reader):
    text = PAGES[lang].read_text(encoding="utf-8")
    listed = re.search(r"^`direction`[^\n]*\n\n((?:- .*\n){4})", text, re.MULTILINE)
    assert listed
    lines = [line.partition(": " if lang == "en" else "：")[2] for line in listed[1].splitlines()]
    wide = {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in "+-1"}  # full-width signs
    best = {
        "moderate": ({"best": "5"}, (5.0, 5.0)),
        "interval": ({"best_low": "5", "best_high": "6"}, (5.0, 6.0)),
    }
    for line, (kind, known) in zip(lines, DIRECTIONS.items(), strict=True):
        words = re.findall(r"`([^`]+)`", line)
        assert words == list(known)
        beside, expected = best.get(kind, ({}, None))
        for word in words:
            for written in (word, word.translate(wide), word.upper()):
                cells = {"direction": written, **beside}
                said, findings = project_with(reader, "indicators.csv", cells)
                assert not findings, written
                found = said[0][1][0]
                assert (found.direction, found.best) == (-1 if kind == "less" else 1, expected)
    for word in ("0", "N/A", "—", NOTHING):
        assert project_with(reader, "indicators.csv", {"direction": word})[0] is None


def test_commas_are_read_as_the_page_says(reader):
    def first(text: str) -> float:
        (reader.folder / "values.csv").write_text(text, encoding="utf-8")
        said, findings = reader.shortest(SECTIONS["index.toml"])
        assert not findings
        return float(said[2]["data"][0][0])

    assert first("region;year;a;b\nr1;2021;1,5;2\nr2;2021;3;4\n") == 1.5
    assert first("region\tyear\ta\tb\nr1\t2021\t1,5\t2\nr2\t2021\t3\t4\n") == 1.5
    assert first('region,year,a,b\nr1,2021,"1,234",2\nr2,2021,3,4\n') == 1234


def test_answers_have_the_columns_of_the_page(page, lang, tmp_path):
    hierarchy = Hierarchy([Node("g"), Node("x", "g"), Node("y", "g")])
    row = {"node": "g", "a": "x", "b": "y", "value": "3", "note": "why"}

    def findings(cells: Mapping[str, str]) -> list[Finding]:
        path = tmp_path / "answers.csv"
        path.write_text(",".join(cells) + "\n" + ",".join(cells.values()) + "\n")
        try:
            read_answers(path, hierarchy)
        except AhpError as error:
            return list(error.findings)
        return []

    documented = rows_by_key(page["columns: answers"])
    assert known(findings({**row, NOTHING: ""}), "answers-column") == set(documented)
    for column, one in documented.items():
        refused = one.cells[3] == REFUSED[lang]
        assert bool(findings({**row, column: ""})) == refused
        assert bool(findings({key: row[key] for key in row if key != column})) == refused


def test_printed_weights_are_read_as_the_page_says(page, tmp_path):
    item, weight = page["columns: printed weights"]
    path = tmp_path / "printed.csv"
    path.write_text(f"item,weight\nx,{weight.code(4)[0]}\n{item.code(4)[0]},{weight.code(4)[2]}\n")
    read = read_printed(path)
    assert (read.labels, read.weights, read.cr) == (["x"], ["0.70"], "63.7%")


def test_judgments_are_read_as_the_page_says(page, lang):
    text = PAGES[lang].read_text(encoding="utf-8")
    assert f" {MAX_ITEMS} " in text
    refused = 0
    for row in page["cells: judgments"]:
        read = read_judgment(row.keys[0] if row.keys else "")
        if row.cells[1] == REFUSED[lang]:
            assert isinstance(read, Finding), row.keys
            refused += 1
        elif row.keys:
            assert isinstance(read, Judgment)
            assert read.value == Fraction(row.cells[1])
        else:
            assert read is None
    assert refused >= 6


def test_gaps_are_written_as_the_page_says(lang):
    text = PAGES[lang].read_text(encoding="utf-8")
    listed = re.search(r"`NA`.*?`—`", text, re.DOTALL)
    assert listed
    words = re.findall(r"`([^`]+)`", listed[0])
    assert len(words) >= 11
    assert all(parse_number(word) is None for word in words)


# records


def test_tables_of_records_are_those_of_the_schema(page):
    rows = page["records: tables"]
    shown = {row.keys[0]: (row.code(1), row.code(2)) for row in rows}
    assert shown == {
        name: ((table.dated,) if table.dated else (), (table.period,))
        for name, table in TABLES.items()
    }


def test_columns_of_records_are_those_of_the_schema(page, lang):
    seen: list[str] = []
    for heading, rows in page.items():
        if not heading.startswith("records: ") or heading == "records: tables":
            continue
        for name in heading.removeprefix("records: ").split(", "):
            seen.append(name)
            shown = [
                (row.keys[0], row.cells[1], row.values, row.cells[3] == REQUIRED[lang])
                for row in rows
            ]
            assert shown == [
                (one.name, RECORD_TYPES[one.type][lang == "zh"], one.allowed, one.required)
                for one in TABLES[name].columns
            ]
    assert sorted(seen) == sorted(TABLES)


def test_words_for_yes_and_no_are_those_of_the_schema(lang):
    text = PAGES[lang].read_text(encoding="utf-8")
    listed = re.search(r"`true`、?,? ?`1`.*?`否`", text, re.DOTALL)
    assert listed
    assert tuple(re.findall(r"`([^`]+)`", listed[0])) == (*TRUE_WORDS, *FALSE_WORDS)
    assert str(FIRST_YEAR) in text
