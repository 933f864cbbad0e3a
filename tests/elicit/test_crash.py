"""Processes that are killed at any moment: what was told as saved is there afterwards."""

import os
import random
import select
import signal
import sys
import traceback

import pytest

from ahp.common.findings import AhpError
from ahp.elicit import POSITIONS, Desk
from ahp.files import load_model
from tests.elicit.models import make_model

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    # The threads are those of the linear algebra, which know how to live with a fork.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]

RUNS, RUNS_OF_A_MODEL = 200, 20
EXPECTED_NEWS = {"lock-taken-over", "journal-torn", "journal-set-aside", "journal-newer"}


def work(folder, out, seed):
    """Take steps for ever, and tell the state after each one that is saved."""
    chance = random.Random(seed)
    desk = Desk.open(folder)
    while True:
        code = chance.choice(desk.nodes)
        step = chance.choice(["answer", "answer", "answer", "skip", "undo", "redo", "note"])
        pair = chance.choice(desk.session(code).pairs)
        arguments = {
            "answer": (chance.choice(POSITIONS), pair),
            "skip": (pair,),
            "note": (pair, str(chance.random())),
        }.get(step, ())
        told = f"{code} {told_state(desk.session(code))}"
        os.write(out, f"before {told}\n".encode())
        desk.do(code, step, *arguments)
        assert desk.saved
        os.write(out, f"saved {code} {told_state(desk.session(code))}\n".encode())


def told_state(session):
    """Put a session into one line."""
    return repr(
        (
            [(pair, str(value)) for pair, value in session.answers.items()],
            sorted(session.notes.items()),
            sorted(session.skipped),
            len(session.actions),
            len(session.undone),
        )
    )


def start(folder, seed):
    """Fork a process that works; return its number and the pipe it tells on."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(folder, write, seed)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(write)
    return child, read


def killed_after(child, pipe, lines, more):
    """Kill a process after it told some lines and a moment more; return all that it told."""
    told = b""
    while told.count(b"\n") < lines:
        part = os.read(pipe, 65536)
        assert part, "the process ended by itself"
        told += part
    select.select([], [], [], more)
    os.kill(child, signal.SIGKILL)
    while part := os.read(pipe, 65536):
        told += part
    os.close(pipe)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    return told.decode().splitlines()


def test_no_answer_that_was_saved_is_lost(tmp_path):
    chance = random.Random(2022)
    saved_steps = 0
    for seed in range(RUNS):
        if seed % RUNS_OF_A_MODEL == 0:
            folder, saved = make_model(tmp_path / str(seed)), {}
        # The work starts with the lock and the journal; some are killed even before that is done.
        lines = chance.choice([0, 2, 2, 3, 4, 5])
        child, pipe = start(folder, seed)
        told = killed_after(child, pipe, lines, chance.uniform(0, 0.003))
        steps = [line.split(" ", 2)[1:] for line in told if line.startswith("saved ")]
        saved_steps += len(steps)
        saved |= dict(steps)
        unsure = told[-1].split(" ", 2)[1] if told and told[-1].startswith("before ") else None
        with Desk.open(folder) as desk:
            assert {one.code for one in desk.news} <= EXPECTED_NEWS
            found = {code: told_state(desk.session(code)) for code in desk.nodes}
            for code, state in saved.items():
                # A step that was begun but not told as saved may have come through or not.
                assert found[code] == state or code == unsure
            saved = found
            assert load_model(folder).matrices == {
                code: desk.session(code).matrix for code in desk.nodes
            }
    assert saved_steps > RUNS


def test_a_killed_process_holds_no_lock(tmp_path):
    folder = make_model(tmp_path / "car")
    child, pipe = start(folder, 1)
    while not os.read(pipe, 65536):
        pass
    with pytest.raises(AhpError, match=f"process {child}"):
        Desk.open(folder)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(pipe)
    with Desk.open(folder) as desk:
        assert [one.code for one in desk.news if one.code == "lock-taken-over"]
