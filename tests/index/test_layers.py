"""Steps do not know each other, and using the index needs no charts."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_architecture import imported_modules

ROOT = Path(__file__).parents[2] / "index"
STEPS = ("normalize", "aggregate", "rank", "groups", "weights",
         "treat/missing", "treat/transforms", "treat/outliers")  # fmt: skip
GROUND = {"index.project.project", "index.messages"}
OF_AHP = {"ahp.common.findings", "ahp.messages"}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_imports_no_other(step):
    own = {name for name in imported_modules(ROOT / f"{step}.py") if name.startswith("index.")}
    assert {".".join(name.split(".")[:2]) for name in own} <= GROUND


def test_a_sample_knows_nothing_of_what_is_made_of_its_values():
    above = {"build", "files", "explain", "tables", "charts", "workbook", "cli", "audit"}
    for path in (ROOT / "sample").rglob("*.py"):
        names = [name.split(".") for name in imported_modules(path)]
        assert not {name[1] for name in names if name[0] == "index" and len(name) > 1} & above


def test_only_one_module_asks_ahp_for_weights():
    for path in ROOT.glob("*.py"):
        names = {name for name in imported_modules(path) if name.startswith("ahp.")}
        modules = {".".join(name.split(".")[:2]) for name in names} - OF_AHP
        assert not {
            "ahp.model.model",
            "ahp.model.analysis",
            "ahp.model.matrix",
        } & modules or path.stem in (
            "weights",
            "explain",
        )


def test_importing_the_index_loads_nothing_for_charts_workbooks_statistics_or_samples():
    code = "import index, sys; print([m for m in sys.modules if '.' not in m])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(eval(shown.stdout))
    assert not {"matplotlib", "scipy", "openpyxl", "questionary", "ibis", "duckdb"} & loaded
