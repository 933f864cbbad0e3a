"""How long a person at the workbench waits: from a key press to the redrawn screen.

Run ``python benchmarks/workbench.py``. Whole sessions are answered key by key without a terminal;
what is timed is the key, the new state, its analysis and the screen as prompt_toolkit takes it.
Then the command is started in a pseudo-terminal, up to its first question.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ahp.elicit import Desk, Session
from ahp.elicit.dialogue import Dialogue
from ahp.elicit.draw import fragments
from ahp.files import ModelDocument, scaffold
from ahp.model.hierarchy import Hierarchy, Node

SIZE = (80, 24)
GOALS = {9: 50.0, 15: 100.0}  # milliseconds
START_GOAL = 0.6  # seconds
KEYS = {"left": "move the marker", "5": "type a digit", "enter": "answer", "o": "overview"}


class Unsaved(Desk):
    """A desk whose steps stay in memory, so that no disk is measured."""

    def _go_on(self, code: str, new: Session, step: object) -> None:
        self._sessions[code] = new

    def _write_matrices(self) -> None:
        pass


def make_model(folder: str, n: int) -> None:
    items = [Node(f"item-{number:02}", "goal") for number in range(n)]
    scaffold(folder, ModelDocument(Hierarchy([Node("goal"), *items])))


def press(dialogue: Dialogue, key: str) -> float:
    """Press a key and draw the screen; return the milliseconds it took."""
    start = time.perf_counter()
    dialogue.press(key)
    fragments(dialogue.frame(*SIZE))
    return 1e3 * (time.perf_counter() - start)


def session(desk: Desk, seed: int) -> Iterator[tuple[str, float]]:
    """Answer every question of a matrix, carelessly; yield each key with its milliseconds."""
    generator = random.Random(seed)
    dialogue = Dialogue(desk, "en")
    fragments(dialogue.frame(*SIZE))
    while dialogue.question.pair is not None:
        yield "left", press(dialogue, "left")
        yield "5", press(dialogue, "5")
        dialogue.press("escape")
        dialogue.press(str(generator.randint(1, 9)))
        if generator.random() < 0.4:
            dialogue.press(" ")
            dialogue.press("b")
        yield "enter", press(dialogue, "enter")
        yield "o", press(dialogue, "o")
        dialogue.press("escape")
        fragments(dialogue.frame(*SIZE))


def measure(kind: type[Desk], n: int, sessions: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {key: [] for key in KEYS}
    for seed in range(sessions):
        with tempfile.TemporaryDirectory() as folder:
            make_model(folder, n)
            with kind.open(folder) as desk:
                for key, milliseconds in session(desk, seed):
                    found[key].append(milliseconds)
    return found


def start(runs: int) -> list[float]:
    """Start the command in a terminal; return the seconds until its question is there."""
    import pexpect  # deferred: there is none on Windows

    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        make_model(folder, 9)
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1"}
        for run in range(runs + 1):
            began = time.perf_counter()
            process = pexpect.spawn(
                sys.executable,
                ["-m", "ahp", "elicit", folder, "--lang", "en"],
                cwd=str(Path(__file__).parent.parent),
                env=environment,
                dimensions=(24, 80),
            )
            process.expect("Which matters more")
            elapsed = time.perf_counter() - began
            process.send("q")
            process.expect(pexpect.EOF)
            process.close()
            if run:  # the first warms the file cache
                seconds.append(elapsed)
    return seconds


def row(name: str, values: list[float], goal: float) -> str:
    p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    figures = f"{statistics.median(values):.1f} | {p95:.1f} | {max(values):.1f}"
    return f"| {name} | {len(values)} | {figures} | {goal:g} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=3)
    parser.add_argument("--starts", type=int, default=9)
    options = parser.parse_args()
    print("| key press to screen, ms | presses | median | p95 | worst | goal |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for n, goal in GOALS.items():
        for key, values in measure(Unsaved, n, options.sessions).items():
            print(row(f"n = {n}: {KEYS[key]}", values, goal))
        saved = measure(Desk, n, 1)["enter"]
        print(row(f"n = {n}: answer, saved on disk", saved, goal))
    seconds = start(options.starts)
    print("\n| start to first question, s | starts | median | worst | goal |")
    print("| --- | ---: | ---: | ---: | ---: |")
    median = statistics.median(seconds)
    print(f"| ahp elicit | {len(seconds)} | {median:.2f} | {max(seconds):.2f} | {START_GOAL:g} |")


if __name__ == "__main__":
    main()
