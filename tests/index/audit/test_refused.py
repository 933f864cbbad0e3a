"""What an ``audit.toml`` can say that means nothing is refused, never passed over."""

import pytest

from ahp.common.findings import FileError
from tests.index.audit.kinds import audited

HEAD = """\
format = 1
[tables]
t = { file = "t.csv" }
p = { file = "t.csv" }
q = { file = "t.csv" }
"""
SUM = '[[sum]]\nname = "s"\ntotal = "t"\nparts = ["p", "q"]\n'
FILES = {"t.csv": "row,rank,score\na,1,0\nb,2,0\n"}


def relation(kind, keys):
    return HEAD + f'[[{kind}]]\nname = "r"\n' + keys


@pytest.mark.parametrize(
    ("audit", "code"),
    [
        (HEAD + SUM + "weights = [nan, 1]", "wrong-type"),
        (HEAD + SUM + "weights = [inf, 1]", "wrong-type"),
        (HEAD + SUM + "weights = [1e300, 1]", "wrong-type"),
        (HEAD + SUM + "constant = 1e300", "wrong-type"),
        (HEAD + SUM.replace('"t"', '["t", "p"]'), "wrong-type"),
        (HEAD + SUM.replace('"t"', "[]"), "wrong-type"),
        (HEAD + SUM.replace('["p", "q"]', "[]"), "wrong-type"),
        (HEAD + SUM.replace('"q"', '"p"'), "audit-twice"),
        (relation("rank", "tables = []"), "wrong-type"),
        (relation("same", 'tables = { t = "p" }\nrows = []'), "wrong-type"),
        (relation("change", 'tables = { t = "p" }\nbefore = ["p", "q"]'), "wrong-type"),
        (relation("weights", 'table = ["p", "q"]'), "wrong-type"),
        (relation("range", 'tables = ["t"]\nlow = 5\nhigh = 1'), "audit-not-below"),
        (relation("range", 'tables = ["t"]\nscale = 1'), "audit-not-together"),
        (relation("range", "tables = { t = 1 }\nhigh = 1"), "audit-not-together"),
        (relation("range", "tables = { t = 1 }\nscale = 0"), "audit-not-above-0"),
        (relation("ends", 'tables = ["t"]\nlow = 1\nhigh = 1'), "audit-not-below"),
        (relation("rows", 'tables = ["t"]\ncount = 0'), "audit-not-above-0"),
        (relation("copies", 'tables = ["t"]\nleast = 0'), "audit-not-above-0"),
        (relation("group", 'tables = { t = "p" }\nmembers = {}'), "wrong-type"),
        (relation("group", 'tables = { t = "p" }\nmembers = { a = [] }'), "wrong-type"),
        (relation("group", 'tables = { t = "p" }\nmembers = { a = ["b", "b"] }'), "audit-twice"),
        (HEAD + "[model]\n", "missing-key"),
        (
            HEAD.replace('p = { file = "t.csv"', 'p = { file = "t.csv", only = "x"'),
            "audit-only-wide",
        ),
        (HEAD + 'w = { file = "t.csv", score = "{table} {table}" }\n', "audit-place-twice"),
    ],
)
def test_what_means_nothing_is_refused(audit, code):
    with pytest.raises(FileError) as refused:
        audited(audit, FILES)
    assert [one.code for one in refused.value.findings] == [code]
    assert refused.value.findings[0].message("en") != refused.value.findings[0].message("zh")


def test_weights_may_add_up_to_0():
    assert audited(relation("weights", 'table = "t"\nequals = 0'), FILES).ok


def test_an_empty_table_has_no_rows():
    with pytest.raises(FileError) as refused:
        audited(HEAD, {"t.csv": "\n,\n"})
    assert {one.code for one in refused.value.findings} == {"audit-no-rows"}
