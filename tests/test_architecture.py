"""What must stay true of the structure: arrows point one way, and checking stays light."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the ground up; a module may import only what stands before it.
LAYERS = (
    "messages",
    "system",
    "masking",
    "errors",
    "core",
    "judgment",
    "matrix",
    "analysis",
    "hierarchy",
    "model",
    "files",
    "check",
    "recovery",
    "repair",
    "comparison",
    "words",
    "verbal",
    "report",
    "workbench",
    "cli",
)
CORE_LAYERS = (
    "arrays",
    "scales",
    "graph",
    "group",
    "power_method",
    "priorities",
    "incomplete",
    "disturbance",
    "consistency",
    "order",
    "random_index.simulation",
    "random_index.tables",
    "random_index",
    "random_index.incomplete",
    "weighing",
    "elicitation",
    "recovery",
    "repair",
    "repair.task",
    "repair.bounds",
    "repair.heuristics",
    "repair.fewest",
    "repair.weight_shift",
    "repair.xu_wei",
)
HEAVY = ("pandas", "scipy", "questionary", "prompt_toolkit", "openpyxl", "matplotlib")


def imported_modules(path):
    """Yield the dotted names a file imports, wherever in it they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(path):
    parts = path.relative_to(ROOT / "ahp").with_suffix("").parts
    return parts[0]


MODULES = [
    path
    for path in sorted((ROOT / "ahp").rglob("*.py"))
    if layer_of(path) not in ("__init__", "__main__")
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path):
    own = LAYERS.index(layer_of(path))
    for name in imported_modules(path):
        package, _, rest = name.partition(".")
        assert package != "index", f"{path} imports the index"
        if package == "ahp" and rest and rest != "__version__":
            layer = rest.split(".")[0]
            assert LAYERS.index(layer) <= own, f"{path} imports {name}"


CORE = ROOT / "ahp" / "core"
CORE_MODULES = {
    ".".join(path.relative_to(CORE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(CORE.rglob("*.py"))
    if path != CORE / "__init__.py"
}


def test_every_file_of_core_stands_on_a_floor():
    assert sorted(CORE_MODULES) == sorted(CORE_LAYERS)


@pytest.mark.parametrize("name", CORE_LAYERS)
def test_core_knows_arrays_only(name):
    own = CORE_LAYERS.index(name)
    for imported in imported_modules(CORE_MODULES[name]):
        below = imported.removeprefix("ahp.core.")
        if below in CORE_LAYERS:
            assert CORE_LAYERS.index(below) < own, f"{name} imports {imported}"
        else:
            assert imported.split(".")[0] in (*sys.stdlib_module_names, "numpy", "ahp")
            assert not imported.startswith("ahp") or imported.startswith(
                ("ahp.common.findings", "ahp.core")
            )


@pytest.mark.parametrize("name", CORE_LAYERS)
def test_core_has_no_words_for_people(name):
    text = CORE_MODULES[name].read_text(encoding="utf-8")
    assert not re.search("[\u2e80-\u9fff\uff00-\uffef]", text), f"{name} has Chinese text"


def modules_after(*arguments):
    """Run the command line in a fresh interpreter; return the names of all modules it imported."""
    code = (
        "import sys\nfrom ahp.cli import main\n"
        f"code = main({list(arguments)!r})\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\nsys.exit(code)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return {name.partition(".")[0] for name in process.stderr.split()}


def test_check_needs_no_heavy_package():
    assert not modules_after("check", "matrices").intersection(HEAVY)


def test_checking_complete_matrices_does_not_read_what_incomplete_ones_need():
    code = "import sys; from ahp.cli import main; main(['check', 'matrices']); print(*sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "ahp.core.graph" in process.stdout.split()
    assert not {"ahp.core.incomplete", "ahp.core.random_index.incomplete"}.intersection(
        process.stdout.split()
    )


def test_help_needs_no_package_at_all():
    found = modules_after("--help")
    assert not found.intersection((*HEAVY, "numpy", "rich"))


def test_importing_the_library_is_light():
    code = "import sys, ahp; print(*sys.modules)"
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {name.partition(".")[0] for name in process.stdout.split()}.intersection(HEAVY)
