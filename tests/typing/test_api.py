"""Every public name is used in ``api.py``, whose types mypy checks, and what stands there runs."""

import ast
import shutil
from pathlib import Path

import pandas as pd
import pytest

import ahp
import index
from ahp.commands import main
from tests.typing import api

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
PROJECT = ROOT / "examples" / "regional-index-demo"


def used(module):
    """The names of a module that ``api.py`` takes from it."""
    return {
        node.attr
        for node in ast.walk(ast.parse(Path(api.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == module.__name__
    }


@pytest.mark.parametrize("module", [ahp, index], ids=["ahp", "index"])
def test_every_public_name_is_used(module):
    assert used(module) == set(module.__all__)


def test_mypy_reads_the_file():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"tests/typing/api.py"' in settings.partition("[tool.mypy]")[2].partition("[[")[0]


@pytest.mark.parametrize("use", [api.analyses, api.hierarchies, api.recovery])
def test_what_needs_no_folder_runs(use):
    use()


@pytest.mark.parametrize(
    ("use", "folder"),
    [(api.matrices, None), (api.errors, None), (api.models, MODEL), (api.projects, PROJECT)],
)
def test_what_needs_a_folder_runs(use, folder, tmp_path):
    use(folder or tmp_path)


def test_a_comparison_of_experts_runs(tmp_path):
    school = ROOT / "examples" / "school"
    assert main(["new", str(school / "outline.txt"), str(tmp_path / "school")]) == 0
    shutil.copytree(school / "experts", tmp_path / "school" / "experts")
    api.experts(tmp_path / "school")


def test_a_project_without_files_runs():
    values = pd.DataFrame(
        {"year": [2021, 2021], "region": ["North", "S"], "Parks": [1.0, 5.0], "firms": [8.0, 2.0]}
    )
    result = api.own_project(values)
    # on a scale to 10, the north is first in firms and last in parks, the south the reverse
    assert result.scores["total"].to_dict() == {(2021, "north"): 6, (2021, "south"): 4}
