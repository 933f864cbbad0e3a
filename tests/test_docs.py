"""The documents run: every command and every Python block of every page, every example."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ahp.commands
import index.commands

ROOT = Path(__file__).parent.parent
CHINESE = ".zh-CN.md"
PAGES = {
    str(path.relative_to(ROOT)): "zh_CN.UTF-8" if path.name.endswith(CHINESE) else "C.UTF-8"
    for path in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md")))
}
WALKS = {
    str(path.relative_to(ROOT)): "zh_CN.UTF-8" if path.name.endswith(CHINESE) else "C.UTF-8"
    for path in sorted((ROOT / "examples").glob("**/README*.md"))
    if "```console" in path.read_text(encoding="utf-8")
}
"""The pages of examples that show commands."""
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = frozenset("|&;<>()$`*?~#")  # what a shell would do something with
PROGRAMS = {"ahp": ahp.commands.main, "ahp-index": index.commands.main}
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


pytestmark = pytest.mark.long


def variables(lang):
    """What the commands of a page find in their environment."""
    scripts = str(Path(sys.executable).parent)
    return {
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "LC_ALL": lang,
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }


def run(command, folder, lang, piped=None):
    """Run a shell command with ``ahp`` on the path and a fixed language; return its stdout."""
    process = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, **variables(lang)},
        input=piped,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in process.stderr, process.stderr
    return process.stdout


@pytest.fixture
def played(monkeypatch, capsys):
    """Run a command as `run` does; one of our own that needs no shell, without a new process.

    It costs a good part of a second to start one. What filters the answer is given all of it.
    """

    def run_or_call(command, folder, lang):
        own, pipe, filters = command.partition(" | ")
        program, *arguments = shlex.split(own)
        if program not in PROGRAMS or not SHELL.isdisjoint(own):
            return run(command, folder, lang)
        with monkeypatch.context() as patch:
            patch.chdir(folder)
            for name, value in variables(lang).items():
                patch.setenv(name, value)
            PROGRAMS[program](arguments)
        printed = capsys.readouterr().out
        return run(filters, folder, lang, printed) if pipe else printed

    return run_or_call


def unpadded(text):
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the commands of the pages work on."""
    for name in ("matrices", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [*PAGES, *WALKS])
def test_commands_print_what_a_page_shows(name, checkout, played):
    execute = run if name.startswith("README") else played
    pages = PAGES | WALKS
    checker = doctest.OutputChecker()
    shown = 0
    for block in CONSOLE.findall((ROOT / name).read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            printed = unpadded(execute(command, checkout, pages[name]))
            assert checker.check_output(unpadded(expected), printed, doctest.ELLIPSIS), (
                f"$ {command}\n{printed}"
            )
            shown += 1
    assert shown >= (4 if name in PAGES else 1)


@pytest.mark.parametrize("name", PAGES)
def test_python_of_a_page_runs(name, checkout, monkeypatch):
    monkeypatch.chdir(checkout)
    blocks = PYTHON.findall((ROOT / name).read_text(encoding="utf-8"))
    assert blocks
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    globs: dict[str, object] = {}
    for block in blocks:
        test = parser.get_doctest(block, globs, name, name, 0)
        assert test.examples
        runner.run(test, clear_globs=False)
        globs = test.globs
    assert runner.summarize().failed == 0


@pytest.mark.parametrize("chinese", [False, True])
def test_every_command_is_documented(chinese):
    pages = [ROOT / name for name in PAGES if name.endswith(CHINESE) == chinese]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    for program, module in (("ahp", ahp.commands), ("ahp-index", index.commands)):
        for command in module.COMMANDS:
            assert f"{program} {command.name}" in text


@pytest.mark.parametrize("name", [*PAGES, *WALKS])
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_example_prints_a_screenful(path):
    process = subprocess.run(
        [sys.executable, path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    assert 0 < len(process.stdout.splitlines()) <= 24


def test_the_test_command_of_ci_is_the_readme_one():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    marked = re.search(r"<!-- test command -->\n```sh\n(.*?)\n```", text, re.DOTALL)
    assert marked
    assert "pytest" in marked[1]
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
