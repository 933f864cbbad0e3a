"""Lint, format, types and sizes, as part of the one command that tests everything."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("ruff check", "ruff format --check", "mypy")

pytestmark = pytest.mark.long

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 500, 60
# Files that may be longer, and what each of them holds.
LONG_FILES = {
    "ahp/elicit/session.py": "the immutable state of questions and answers: one class",
    "index/records/records.py": "cleaning of records: one expression built up in steps",
}
# Functions that may be longer, and why.
LONG_FUNCTIONS: dict = {}


@pytest.mark.parametrize("tool", TOOLS)
def test_clean(tool):
    process = subprocess.run(
        [sys.executable, "-m", *tool.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stdout + process.stderr


def test_a_commit_is_held_to_the_same_tools():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^ +entry: python -m (.+)$", hooks, re.MULTILINE)
    assert entries == [tool.removesuffix(" --check") for tool in TOOLS]


SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for package in ("ahp", "index")
    for path in sorted((ROOT / package).rglob("*.py"))
}


def test_what_is_installed_has_every_file_of_the_packages():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for package, patterns in settings["tool"]["setuptools"]["package-data"].items():
        folder = ROOT / package
        packed = {path for pattern in patterns for path in folder.glob(pattern)}
        others = {path for path in folder.rglob("*") if path.is_file() and path.suffix != ".py"}
        assert packed == {path for path in others if path.parent.name != "__pycache__"}
        assert len(packed) >= len(patterns)
        modules = {path.parent for path in folder.rglob("*.py")}
        assert all((path / "__init__.py").is_file() for path in modules)


def lines_of(function):
    """Count the lines of a function, its signature included and its docstring not."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = first.end_lineno - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - docstring


def test_files_are_short():
    long = {name for name, text in SOURCES.items() if len(text.splitlines()) > MOST_LINES}
    assert long == set(LONG_FILES), f"a file has at most {MOST_LINES} lines, or a reason here"


def test_functions_are_short():
    long = {
        (name, node.name)
        for name, text in SOURCES.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and lines_of(node) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS), f"a function has at most {MOST_LINES_OF_A_FUNCTION} lines"


@pytest.mark.parametrize("documented", [False, True])
def test_a_docstring_is_not_counted(documented):
    docstring = ['    """Say', "", '    so."""'] if documented else []
    text = "\n".join(["def f(", "    a,", "):", *docstring, "    b = a", "    return b"])
    assert lines_of(ast.parse(text).body[0]) == 5
