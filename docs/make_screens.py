"""Make the pictures of the workbench that the READMEs show.

Run ``python docs/make_screens.py``. The answers are given key by key; the same keys always give the
same files.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console

from ahp.common.wording import Language
from ahp.elicit import Desk
from ahp.elicit.dialogue import Dialogue
from ahp.elicit.draw import Screen
from ahp.files import load_hierarchy, scaffold

HERE = Path(__file__).parent
MODEL = HERE.parent / "matrices" / "ai-competitiveness-2022"
SIZE = (80, 24)
TEXT = re.compile(r'textLength="([0-9.]+)"([^>]*)>([^<]*)<')

# What is pressed before each picture is taken.
SCENES: dict[str, Sequence[str]] = {
    "question": (
        *("3", "enter", "4", "enter", "5", "enter", "6", "enter", "7", "enter"),
        *("2", "enter", "left", "left"),
    ),
    "overview": (
        *("enter", "4", "enter", "1", "/", "6", "enter", "4", "enter", "3", "enter"),
        *("6", "enter", "2", "enter", "o", "tab", "up", "up"),
    ),
    "repair": ("escape", "s", "s", "p"),
}


def picture(screen: Screen, title: str, name: str) -> str:
    """Return a screen as SVG."""
    console = Console(
        file=io.StringIO(), width=SIZE[0], record=True, force_terminal=True, color_system="standard"
    )
    for line in screen:
        console.print(line, overflow="crop", no_wrap=True, crop=True, highlight=False)
    return TEXT.sub(_widened, console.export_svg(title=title, unique_id=name))


def _widened(found: re.Match[str]) -> str:
    """Give a text the room of its cells: rich counts a Chinese character as one, not as two."""
    length, between, content = found.groups()
    text = html.unescape(content)
    width = float(length) / len(text) * cell_len(text)
    return f'textLength="{width:g}"{between}>{content}<'


def make(folder: Path, lang: Language) -> list[Path]:
    """Play a session in a language and write its pictures; return the files."""
    document = load_hierarchy(MODEL)
    written = []
    with tempfile.TemporaryDirectory() as name:
        model = Path(name, "model")
        scaffold(model, document)
        with Desk.open(model, order="rows") as desk:
            dialogue = Dialogue(desk, lang)
            for scene, keys in SCENES.items():
                for key in keys:
                    dialogue.press(key)
                if dialogue.pending is not None:
                    dialogue.settle(dialogue.pending())
                path = folder / f"elicit-{scene}.{lang}.svg"
                shown = picture(dialogue.frame(*SIZE), f"ahp elicit --lang {lang}", scene)
                path.write_text(shown, encoding="utf-8", newline="\n")
                written.append(path)
    return written


def main() -> None:
    """Write the pictures of both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    folder = parser.parse_args().folder
    folder.mkdir(exist_ok=True)
    for lang in ("en", "zh"):
        for path in make(folder, lang):
            print(path)


if __name__ == "__main__":
    main()
