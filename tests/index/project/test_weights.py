"""Weights of a model: its own, whatever lies among its experts."""

import json
import shutil
from pathlib import Path

import pytest

from ahp.common.findings import Problems
from index import load_project
from index.audit.declarations import load_audit
from index.commands import main
from index.project.weights import load_own
from index.steps.provenance import heading

GOOD = Path(__file__).parent.parent / "good"


@pytest.fixture
def project(tmp_path):
    return shutil.copytree(GOOD, tmp_path / "project")


def test_a_fault_of_an_expert_is_a_note_that_does_not_stop_an_index(project):
    before = load_project(project).weights
    experts = project / "model" / "experts"
    experts.mkdir()
    (experts / "li.docx").write_bytes(b"")
    (experts / "wu.csv").write_text("no matrix")
    (experts / "zhao").mkdir()  # has judged nothing, which is no fault
    problems = Problems()
    model = load_own(str(project / "model"), problems)
    assert model is not None
    (found,) = problems.findings
    assert (found.code, found.severity, found.details["count"]) == ("experts-faulty", "note", 2)
    assert "the first in li.docx: this file is of no kind" in found.message()
    loaded = load_project(project)
    assert loaded.weights == before
    assert [one.code for one in loaded.notes].count("experts-faulty") == 1


def only_experts(project, *names):
    """Leave a project's judgments to experts, and its model's own matrices blank."""
    model = project / "model"
    for path in list(model.glob("*.csv")):
        labels = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")[1:]
        for name in names:
            (model / "experts" / name).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, model / "experts" / name / path.name)
        rows = ["," + ",".join(labels), *(one + "," * len(labels) for one in labels)]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def choose(project, choice):
    path = project / "index.toml"
    path.write_text(f"weights = {choice}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def test_of_a_model_that_only_experts_have_judged_the_group_is_taken_and_said(project, capsys):
    before = load_project(project).weights
    only_experts(project, "王五", "li")
    loaded = load_project(project)
    assert loaded.weights.global_.to_dict() == pytest.approx(before.global_.to_dict())
    assert loaded.weights.whose == "group"
    assert "group-taken" in [one.code for one in loaded.notes]
    assert main(["rank", str(project), "--lang", "zh"]) == 0
    told = capsys.readouterr()
    assert "权重：《model》，2 位专家的群体：判断几何平均（AIJ），专家等权，特征向量法" in told.out
    assert "模型自身没有判断，故采用 2 位专家的群体权重：li、王五" in told.err
    assert main(["explain", str(project), "Beijing", "--lang", "en"]) == 0
    assert (
        "From the group of 2: mean of judgments (AIJ), all count alike" in capsys.readouterr().out
    )


def test_the_group_or_an_expert_in_place_of_the_model(project, capsys):
    before = load_project(project)
    expert = project / "model" / "experts" / "li"
    expert.mkdir(parents=True)
    for path in (project / "model").glob("*.csv"):
        labels = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")[1:]
        rows = ["," + ",".join(labels), *(f"{one}{',1' * len(labels)}" for one in labels)]
        (expert / path.name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert load_project(project).weights == before.weights
    settings = (project / "index.toml").read_text(encoding="utf-8")
    for choice, whose in (('{ expert = "li" }', "expert:li"), ("{ group = true }", "group")):
        (project / "index.toml").write_text(settings, encoding="utf-8")
        choose(project, choice)
        weights = load_project(project).weights
        assert weights.whose == whose
        assert weights.global_["waste"] == pytest.approx(0.5)
        assert main(["rank", str(project), "--format", "json"]) == 0
        for table in json.loads(capsys.readouterr().out)["tables"]:
            assert table["provenance"]["whose"] == whose
        assert main(["compare", str(project), "--method", "column-sum", "--lang", "en"]) == 0
        assert f"{weights.judges['en']} · column-sum" in capsys.readouterr().out
        assert main(["explain", str(project), "Beijing", "--lang", "zh"]) == 0
        assert f"来自{weights.judges['zh']}" in capsys.readouterr().out


def test_what_is_broken_in_the_group_is_told_and_does_not_count(project):
    only_experts(project, "li", "wu")
    (project / "model" / "experts" / "wu" / "goal.csv").write_text("no matrix", encoding="utf-8")
    loaded = load_project(project)
    (found,) = [one for one in loaded.notes if one.code == "group-faulty"]
    assert found.message("en").startswith("1 finding on the judgments of experts, whose weights")
    assert "goal.csv" in found.message("zh")
    assert loaded.weights.whose == "group"


def test_what_is_odd_in_the_group_counts_and_is_told_as_such(project):
    """A judgment that ends off the scale is a warning, and is taken; what is broken is not."""
    only_experts(project, "li", "wu")
    file = project / "model" / "experts" / "wu" / "goal.csv"
    first, second = file.read_text(encoding="utf-8-sig").splitlines()[0].split(",")[1:]
    before = load_project(project).weights.global_[first]
    text = f",{first},{second}\n{first},1,3-12\n{second},,1\n"
    file.write_text(text, encoding="utf-8")
    loaded = load_project(project)
    assert loaded.weights.global_[first] != pytest.approx(before)
    (found,) = [one for one in loaded.notes if one.code in ("group-faulty", "group-odd")]
    assert (found.code, found.details["count"]) == ("group-odd", 1)
    assert "these count as they are" in found.message("en")
    assert "12 is off the scale" in found.message("en")
    file.with_name("innovation.csv").write_text("no matrix", encoding="utf-8")
    notes = load_project(project).notes
    told = {one.code: one.details.get("count") for one in notes}
    assert (told["group-faulty"], told["group-odd"]) == (1, 1)


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ('{ expert = "nobody" }', "no-such-expert"),
        ('{ expert = "li", group = true }', "weights-of-both"),
        ("{ grup = true }", "unknown-key"),
        ('{ group = "yes" }', "wrong-type"),
        ('{ expert = "zhao" }', "expert-blank"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(project, choice, code):
    only_experts(project, "li")
    (project / "model" / "experts" / "zhao").mkdir()
    choose(project, choice)
    problems = Problems()
    assert load_project(project, problems) is None
    assert code in [one.code for one in problems.errors]


def test_weights_joined_without_matrices_are_explained_without(project, capsys):
    before = load_project(project).weights
    only_experts(project, "li", "wu")
    hierarchy = project / "model" / "hierarchy.toml"
    group = '\n[group]\naggregation = "priorities"\n'
    hierarchy.write_text(hierarchy.read_text(encoding="utf-8") + group, encoding="utf-8")
    weights = load_project(project).weights
    assert weights.global_.to_dict() == pytest.approx(before.global_.to_dict())
    assert main(["explain", str(project), "Beijing", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "geometric mean of weights (AIP)" in out
    assert "Judgments below" not in out


def test_an_audit_reads_no_experts(tmp_path):
    source = Path(__file__).parents[3] / "examples" / "ai-competitiveness-2022"
    folder = shutil.copytree(source, tmp_path / "examples" / "audit")
    models = shutil.copytree(source.parents[1] / "matrices", tmp_path / "matrices")
    assert load_audit(folder, Problems()) is not None
    (models / "ai-competitiveness-2022" / "experts").mkdir(exist_ok=True)
    (models / "ai-competitiveness-2022" / "experts" / "x.docx").write_bytes(b"")
    problems = Problems()
    assert load_audit(folder, problems) is not None
    assert not problems.errors


def test_intervals_are_said_where_the_weights_are(project, capsys):
    (first, *_) = sorted((project / "model").glob("*.csv"))
    text = first.read_text(encoding="utf-8-sig").splitlines()
    cells = text[1].split(",")
    first.write_text("\n".join([text[0], ",".join([*cells[:2], "2-4", *cells[3:]]), *text[2:]]))
    weights = load_project(project).weights
    count, total = weights.intervals
    assert count == 1
    assert main(["build", str(project), "--lang", "en"]) == 0
    said = f"(1 of {total} judgments are intervals and count as their middle); ranks by"
    assert said in " ".join(capsys.readouterr().out.split())
    assert main(["build", str(project), "--lang", "zh", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert f"（{total} 个判断中有 1 个是区间，取其中点）；排名" in out
    provenance = json.loads(out)["tables"][0]["provenance"]
    assert (provenance["judgments"], provenance["intervals"]) == (total, 1)
    assert "区间" not in heading.whose(weights.equal(), "zh")
