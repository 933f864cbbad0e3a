"""Every output format, compared with files: a change of a report is read in the diff.

``UPDATE_GOLDEN=1 pytest tests/check/test_show.py`` writes the files anew.
"""

import csv
import io
import json
import os
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ahp.check.check import check_paths
from ahp.check.show import document
from ahp.common.document.formats import FORMATS, check_format, write
from ahp.common.findings import UsageError
from ahp.model.settings import Settings

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "check"
SUFFIXES = {
    "table": "txt",
    "json": "json",
    "csv": "csv",
    "markdown": "md",
    "latex": "tex",
    "html": "html",
}

LOOSE = {
    "loose/bad.csv": ",a,b,c,d\na,1,9,1,2\nb,,1,9,2\nc,,,1,2\nd,,,,1\n",
    "loose/broken.csv": ",a,b\na,1,3-Jan\nb,,1\n",
    "loose/fine.csv": ",价格,外观|款式,安全\n价格,1,3,5\n外观|款式,,1,3\n安全,,,1\n",
    "loose/part.csv": ",a,b,c\na,1,2,\nb,,1,2\nc,,,1\n",
    "loose/sparse.csv": ",a,b,c,d\na,1,3,,1\nb,,1,2,\nc,,,1,5\nd,,,,1\n",
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in a folder with the report's model and some loose files, so that paths are stable."""
    shutil.copytree(ROOT / "matrices", tmp_path / "matrices")
    for name, text in LOOSE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(paths, style, lang="en", **settings):
    out = io.StringIO()
    chosen = Settings(**settings)
    write(document(check_paths(paths, chosen), chosen, lang), style, out)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("target", ["matrices", "loose"])
def test_golden(here, target, style, lang):
    text = report([target], style, lang)
    golden = GOLDEN / f"{target}.{lang}.{SUFFIXES[style]}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_json_keeps_its_contract(here):
    found = json.loads(report(["matrices", "loose"], "json"))
    assert found["ok"] is False
    assert (found["random_index"], found["threshold"]) == ("yaahp", 0.1)
    assert set(found) >= {"ok", "random_index", "method", "threshold", "matrices", "weights"}
    goal = next(one for one in found["matrices"] if one["code"] == "goal")
    assert goal["n"] == 6
    assert goal["complete"] is True
    assert goal["consistent"] is True
    assert goal["published"] == {"cr": 0.0514, "decimals": 4, "reproduced": True}
    assert round(goal["cr"], 4) == 0.0514
    assert set(goal["weights"]) == set(goal["labels"])
    first = next(row for row in found["weights"] if row["code"] == "enterprise-capability")
    assert first["parent"] == "goal"
    assert first["level"] == 1
    assert first["local"] == first["global"]
    assert first["published"] == {"global": 0.4368, "decimals": 4, "reproduced": True}
    broken = next(one for one in found["findings"] if one["code"] == "judgment-date")
    assert set(broken) == {"path", "place", "severity", "code", "message", "hint"}
    assert broken["place"] == "row 2, column 3, judgment a : b"
    part = next(one for one in found["matrices"] if one["code"] == "part")
    assert (part["complete"], part["missing"]) == (False, 1)
    assert (part["cr"], part["consistent"]) == (0.0, True)
    sparse = next(one for one in found["matrices"] if one["code"] == "sparse")
    assert (sparse["complete"], sparse["missing"], sparse["consistent"]) == (False, 2, False)
    assert sparse["cr"] == sparse["ci"] / sparse["ri"]
    assert goal["missing"] == 0


def test_csv_figures_are_not_rounded(here):
    rows = list(csv.DictReader(io.StringIO(report(["matrices"], "csv"))))
    weights = [
        float(row["global"]) for row in rows if row["kind"] == "weight" and row["level"] == "1"
    ]
    assert sum(weights) == pytest.approx(1, abs=1e-14)


def test_markdown_of_the_report_has_its_two_tables(here):
    text = report(["matrices"], "markdown", "zh")
    assert "| 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 |" in text
    assert "| 企业能力 | 0.4368 | 企业规模 | 0.2046" in text
    assert "| 0.0514 | 0.0297 | 0.0351 | 0.0370 | 0.0438 | 0.0000 | 0.0000 |" in text


def test_settings_reach_the_report(here):
    text = report(["loose/fine.csv"], "table", method="geometric-mean", random_index="saaty-1980")
    assert "row geometric mean · RI table saaty-1980" in text


@pytest.mark.parametrize("style", FORMATS)
def test_results_are_written_as_they_come(here, style):
    """Loose files share tables of a hundred on a terminal; nothing waits for all of them."""
    (one,) = check_paths(["loose/bad.csv"])
    out = io.StringIO()
    together = 100 if style == "table" else 1

    def results():
        for number in range(1, 3 * together + 2):
            before = out.tell()
            yield one
            assert number % together or out.tell() > before

    write(document(results(), Settings(), "en"), style, out)
    assert out.getvalue().count("loose/bad.csv") > 3 * together


def test_html_is_whole(here):
    page = ElementTree.fromstring(report(["matrices", "loose"], "html").partition("\n")[2])
    assert len(page.findall("body/main/h1")) == 1
    assert len(page.findall("body/main/div/table/caption")) == 8
    assert page.findall(".//*[@onerror]") == []


def test_unknown_format():
    with pytest.raises(UsageError, match=r"--format 'jsn' is not known.*nearest: json"):
        check_format("jsn")


def test_tables_of_several_models_are_numbered_through():
    folder = Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022"
    twice = [*check_paths([folder]), *check_paths([folder])]
    out = io.StringIO()
    write(document(twice, Settings(), "en"), "markdown", out)
    assert re.findall(r"Table (\d+)\. ", out.getvalue()) == ["1", "2", "3", "4"]
