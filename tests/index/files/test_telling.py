"""Many alike findings of a table of values: the first are told, the others counted at once."""

import shutil
from pathlib import Path

import pytest

from ahp.common.findings import Problems, told
from index.files import telling
from index.files.project import load_project
from index.new.scaffold import scaffold
from tests.index.test_broken import GOOD


@pytest.fixture
def project(tmp_path):
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def rows(change, count):
    head, first, *_ = (GOOD / "values.csv").read_text(encoding="utf-8").splitlines()
    lines = (change(first.split(","), k) for k in range(count))
    return "\n".join([head, *(",".join(line) for line in lines), ""])


def unknown_region(cells, k):
    return [f"nowhere{k}", *cells[1:]]


def no_year(cells, k):
    return [cells[0], f"{k}x", *cells[2:]]


def no_number(cells, k):
    return [cells[0], str(2000 + k), f"x{k}", *cells[3:]]


def repeated(cells, k):
    return cells


@pytest.mark.parametrize(
    ("change", "code", "there"),
    [
        (unknown_region, "region-unknown", 30),
        (no_year, "year-not-number", 30),
        (no_number, "cell-not-number", 30),
        (repeated, "row-repeated", 29),
    ],
)
def test_the_first_are_told_and_all_are_counted(project, monkeypatch, change, code, there):
    monkeypatch.setattr(telling, "MOST", 10)
    (project / "values.csv").write_text(rows(change, 30), encoding="utf-8")
    problems = Problems()
    assert load_project(project, problems) is None or problems.errors
    codes = [found.code for found in problems.findings]
    assert codes.count(code) == 10
    many = [found for found in problems.findings if found.code == "many-alike"]
    (more,) = [found for found in many if found.details["first"].code == code]
    assert f"there are {there}; the first 10" in more.message()
    assert f"共 {there} 处" in more.message("zh")
    assert "region-without-values" not in codes  # rows that were not understood may have them


def test_a_million_regions_that_nobody_knows_ask_for_no_guess(project, monkeypatch):
    asked = []
    monkeypatch.setattr(telling, "MOST", 5)
    monkeypatch.setattr("index.project.naming.nearest", lambda name, known: asked.append(name))
    (project / "values.csv").write_text(rows(unknown_region, 200), encoding="utf-8")
    load_project(project, Problems())
    assert len(asked) == 5


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_new_project_lacks_all_values_and_says_so_once(tmp_path, lang):
    model = Path(__file__).parents[3] / "matrices" / "ai-competitiveness-2022"
    scaffold(str(tmp_path / "new"), str(model), [2021, 2022], lang=lang)
    problems = Problems()
    load_project(tmp_path / "new", problems)
    texts = [text for _, text in told(problems.findings, lang)]
    assert len(texts) == 1
    assert problems.findings[0].code == "no-values-yet"


def test_texts_that_are_declared_to_say_that_there_is_none_are_counted(project):
    settings = project / "index.toml"
    text = (project / "values.csv").read_text(encoding="utf-8")
    (project / "values.csv").write_text(
        text.replace("500,28", "无,28").replace("66,20", " 无 ,N/A"), encoding="utf-8"
    )
    problems = Problems()
    assert load_project(project, problems) is None
    hints = {found.hint() for found in problems.errors}
    assert len(problems.errors) == 2
    assert any("codes = ['无'] under [missing]" in hint for hint in hints)
    more = '\n[missing]\ncodes = [-999, "无", "n/a"]\nmethod = "keep"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    problems = Problems()
    loaded = load_project(project, problems)
    assert loaded is not None
    assert int(loaded.values.isna().to_numpy().sum()) == 3
    (told,) = [found for found in problems.findings if found.code == "texts-taken"]
    assert told.message() == "3 cells say that there is no value (无, N/A), as declared"


@pytest.mark.parametrize(
    ("value", "code"), [("-999", "value-seems-code"), ("-5", "value-negative")]
)
def test_a_code_in_a_column_of_counts_is_told_as_such(project, value, code):
    text = (project / "values.csv").read_text(encoding="utf-8")
    (project / "values.csv").write_text(text.replace(",500,", f",{value},"), encoding="utf-8")
    problems = Problems()
    load_project(project, problems)
    (found,) = problems.errors
    assert found.code == code
    assert ("codes = [-999]" in found.hint()) == (value == "-999")
