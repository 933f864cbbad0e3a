"""Weights of a model: its own, whatever lies among its experts."""

import shutil
from pathlib import Path

import pytest

from ahp.common.findings import Problems
from index import load_project
from index.audit.declarations import load_audit
from index.project.weights import load_own, load_weights

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


def test_a_model_that_only_experts_have_judged_is_refused_with_their_names(project):
    model = project / "model"
    for path in model.glob("*.csv"):
        labels = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")[1:]
        (model / "experts" / "王五").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, model / "experts" / "王五" / path.name)
        rows = ["," + ",".join(labels), *(one + "," * len(labels) for one in labels)]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    problems = Problems()
    assert load_weights(str(model), problems) is None
    (found,) = problems.errors
    assert found.code == "own-blank"
    assert found.path == str(model)
    assert "有 1 位专家的判断：王五（" in found.message("zh")


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
