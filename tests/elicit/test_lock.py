"""The lock of an expert's files, with real processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import MarkerSoftFileLock

from ahp.common.findings import LockedError
from ahp.elicit.lock import LOCK_FILE, take

HOLD = """
import sys
from ahp.elicit.lock import take
lock = take(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
lock.release()
"""
RACE = """
import sys
from ahp.common.findings import LockedError
from ahp.elicit.lock import take
print("ready", flush=True)
sys.stdin.readline()
try:
    lock = take(sys.argv[1])
except LockedError as error:
    print("refused", error, flush=True)
else:
    print("won", lock.taken_over.pid, flush=True)
    sys.stdin.read()
"""


def run(code, folder, **environment):
    return subprocess.Popen(
        [sys.executable, "-c", code, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path)


@pytest.fixture
def processes():
    """A list of processes that are ended with the test."""
    started = []
    yield started
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def holder(folder, processes):
    """A process of mei's that holds the lock."""
    process = run(HOLD, folder, LOGNAME="mei")
    processes.append(process)
    assert process.stdout.readline() == "held\n"
    return process


def put(folder, content):
    path = Path(folder, LOCK_FILE)
    path.write_bytes(content)
    return path


def edit(folder, key, value):
    """Change a line of the lock file, as a later or another process would have written it."""
    path = Path(folder, LOCK_FILE)
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [f"{key}={value}" if line.startswith(f"{key}=") else line for line in lines]
    assert changed != lines
    path.write_text("".join(f"{line}\n" for line in changed), encoding="utf-8")


def refusal(folder):
    with pytest.raises(LockedError) as caught:
        take(folder)
    (found,) = caught.value.findings
    assert found.path == os.path.join(folder, LOCK_FILE)
    return found


def test_the_second_is_told_who_holds_it(folder, holder):
    found = refusal(folder)
    own = take_own(folder)
    taken = time.localtime(os.stat(os.path.join(folder, LOCK_FILE)).st_mtime)
    assert (
        f"mei is at work on these answers, on {own.host}, in process {holder.pid}, since "
        f"{time.strftime('%Y-%m-%d %H:%M', taken)}" in found.text()
    )
    assert f"mei 正在 {own.host} 上填写这些判断（进程 {holder.pid}，始于 " in found.text("zh")
    assert holder.poll() is None


def take_own(folder):
    """Take and leave a lock in another folder; return how this process describes itself."""
    other = os.path.join(folder, "other")
    os.mkdir(other)
    lock = take(other)
    lock.release()
    return lock.owner


def no_pause(seconds):
    raise AssertionError("it was waited for")


def test_taken_released_and_taken_again(folder):
    lock = take(folder)
    assert lock.owner.pid == os.getpid()
    assert lock.taken_over is None
    refusal(folder)
    lock.release()
    assert os.listdir(folder) == []
    take(folder).release()


def test_another_process_leaves_and_we_come(folder, holder):
    holder.communicate()
    lock = take(folder)
    assert lock.taken_over is None
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_a_process_that_was_killed_holds_no_lock(folder, holder, monkeypatch):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with monkeypatch.context() as patch:
        patch.setattr(time, "sleep", no_pause)
        lock = take(folder)
    assert (lock.taken_over.user, lock.taken_over.pid) == ("mei", holder.pid)
    assert os.listdir(folder) == [LOCK_FILE]
    refusal(folder)
    lock.release()
    assert os.listdir(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize("racers", [2, 5])
def test_of_those_that_find_a_stale_lock_one_wins(folder, holder, processes, racers):
    holder.kill()
    holder.wait()
    racing = [run(RACE, folder) for _ in range(racers)]
    processes += racing
    for process in racing:
        assert process.stdout.readline() == "ready\n"
    for process in racing:
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.stdout.readline().split(maxsplit=1) for process in racing]
    assert sorted(word for word, _ in told) == ["refused"] * (racers - 1) + ["won"]
    (won,) = (process for process, (word, _) in zip(racing, told, strict=True) if word == "won")
    assert dict(told)["won"] == f"{holder.pid}\n"
    assert f"in process {won.pid}," in refusal(folder).text()


def test_a_number_that_is_used_again(folder, holder):
    """The process of that number is alive, but it is another one, started at another time."""
    edit(folder, "start", 12345)
    lock = take(folder)
    assert lock.taken_over.pid == holder.pid
    holder.communicate()  # on leaving it must not take our lock away
    assert os.listdir(folder) == [LOCK_FILE]
    refusal(folder)


def test_a_process_of_another_computer_is_never_taken_for_gone(folder, holder):
    edit(folder, "host", "elsewhere")
    edit(folder, "node", "laptop")
    holder.kill()
    holder.wait()
    assert "mei is at work on these answers, on laptop, in process" in refusal(folder).text()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"1e400\n",
        b"1e400\nhost\n",
        b"filelock/2\npid=1e400\nhost=a\nmode=exclusive\n",
        b"filelock/2\npid=4\nhost=a\nmode=exclusive\nuser=m",
        b'{"user": "mei", "host": "a", "pid": 4, "started": ""}',
        b"\xff\xfe\x00" * 100,
        b"x" * 5_000_000,
    ],
    ids=["empty", "number", "numbers", "pid", "unfinished", "json", "no text", "huge"],
)
def test_what_is_no_lock_holds_nobody_up_for_long(folder, content):
    put(folder, content)
    begun = time.monotonic()
    lock = take(folder)
    assert time.monotonic() - begun < 60  # about two seconds, and not for ever
    assert lock.taken_over is None
    assert os.listdir(folder) == [LOCK_FILE]
    lock.release()


