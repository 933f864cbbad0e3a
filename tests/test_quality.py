"""Lint, format and types, as part of the one command that tests everything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("ruff check", "ruff format --check", "mypy")

pytestmark = pytest.mark.long


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
