"""The page of all matrices of a model and the judgments of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import Look, Screen, window
from ahp.elicit.keys import Key
from ahp.elicit.pages.grid import cell_lines, grid
from ahp.elicit.pages.head import Status, title
from ahp.elicit.pages.note import NOTE, NOTE_MORE, NotePage
from ahp.elicit.pages.page import RETURN, Page
from ahp.elicit.pages.steps import (
    BACK,
    BACK_MORE,
    NOTHING_TO_REDO,
    NOTHING_TO_UNDO,
    REDO,
    REDO_MORE,
    REDONE,
    UNDONE,
)

if TYPE_CHECKING:
    from ahp.elicit.dialogue import Dialogue
    from ahp.elicit.names import About
    from ahp.elicit.plain import Talk
    from ahp.elicit.rows import Row
    from ahp.elicit.session import Pair, Session

CHOOSE = Words("choose", "选择")
CHOOSE_MATRIX = Words("choose a matrix", "选择判断矩阵")
CHOOSE_JUDGMENT = Words("choose a judgment", "选择一个判断")
OPEN = Words("open", "打开")
OPEN_MORE = Words("go on with the questions of that matrix", "继续该判断矩阵的提问")
TO_GRID = Words("judgments", "看判断")
TO_GRID_MORE = Words("look at the judgments of that matrix", "查看该判断矩阵的各个判断")
TO_LIST = Words("list", "选矩阵")
TO_LIST_MORE = Words("return to the list of matrices", "回到判断矩阵列表")
REVISE = Words("revise", "修改")
REVISE_MORE = Words("ask about that pair again", "重新判断这一对")
CLEAR = Words("clear", "清除")
CLEAR_MORE = Words("take the answer away; the pair will be asked", "清除判断，之后再问")
CLEARED = Words("Cleared; u takes it back.", "已清除；按 u 可恢复。")
NOTHING_TO_CLEAR = Words("This pair has no answer.", "这一对还没有判断，无可清除。")
NO_MATRIX_OF_NUMBER = Words(
    "There is no matrix number {text}: 1 to {count}.",
    "没有序号为“{text}”的判断矩阵，应为 1-{count}。",
)
MATRICES = Words("Matrices", "判断矩阵")
CONSISTENT = Words("consistent", "通过")
INCONSISTENT = Words("inconsistent", "未通过")
PLAIN_CHOOSE = Words(
    "number of the matrix to open, or Enter: ", "要打开的判断矩阵序号，或直接按 Enter："
)


class OverviewPage(Page):
    """All matrices, and the judgments of the one the pointer is at.

    Attributes
    ----------
    on_grid : bool
        Whether the arrows move among judgments rather than matrices.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__(dialogue)
        self.on_grid = len(self.desk.nodes) == 1
        self._chosen = self.desk.nodes.index(self.desk.current)
        self._place = _place(self.session, dialogue.question.pair)

    @property
    def _code(self) -> str:
        """The matrix the pointer is at."""
        return self.desk.nodes[self._chosen]

    @property
    def cell(self) -> Pair:
        """The pair the pointer is at."""
        labels, (row, column) = self.desk.session(self._code).labels, self._place
        return labels[row], labels[column]

    @property
    def keys(self) -> Sequence[Key]:
        """The keys of the list of matrices, or of the judgments of one."""
        return [
            *(self._grid_keys() if self.on_grid else self._list_keys()),
            self.help_key(),
            Key(("escape",), RETURN, lambda _: self.dialogue.back(), also=("o",)),
            self.leave_key(),
        ]

    def _list_keys(self) -> list[Key]:
        return [
            Key(("up", "down"), CHOOSE, self._choose, CHOOSE_MATRIX),
            Key(("enter",), OPEN, lambda _: self.dialogue.ask(self._code), OPEN_MORE),
            Key(("tab",), TO_GRID, self._turn, TO_GRID_MORE),
        ]

    def _grid_keys(self) -> list[Key]:
        cell, several = self.cell, len(self.desk.nodes) > 1
        to_list = [Key(("tab",), TO_LIST, self._turn, TO_LIST_MORE)] if several else []
        return [
            Key(("up", "down", "left", "right"), CHOOSE, self._point, CHOOSE_JUDGMENT),
            Key(("enter",), REVISE, lambda _: self.dialogue.ask(self._code, cell), REVISE_MORE),
            Key(("c",), CLEAR, lambda _: self._clear(cell), CLEAR_MORE),
            Key(("u",), BACK, lambda _: self._step("undo"), BACK_MORE, lined=False),
            Key(("r",), REDO, lambda _: self._step("redo"), REDO_MORE, lined=False),
            *to_list,
            Key(("n",), NOTE, lambda _: self._note(cell), NOTE_MORE),
        ]

    def view(self, look: Look, status: Status | None) -> Screen:
        """Show the matrices, and the judgments of one."""
        session = self.desk.session(self._code)
        rows = self.desk.overview(self.lang)
        matrices = Matrices(rows, self._chosen, self.cell, self.on_grid)
        return overview_view(look, self.dialogue.about(self._code), session, matrices, status)

    def _turn(self, _: str) -> None:
        self.on_grid = not self.on_grid

    def _choose(self, key: str) -> None:
        step = -1 if key == "up" else 1
        self._chosen = (self._chosen + step) % len(self.desk.nodes)
        self._place = (0, 1)

    def _point(self, key: str) -> None:
        n = len(self.desk.session(self._code).labels)
        step = -1 if key in ("up", "left") else 1
        row, column = self._place
        if key in ("left", "right"):
            column = min(max(column + step, row + 1), n - 1)
        else:
            row = min(max(row + step, 0), n - 2)
            column = max(column, row + 1)
        self._place = (row, column)

    def _clear(self, cell: Pair) -> None:
        session, asked = self.desk.session(self._code), self.dialogue.question.pair
        if cell not in session.answers and cell not in session.skipped:
            self.say(NOTHING_TO_CLEAR)
            return
        if self.take("clear", cell, node=self._code):
            self.say(CLEARED)
        self._go_on_asking(asked)

    def _step(self, step: Literal["undo", "redo"]) -> None:
        """Take a step in the matrix that is shown, and point at its judgment."""
        session, asked = self.desk.session(self._code), self.dialogue.question.pair
        steps = session.actions if step == "undo" else session.undone
        if not steps:
            self.say(NOTHING_TO_UNDO if step == "undo" else NOTHING_TO_REDO)
            return
        if self.take(step, node=self._code):
            self.say(UNDONE if step == "undo" else REDONE)
        self._place = _place(session, steps[-1].pair)
        self._go_on_asking(asked)

    def _go_on_asking(self, asked: Pair | None) -> None:
        if self.dialogue.question.pair != asked:
            self.dialogue.question.start()

    def _note(self, cell: Pair) -> None:
        self.dialogue.show(NotePage(self.dialogue, self._code, cell))

    def plain(self, talk: Talk) -> None:
        """Tell where each matrix stands, and ask which to open."""
        nodes = self.desk.nodes
        for number, row in enumerate(self.desk.overview(self.lang), start=1):
            progress = row.progress
            cr = "" if row.cr is None or row.consistent is None else f"  CR {row.cr:.4f}"
            talk.tell(f"  {number}) {row.name}  {progress.answered}/{progress.total}{cr}")
        asked = talk.read(PLAIN_CHOOSE(self.lang))
        if asked.isdecimal() and 1 <= int(asked) <= len(nodes):
            self.dialogue.ask(nodes[int(asked) - 1])
        elif asked:
            talk.tell(NO_MATRIX_OF_NUMBER(self.lang, text=asked[:40], count=len(nodes)))
        else:
            self.dialogue.back()


