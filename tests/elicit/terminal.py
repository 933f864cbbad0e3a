"""A real terminal for tests: a process behind a pseudo-terminal, and an emulator of its screen."""

import os
import sys
import time
from pathlib import Path

import pexpect
import pyte

from ahp.files import ModelDocument, scaffold
from ahp.model.hierarchy import Hierarchy, Node

PATIENCE = 120  # seconds until a screen that does not come is a failure
QUIET = 0.3  # seconds without output after which a screen is taken to be complete

REGION = [
    Node("goal", names={"en": "Regional competitiveness", "zh": "区域竞争力"}),
    Node("enterprise", "goal", names={"en": "Enterprise capability", "zh": "企业能力"}),
    Node("academic", "goal", names={"en": "Academic ecosystem", "zh": "学术生态"}),
    Node("capital", "goal", names={"en": "Capital environment", "zh": "资本环境"}),
    Node("government", "goal", names={"en": "Government response", "zh": "政府响应能力"}),
    Node("number", "enterprise", names={"en": "Number of enterprises", "zh": "企业数量"}),
    Node("value", "enterprise", names={"en": "Mean valuation", "zh": "企业平均估值/市值"}),
    Node("patents", "enterprise", names={"en": "Mean patents", "zh": "企业平均专利数"}),
]
"""Two matrices, of four and of three items."""

KEYS = {
    "left": "\x1b[D",
    "right": "\x1b[C",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
}


def make_region(folder: Path) -> Path:
    """Start the model of the region with blank matrices."""
    titles = {"en": "Regions of China", "zh": "中国区域评价"}
    scaffold(folder, ModelDocument(Hierarchy(REGION), titles))
    return folder


class Terminal:
    """A command at work in a terminal of some size.

    Parameters
    ----------
    arguments : list of str
        Of the command ``ahp``.
    folder : path
        Where it runs.
    width, height : int
    environment : str by name
        What differs from a common terminal with colors.
    """

    def __init__(self, arguments, folder, width=80, height=24, **environment):
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "ahp", *arguments],
            cwd=str(folder),
            env={**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment},
            dimensions=(height, width),
            encoding="utf-8",
        )
        self.screen.write_process_input = self.process.send  # answers where the cursor is
        self.raw = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.close(force=True)

    @property
    def text(self):
        return "".join(f"{line.rstrip()}\n" for line in self.screen.display)

    def read(self, seconds):
        """Take in what the process writes; return whether it may write more."""
        try:
            text = self.process.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += text
        self.stream.feed(text)
        return True

    def wait_until(self, arrived, what):
        """Read until something is on the screen; fail with the screen when it does not come."""
        end = time.monotonic() + PATIENCE
        while not arrived():
            more = self.read(0.1)
            assert (more and time.monotonic() < end) or arrived(), f"no {what!r} on\n{self.text}"

    def wait_for(self, *texts):
        self.wait_until(lambda: all(text in self.text for text in texts), texts)

    def wait_for_quiet(self, seconds=QUIET):
        length = -1
        while length < len(self.raw):
            length = len(self.raw)
            if not self.read(seconds):
                break

    def press(self, *keys):
        """Press keys one by one, as a person does: each reaches the process by itself."""
        for key in keys:
            self.wait_for_quiet(0)  # what is there already is no answer to this key
            before = len(self.raw)
            self.process.send(KEYS.get(key, key))
            if len(keys) > 1:
                self.wait_until(lambda before=before: len(self.raw) > before, key)

    def resize(self, width, height):
        self.screen.resize(height, width)
        self.process.setwinsize(height, width)

    def end(self):
        """Wait until the process has ended; return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.read(0.1):
            assert time.monotonic() < end, f"still running\n{self.text}"
        self.process.wait()
        return self.process.exitstatus
