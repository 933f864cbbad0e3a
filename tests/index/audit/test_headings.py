"""Audit tables whose headings do not stand in the first line."""

import pytest

from ahp.common.findings import FileError
from tests.index.audit.kinds import WIDE, audited

AUDIT = """\
format = 1
[tables]
t = { file = "t.csv" }
p = { file = "p.csv" }
[[group]]
name = "group"
tables = { t = "p" }
members = "members.csv"
"""
BODY = {
    "t.csv": "row,rank,score\nnorth,1,3.0\n",
    "p.csv": "row,score\na,1.0\nb,1.0\n",
    "members.csv": "group,member,weight\nnorth,a,1\nnorth,b,2\n",
}
ABOVE = ["", "\n", ",,\n\n", "sep=;\n", "sep=;\n\n"]


def under(above, text):
    return above + (text.replace(",", ";") if "sep=;" in above else text)


@pytest.mark.parametrize("above", ABOVE)
def test_lines_above_the_headings_change_nothing(above):
    files = {name: under(above, text) for name, text in BODY.items()}
    result = audited(AUDIT, files)
    assert [check.printed for check in result.checks] == ["3.0"]
    assert result.ok  # 1 x 1.0 + 2 x 1.0
    files["members.csv"] = files["members.csv"].replace("2", "3")
    assert not audited(AUDIT, files).ok


@pytest.mark.parametrize("above", ABOVE)
def test_a_wide_table_too(above):
    audit = WIDE + '[[sum]]\nname = "s"\ntotal = "t"\nparts = ["x", "y"]\n'
    result = audited(audit, {"wide.csv": under(above, "row,t,x,y\na,3.0,1.0,2.0\n")})
    assert result.checked == 2
    assert result.ok


@pytest.mark.parametrize("above", ABOVE)
def test_places_are_those_of_the_file(above):
    files = {name: under(above, text) for name, text in BODY.items()}
    files["t.csv"] = files["t.csv"].replace("3.0", "three")
    with pytest.raises(FileError) as raised:
        audited(AUDIT, files)
    (one,) = raised.value.findings
    assert one.place.row == 2 + above.count("\n")
    assert one.place.column == 3


@pytest.mark.parametrize("text", [",,\n,\n", "sep=;\n"])
def test_a_table_without_headings_is_refused(text):
    with pytest.raises(FileError) as raised:
        audited(AUDIT, {**BODY, "t.csv": text})
    assert {one.code for one in raised.value.findings} & {"empty-table", "audit-no-rows"}
