"""``ahp questionnaire``: whom it asks what, what it writes, and what it says of a short design."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from ahp.collect.form_docx import read_form as read_document
from ahp.collect.form_workbook import read_form as read_workbook
from ahp.commands import main
from ahp.common.findings import Problems
from ahp.files import load_model
from ahp.questionnaire.asking import for_expert, group_means, pairs_of
from ahp.questionnaire.questions import make_questionnaire

HIERARCHY = """
format = 1
[title]
zh = "选车"
en = "Car"
[[nodes]]
code = "car"
[[nodes]]
code = "price"
parent = "car"
zh = "价格"
[[nodes]]
code = "style"
parent = "car"
[[nodes]]
code = "safety"
parent = "car"
[[nodes]]
code = "speed"
parent = "car"
[[nodes]]
code = "brakes"
parent = "safety"
[[nodes]]
code = "belts"
parent = "safety"
"""
EXPERTS = """
format = 1
[[experts]]
code = "wang"
name = "王 <b>教授</b>"
nodes = ["safety"]
[[experts]]
code = "li"
weight = 3
"""
JUDGED = {
    "li": (",price,style,safety,speed\nprice,1,4,,\nstyle,,1,,\nsafety,,,1,\nspeed,,,,1\n"),
    "zhao": (",price,style,safety,speed\nprice,1,1/4,,\nstyle,,1,,\nsafety,,,1,2\nspeed,,,,1\n"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A model with three experts, one of whom judges a single node; the forms go beside it."""
    monkeypatch.chdir(tmp_path)
    Path("car").mkdir()
    Path("car/hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    Path("car/experts.toml").write_text(EXPERTS, encoding="utf-8")
    blank = ",price,style,safety,speed\nprice,1,,,\nstyle,,1,,\nsafety,,,1,\nspeed,,,,1\n"
    Path("car/car.csv").write_text(blank, encoding="utf-8")
    Path("car/safety.csv").write_text(",brakes,belts\nbrakes,1,\nbelts,,1\n", encoding="utf-8")
    for code, text in JUDGED.items():
        Path("car/experts", code).mkdir(parents=True)
        Path("car/experts", code, "car.csv").write_text(text, encoding="utf-8")
    return tmp_path


def run(capsys, *options, lang="en"):
    code = main(["questionnaire", "car", "-o", "out", "--lang", lang, *options])
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err


FORMS = ("html", "xlsx", "docx", "xlsform", "wjx")


@pytest.mark.parametrize("languages", ["zh", "en", "both"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_once_for_all_and_named_on_stdout(folder, capsys, form, languages):
    code, out, err = run(capsys, "--form", form, "--languages", languages)
    assert (code, err) == (0, "")
    (path,) = out
    assert os.listdir("out") == [os.path.basename(path)]
    assert os.path.basename(path).startswith("Car")
    before = Path(path).read_bytes()
    assert run(capsys, "--form", form, "--languages", languages)[0] == 0  # the same bytes
    assert Path(path).read_bytes() == before


def test_each_expert_is_asked_about_the_own_nodes(folder, capsys):
    code, out, err = run(capsys, "--form", "xlsx", "--experts", "all", lang="zh")
    assert (code, err) == (0, "")
    model = load_model("car")
    found = {}
    for path in out:
        problems = Problems()
        reading = read_workbook(path, Path(path).read_bytes(), model.hierarchy, problems)
        assert problems.findings == []
        (person,) = reading.respondents
        found[person.name] = {one.node for one in person.answers}
    assert found == {"wang": {"safety"}, "li": {"car", "safety"}, "zhao": {"car", "safety"}}
    assert os.path.basename(out[0]) == "选车-王 -b-教授--b-.xlsx"


def test_experts_are_named_by_code_or_name_and_asked_about_the_nodes_chosen(folder, capsys):
    code, out, err = run(
        capsys, "--form", "docx", "--experts", "王 <b>教授</b>,li", "--nodes", "car"
    )
    assert code == 0
    assert err == "王 <b>教授</b> judges none of these nodes: no file\n"
    problems = Problems()
    (path,) = out
    reading = read_document(path, Path(path).read_bytes(), load_model("car").hierarchy, problems)
    (person,) = reading.respondents
    assert (person.name, len(person.answers)) == ("li", 6)
    assert {one.node for one in person.answers} == {"car"}


def test_a_short_design_asks_fewer_pairs_and_tells_its_price(folder, capsys):
    code, out, err = run(capsys, "--form", "xlsx", "--design", "spanning")
    assert code == 0
    assert "  4 items (1 matrix): 3 of 6 pairs; largest error of a weight 0.0" in err
    assert "same first item " in err
    assert "2 items" not in err  # all of it is asked
    problems = Problems()
    reading = read_workbook(
        out[0], Path(out[0]).read_bytes(), load_model("car").hierarchy, problems
    )
    pairs = [one[1:3] for one in reading.respondents[0].answers if one.node == "car"]
    assert pairs == [("price", "style"), ("price", "safety"), ("price", "speed")]
    assert run(capsys, "--form", "xlsx", "--design", "spanning")[2] == err  # seeded


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--design", "4"], "node safety: 4 pairs cannot be the design of 2 items"),
        (["--design", "2"], "node car: 2 pairs cannot be the design of 4 items"),
        (["--design", "round"], "--design 'round' is not known"),
        (["--form", "pdf"], "--form 'pdf' is not known"),
        (["--languages", "fr"], "--languages 'fr' is not known"),
        (["--experts", "nobody"], "the model has no expert named 'nobody'"),
        (["--experts", ","], "--experts names nobody"),
        (["--nodes", "sped"], "nothing is judged at a node called 'sped'"),
        (["--nodes", ","], "there is nothing to ask"),
        (["--ask", "a/b/c"], "--ask 'a/b/c' is neither"),
        (["--ask", "领域/Field,领域/Area"], "--ask asks for '领域' twice"),
        (["--feedback", "--form", "wjx"], "a form for wjx cannot show earlier answers"),
        (["--feedback", "--nodes", "safety"], "there is no earlier round"),
        (["--experts", "wang", "--nodes", "car"], "none of these experts judges"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(folder, capsys, options, said):
    code, out, err = run(capsys, *options)
    assert (code, out) == (2, [])
    assert said in err
    assert not os.path.exists("out")


def test_a_file_that_differs_is_kept_unless_forced(folder, capsys):
    Path("out").mkdir()
    Path("out/Car.txt").write_text("mine", encoding="utf-8")
    assert run(capsys, "--form", "wjx")[0] == 2
    assert Path("out/Car.txt").read_text(encoding="utf-8") == "mine"
    assert run(capsys, "--form", "wjx", "--force")[0] == 0
    assert "价格" in Path("out/Car.txt").read_text(encoding="utf-8-sig")


def test_files_never_go_into_the_model(folder, capsys):
    assert main(["questionnaire", "car", "-o", "car/forms"]) == 2
    assert not os.path.exists("car/forms")


def test_the_second_round_shows_the_own_answers_and_the_weighted_mean(folder):
    """4 with weight 3 and 1/4 with weight 1: 4 ** (3/4 - 1/4) = 2."""
    model = load_model("car")
    means = group_means(model, ["car", "safety"])
    assert means["car", ("price", "style")] == pytest.approx(2)
    assert means["car", ("style", "price")] == pytest.approx(1 / 2)
    assert means["car", ("safety", "speed")] == pytest.approx(2)
    assert ("car", ("price", "speed")) not in means
    asked = make_questionnaire(model)
    assert for_expert(asked, model.expert("zhao"), True).earlier == {
        ("car", ("price", "style")): Fraction(1, 4),
        ("car", ("safety", "speed")): Fraction(2),
    }
    assert for_expert(asked, model.expert("zhao"), False).earlier == {}


@pytest.mark.parametrize("form", ["html", "xlsx", "docx"])
def test_the_second_round_is_in_the_form(folder, capsys, form):
    first = run(capsys, "--form", form, "--experts", "zhao")[1]
    size = os.path.getsize(first[0])
    code, out, _ = run(capsys, "--form", form, "--experts", "zhao", "--feedback", "--force")
    assert (code, out) == (0, first)
    assert os.path.getsize(out[0]) > size


def test_what_else_is_asked_stands_in_the_form_in_its_language(folder, capsys):
    path = run(capsys, "--form", "wjx", "--ask", "领域/Field, Years", "--consent", "I agree")[1][0]
    text = Path(path).read_text(encoding="utf-8-sig")
    assert "2. Field[填空题]" in text
    assert "3. Years[填空题]" in text
    assert "By sending your answers you agree: I agree" in text


def test_pairs_of_a_number_go_for_matrices_of_one_size(folder):
    model = load_model("car")
    assert len(pairs_of(model, ["car"], "5")[4]) == 5
    assert pairs_of(model, ["car", "safety"], "spanning")[2] == ((0, 1),)


def test_a_second_choice_is_offered_where_a_form_can(folder, capsys):
    for form in ("html", "xlsx"):
        assert run(capsys, "--form", form, "--intervals", "--force")[0] == 0
    for form, lang, told in (
        (
            "docx",
            "en",
            "a form for docx has no second choice for intervals. These have: html, xlsx",
        ),
        ("wjx", "zh", "wjx 问卷没有填写区间的第二个选项。可以填写区间的有：html、xlsx"),
    ):
        code, out, err = run(capsys, "--form", form, "--intervals", lang=lang)
        assert (code, out) == (2, [])
        assert told in err


def test_the_second_round_shows_an_interval_as_it_was_given(folder, capsys):
    path = Path("car/experts/li/car.csv")
    path.write_text(path.read_text().replace("price,1,4", "price,1,3-5"))
    options = ("--experts", "li", "--feedback", "--intervals", "--languages", "en")
    assert run(capsys, "--form", "html", *options)[0] == 0
    (page,) = Path("out").iterdir()
    assert "is 3 to 5 times as important as" in page.read_text(encoding="utf-8")
