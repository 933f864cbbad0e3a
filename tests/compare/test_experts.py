"""Experts side by side."""

import io
import json

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS, write
from ahp.common.findings import ModelError
from ahp.compare.experts import compare_experts
from ahp.compare.show import document
from ahp.files import load_model
from ahp.model.experts import Expert
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import format_judgment
from ahp.model.model import Model
from ahp.model.settings import Settings
from tests.compare.models import BLANK, judged


def test_weights_of_each_expert_and_of_the_group(model_of):
    """By hand: 4 gives 0.8, 1 gives 0.5, their geometric mean 2 gives 2/3."""
    folder = model_of({"Li": judged("4", "3"), "Wang": judged("1", "3")})
    found = compare_experts(load_model(folder))
    assert list(found.experts) == ["Li", "Wang"]
    assert found.experts["Li"].global_["cost"] == pytest.approx(0.8)
    assert found.experts["Wang"].global_["price"] == pytest.approx(0.375)
    assert found.group.global_["cost"] == pytest.approx(2 / 3)
    assert found.group.global_["price"] == pytest.approx(0.5)
    assert found.own is None


def test_the_widest_disagreement_comes_first_and_agreement_is_none(model_of):
    folder = model_of(
        {"Li": judged("4", "3"), "Wang": judged("1/2", "6"), "Zhao": judged("4", "3")}
    )
    found = compare_experts(load_model(folder))
    assert [(one.code, one.a, one.b) for one in found.disagreements] == [
        ("car", "cost", "style"),
        ("cost", "price", "fuel"),
    ]
    widest, second = found.disagreements
    assert widest.spread == pytest.approx(8)
    assert widest.opposed
    assert second.spread == pytest.approx(2)
    assert not second.opposed


def test_an_expert_who_has_not_judged_everything_has_the_weights_that_are_known(model_of):
    folder = model_of({"Li": judged("4", "3"), "Wang": {"cost": judged("", "9")["cost"]}})
    found = compare_experts(load_model(folder))
    wang = found.experts["Wang"]
    assert wang.local["price"] == pytest.approx(0.9)
    assert "price" not in wang.global_
    assert found.group.global_["cost"] == pytest.approx(0.8)


def test_items_are_joined_by_label_not_by_place(model_of):
    turned = {"car": ",style,cost\nstyle,1,1/4\ncost,,1\n", "cost": judged("", "3")["cost"]}
    found = compare_experts(load_model(model_of({"Li": judged("4", "3"), "Wang": turned})))
    assert found.disagreements == ()
    assert found.group.global_["cost"] == pytest.approx(0.8)


def test_one_expert_beside_the_models_own_matrices(model_of):
    found = compare_experts(load_model(model_of({"Li": judged("4", "3")}, judged("1", "1"))))
    assert found.group is None
    assert found.own.global_["cost"] == pytest.approx(0.5)


@pytest.mark.parametrize("experts", [{}, {"Li": BLANK}])
def test_without_a_judgment_there_is_nothing_to_compare(model_of, experts):
    model = load_model(model_of(experts))
    with pytest.raises(ModelError, match="no expert has judged anything of this model yet"):
        compare_experts(model)


def test_a_scale_is_applied_before_judgments_are_joined(model_of):
    """On the power scale 3 stands for 9; the group of 3 and 1/3 judges both alike."""
    folder = model_of({"Li": judged("3", "1"), "Wang": judged("1/3", "1")})
    found = compare_experts(load_model(folder), Settings(scale="power"))
    assert found.experts["Li"].global_["cost"] == pytest.approx(0.9)
    assert found.group.global_["cost"] == pytest.approx(0.5)
    assert found.disagreements[0].spread == pytest.approx(81)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", FORMATS)
def test_every_format_shows_every_expert(model_of, style, lang):
    experts = {f"expert{i}": judged(str(1 + i % 9), "3") for i in range(11)}
    found = compare_experts(load_model(model_of(experts, judged("2", "2"))))
    out = io.StringIO()
    write(document(found, lang), style, out)
    for name in experts:
        assert name in out.getvalue()
    if style == "json":
        record = json.loads(out.getvalue())
        assert record["random_index"] == "yaahp"
        assert record["experts"]["expert3"]["global"]["cost"] == pytest.approx(0.8)
        assert record["disagreements"][0]["judgments"]["expert8"] == "9"


