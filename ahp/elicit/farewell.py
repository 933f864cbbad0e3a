"""What is said once the screen is gone: weights as they stand, where all is saved, how to go on."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ahp.common.document.grid import write_grid
from ahp.common.shell.tell import answer, tell
from ahp.common.wording import Language, Words
from ahp.elicit.draw import UNICODE, Glyphs
from ahp.elicit.names import about
from ahp.elicit.pages.summary import farewell_lines
from ahp.weights.show import weights_grid

if TYPE_CHECKING:
    from ahp.elicit.desk import Desk

LEFT = Words(
    "Saved in {folder}. Answers: {answered} of {total}.",
    "已保存在 {folder}。已判断 {answered}/{total}。",
)
RESUME = Words("To go on: {command}", "继续判断：{command}")
REVISE = Words("To revise: {command}", "如需修改：{command}")
RESULT = Words("All has been judged. The result: {command}", "已全部判断。查看结果：{command}")
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
    complete = all(desk.session(code).matrix.complete for code in desk.nodes)
    if complete and len(desk.nodes) > 1:
        _tell_weights(desk, lang)
    rows = desk.overview(lang)
    answered = sum(row.progress.answered for row in rows)
    total = sum(row.progress.total for row in rows)
    if desk.saved:
        tell(LEFT(lang, folder=desk.folder, answered=answered, total=total))
    else:
        tell(UNSAVED(lang))
        tell(desk.unsaved)
    if complete and desk.saved:
        tell(RESULT(lang, command=_result_command(desk, lang)))
    go_on = REVISE if complete else RESUME
    tell(go_on(lang, command=resume_command(desk, lang)))


def _tell_weights(desk: Desk, lang: Language) -> None:
    """Print the weight of every node under the goal."""
    columns, rows = weights_grid(desk.model(), lang)
    shown = [column for column in columns if column.key in ("name", "local", "global")]
    table = [{**row, "name": _indented(row)} for row in rows if row["level"]]
    answer("")
    write_grid(shown, table, "table", sys.stdout)


def _indented(row: Mapping[str, object]) -> str:
    return "  " * (int(str(row["level"])) - 1) + str(row["name"])


def _result_command(desk: Desk, lang: Language) -> str:
    """Return the command that shows what the judgments come to."""
    home = _home(desk)
    if desk.expert is None:
        return _command(["ahp", "check", home, "--lang", lang])
    return _command(["ahp", "compare", home, "--lang", lang])


def _home(desk: Desk) -> str:
    return desk.folder if desk.expert is None else str(Path(desk.folder).parent.parent)


def resume_command(desk: Desk, lang: Language) -> str:
    """Return the command that takes the work up again."""
    words = ["ahp", "elicit", _home(desk)]
    if desk.expert is not None:
        words += ["--expert", desk.expert]
    return _command([*words, "--lang", lang])


def _command(words: Sequence[str]) -> str:
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
