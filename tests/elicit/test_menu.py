"""The start screen: its menus answered through a pipe."""

import csv
import json
from contextlib import contextmanager
from fractions import Fraction

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ahp.commands import main
from ahp.common.findings import UsageError
from ahp.elicit import Desk
from ahp.elicit.menu import find_models, run
from ahp.elicit.people import FORM_NAMES
from ahp.files import load_model
from ahp.questionnaire.answers import AnswerSheet, GivenAnswer, to_pasted
from ahp.questionnaire.questions import make_questionnaire
from ahp.questionnaire.work import FORMS
from tests.elicit.models import CAR, make_model

DOWN, ENTER, CTRL_C = "\x1b[B", "\r", "\x03"
ELICIT, CHECK, REPAIR, COMPARE, EXPORT, PEOPLE, LEAVE = (DOWN * at + ENTER for at in range(7))
CYCLE = (9, "1/9", 9)


@contextmanager
def keys(text):
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(text + CTRL_C)  # so that a key too few ends in an error, not in waiting
        yield


@pytest.fixture
def here(tmp_path, monkeypatch):
    make_model(tmp_path / "car")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judge(folder, values, expert=None):
    with Desk.open(folder, expert, order="rows") as desk:
        for value in values:
            desk.do("car", "answer", value)
        desk.do("cost", "answer", 3)


def test_elicit_for_someone_new(here, capsys):
    with keys(ELICIT + DOWN + ENTER + "Li Wei" + ENTER + "3" + ENTER + "q" + LEAVE):
        assert run(".", "en") == 0
    with Desk.open(here / "car", "Li Wei") as desk:
        assert len(desk.session("car").answers) == 1
    assert "To go on: ahp elicit car --expert 'Li Wei'" in capsys.readouterr().err


def test_check_and_leave(here, capsys):
    judge("car", [2, 4, 2])
    with keys(CHECK + LEAVE):
        assert run("car", "zh") == 0
    assert "判断矩阵" in capsys.readouterr().out


def test_repair_opens_what_is_inconsistent(here, capsys):
    judge("car", CYCLE)
    with keys(REPAIR + ENTER + "q" + LEAVE):
        assert run(".", "en") == 0
    assert "not < 0.1 · RI table yaahp" in capsys.readouterr().out


def test_nothing_to_repair(here, capsys):
    judge("car", [2, 4, 2])
    with keys(REPAIR + LEAVE):
        run(".", "en")
    assert "Nothing to repair" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("chosen", "headings"),
    [
        (ENTER, ("principal eigenvector", "row geometric mean", "normalized column sum")),
        (DOWN + ENTER + ENTER, ("linear", "power", "balanced-n")),
        (DOWN * 2 + ENTER, ("yaahp", "saaty-1980", "alonso-lamata")),
    ],
    ids=["methods", "scales", "tables"],
)
def test_compare(here, capsys, chosen, headings):
    judge("car", [2, 4, 2])
    with keys(COMPARE + chosen + LEAVE):
        run(".", "en")
    out = capsys.readouterr().out
    assert all(heading in out for heading in headings)


@pytest.mark.parametrize(("place", "suffix"), [(0, ".csv"), (1, ".json"), (2, ".md")])
def test_export(here, place, suffix):
    judge("car", [2, 4, 2])
    with keys(EXPORT + DOWN * place + ENTER + ENTER + LEAVE):
        run(".", "en")
    text = (here / f"car-weights{suffix}").read_text(encoding="utf-8-sig")
    if suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert {row["code"] for row in rows} == {node.code for node in CAR}
    elif suffix == ".json":
        assert json.loads(text)[0]["global"] == 1.0
    else:
        assert text.startswith("| Code |")


def test_export_replaces_only_if_told(here):
    judge("car", [2, 4, 2])
    (here / "car-weights.csv").write_text("mine")
    with keys(EXPORT + ENTER + ENTER + ENTER + LEAVE):
        run(".", "en")
    assert (here / "car-weights.csv").read_text() == "mine"
    with keys(EXPORT + ENTER + ENTER + DOWN + ENTER + LEAVE):
        run(".", "en")
    assert (here / "car-weights.csv").read_text() != "mine"


