"""A report of an index from Python: what the command writes, and refused alike."""

from dataclasses import replace
from pathlib import Path

import pytest

import index
from ahp import AhpError
from index.commands import main
from index.project.example import tiny

GOOD = Path(__file__).parents[1] / "good"
PARTS = ("overview", "method", "leagues", "judgments", "provenance")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_it_is_the_command_s_but_for_the_command(capsys):
    assert main(["report", str(GOOD), "-o", "typed.md", "--lang", "en"]) == 0
    assert "typed.md" in capsys.readouterr().out
    result = index.build(index.load_project(GOOD))
    assert index.write_report(result, Path("made.md")).paths[0] == "made.md"
    typed, made = (Path(name).read_text(encoding="utf-8") for name in ("typed.md", "made.md"))
    lines = [line for line in typed.splitlines() if "-o typed.md" not in line]
    assert len(typed.splitlines()) - len(lines) == 1
    assert [line.replace("typed", "made") for line in lines if line] == [
        line for line in made.splitlines() if line
    ]


def test_a_result_that_is_in_no_folder_with_parts_of_its_own():
    result = index.build(tiny())
    asked = index.Reporting(parts=PARTS, title={"zh": "试算"}, charts=())
    written = index.write_report(result, "a.md", lang="zh", reporting=asked)
    text = Path("a.md").read_text(encoding="utf-8")
    assert written.notes == ()
    assert text.startswith("# 试算")


@pytest.mark.parametrize(
    ("path", "choices", "told"),
    [
        ("a.txt", {}, "docx"),
        ("a.md", {"lang": "ch"}, "lang 'ch' is not known"),
        ("a.md", {"layout": "-"}, "layout '-' is not known"),
        ("a.md", {"year": 1900}, "1900"),
        ("a.md", {"units": ("nowhere",)}, "nowhere"),
    ],
)
def test_what_is_not_understood_is_refused(path, choices, told):
    result = index.build(tiny())
    if "units" in choices:
        asked = replace(index.Reporting(), parts=("units",), units=choices.pop("units"))
        choices["reporting"] = asked
    with pytest.raises(AhpError, match=told):
        index.write_report(result, path, **choices)
    assert not [*Path().iterdir()]
