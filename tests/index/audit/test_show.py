"""The findings as JSON, CSV, Markdown and a table."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest

from ahp.common.document.formats import write
from ahp.common.findings import UsageError
from index.audit import audit_project
from index.audit.show import document, recomputed
from tests.index.audit.kinds import WIDE, audited
from tests.index.audit.reports import plain_tables, set_cell
from tests.index.audit.reports import write as write_folder


@pytest.fixture(scope="module")
def result():
    lines = plain_tables()
    set_cell(lines, "circles-y", "south", "score", "37.0")
    with tempfile.TemporaryDirectory() as folder:
        return audit_project(write_folder(Path(folder), lines))


def written(result, style, lang="en", make=document):
    out = io.StringIO()
    write(make(result, lang), style, out)
    return out.getvalue()


def test_json(result):
    data = json.loads(written(result, "json"))
    assert list(data) == ["ok", "checked", "findings"]
    assert data["ok"] is False
    assert data["checked"] == result.checked
    assert {
        "table": "circles-y",
        "row": "south",
        "year": 2022,
        "column": "score",
        "printed": "37.0",
        "implied": ["26.9", "27.1"],
        "severity": "consequence",
        "relation": "circle-of-regions",
        "message": "printed 37.0, but the members' scores 12.0 + 15.0 give 26.9 to 27.1; "
        "it holds once circles-y south score is corrected",
    } in data["findings"]


def test_json_in_chinese(result):
    messages = [one["message"] for one in json.loads(written(result, "json", "zh"))["findings"]]
    assert (
        "印作 37.0，但由各成员得分 12.0 + 15.0 得出 26.9 到 27.1；更正circles-y south 得分后即成立"
    ) in messages


def test_csv(result):
    rows = list(csv.DictReader(io.StringIO(written(result, "csv"))))
    assert [row["relation"] for row in rows] == [one.relation for one in result.findings]
    assert rows[0]["implied_low"] == "26.9"


def test_markdown(result):
    page = written(result, "markdown")
    assert page.startswith("# Audit: Made up\n\nSource: made up\n\n")
    assert "\n| certain | circles-y · south · 2022 · score | 37.0 | 26.9 to 27.1 |" in page
    assert "\n- 2022: no unrounded scores satisfy all relations at once. The fewest cells" in page
    assert "\n| total-of-dimensions |  | sum | 4 | 0 |\n" in page
    chinese = written(result, "markdown", "zh")
    assert chinese.startswith("# 核对：虚构\n")
    assert "\n| 确定 | circles-y · south · 2022 · 得分 | 37.0 | 26.9 至 27.1 | 联合 |" in chinese


def test_table(result):
    assert "37.0" in written(result, "table")
    assert written(result, "table").endswith(
        "findings: 1 (1 certain, 0 suspected), and 1 that follows from them\n"
    )


def test_what_shows_at_a_cell_to_correct_stands_in_its_line(result):
    page = written(result, "markdown")
    (line,) = [line for line in page.splitlines() if "| certain | circles-y" in line]
    shown = "printed 37.0, but the members' scores 12.0 + 15.0 give 26.9 to 27.1"
    assert line.endswith(f"always include this cell; circle-of-regions: {shown} |")
    assert page.count(shown) == 1
    assert sum(shown in one["message"] for one in json.loads(written(result, "json"))["findings"])
    # the total of the circle, of which it is a part, is another cell
    assert "\n| follows | circles · south · 2022 · score |" in page


def test_a_mistake_in_a_sum_is_told_once():
    # 1.0 + 2.0 is not 3.5, whichever of the three is wrong
    audit = WIDE + '[[sum]]\nname = "sum"\ntotal = "t"\nparts = ["p", "q"]\n'
    result = audited(audit, {"wide.csv": "row,t,p,q\na,3.5,1.0,2.0\nb,4.0,2.0,2.0\n"})
    page = written(result, "markdown")
    shown = "printed 3.5, but the parts 1.0 + 2.0 add up to 2.9 to 3.1"
    (line,) = [line for line in page.splitlines() if shown in line]
    assert line.startswith("| certain | t, p, q |")
    assert "at least 1 must be corrected: t a t; p a p; q a q; sum: " in line
    assert "findings: 4 (1 certain, 3 suspected)\n" in page
    kept = json.loads(written(result, "json"))["findings"]
    assert [one["relation"] for one in kept] == ["joint"] * 4 + ["sum"]


def test_unknown_format(result):
    with pytest.raises(UsageError, match="jason"):
        written(result, "jason")


def test_recomputed(result):
    rows = json.loads(written(result, "json", make=recomputed))
    # 6 tables, 3 of 4 and 3 of 2 rows, each with rank and score; circle totals come twice
    assert len(rows) == 2 * (3 * 4 + 3 * 2) + 2
    by_place = {(row["table"], row["row"], row["column"], row["relation"]): row for row in rows}
    south = by_place["circles-y", "south", "score", "circle-of-regions"]
    assert (south["printed"], south["low"], south["high"]) == ("37.0", "26.9", "27.1")
    assert south["within"] is False
    total = by_place["total", "a", "score", "total-of-dimensions"]
    assert (total["low"], total["high"], total["within"]) == ("49.9", "50.1", True)
    assert by_place["x", "a", "score", None]["within"] is None
    assert by_place["x", "a", "rank", "ranks"]["within"] is True
    table = written(result, "table", make=recomputed)
    # 36 figures: all 18 ranks and the 4 totals and 6 circles can be recomputed, x and y cannot;
    # not within rounding are y of south, and the total that is no longer 15.0 + 37.0
    assert table.endswith(
        "Printed figures: 36; recomputed: 28, of which 26 within rounding and 2 not; "
        "not recomputable: 8\n"
    )


def test_only_programs_need_scipy():
    folder = Path(__file__).parents[3] / "index" / "audit"
    users = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if "scipy" in path.read_text("utf-8")
    }
    joint = {"joint/nearness.py", "joint/program.py", "joint/search.py", "joint/swaps.py"}
    assert users == {*joint, "unknown/recovery.py"}
