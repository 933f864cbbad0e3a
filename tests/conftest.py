"""What holds for every test."""

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ahp.commands import main

ROOT = Path(__file__).parent.parent
# Held to be covered, and the tests that cover it. To watch all others takes as long as they do.
HELD = ("ahp/core", "index/steps", "tests/core", "tests/repair", "tests/index/steps")
HELD += ("tests/index/rank", "tests/index/test_broken.py", "tests/index/test_hdi.py")
COVERED = [ROOT / name for name in HELD]

# a shell that runs the tests behind itself has them, and what they start, ignore Ctrl-C
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# a slow machine breaks no property
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    """Begin with the modules marked as long, and watch only the tests of what is held covered."""
    for item in items:
        if not any(item.path.is_relative_to(folder) for folder in COVERED):
            item.add_marker(pytest.mark.no_cover)
    # else one process ends alone, with a long module
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
