"""Valid files with a few bytes changed: every reader says what is wrong, or takes them."""

import random
import re
import shutil
import time
from pathlib import Path

import pytest

from ahp import load_model
from ahp.common.findings import AhpError
from ahp.common.visible import UNSEEN
from ahp.files import read_matrices
from ahp.files.printed import read_printed
from index.audit.declarations import load_audit
from index.files.project import load_project
from index.records.reading import load_definitions

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "examples" / "regional-index-demo"
REPORT = ROOT / "matrices" / "ai-competitiveness-2022"
SAMPLE = ROOT / "tests" / "index" / "records" / "small"
AUDIT = ROOT / "examples" / "ai-competitiveness-2022"
TRIALS, SLOWEST = 40, 10  # seconds of the processor

PIECES = (
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[2J", "\u202e".encode()),
    *(b"1e400", b"9" * 400, b"nan", b"-inf", b"1e-320", b"0x1F", b"1_000", "²".encode()),
    *(b"1/0", b"-1", b"0", b"=1+1", b"../..", b"/dev/zero", "中".encode() * 90, b"\\ud800"),
    *(b'"', b"'", b'""', b"[", b"]", b"{", b"}", b"=", b"\n", b"\r", b",", b";", b"\t", b"#"),
    *(b"[[nodes]]\n", b"[a]\n", b"x = 1\n", b"format = 99\n", b"true", b"2022-01-01", b"null"),
)


def mutated(data, chance):
    """Flip a bit, put something in or over, cut, swap or repeat lines, replace a word."""
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        at = chance.randrange(len(data) + 1)
        lines = data.split(b"\n")
        line = chance.randrange(len(lines))
        words = [*re.finditer(rb'[^,=\[\]"\s]+', lines[line])]
        how = chance.choice(["flip", "in", "over", "out", "cut", "swap", "again", "word", "word"])
        if how == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        elif how in ("in", "over"):
            end = at + (chance.randrange(1, 20) if how == "over" else 0)
            data = data[:at] + chance.choice(PIECES) + data[end:]
        elif how == "out":
            data = data[:at] + data[at + chance.randrange(1, 40) :]
        elif how == "cut":
            data = data[:at]
        elif how == "word" and words:
            word = chance.choice(words)
            lines[line] = lines[line][: word.start()] + chance.choice(PIECES)
            data = b"\n".join(lines)
        elif how in ("swap", "again"):
            other = chance.randrange(len(lines))
            lines[line], last = lines[other], lines[line]
            lines[other] = last if how == "swap" else lines[other]
            data = b"\n".join(lines)
    return data


CASES = {
    "model": (REPORT, "*.csv", lambda place, _: load_model(place)),
    "model's settings": (REPORT, "*.toml", lambda place, _: load_model(place)),
    "matrix": (REPORT, "*.csv", lambda _, path: read_matrices(path)),
    "project": (DEMO, "*.csv", lambda place, _: load_project(place)),
    "project's settings": (DEMO, "*.toml", lambda place, _: load_project(place)),
    "sample.toml": (SAMPLE, "sample.toml", lambda _, path: load_definitions(path)),
    "audit.toml": (AUDIT, "audit.toml", lambda _, path: load_audit(path)),
    "printed figures": (REPORT, "*.csv", lambda _, path: read_printed(path)),
}


def outcome(read):
    start, said = time.process_time(), ""
    try:
        read()
    except AhpError as error:
        said = error.text("en") + error.text("zh")
    assert not UNSEEN.search(said)
    assert time.process_time() - start < SLOWEST
    return "refused" if said else "taken"


@pytest.mark.parametrize("name", CASES)
def test_mutated_files(name, tmp_path, monkeypatch):
    source, pattern, read = CASES[name]
    place = tmp_path / "place"
    shutil.copytree(source, place, ignore=shutil.ignore_patterns("*.md", "published", ".rollup"))
    monkeypatch.chdir(tmp_path)
    paths = sorted(path for path in place.glob(pattern) if path.is_file())
    before = {path: path.read_bytes() for path in paths}
    found = set()
    for seed in range(TRIALS):
        chance = random.Random(f"{name} {seed}")
        path = chance.choice(paths)
        path.write_bytes(mutated(before[path], chance))
        found.add(outcome(lambda path=path: read(str(place), str(path))))
        path.write_bytes(before[path])
        assert sorted(one.name for one in tmp_path.iterdir()) == ["place"]
    assert "refused" in found