def test_one_that_is_just_being_written(folder, processes, monkeypatch):
    """An empty file may be a lock in the making; the moment it names somebody it stands."""
    path = put(folder, b"")
    code = (
        "import sys; from filelock import MarkerSoftFileLock;"
        "lock = MarkerSoftFileLock(sys.argv[1] + '-2'); lock.acquire();"
        "text = open(sys.argv[1] + '-2').read(); sys.stdin.readline();"
        "open(sys.argv[1], 'r+').write(text); print('written', flush=True); sys.stdin.read()"
    )
    process = run(code, str(path))
    processes.append(process)
    pauses = []

    def pause(seconds):  # the other one writes while we wait
        if not pauses:
            process.stdin.write("go\n")
            process.stdin.flush()
            assert process.stdout.readline() == "written\n"
        pauses.append(seconds)

    with monkeypatch.context() as patch:
        patch.setattr(time, "sleep", pause)
        assert f"in process {process.pid}," in refusal(folder).text()
    assert pauses


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", ["pipe", "device", "link to nowhere"])
def test_what_is_no_file_is_never_read(folder, kind):
    path = os.path.join(folder, LOCK_FILE)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        os.symlink("/dev/zero" if kind == "device" else "nowhere", path)
    lock = take(folder)
    assert lock.taken_over is None
    assert os.path.isfile(path)
    assert not os.path.islink(path)
    lock.release()
    assert os.listdir(folder) == []
    assert os.path.exists("/dev/zero")


def test_a_folder_in_the_place_of_the_lock(folder):
    os.mkdir(os.path.join(folder, LOCK_FILE))
    with pytest.raises(OSError, match=r"directory|denied"):
        take(folder)


def test_a_lock_of_another_program_tells_only_the_number(folder):
    with MarkerSoftFileLock(os.path.join(folder, LOCK_FILE)):
        text = refusal(folder).text()
    assert text.startswith(f"{os.path.join(folder, LOCK_FILE)}: ? is at work")
    assert f"in process {os.getpid()}," in text


def test_one_that_names_nobody_and_stands(folder):
    """A lock of a kind this version does not know is somebody's all the same."""
    put(folder, b"12\nelsewhere\n")
    found = refusal(folder)
    assert found.code == "held"
    assert "does not tell who" in found.text()
    assert os.listdir(folder) == [LOCK_FILE]


def test_a_name_that_would_upset_a_terminal_or_the_file(folder, processes):
    process = run(HOLD, folder, LOGNAME="mei\x1b[2J\nhost=elsewhere\n" + "x" * 2000)
    processes.append(process)
    assert process.stdout.readline() == "held\n"
    text = refusal(folder).text()
    assert ": mei[2Jhost=elsewherex" in text
    assert f"in process {process.pid}," in text


def test_no_room_to_say_who(folder, monkeypatch):
    def fail(*arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("ahp.elicit.lock._append", fail)
        with pytest.raises(OSError, match="No space left"):
            take(folder)
    assert os.listdir(folder) == []
    take(folder).release()


def test_only_our_own_lock_is_released(folder, tmp_path):
    lock = take(folder)
    other = tmp_path / "other"
    other.write_text("another one's", encoding="utf-8")
    os.replace(other, os.path.join(folder, LOCK_FILE))
    lock.release()
    assert os.listdir(folder) == [LOCK_FILE]


def test_a_lock_that_was_deleted_by_hand(folder):
    lock = take(folder)
    os.unlink(lock.path)
    lock.release()
    assert os.listdir(folder) == []


def test_filelock_is_loaded_only_for_a_lock():
    code = "import ahp.elicit.lock, sys; sys.exit('filelock' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
