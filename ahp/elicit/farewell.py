"""What is said once the screen is gone: weights as they stand, where all is saved, how to go on."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Language, Words
from ahp.elicit.draw import UNICODE, Glyphs
from ahp.elicit.names import about
from ahp.elicit.pages.summary import farewell_lines

if TYPE_CHECKING:
    from ahp.elicit.desk import Desk

LEFT = Words(
    "Saved in {folder}. Answers: {answered} of {total}.",
    "已保存在 {folder}。已判断 {answered}/{total}。",
)
RESUME = Words("To go on: {command}", "继续判断：{command}")
UNSAVED = Words(
    "These answers could not be saved; copy them into a file, and give it to --answers:",
    "以下判断未能保存；请复制到文件中，再用 --answers 读入：",
)


def farewell(desk: Desk, lang: Language, glyphs: Glyphs = UNICODE) -> None:
    """Print the weights as they stand, and say where all is saved and how to go on."""
    width = shutil.get_terminal_size().columns
    for code in desk.nodes:
        session = desk.session(code)
        if session.analysis is None or not session.actions:
            continue
        lines = farewell_lines(about(desk, code, lang), session, lang, glyphs, width)
        answer("\n".join(lines))
    rows = desk.overview(lang)
    answered = sum(row.progress.answered for row in rows)
    total = sum(row.progress.total for row in rows)
    if desk.saved:
        tell(LEFT(lang, folder=desk.folder, answered=answered, total=total))
    else:
        tell(UNSAVED(lang))
        tell(desk.unsaved)
    tell(RESUME(lang, command=resume_command(desk, lang)))


def resume_command(desk: Desk, lang: Language) -> str:
    """Return the command that takes the work up again."""
    words = ["ahp", "elicit", desk.folder]
    if desk.expert is not None:
        words = ["ahp", "elicit", str(Path(desk.folder).parent.parent), "--expert", desk.expert]
    words += ["--lang", lang]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
