"""What can be wrong with audit.toml and its tables: every problem told, with its place."""

import re
from pathlib import Path

import pytest

from ahp.common.findings import FileError, Problems
from index.audit import audit_project, load_audit
from tests.index.audit.reports import AUDIT, plain_tables, set_cell, write

EXAMPLE = Path(__file__).parents[3] / "examples" / "ai-competitiveness-2022"
SUM = '[[sum]]\nname = "s"\ntotal = "total"\nparts = ["x", "y"]\n'
HEAD = AUDIT[: AUDIT.index("[[sum]]")]
CLAIM = HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2022\n'


def problems_of(folder, audit, lines=None):
    (folder / "model").mkdir()
    (folder / "model/hierarchy.toml").write_text('format = 1\n[[nodes]]\ncode = "car"\n', "utf-8")
    problems = Problems()
    declared = load_audit(write(folder, lines or plain_tables(), audit), problems)
    return declared, [found.text() for found in problems.findings]


@pytest.mark.parametrize(
    ("audit", "text"),
    [
        (HEAD.replace("format = 1", "format = 2"), "the format version is 2"),
        (HEAD + SUM.replace("parts", "part"), "no key is named 'part'. Did you mean parts?"),
        (HEAD + SUM.replace('"y"]', '"z"]'), "no table is declared as 'z'"),
        (
            HEAD + SUM.replace('name = "s"\n', ""),
            "key sum.name, line 13: a required key is missing",
        ),
        (HEAD + SUM + "weights = [1]\n", "1 weight is given for 2 parts"),
        (HEAD + SUM + 'weights = ["x", 1]\n', "'x' names a node of a weight model, but no model"),
        (
            HEAD.replace("[tables]", '[model]\nfolder = "model"\n[tables]')
            + '[[range]]\nname = "r"\ntables = { x = "cra" }\n',
            "no node has the code 'cra'. Did you mean car?",
        ),
        (HEAD + SUM + "weights = 1\n", "which is not a list of numbers"),
        (HEAD + SUM + 'weights = "unknwon"\n', "which is not a list of numbers"),
        (HEAD + SUM + "factor = 0\n", "with a factor of 0 the parts would not count"),
        (HEAD + SUM + 'rule = "mean"\nweights = [1, -1]\n', "a mean cannot have weights below 0"),
        (HEAD + SUM + 'rule = "mean"\nweights = [0, 0]\n', "or no weight above 0"),
        (HEAD + SUM + 'rule = "cubic"\n', "rule is 'cubic', which is not known"),
        (HEAD + SUM + "equals = 1\n", "equals is only for weights that are unknown"),
        (HEAD + SUM + "yearly = true\n", "yearly is only for weights that are unknown"),
        (HEAD + SUM + 'weights = "unknown"\nequals = 0\n', "equals must be above 0"),
        (
            HEAD + SUM + 'weights = "unknown"\nunlisted = true\n',
            'unlisted does not go with weights = "unknown"',
        ),
        (
            HEAD + SUM + 'weights = "unknown"\nexact = true\n',
            'exact does not go with weights = "unknown"',
        ),
        (
            HEAD + SUM + 'rule = "geometric"\nunlisted = true\n',
            'unlisted does not go with rule = "geometric"',
        ),
        (
            HEAD + SUM + "skipped = true\nunlisted = true\n",
            "unlisted does not go with skipped = true",
        ),
        (
            HEAD + '[[ends]]\nname = "e"\ntables = ["x"]\n',
            "nothing says what the scores must reach",
        ),
        (
            HEAD + '[[change]]\nname = "c"\ntables = { x = "z" }\n',
            "no table is declared as 'z'",
        ),
        (
            HEAD + '[[change]]\nname = "c"\ntables = { x = "y" }\nbefore = "z"\n',
            "no table is declared as 'z'",
        ),
        (
            HEAD + '[[grim]]\nname = "g"\ntables = ["x"]\n',
            "key grim.records, line 13: a required key is missing",
        ),
        (
            HEAD + '[[grim]]\nname = "g"\ntables = ["x"]\nrecords = 0\n',
            "records must be above 0",
        ),
        (
            HEAD + '[[grim]]\nname = "g"\ntables = ["x"]\nrecords = 1.5\n',
            "grim.records is 1.5, which is not a whole number or the code of a table",
        ),
        (HEAD + SUM + "unlisted = 1\n", "unlisted is 1, which is not true or false"),
        (HEAD + SUM + 'severity = "sure"\n', "severity is 'sure', which is not known"),
        (HEAD + SUM + SUM, "two relations of this kind are named 's'"),
        (HEAD + '[sum]\nname = "s"\n', "which is not a list of tables"),
        (HEAD + "[[sums]]\n", "no key is named 'sums'. Did you mean sum?"),
        (HEAD + '[[rank]]\nname = "r"\ntables = ["x"]\nties = "densely"\n', "Did you mean dense?"),
        (HEAD + '[[rows]]\nname = "r"\n', "key rows.tables, line 13: a required key is missing"),
        (HEAD + '[[rows]]\nname = "r"\ntables = ["x"]\ncount = "4"\n', "not a whole number"),
        (
            HEAD + '[[range]]\nname = "r"\ntables = ["x"]\nhigh = "100"\n',
            'range.high is "100", which is not a number',
        ),
        (
            HEAD + '[[same]]\nname = "r"\ntables = { x = "y" }\nrows = ["aa"]\n',
            "the table x has no row 'aa'",
        ),
        (
            HEAD + '[[group]]\nname = "g"\nmembers = { north = ["a", "q"] }\n'
            'tables = { circles = "total" }\n',
            "the table total has no row 'q'",
        ),
        (
            HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2020\norder = ["a"]\n',
            "the table x has no year 2020. Known: 2022",
        ),
        (
            HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2022\n',
            "the claim says nothing that can be checked",
        ),
        (
            HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2022\norder = ["a"]\nscores = []\n',
            "0 scores are given for 1 row of order",
        ),
        (
            HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2022\nranks = { a = [1, 2] }\n',
            "a needs 1 whole number, one for each year",
        ),
        (
            HEAD + '[[claim]]\nname = "c"\ntable = "x"\nyear = 2022\nscores = { a = "high" }\n',
            "high",
        ),
        (CLAIM + "counts = { risers = 1 }\n", "counts needs whole numbers, by rows, within, up"),
        (CLAIM + "counts = { up = 1.5 }\n", "counts needs whole numbers"),
        (CLAIM + 'tied = ["a", "b"]\n', "tied needs lists of rows"),
        (CLAIM + "tiers = [[]]\n", "tiers needs lists of rows"),
        (CLAIM + 'tiers = [["a"], ["q"]]\n', "the table x has no row 'q'"),
        (CLAIM + 'tied = [["a"]]\n', "a stands alone in tied, which needs two or more rows"),
        (CLAIM + 'tied = [["a", "b"], ["b", "c"]]\n', "'b' stands there twice"),
        (CLAIM + 'tiers = [["a"], ["a"]]\n', "'a' stands there twice"),
        (CLAIM + 'order = ["a", "b", "a"]\n', "'a' stands there twice"),
        (CLAIM + 'order = ["a"]\nrows = []\n', "rows is empty and says nothing"),
        (CLAIM + 'order = ["a"]\nranks = {}\n', "ranks is empty and says nothing"),
        (CLAIM.replace("2022", "[2022, 2022]") + 'rows = ["a"]\n', "2022 stands there twice"),
        (CLAIM + 'gaps = [["a", "b", "1"], ["b", "a", "2"]]\n', "'a, b' stands there twice"),
        (CLAIM + 'gaps = [["a", "a", "0"]]\n', "'a, a' stands there twice"),
        (CLAIM + 'compared = [["a", "y", 1], ["a", "y", 2]]\n', "'a, y' stands there twice"),
        (HEAD + SUM + "weights = []\n", "weights is empty and says nothing"),
        (HEAD + '[[rank]]\nname = "r"\ntables = ["x", "x"]\n', "'x' stands there twice"),
        (CLAIM + 'gaps = [["a", "b"]]\n', "gaps needs two rows and a difference"),
        (CLAIM + 'gaps = [["a", "b", "much"]]\n', "'much' is not a number"),
        (CLAIM + 'gaps = [["a", "q", "1.0"]]\n', "the table x has no row 'q'"),
        (CLAIM + 'compared = [["a", "y"]]\n', "compared needs a row, a table"),
        (CLAIM + 'compared = [["a", "w", 1]]\n', "no table is declared as 'w'"),
        (CLAIM + 'compared = [["q", "y", 1]]\n', "has no row 'q'"),
        (CLAIM + "spans = { a = [1] }\n", "a needs 2 whole numbers"),
        (CLAIM + 'first = ["q"]\n', "the table x has no row 'q'"),
        (CLAIM + 'beside = [["a", "y", "advantage"]]\n', "beside needs lists of a row, a table"),
        (CLAIM + 'beside = [["a", "w", "strength"]]\n', "no table is declared as 'w'"),
        (CLAIM + 'order = ["a"]\nmost = true\n', "most says nothing without moves, same"),
        (CLAIM + 'order = ["a"]\nmargin = 0.1\n', "margin says nothing without gaps"),
        (CLAIM + 'tiers = [["a"]]\ncuts = 0\n', "a whole number of at least 1"),
        (CLAIM + "cuts = 2\n", "the claim says nothing that can be checked"),
        (CLAIM + 'same = ["a"]\n', "same compares years: it needs two or more"),
        (CLAIM.replace("2022", "[2022, 2021]") + 'up = ["a"]\n', "from the earliest to the latest"),
        (CLAIM.replace("2022", "[]") + 'rows = ["a"]\n', "a required key is missing"),
        (CLAIM + 'rows = ["a"]\nwithin = [10, 1]\n', "the lowest and the highest rank"),
        (CLAIM + 'order = ["a"]\nstart = 0\n', "a whole number of at least 1"),
        (CLAIM + 'gaps = [["a", "b", "1"]]\nmargin = 0\n', "not a number above 0"),
        (HEAD.replace('"x.csv"', '"z.csv"') + SUM, "there is no such file or folder"),
        (HEAD.replace('"x.csv"', '"x.csv", score = "scores"'), "there is no column 'scores'"),
        (
            HEAD.replace('"x.csv"', '"x.csv", where = { year = "1999" }'),
            "the table x has no rows",
        ),
        ("format = 1\n", "key tables: a required key is missing"),
    ],
)
def test_broken_relations(tmp_path, audit, text):
    declared, found = problems_of(tmp_path, audit)
    assert declared is None
    assert any(text in one for one in found), found
    with pytest.raises(FileError) as raised:
        audit_project(tmp_path)
    assert text in str(raised.value)
    assert raised.value.text("zh") != raised.value.text("en")


