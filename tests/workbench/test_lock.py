import json
import os
import subprocess
import sys

import pytest

from ahp.errors import LockedError
from ahp.workbench import lock as locks
from ahp.workbench.lock import LOCK_FILE, Owner, process_start, take


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path)


@pytest.fixture
def gone():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def hold(folder, **changes):
    """Put the lock of another process in place."""
    owner = {**vars(Owner.of_this_process()), "user": "mei", **changes}
    with open(os.path.join(folder, LOCK_FILE), "w", encoding="utf-8") as file:
        json.dump(owner, file)


def test_the_second_is_told_who_holds_it(folder):
    hold(folder)
    with pytest.raises(LockedError) as caught:
        take(folder)
    (found,) = caught.value.findings
    assert found.path == os.path.join(folder, LOCK_FILE)
    assert f"mei is at work on these answers, on {Owner.of_this_process().host}" in found.text()
    assert f"mei 正在 {Owner.of_this_process().host} 上" in found.text("zh")


def test_taken_released_and_taken_again(folder):
    lock = take(folder)
    with pytest.raises(LockedError):
        take(folder)
    lock.release()
    assert os.listdir(folder) == []
    take(folder).release()


@pytest.mark.parametrize("way", ["process gone", "number used again", "restarted", "unfinished"])
def test_a_stale_lock_is_taken_over(folder, gone, way):
    own = Owner.of_this_process()
    if way == "process gone":
        hold(folder, pid=gone)
    elif way == "number used again":
        hold(folder, started=f"{own.started}1")
    elif way == "restarted":
        hold(folder, pid=1, started="another-boot 1")
    else:
        with open(os.path.join(folder, LOCK_FILE), "w", encoding="utf-8") as file:
            file.write('{"user": "m')
    lock = take(folder)
    assert (lock.taken_over is None) == (way == "unfinished")
    assert lock.taken_over is None or lock.taken_over.user == "mei"
    assert os.listdir(folder) == [LOCK_FILE]
    with pytest.raises(LockedError):
        take(folder)


def test_a_process_of_another_computer_is_never_taken_for_gone(folder, gone):
    hold(folder, host="elsewhere", pid=gone)
    with pytest.raises(LockedError, match="on elsewhere"):
        take(folder)


def test_where_nothing_can_be_known_the_lock_stands(folder):
    hold(folder, started="?")
    with pytest.raises(LockedError):
        take(folder)


@pytest.mark.parametrize("text", ["", "[]", '{"user": "", "host": "", "pid": "x", "started": ""}'])
def test_what_is_no_lock_holds_nobody_up(folder, text):
    with open(os.path.join(folder, LOCK_FILE), "w", encoding="utf-8") as file:
        file.write(text)
    assert take(folder).taken_over is None


def test_a_lock_that_may_not_be_read_stands(folder, monkeypatch):
    hold(folder)

    def fail(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(locks, "_read", fail)
    with pytest.raises(PermissionError):
        take(folder)
    assert os.listdir(folder) == [LOCK_FILE]


def test_only_our_own_lock_is_released(folder):
    lock = take(folder)
    hold(folder, pid=lock.owner.pid + 1)
    lock.release()
    assert os.listdir(folder) == [LOCK_FILE]


def test_two_that_find_the_same_stale_lock(folder, gone, monkeypatch):
    """While we look at a stale lock, another process takes it over: its lock must stand."""
    hold(folder, pid=gone)
    real_rename = os.replace

    def rename_after_the_other(source, target):
        hold(folder)  # by now the other one is there
        real_rename(source, target)

    monkeypatch.setattr(os, "replace", rename_after_the_other)
    with pytest.raises(LockedError):
        take(folder)
    assert os.listdir(folder) == [LOCK_FILE]


def test_without_links(folder, monkeypatch):
    def fail(*arguments):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    lock = take(folder)
    with pytest.raises(LockedError):
        take(folder)
    lock.release()
    assert os.listdir(folder) == []


def test_process_start(gone):
    assert process_start(os.getpid()) == process_start(os.getpid())
    assert process_start(gone) is None


@pytest.mark.skipif(sys.platform == "win32", reason="has another way")
def test_process_start_as_told_by_ps(gone):
    assert locks._start_by_ps(os.getpid())
    assert locks._start_by_ps(gone) is None
