"""What must stay true of the structure: arrows point one way, and checking stays light."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the ground up. A module imports what stands on a lower floor, or in its own room. Rooms on
# one floor do not know each other: what two of them need belongs further down.
FLOORS = (
    (
        "ahp.common",
        "ahp.common.masking",
        "ahp.common.version",
        "ahp.common.visible",
        "ahp.common.wording",
    ),
    ("ahp.common.mathematics", "ahp.common.io.wording", "ahp.common.shell.wording"),
    ("ahp.common.findings",),
    ("ahp.common.names", "ahp.common.figure", "ahp.common.system"),
    ("ahp.common.io",),
    ("ahp.common.document",),
    ("ahp.common.chart",),
    ("ahp.common.shell",),
    ("ahp.core",),
    ("ahp.model",),
    ("ahp.files",),
    ("ahp.check", "ahp.recovery", "ahp.repair", "ahp.weights", "ahp.ri", "ahp.new"),
    ("ahp.compare", "ahp.questionnaire", "ahp.experts", "ahp.sensitivity"),
    ("ahp.collect", "ahp.chart"),
    ("ahp.report",),
    ("ahp.elicit",),
    ("ahp.commands",),
    ("ahp", "ahp.__main__"),
    ("index.options", "index.project"),
    ("index.records", "index.weighting"),
    ("index.steps",),
    ("index.files",),
    ("index.shell",),
    ("index.rank.cells", "index.new", "index.audit", "index.check", "index.intake"),
    ("index.explain.wording",),
    ("index.explain.explain", "index.compare", "index.sample"),
    ("index.switch", "index.robust"),
    ("index.rank", "index.explain"),
    ("index.chart", "index.export", "index.region", "index.drop", "index.weights"),
    ("index.report",),
    ("index.commands",),
    ("index", "index.__main__"),
)
# Within the mathematics the floors are single files.
CORE_FLOORS = (
    "arrays",
    "scales",
    "graph",
    "group.aggregation",
    "group.spread",
    "group.expert_weights",
    "group.leaving_out",
    "group.consensus",
    "group.similarity",
    "group.concordance",
    "group.subgroups",
    "group",
    "power_method",
    "priorities",
    "incomplete",
    "disturbance",
    "efficiency",
    "consistency",
    "order",
    "random_index.simulation",
    "random_index.tables",
    "random_index",
    "random_index.incomplete",
    "weighing",
    "uncertainty",
    "uncertainty.seeded",
    "uncertainty.redrawing",
    "uncertainty.steps",
    "uncertainty.intervals",
    "uncertainty.lognormal",
    "uncertainty.bootstrap",
    "elicitation",
    "designs.graphs",
    "designs.choice",
    "designs.price",
    "designs",
    "recovery.space",
    "recovery.rules",
    "recovery.search",
    "recovery",
    "repair",
    "repair.task",
    "repair.bounds",
    "repair.heuristics",
    "repair.fewest",
    "repair.weight_shift",
    "repair.xu_wei",
)
PUBLIC_TO_THE_INDEX = ("ahp", "ahp.common")
HEAVY = ("pandas", "scipy", "questionary", "prompt_toolkit", "openpyxl", "matplotlib")

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("ahp", "index")
    for path in sorted((ROOT / package).rglob("*.py"))
}


def imported_modules(path):
    """Yield the dotted names a file imports, wherever in it they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in names)


@cache
def room_of(name):
    """Return the floor and the room of a module: the longest name in the table it begins with."""
    found = [
        (len(room), floor, room)
        for floor, rooms in enumerate(FLOORS)
        for room in rooms
        if name == room
        or (name.startswith(f"{room}.") and room not in ("ahp", "ahp.common", "index"))
    ]
    assert found, f"{name} stands on no floor"
    return max(found)[1:]


@pytest.mark.parametrize("name", MODULES)
def test_arrows_point_one_way(name):
    floor, room = room_of(name)
    for imported in imported_modules(MODULES[name]):
        if imported.partition(".")[0] not in ("ahp", "index"):
            continue
        below, other = room_of(imported)
        assert other == room or below < floor, f"{name} imports {imported}"
        if name.startswith("index"):
            public = PUBLIC_TO_THE_INDEX
            allowed = imported == "ahp" or imported.startswith(("ahp.common.", "index"))
            assert allowed, f"{name} imports {imported}: the index knows only {public}"


def modules_after(*arguments):
    """Run the command line in a fresh interpreter; return the names of all modules it imported."""
    code = (
        "import sys\nfrom ahp.commands import main\n"
        f"code = main({list(arguments)!r})\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\nsys.exit(code)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return {name.partition(".")[0] for name in process.stderr.split()}


def loaded_by(code):
    process = subprocess.run(
        [sys.executable, "-c", code + "; import sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(process.stdout.splitlines()[-1].split())


def test_check_needs_no_heavy_package():
    assert not modules_after("check", "matrices").intersection(HEAVY)


def test_checking_complete_matrices_does_not_read_what_incomplete_ones_need():
    loaded = loaded_by("from ahp.commands import main; main(['check', 'matrices'])")
    assert "ahp.core.weighing" in loaded
    assert not {"ahp.core.incomplete", "ahp.core.random_index.incomplete"} & loaded


def test_help_needs_no_package_at_all():
    assert not modules_after("--help").intersection((*HEAVY, "numpy", "rich"))


def test_importing_the_library_is_light():
    assert not {name.partition(".")[0] for name in loaded_by("import ahp")}.intersection(HEAVY)


def test_importing_the_index_loads_nothing_for_charts_workbooks_statistics_or_samples():
    loaded = loaded_by("import index")
    assert not {"matplotlib", "scipy", "openpyxl", "questionary", "ibis", "duckdb"} & loaded


BESIDE_NUMPY = {"ahp.core.efficiency": {"scipy"}}  # a linear program, imported where it is used


def test_core_needs_numpy_only():
    for name, path in MODULES.items():
        if name.startswith("ahp.core"):
            packages = {imported.partition(".")[0] for imported in imported_modules(path)}
            needed = packages - {*sys.stdlib_module_names, "numpy", "ahp"}
            assert needed == BESIDE_NUMPY.get(name, set()), name


def test_importing_the_mathematics_loads_nothing_heavy():
    loaded = loaded_by(f"import {', '.join(CORE)}")
    assert not {name.partition(".")[0] for name in loaded}.intersection(HEAVY)


CORE = [name for name in MODULES if name.startswith("ahp.core.")]
STEPS = (
    "filling.missing",
    "transforms",
    "outliers",
    "normalize",
    "aggregate",
    "rank",
    "groups",
)


def test_every_file_of_the_mathematics_stands_on_a_floor():
    assert sorted(CORE) == sorted(f"ahp.core.{name}" for name in CORE_FLOORS)


@pytest.mark.parametrize("name", CORE)
def test_arrows_within_the_mathematics_point_one_way(name):
    floor = CORE_FLOORS.index(name.removeprefix("ahp.core."))
    for imported in imported_modules(MODULES[name]):
        if imported.startswith("ahp.core."):
            below = CORE_FLOORS.index(imported.removeprefix("ahp.core."))
            assert below < floor, f"{name} imports {imported}"


@pytest.mark.parametrize("name", STEPS)
def test_a_step_of_the_index_knows_no_other(name):
    own = f"index.steps.{name}"
    others = {f"index.steps.{one}" for one in STEPS} - {own}
    assert not others.intersection(imported_modules(MODULES[own]))