def test_places_of_problems(tmp_path):
    lines = plain_tables()
    set_cell(lines, "x", "b", "score", "4O.0")
    set_cell(lines, "y", "c", "year", "20222")
    declared, found = problems_of(tmp_path, HEAD + SUM.replace("total =", "totals ="), lines)
    assert declared is None
    number = AUDIT[: AUDIT.index("[[sum]]")].count("\n") + 3
    assert any("x.csv: row 3, column 4" in one for one in found)
    assert any("y.csv: row 4, column 2" in one for one in found)
    assert any(f"audit.toml: key sum.totals, line {number}" in one for one in found)


def test_files_from_spreadsheets(tmp_path):
    folder = write(tmp_path, plain_tables())
    text = (folder / "x.csv").read_text("utf-8").replace(",", ";").replace("region", "地区")
    (folder / "x.csv").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert audit_project(folder).ok


def test_columns_by_name(tmp_path):
    lines = plain_tables()
    lines["x"][0] = ["land", "when", "place", "points"]
    named = 'x = { file = "x.csv", row = "land", year = "when", rank = "place", score = "points" }'
    audit = AUDIT.replace('x = { file = "x.csv" }', named)
    assert audit_project(write(tmp_path, lines, audit)).ok
    set_cell_by_place = lines["x"][2]
    assert set_cell_by_place[0] == "b"
    set_cell_by_place[3] = "41.0"
    columns = {
        one.column for one in audit_project(write(tmp_path, lines, audit)).findings
        if one.table == "x"
    }  # fmt: skip
    assert columns == {"points"}


