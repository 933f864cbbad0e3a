"""Experts who are elsewhere, from the start screen: progress, questionnaires, answers, the group.

Each choice runs the command of that name, so that the screen shows what the command line shows.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from typing import Protocol

from ahp.common.shell.parser import Command
from ahp.common.shell.run import run as run_command
from ahp.common.shell.tell import tell
from ahp.common.version import __version__
from ahp.common.wording import Language, Words

WRITABLE = (0, 1)  # exit codes after which there is something to take

WHAT_OF_EXPERTS = Words("Experts: what to do?", "专家：要做什么？")
PROGRESS = Words("Who has judged how much", "各位专家的判断进度")
MAKE_FORMS = Words("Make questionnaires", "制作问卷")
COLLECT = Words("Read the answers that came back", "收取答卷")
CONSENSUS = Words("Compare the experts", "比较各位专家")
GROUP_WEIGHTS = Words("Weights of the group", "专家组权重")
WHICH_FORM = Words("In which form?", "选择问卷形式")
FORM_NAMES: Mapping[str, Words] = {
    "html": Words("web page, one file (html)", "网页，单个文件（html）"),
    "xlsx": Words("workbook (xlsx)", "Excel 工作簿（xlsx）"),
    "docx": Words("document to tick (docx)", "Word 勾选表（docx）"),
    "xlsform": Words("KoboToolbox or ODK (xlsform)", "KoboToolbox、ODK（xlsform）"),
    "wjx": Words("text for wjx.cn (wjx)", "问卷星导入文本（wjx）"),
}
FOLDER = Words("Folder for the questionnaires (empty returns):", "问卷存入的文件夹（留空返回）：")
ANSWERS = Words(
    "Files or folders of answers, with blanks between (empty returns):",
    "答卷文件或文件夹，以空格分开（留空返回）：",
)
TAKE = Words("Take these answers into the model?", "将以上回答收入模型吗？")
BAD_QUOTES = Words("A quotation mark is not closed.", "引号没有闭合。")
NO = Words("No", "否")
YES = Words("Yes", "是")

EXPERTS = Words("experts", "专家")


class Asks(Protocol):
    """The menus that ask a person."""

    lang: Language

    def choose_or_return(self, title: str, choices: Mapping[str, str]) -> str:
        """Let the person choose, or return."""

    def text(
        self, title: str, default: str = "", check: Callable[[str], bool | str] | None = None
    ) -> str:
        """Let the person type, or return."""


def show(menu: Asks, model: str) -> None:
    """Ask what to do about the experts of a model, and do it."""
    actions: Mapping[str, tuple[Words, Callable[[Asks, str], object]]] = {
        "progress": (PROGRESS, lambda menu, model: _call(menu, "experts", model)),
        "questionnaire": (MAKE_FORMS, _make_forms),
        "collect": (COLLECT, _collect),
        "compare": (CONSENSUS, lambda menu, model: _call(menu, "compare", model)),
        "weights": (GROUP_WEIGHTS, lambda menu, model: _call(menu, "weights", model, "--group")),
    }
    choices = {name: text(menu.lang) for name, (text, _) in actions.items()}
    chosen = menu.choose_or_return(WHAT_OF_EXPERTS(menu.lang), choices)
    actions[chosen][1](menu, model)


def _make_forms(menu: Asks, model: str) -> None:
    names = {name: words(menu.lang) for name, words in FORM_NAMES.items()}
    form = menu.choose_or_return(WHICH_FORM(menu.lang), names)
    folder = menu.text(FOLDER(menu.lang), "questionnaires")
    _call(menu, "questionnaire", model, f"--form={form}", f"--output={folder}")


def _collect(menu: Asks, model: str) -> None:
    """Show what would be taken, and take it if the person says so."""
    typed = menu.text(ANSWERS(menu.lang))
    try:
        paths = shlex.split(typed.replace("\\", "\\\\"))
    except ValueError:
        tell(BAD_QUOTES(menu.lang))
        return
    # A name that begins with a dash is a file here, never an option.
    paths = [os.path.join(".", path) if path.startswith("-") else path for path in paths]
    if _call(menu, "collect", model, *paths) not in WRITABLE:
        return
    choices = {"yes": YES(menu.lang), "no": NO(menu.lang)}
    if menu.choose_or_return(TAKE(menu.lang), choices) == "yes":
        _call(menu, "collect", model, *paths, "--write")


def _call(menu: Asks, name: str, *arguments: str) -> int:
    """Run a command in the language of the menus; return its exit code."""
    commands = (Command(name, f"ahp.{name}.command", EXPERTS),)
    return run_command(
        [name, *arguments, f"--lang={menu.lang}"], "ahp", __version__, EXPERTS, commands
    )
