"""Lint, format, types and sizes, as part of the one command that tests everything."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 500, 60
# Files that may be longer, and what each of them holds.
LONG_FILES = {
    "ahp/common/io/grid.py": "a grid of cells and how one is read from every kind of file",
    "ahp/workbench/desk.py": "sheets, logbook and resuming of a desk",
    "ahp/workbench/dialogue.py": "what the keys of every page do",
    "ahp/workbench/screen.py": "what every page shows",
    "ahp/workbench/session.py": "the state machine of questions and answers",
    "index/audit/declarations.py": "audit.toml: tables and every kind of relation",
    "index/files/project.py": "index.toml and indicators.csv",
    "index/files/values.py": "tables of values, wide and long",
    "index/records/definitions.py": "sample.toml: indicators as records define them",
    "index/records/records.py": "cleaning of records: one expression built up in steps",
}
# Functions that may be longer, and why.
LONG_FUNCTIONS = {
    ("ahp/parser.py", "build_parser"): "every option of every command",
    ("index/parser.py", "build_parser"): "every option of every command",
}


@pytest.mark.parametrize(
    "arguments", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join
)
def test_clean(arguments):
    process = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stdout + process.stderr


SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for package in ("ahp", "index")
    for path in sorted((ROOT / package).rglob("*.py"))
}


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
