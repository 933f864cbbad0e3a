"""What holds for every test."""

import pytest
from hypothesis import settings

from ahp.commands import main

settings.register_profile("untimed", deadline=None)  # a slow machine breaks no property
settings.load_profile("untimed")


@pytest.fixture
def ahp(tmp_path, monkeypatch, capsys):
    """Run the command in a folder of its own; return exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments):
        code = main(list(arguments))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


def pytest_collection_modifyitems(items):
    """Begin with the modules marked as long: else one process ends alone, with one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
