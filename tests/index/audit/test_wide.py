"""Wide tables: one entry for a column of each table, or of each year."""

import pytest

from ahp.common.findings import Problems
from index.audit import load_audit
from index.audit.relations import Cell
from tests.index.audit.kinds import audited, csv

TABLE = csv(
    ("country", "part", "x 2020", "x 2021", "y 2020", "y 2021", "note"),
    ("a", "1", "1.0", "2.0", "3.0", "4.0", "fine"),
    ("b", "1", "5.0", "", "7.0", "8.0", ""),
    ("c", "2", "9.0", "9.0", "9.0", "9.0", ""),
)
ROWS = '[[rows]]\nname = "r"\ntables = ["x", "y"]\n'


def loaded(folder, entry, text=TABLE, more=""):
    (folder / "t.csv").write_text(text, encoding="utf-8")
    audit = f'format = 1\n[tables.t]\nfile = "t.csv"\n{entry}\n{more}'
    (folder / "audit.toml").write_text(audit, encoding="utf-8")
    problems = Problems()
    return load_audit(folder, problems), [found.text() for found in problems.findings]


def test_a_column_for_each_table_and_year(tmp_path):
    declared, problems = loaded(
        tmp_path, 'score = "{table} {year}"\nwhere = { part = "1" }', more=ROWS
    )
    assert problems == []
    assert list(declared.tables) == ["x", "y"]
    x = declared.tables["x"]
    assert x.years == (2021, 2020)
    assert x.rows == {2020: ("a", "b"), 2021: ("a", "b")}
    assert {cell: str(figure.value) for cell, figure in x.figures.items()} == {
        Cell("x", "a", 2020, "score"): "1.0",
        Cell("x", "b", 2020, "score"): "5.0",
        Cell("x", "a", 2021, "score"): "2.0",
    }


def test_a_column_for_each_year_is_one_table(tmp_path):
    declared, problems = loaded(tmp_path, 'score = "x {year}"\nen = "Table 1"')
    assert problems == []
    assert list(declared.tables) == ["t"]
    assert declared.tables["t"].years == (2021, 2020)
    assert declared.tables["t"].names == {"en": "Table 1"}
    assert len(declared.tables["t"].figures) == 5


def test_ranks_and_scores_side_by_side(tmp_path):
    text = csv(("row", "HDI", "HDI rank", "GII", "GII rank"), ("a", ".9", 1, ".2", 2))
    entry = 'score = "{table}"\nrank = "{table} rank"\nonly = ["HDI", "GII"]'
    declared, problems = loaded(tmp_path, entry, text)
    assert problems == []
    assert {code: dict(t.columns) for code, t in declared.tables.items()} == {
        "HDI": {"score": "HDI", "rank": "HDI rank"},
        "GII": {"score": "GII", "rank": "GII rank"},
    }


def test_the_year_column_and_rows_are_no_tables(tmp_path):
    text = csv(("row", "year", "x", "y"), ("a", 2020, 1, 2), ("a", 2021, 3, 4))
    declared, problems = loaded(tmp_path, 'score = "{table}"', text)
    assert problems == []
    assert list(declared.tables) == ["x", "y"]
    assert declared.tables["y"].years == (2021, 2020)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ('score = "{table} {year}"\nonly = ["z"]', "there is no column 'z'"),
        ('score = "z {year}"', "there is no column 'z {year}'"),
        ('score = "x {year}"\nyear = "part"', "year does not go with {year}"),
        ('score = "x {year}"\nrank = "note"', "must have the same of {table} and {year}"),
        ('score = "{table}"', "'fine' is not a number"),
        (
            'score = "{table} {year}"\n[tables.x]\nfile = "t.csv"\nscore = "x 2020"',
            "two tables are called 'x'",
        ),
    ],
)
def test_what_a_pattern_cannot_mean_is_refused(tmp_path, entry, text):
    declared, problems = loaded(tmp_path, entry)
    assert declared is None
    assert any(text in problem for problem in problems), problems


def test_findings_of_a_column_for_each_year_name_the_figure(tmp_path):
    audit = (
        'format = 1\n[tables.t]\nfile = "t.csv"\nscore = "x {year}"\n'
        '[[range]]\nname = "r"\ntables = ["t"]\nhigh = 8\n'
    )
    findings = audited(audit, {"t.csv": TABLE}).findings
    assert [(one.row, one.year, one.column) for one in findings] == [
        ("c", 2020, "score"),
        ("c", 2021, "score"),
    ]