def test_the_command(model_of, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    folder = model_of({"Li": judged("4", "3"), "Wang": judged("1/2", "3")})
    assert main(["compare", str(folder), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "Cost : Style" in out
    assert "(group)" in out
    assert main(["compare", str(folder), "--top", "-1"]) == 2
    assert main(["compare", str(folder), "--format", "tabel"]) == 2
    assert "nearest: table" in capsys.readouterr().err
    assert main(["compare", str(folder.parent)]) == 2


def test_a_broken_file_of_one_expert_is_told_and_the_others_are_compared(model_of, capsys):
    broken = {"car": ",cost,style\ncost,1,x\nstyle,,1\n", "cost": judged("", "3")["cost"]}
    folder = model_of({"Li": judged("4", "3"), "Wang": broken})
    assert main(["compare", str(folder), "--lang", "en"]) == 1
    captured = capsys.readouterr()
    assert "0.8000" in captured.out
    assert "Wang" in captured.err


def test_twelve_experts_at_80_columns(model_of, monkeypatch):
    """In natural order, the group first, each judgment and its spread told once."""
    experts = {f"expert{i}": judged(str(1 + i % 9), "3") for i in range(1, 13)}
    found = compare_experts(load_model(model_of(experts)))
    assert [*found.experts] == [f"expert{i}" for i in range(1, 13)]

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    out = Terminal()
    write(document(found, "en"), "table", out)
    lines = out.getvalue().splitlines()
    assert all(len(line) <= 80 for line in lines if "AIJ" not in line)
    assert sum("Highest/lowest" in line for line in lines) == 1
    heading = next(line for line in lines if line.startswith("Item"))
    assert heading.split()[1:3] == ["(group)", "expert1"]
    assert sum(line.startswith("Cost : Style") for line in lines) > 1


def test_names_with_blanks_stay_within_80_columns(model_of, monkeypatch):
    """A long name of an item leaves less room for experts; none of it may be taken twice."""
    model = load_model(model_of({}, judged()))
    matrices = load_model(model_of({"x": judged("4", "3")})).experts[0].matrices
    experts = tuple(Expert(f"e{i}", {"en": f"Expert {i}"}, matrices=matrices) for i in range(1, 13))
    names = {"fuel": {"en": "Quality of the whole thing 1"}}
    nodes = [
        Node(node.code, node.parent, names.get(node.code, node.names))
        for node in model.hierarchy.nodes
    ]
    found = compare_experts(Model(Hierarchy(nodes), model.matrices, experts=experts))

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    out = Terminal()
    write(document(found, "en"), "table", out)
    lines = out.getvalue().splitlines()
    assert sum("Quality of the whole thing 1 " in line for line in lines) > 2
    assert all(len(line) <= 80 for line in lines if "AIJ" not in line)


def _with(folder, experts="", group=""):
    (folder / "experts.toml").write_text(experts, encoding="utf-8")
    file = folder / "hierarchy.toml"
    file.write_text(file.read_text("utf-8").replace("[title]", f"{group}\n[title]", 1), "utf-8")
    return load_model(folder)


def test_the_group_is_the_one_that_the_model_forms(model_of, capsys):
    """Li counts three times: by hand 8 to the power of 3/4 times 1/2 to that of 1/4 is 4."""
    folder = model_of({"li": judged("8", "3"), "wang": judged("1/2", "3")})
    model = _with(folder, 'format = 1\n[[experts]]\ncode = "li"\nweight = 3\n')
    found = compare_experts(model)
    assert found.group.global_["cost"] == pytest.approx(0.8)
    assert found.formed("en") == model.group().whose.said("en")
    assert main(["compare", str(folder), "--lang", "en"]) == 0
    assert "experts count as given" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("group", "cost", "rated"),
    [
        ('aggregation = "priorities"\nmean = "arithmetic"', 0.7, False),  # of 0.9 and 0.5
        ('experts = ["li"]', 0.9, True),
        ("", 0.75, True),  # the root of 9
    ],
)
def test_the_group_is_formed_by_the_settings_of_the_model(model_of, group, cost, rated):
    folder = model_of({"li": judged("9", "3"), "wang": judged("1", "3")})
    model = _with(folder, "format = 1\n", f"[group]\n{group}\n")
    found = compare_experts(model)
    assert found.group.global_["cost"] == pytest.approx(cost)
    assert ("car" in found.group.analyses) is rated
    own = {row.code: row.global_ for row in model.group().weights()}
    assert found.group.global_ == pytest.approx(own)


def test_who_is_left_out_of_the_group_is_told(model_of, capsys):
    """Those who are to form it have judged nothing; the others are still compared."""
    folder = model_of({"li": judged("9", "3"), "wang": judged("1", "3"), "zhao": BLANK})
    _with(folder, "format = 1\n", '[group]\nexperts = ["zhao"]\n')
    assert main(["compare", str(folder), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert "there is no group" in said.err
    assert "(group)" not in said.out
    assert "0.9000" in said.out


def test_intervals_are_shown_as_given_and_said_of_experts_and_group(model_of, capsys):
    folder = str(model_of({"li": judged("3-5", "3"), "wang": judged("7", "1/3-3")}))
    model = load_model(folder)
    found = compare_experts(model)
    assert found.intervals == model.group().intervals == {"car": (1, 2), "cost": (1, 2)}
    given = {one.code: one.judgments for one in found.disagreements}
    assert format_judgment(given["car"]["li"]) == "3-5"
    assert found.experts["li"].global_["cost"] == pytest.approx(0.8)
    assert main(["compare", folder, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    said = "2 of 4 judgments are intervals; weights and CR take the middle of each on the scale"
    assert out.count(said) == 2
    assert f"all count alike; {said}." in out
    assert {"3-5", "1/3-3"} <= set(out.split())
    assert main(["compare", folder, "--lang", "zh", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["group"]["intervals"] == {"car": 1, "cost": 1}
    assert record["experts"]["li"]["matrices"]["car"]["intervals"] == 1
    assert "intervals" not in record["experts"]["li"]["matrices"]["cost"]
    judgments = {one["node"]: one["judgments"] for one in record["disagreements"]}
    assert judgments["car"] == {"li": "3-5", "wang": "7"}


def test_an_interval_with_the_same_middle_is_no_disagreement(model_of):
    found = compare_experts(load_model(model_of({"li": judged("3-5"), "wang": judged("4")})))
    assert found.disagreements == ()


def test_judgments_that_are_left_out_are_no_intervals_of_the_group(model_of):
    people = {
        name: judged(car) for name, car in zip("abcd", ("3-5", "4", "5", "1/9-1/7"), strict=True)
    }
    model = load_model(
        model_of(
            {
                name: {"car": files["car"], "cost": judged("", "3")["cost"]}
                for name, files in people.items()
            }
        )
    )
    assert model.group().intervals["car"] == (2, 4)
    assert model.group(trim=0.25).intervals["car"] == (1, 2)