def _place(session: Session, pair: Pair | None) -> tuple[int, int]:
    return (session.labels.index(pair[0]), session.labels.index(pair[1])) if pair else (0, 1)


@dataclass(frozen=True)
class Matrices:
    """Where each matrix stands, and where the pointer is.

    Attributes
    ----------
    rows : sequence of Row
    chosen : int
        The matrix the pointer is at.
    cell : (str, str)
        The judgment the pointer is at.
    on_grid : bool
        Whether the arrows move among judgments rather than matrices.
    """

    rows: Sequence[Row]
    chosen: int
    cell: Pair
    on_grid: bool


def overview_view(
    look: Look, about: About, session: Session, matrices: Matrices, status: Status | None = None
) -> Screen:
    """Show all matrices with their progress, and the judgments of one, tense ones in color.

    Parameters
    ----------
    look : Look
    about : About
    session : Session
        Of the matrix the pointer is at.
    matrices : Matrices
    status : Status, optional
    """
    rows, cell = matrices.rows, matrices.cell
    lines = [title(look, about)]
    foot = []
    if status is not None:
        foot.append(look.line("  ", (look.short(status.text, look.width - 4), status.style)))
    grid_size = len(session.labels) + 2
    spare = look.height - len(foot) - grid_size - min(len(rows), 3) - 2
    foot += cell_lines(look, about, session, cell, spare)
    room = look.height - len(lines) - len(foot)
    listed = min(len(rows), max(room - grid_size - 1, 3))
    lines.append(look.line((MATRICES(look.lang), "dim" if matrices.on_grid else "title")))
    for place in window(len(rows), listed, matrices.chosen):
        lines.append(_row_line(look, rows[place], place == matrices.chosen, not matrices.on_grid))
    room = look.height - len(lines) - len(foot)
    lines += grid(look, about, session, cell, matrices.on_grid, room)
    return look.clamp(lines, foot)


def _row_line(look: Look, row: Row, here: bool, active: bool) -> Text:
    """Show where one matrix stands."""
    progress = row.progress
    bar = look.bar(progress.answered / max(progress.total, 1), 10)
    rest = look.glyphs.rest * (10 - cell_len(bar))
    count = f"{progress.answered:>3}/{progress.total:<3}"
    cr = "" if row.cr is None or row.consistent is None else f"CR {row.cr:.4f}"
    verdict, style = "", "dim"
    if row.consistent is not None:
        verdict = (CONSISTENT if row.consistent else INCONSISTENT)(look.lang)
        style = "good" if row.consistent else "alarm"
    room = look.width - 2 - 10 - 8 - 12 - max(cell_len(verdict), 14) - 2
    pointer = look.glyphs.pointer if here else " "
    chosen = "chosen" if here and active else "title" if here else "dim"
    name = look.fit(row.name, min(max(room, 8), 40))
    return look.line(
        f"{pointer} ",
        (name, chosen) if here else name,
        " ",
        (bar, "bar"),
        (rest, "dim"),
        f" {count} {cr:<9}  ",
        (verdict, style),
    )
