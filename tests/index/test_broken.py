"""Broken projects: every message in whole, with its place, in both languages."""

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from ahp.common.findings import AhpError, Problems
from index.files.project import load_project
from index.steps.build import build

HERE = Path(__file__).parent
GOOD, BROKEN = HERE / "good", HERE / "broken"
CASES = sorted(path for path in BROKEN.iterdir() if path.is_dir())


def assembled(case: Path, folder: Path) -> Path:
    """Put a broken project together: the good one, with some files replaced."""
    project = folder / "project"
    shutil.copytree(GOOD, project)
    for path in case.rglob("*"):
        if path.is_file():
            target = project / path.relative_to(case)
            for other in target.parent.glob(f"{target.stem}.*"):
                other.unlink()
            shutil.copyfile(path, target)
    deleted = project / "delete.txt"
    if deleted.exists():
        for name in deleted.read_text().split():
            (project / name).unlink()
        deleted.unlink()
    return project


def messages(case: Path) -> str:
    """Load and build a broken project, and return what is said."""
    with tempfile.TemporaryDirectory() as folder:
        project = assembled(case, Path(folder))
        problems = Problems()
        loaded = load_project(project, problems)
        findings = list(problems.findings)
        if loaded is not None:
            try:
                build(loaded)
            except AhpError as error:
                findings += error.findings
        parts = ["\n".join(found.text(lang) for found in findings) for lang in ("en", "zh")]
        return "\n\n".join(parts).replace(f"{project}/", "").replace(str(project), ".") + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_message_in_whole(case):
    assert messages(case) == (case / "messages.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_without_a_collector_all_is_raised_at_once(case, tmp_path):
    project = assembled(case, tmp_path)
    with pytest.raises(AhpError) as caught:
        build(load_project(project))
    assert caught.value.findings


def test_the_good_project_has_nothing_to_tell():
    problems = Problems()
    build(load_project(GOOD, problems))
    assert problems.findings == []


if __name__ == "__main__":
    print(messages(Path(sys.argv[1])), end="")