def test_questionnaires_are_made_and_their_answers_taken(here, capsys):
    """The page's own answers, as a person would have pasted them into a file."""
    with keys(PEOPLE + DOWN + ENTER * 3 + LEAVE):
        assert run("car", "en") == 0
    (page,) = (here / "questionnaires").iterdir()
    assert page.suffix == ".html"
    questionnaire = make_questionnaire(load_model("car"))
    answers = tuple(
        GivenAnswer(part.node, *pair, Fraction(3))
        for part in questionnaire.parts
        for pair in part.pairs
    )
    sheet = AnswerSheet(answers, questionnaire.fingerprint, "Li Wei")
    (here / "sent.txt").write_text(to_pasted(sheet), encoding="utf-8")
    with keys(PEOPLE + DOWN * 2 + ENTER + "sent.txt" + ENTER * 2 + LEAVE):
        assert run("car", "en") == 0
    assert "Li Wei" in capsys.readouterr().out
    (expert,) = load_model("car").experts
    assert expert.answered == len(answers)
    for place, said in ((0, "Li Wei"), (3, "Li Wei"), (4, "Global")):
        with keys(PEOPLE + DOWN * place + ENTER + LEAVE):
            assert run("car", "en") == 0
        assert said in capsys.readouterr().out


def test_errors_return_to_the_menu(here, capsys):
    with keys(EXPORT + ENTER + ENTER + LEAVE):
        assert run(".", "en") == 0
    assert "nothing of the model is judged yet" in capsys.readouterr().err


def test_one_of_several_models(here):
    make_model(here / "other")
    with keys(DOWN + ENTER + DOWN * 6 + ENTER + DOWN * 2 + ENTER):
        assert run(".", "zh") == 0


@pytest.mark.parametrize(
    "chosen",
    [
        ELICIT + DOWN * 2 + ENTER,
        ELICIT + DOWN + ENTER + "a/b" + ENTER + "\x7f" * 3 + ENTER,
        COMPARE + DOWN * 3 + ENTER,
        COMPARE + DOWN + ENTER + "i" + "a" * 2 + ENTER,
        EXPORT + DOWN * 3 + ENTER,
        EXPORT + ENTER + "\x15" + ENTER,
        PEOPLE + DOWN * 5 + ENTER,
        PEOPLE + DOWN + ENTER + DOWN * 5 + ENTER,
        PEOPLE + DOWN + ENTER * 2 + "\x15" + ENTER,
        PEOPLE + DOWN * 2 + ENTER + ENTER,
        PEOPLE + DOWN * 2 + ENTER + "'a" + ENTER,
        PEOPLE + DOWN * 2 + ENTER + "nowhere.csv" + ENTER,
    ],
    ids=[
        *("whose", "name", "what", "scales", "format", "file"),
        *("experts", "form", "folder", "answers", "quotes", "no file"),
    ],
)
def test_every_menu_leads_back(here, chosen):
    judge("car", [2, 4, 2])
    before = sorted(here.rglob("*"))
    with keys(chosen + LEAVE):
        assert run(".", "en") == 0
    assert sorted(here.rglob("*")) == before


def test_the_end_of_the_input_is_an_interruption(here, monkeypatch, capsys):
    def end(*_):
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("ahp.elicit.menu.run", end)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["workbench", "--lang", "en"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_ctrl_c_in_a_menu(here):
    with keys(COMPARE + CTRL_C), pytest.raises(KeyboardInterrupt):
        run(".", "en")


def test_no_model(tmp_path):
    with pytest.raises(UsageError, match=r"no model in .*ahp new OUTLINE"):
        run(str(tmp_path), "en")
    with pytest.raises(UsageError, match=r"nowhere: there is no such file or folder$"):
        run(str(tmp_path / "nowhere"), "en")


def test_not_a_terminal(here, capsys):
    assert main(["workbench", "--lang", "zh"]) == 2
    assert "工作台需要能绘制界面的终端" in capsys.readouterr().err


def test_models_are_found_below_a_folder(tmp_path):
    make_model(tmp_path / "one", CAR)
    make_model(tmp_path / "deep" / "two", CAR)
    found = find_models(str(tmp_path))
    assert sorted(path.removeprefix(str(tmp_path)) for path in found) == ["/deep/two", "/one"]


def test_every_form_of_questionnaires_is_offered():
    assert tuple(FORM_NAMES) == FORMS


def test_a_typed_option_is_a_file_that_is_not_there(here, capsys):
    with keys(PEOPLE + DOWN * 2 + ENTER + "--write" + ENTER + LEAVE):
        assert run("car", "en") == 0
    assert "--write: there is no such file" in capsys.readouterr().err
