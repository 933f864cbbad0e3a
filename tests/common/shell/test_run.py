"""Running a command line: what an interruption becomes."""

import signal

import pytest

from ahp.common.shell import run as shell
from ahp.common.wording import Words


@pytest.fixture(autouse=True)
def _interruptions_of_python():
    """Ctrl-C as Python starts with it, whatever another test has left."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(monkeypatch, work):
    """Run a command line whose work is a function."""
    monkeypatch.setattr(shell, "_run", lambda *_: work())
    return shell.run(["nothing"], "ahp", "0", Words("about", "关于"), ())


def masked():
    """Be interrupted where code makes an error of its own of it, as some in C does."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise ValueError("Invalid affine transformation matrix") from None


def test_an_interruption_that_becomes_another_error_is_one(monkeypatch, capsys):
    assert started(monkeypatch, masked) == shell.INTERRUPTED
    assert "Traceback" not in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_error_without_an_interruption_stays_one(monkeypatch):
    def wrong():
        raise ValueError("of its own")

    with pytest.raises(ValueError, match="of its own"):
        started(monkeypatch, wrong)
