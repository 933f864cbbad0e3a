"""A model folder to collect into, and the command."""

import json

import pytest

from ahp.commands import main
from ahp.files.hierarchies import ModelDocument
from ahp.files.models import scaffold

from .shapes import CAR


@pytest.fixture
def car(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")
    scaffold("car", ModelDocument(CAR))
    return tmp_path / "car"


@pytest.fixture
def collect(car, capsys):
    def run(*arguments):
        code = main(["collect", "car", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


@pytest.fixture
def records(collect):
    """Collect, and return the exit code, what was taken by expert, and the codes of findings."""

    def run(*arguments):
        code, out, err = collect(*arguments, "--format", "json")
        found = json.loads(out) if out else {"experts": [], "findings": []}
        return code, {one["expert"]: one for one in found["experts"]}, found["findings"], err

    return run
