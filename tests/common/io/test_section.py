"""Settings as declared: keys, types, words, lines; and what would have been a traceback."""

import time
from decimal import Decimal

import pytest

from ahp.common.findings import Problems
from ahp.common.io.section import (
    FLAG,
    NAMES,
    TABLE,
    Key,
    Section,
    exact,
    number,
    one_of,
    texts,
    whole,
)
from ahp.common.io.toml import Document, loads, open_document
from index import load_project

KEYS = {
    "title": Key(),
    "words": one_of("one", "two", default="one"),
    "on": Key(FLAG, default=False),
    "source": Key(required='"a.csv"'),
    "within": Key(TABLE),
}


def document(text):
    problems = Problems()
    return Document("a.toml", loads(text), text, problems.at("a.toml")), problems


def told(text, lang="en"):
    read, problems = document(text)
    section = read.section("part", KEYS)
    return section, [found.text(lang).removeprefix("a.toml: ") for found in problems.findings]


def test_values_and_defaults():
    section, findings = told('[part]\nsource = "b"\nwords = "two"\n')
    assert (section["source"], section["words"]) == ("b", "two")
    assert (section["on"], section["title"]) == (False, None)
    assert ("on" in section, "words" in section) == (False, True)
    assert not findings


def test_whatever_is_wrong_is_told_with_its_line():
    text = '# a\n[part]\nwords = "tow"\non = 1\n\n"titel" = 3\ntitle = []\n\n[other]\ntitle = ""\n'
    assert told(text)[1] == [
        "key part.titel, line 6: no key is named 'titel'. Did you mean title?",
        "key part.title, line 7: part.title is [], which is not text. Write it like this: "
        'title = "..."',
        "key part.words, line 3: part.words is 'tow', which is not known. Did you mean two?",
        "key part.on, line 4: part.on is 1, which is not true or false. Write it like this: "
        "on = true",
        'key part.source, line 2: a required key is missing. Add it, for example: source = "a.csv"',
    ]


def test_a_table_within_says_its_whole_name():
    read, problems = document('[part]\nsource = "b"\nwithin = { zh = 1, fr = "" }\n')
    read.section("part", KEYS).table("within", NAMES)
    assert [found.text("zh") for found in problems.findings] == [
        "a.toml：键 part.within.fr，第 3 行：没有名为 'fr' 的键。可用：zh、en",
        "a.toml：键 part.within.zh，第 3 行：part.within.zh 的值 1 不符合要求：应为 文字。"
        '请这样写：zh = "..."',
    ]


def test_what_is_no_table_is_told_and_empty():
    section, findings = told("part = 3\n")
    assert findings == [
        "key part, line 1: part is 3, which is not a table. Write it like this: [part]"
    ]
    assert section["words"] == "one"


def test_lines_of_keys_are_within_their_table():
    text = "[a]\nx = 1\n[b]\ny = { x = 2, \"z\" = 3 }\n[[c]]\nx = 4\n[[ c ]]\n'x' = 5\n"
    read, _ = document(text)
    assert [read.line_of("x"), read.line_of("x", 3), read.line_of("b.z")] == [2, 4, 4]
    assert read.line_of("a.missing", 1) is None
    assert read.line_of("a.missing", 3) == 3  # the heading before the next one
    assert (read.line_of_table("b"), read.line_of_table("c")) == (3, None)
    assert read.lines_of_tables("c") == [5, 7]
    assert read.line_of("x", 7) == 8


def test_thousands_of_unknown_keys_are_told_at_once(tmp_path):
    path = tmp_path / "index.toml"
    path.write_text("format = 1\n" + "".join(f"key{k}x = 1\n" for k in range(8000)))
    problems = Problems()
    start = time.process_time()
    read = open_document(str(path), problems)
    keys = ("format", "model", "values", "regions", "years")
    Section(read, dict.fromkeys(keys, Key()), {**read.tables, "format": ""})
    assert time.process_time() - start < 10
    assert len(problems.findings) == 8000
    last = problems.findings[-1]
    assert last.place.line == 8001
    assert last.message() == "no key is named 'key7999x'"
    assert last.hint() == "known: format, model, values, regions, years"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decimals = 1" + "0" * 300, "which is not a whole number from 0 to 15"),
        ("decimals = 0x" + "f" * 9000, "decimals is …, which is not a whole number"),
        ("decimals = 1" + "0" * 5000, "this is not TOML"),
        ("decimals = 1e99999999999999999999", "a number has an absurd exponent"),
        ("years = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("years = " + "[" * 200 + "]" * 200, "which is not a list of years"),
        ("[outliers]\nskewness = 1" + "0" * 400, "outliers.skewness is 1000"),
        ("[outliers]\nskewness = 1e999999", "outliers.skewness is 1E+999999"),
    ],
    ids=["300 digits", "hexadecimal", "5000 digits", "exponent", "deep", "less deep", "float", "e"],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_absurd_values_are_told(tmp_path, text, said, lang):
    (tmp_path / "index.toml").write_text(f'format = 1\nmodel = "m"\n{text}\n')
    problems = Problems()
    assert load_project(tmp_path, problems) is None
    found = [one for one in problems.findings if said in one.text("en")]
    assert len(found) == 1
    assert len(found[0].text(lang)) < 500


def test_numbers_keep_their_decimals_or_are_none():
    assert str(exact(Decimal("0.50"))) == "0.50"
    assert (number(3), whole(1, 5)(5), texts("a")) == (3.0, 5, ("a",))
    for read, value in (
        (exact, True), (exact, "1"), (exact, 10**400), (exact, Decimal("1e-999999")),
        (number, Decimal("inf")), (number, Decimal("nan")), (whole(1), 0), (whole(1, 5), 6),
        (whole(0), 1.0), (texts, []), (texts, [1]),
    ):  # fmt: skip
        with pytest.raises((ValueError, ArithmeticError)):
            read(value)


def test_another_version_is_not_read(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("format = 2\n")
    problems = Problems()
    assert open_document(str(path), problems) is None
    assert [found.code for found in problems.findings] == ["format-version"]


def test_sections_are_read_from_what_a_program_made():
    made, problems = Document("--set", {"a": 1}, "", Problems()), Problems()
    Section(made, {"b": Key()}, made.tables)
    assert [found.text() for found in made.problems.findings] == [
        "--set: key a: no key is named 'a'. Known: b"
    ]
    assert not problems.findings
