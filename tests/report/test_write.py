"""A report of a model from Python: what the command writes, and refused alike."""

from pathlib import Path

import pytest

import ahp
from ahp.commands import main
from tests.report.models import panel, saved

AGREED = (["3", "5", "2"], ["2", "4", "3"], None)


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_the_command_s_but_for_the_command(lang, anonymous, capsys):
    saved("model", panel(*AGREED, names=("Ottilie", "Wilhelm", "Zhang", "Zhao")))
    options = ["--checklist", "thesis", "--group", *(["--anonymous"] if anonymous else [])]
    main(["report", "model", "-o", "typed.md", "--lang", lang, *options])
    assert capsys.readouterr().out.split()[0] == "typed.md"
    model = ahp.load_model("model").judged_by(group=True)
    written = ahp.write_report(
        model, Path("made.md"), lang=lang, checklist="thesis", anonymous=anonymous
    )
    assert written.paths[0] == "made.md"
    typed, made = (Path(name).read_text(encoding="utf-8") for name in ("typed.md", "made.md"))
    assert ("Wilhelm" in made) != anonymous
    lines = [line for line in typed.splitlines() if "-o typed.md" not in line]
    assert len(typed.splitlines()) - len(lines) == 1
    names = ("typed", "made")  # of the folders with figures
    assert [line.replace(*names) for line in lines if line] == [
        line for line in made.splitlines() if line
    ]


def test_a_model_that_is_in_no_folder():
    group = panel(*AGREED).judged_by(group=True)
    written = ahp.write_report(group, "a.docx", "b.html", layout="thesis")
    assert written.paths == ("a.docx", "b.html")
    assert ahp.write_report(group, "a.docx", layout="thesis").paths == ("a.docx",)
    with pytest.raises(ahp.AhpError, match="would be replaced"):
        ahp.write_report(group, "a.docx", lang="zh")
    ahp.write_report(group, "a.docx", lang="zh", force=True)


@pytest.mark.parametrize(
    ("path", "choices", "told"),
    [
        ("a.pdf", {}, "PDF"),
        ("a.docx", {"lang": "fr"}, "lang 'fr' is not known. Known: zh, en"),
        ("a.docx", {"layout": "thesys"}, "layout 'thesys' is not known.*nearest: thesis"),
        ("a.docx", {"checklist": "jrc"}, "checklist 'jrc' is not known"),
        ("a.docx", {"sections": ["weight"]}, "weight"),
        ("model/a.docx", {}, "model"),
    ],
)
def test_what_is_not_understood_is_refused(path, choices, told):
    saved("model", panel(*AGREED))
    before = sorted(Path().rglob("*"))
    with pytest.raises(ahp.AhpError, match=told):
        ahp.write_report(ahp.load_model("model"), path, **choices)
    assert sorted(Path().rglob("*")) == before
