"""Going back and forth among the steps that were taken, on every page that asks."""

from __future__ import annotations

from ahp.common.wording import Words
from ahp.elicit.keys import Key
from ahp.elicit.pages.page import Page

BACK = Words("back", "返回上一题")
BACK_PLAINLY = Words("back", "撤销上一步")
BACK_MORE = Words("take the last step back and ask again", "撤销上一步，重新提问")
REDO = Words("redo", "重做")
REDO_MORE = Words("do again what was taken back", "重做被撤销的一步")
UNDONE = Words("Taken back; r does it again.", "已撤销；按 r 重做。")
NOTHING_TO_UNDO = Words("Nothing to take back.", "没有可撤销的步骤。")
REDONE = Words("Done again.", "已重做。")
NOTHING_TO_REDO = Words("Nothing to do again.", "没有可重做的步骤。")


def step_keys(page: Page, erases: bool = False) -> list[Key]:
    """Return the keys that take a step back, and do it again.

    Parameters
    ----------
    page : Page
    erases : bool
        Whether Backspace belongs to an answer that is being typed.
    """
    back = ("u",) if erases else ("u", "backspace")
    return [
        Key(back, BACK, lambda _: undo(page), BACK_MORE, lined=not erases),
        Key(("r",), REDO, lambda _: redo(page), REDO_MORE, lined=False),
    ]


def plain_step_keys(page: Page) -> list[Key]:
    """Return the letters that take a step back, and do it again."""
    return [
        Key(("u",), BACK_PLAINLY, lambda _: undo(page)),
        Key(("r",), REDO, lambda _: redo(page)),
    ]


def undo(page: Page) -> None:
    """Take the last step back, and ask about its pair again."""
    if not page.session.can_undo:
        page.say(NOTHING_TO_UNDO)
        return
    last = page.session.actions[-1]
    if page.take("undo"):
        page.say(UNDONE)
    page.dialogue.question.ask(None if last.kind == "note" else last.pair, last.value)


def redo(page: Page) -> None:
    """Do again what was taken back last."""
    if not page.session.can_redo:
        page.say(NOTHING_TO_REDO)
        return
    if page.take("redo"):
        page.say(REDONE)
    page.dialogue.question.ask()