def test_weights_of_a_model(tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    nodes = [("car", None), ("price", "car"), ("style", "car")]
    text = "format = 1\n" + "".join(
        f'[[nodes]]\ncode = "{code}"\n' + (f'parent = "{parent}"\n' if parent else "")
        for code, parent in nodes
    )
    (model / "hierarchy.toml").write_text(text, encoding="utf-8")
    (model / "car.csv").write_text(",price,style\nprice,1,3\nstyle,1/3,1\n", encoding="utf-8")
    published = "format = 1\n[weights]\nprice = 0.75\nstyle = 0.27\n"
    (model / "published.toml").write_text(published, encoding="utf-8")
    audit = HEAD.replace("[tables]", '[model]\nfolder = "model"\n[tables]')
    audit += '[[range]]\nname = "most"\ntables = { x = "style", y = "price" }\nscale = 100\n'
    audit += '[[weights]]\nname = "weights"\n'
    result = audit_project(write(tmp_path, plain_tables(), audit))
    # a judgment of 3 to 1 gives 0.75 and 0.25; of x only a 30.0 and b 40.0 are more than 25
    found = {(one.relation, one.table, one.row): one for one in result.findings}
    assert set(found) == {
        ("most", "x", "a"),
        ("most", "x", "b"),
        ("weights", "weights", "car"),
    }
    assert found["most", "x", "a"].implied.texts() == ("0", "25")
    # printed: 0.745 to 0.755 and 0.265 to 0.275
    assert found["weights", "weights", "car"].implied.texts() == ("1.01", "1.03")


def test_the_relations_shown_in_the_example_can_be_read(tmp_path):
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = plain_tables()
    lines["parts"] = [["part", *lines["x"][0]]]
    lines["parts"] += [[table, *line] for table in ("x", "y") for line in lines[table][1:]]
    lines["total"] += [["a", "2021", "1", "50.0"], ["b", "2021", "2", "41.0"]]
    audit = shown.replace('model = { folder = "weights" }', "").replace(
        "where = { part", 'row = "region", where = { part'
    )
    assert audit_project(write(tmp_path, lines, audit)).ok
