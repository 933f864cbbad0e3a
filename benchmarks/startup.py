"""What starting the command costs, and checking a large folder.

Run ``python benchmarks/startup.py``. Each pair of commands is run in turn in the same loop, so the
ratios hold on a noisy machine. The bytecode is compiled first, as installing leaves it.
"""

from __future__ import annotations

import argparse
import compileall
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
AHP = [sys.executable, "-m", "ahp"]
CHECK = [*AHP, "check", str(ROOT / "matrices")]
FLOOR = [sys.executable, "-c", "import numpy, rich.table, rich.console"]
HELP = [*AHP, "--help"]
INDEX_HELP = [sys.executable, "-m", "index", "--help"]
PASS = [sys.executable, "-c", "pass"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def compare(name: str, command: list[str], floor: list[str], goal: float, runs: int) -> None:
    seconds(command), seconds(floor)  # warm the file cache
    pairs = [(seconds(command), seconds(floor)) for _ in range(runs)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"| {name} | {mine:.3f} | {other:.3f} | {ratio:.2f} | {goal} |")


def make_folder(folder: Path, count: int) -> None:
    for number in range(count):
        a, b, c = 1 + number % 9, 1 + number % 7, 1 + number % 5
        text = f",a,b,c,d\na,1,{a},{b},{c}\nb,,1,{c},{b}\nc,,,1,{a}\nd,,,,1\n"
        (folder / f"matrix-{number:05}.csv").write_text(text, encoding="utf-8")


def large_folder(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        make_folder(Path(name), count)
        command = [*AHP, "check", name, "--format", "json"]
        start = time.perf_counter()
        process = subprocess.run(command, stdout=subprocess.DEVNULL, cwd=ROOT, check=False)
        elapsed = time.perf_counter() - start
        assert process.returncode in (0, 1)  # some of the made-up matrices are inconsistent
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"| {count} | {elapsed:.2f} | {1e3 * elapsed / count:.2f} | {peak:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    for package in ("ahp", "index"):
        compileall.compile_dir(ROOT / package, quiet=1)
    print("| command | seconds | floor | ratio | goal |")
    print("| --- | ---: | ---: | ---: | ---: |")
    compare("ahp check matrices/ / import numpy, rich.table", CHECK, FLOOR, 1.5, runs)
    compare("ahp --help / python -c pass", HELP, PASS, 1.5, runs)
    compare("ahp-index --help / python -c pass", INDEX_HELP, PASS, 1.5, runs)
    print("\n| files | seconds | ms a file | peak MiB so far |")
    print("| ---: | ---: | ---: | ---: |")
    for count in (1_000, 10_000):
        large_folder(count)


if __name__ == "__main__":
    main()
