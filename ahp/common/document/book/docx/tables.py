"""Tables as Word's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ahp.common.document.book.docx.captions import caption
from ahp.common.document.book.docx.elements import (
    Element,
    el,
    give,
    name_of,
    one_line,
    paragraph,
    text_into,
    within,
)
from ahp.common.document.book.docx.fields import run
from ahp.common.document.book.docx.look import SMALLER, Look
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.book.docx.widths import PADDING, deepest, fits, widths
from ahp.common.document.book.needs import Needs, halves
from ahp.common.document.parts import Grid, Inline

_LEFT = name_of("w:left")
_VAL = name_of("w:val")
_WIDTH, _TYPE = name_of("w:w"), name_of("w:type")
_BELOW = 200  # twips between what belongs to a table and what follows
_TOGETHER = 15, 24  # a table of no more rows, and lines, stands on one page
_APART = 3  # rows that a page has at least, of a table on several
_TALL = 3  # lines of a row from which on its cells begin at its top
_INDENT, _DEEPEST = 210, 8  # of a row in a tree, in twips a step


def table(
    scene: Scene,
    place: int,
    grid: Grid,
    found: Sequence[Needs],
    *,
    lying: bool,
    remarked: bool,
) -> Iterator[Element]:
    """Yield a table with its caption above and its notes below.

    Parameters
    ----------
    scene : Scene
    place : int
        Among the parts.
    grid : Grid
    found : sequence of Needs
        Of its columns.
    lying : bool
        Whether the page lies down.
    remarked : bool
        Whether a remark comes next that must stay with it.
    """
    if grid.title:
        yield caption(scene, place, grid.title, above=True)
    yield _table(scene, grid, found, lying=lying, kept=remarked or bool(grid.notes))
    for number, note in enumerate(grid.notes, 1):
        last = number == len(grid.notes) and not remarked
        made = remark(scene, "TableNote", [run(note)], last=last)
        if not last:
            give(made, "keepNext", el("w:keepNext"))
        yield made
    if not grid.notes and not remarked:
        yield paragraph("TableNote")  # or the next table would grow together with this one


def remark(scene: Scene, style: str, content: Iterable[Element], *, last: bool = False) -> Element:
    """Return a paragraph as wide as the table above it, the last with room below."""
    made = paragraph(style, content)
    if last:
        give(made, "spacing", el("w:spacing", after=_BELOW))
    if scene.inset:
        give(made, "ind", el("w:ind", left=scene.inset, right=scene.inset))
    return made


def _table(scene: Scene, grid: Grid, found: Sequence[Needs], *, lying: bool, kept: bool) -> Element:
    look = scene.look
    room, _ = look.room(lying)
    size = _size(look, found, room)
    safe = fits((one.word for one in found), size, room, look.safe)
    columns = widths(found, size, room, look.safe if safe else look.spare)
    scene.inset = (room - sum(columns)) // 2
    made = el("w:tbl", _properties(grid, columns))
    frame = within(made, "w:tblGrid")
    for width in columns:
        within(frame, "w:gridCol", {_WIDTH: str(width)})
    lines = deepest(found, columns, size * look.spare)
    _Rows(scene, grid, columns, size, kept, lines).into(made)
    return made


def is_wide(look: Look, found: Sequence[Needs]) -> bool:
    """Whether a table wants a page lying down: also in type a step smaller."""
    room, _ = look.room()
    return not fits((one.snug for one in found), look.table * SMALLER[1], room, look.spare)


def _size(look: Look, found: Sequence[Needs], room: int) -> float:
    """Return the size of the type: a step smaller where that keeps headings whole."""
    sizes = [look.table * factor for factor in SMALLER]
    for wanted, some in (("headed", sizes[:2]), ("good", sizes[:2]), ("snug", sizes)):
        for size in some:
            if fits((getattr(one, wanted) for one in found), size, room, look.spare):
                return size
    return sizes[-1]


def _properties(grid: Grid, columns: Sequence[int]) -> Element:
    margins = [el(f"w:{side}", w=PADDING, type="dxa") for side in ("left", "right")]
    made = el(
        "w:tblPr",
        el("w:tblStyle", val="BookTable"),
        el("w:tblW", w=sum(columns), type="dxa"),
        el("w:jc", val="center"),
        el("w:tblLayout", type="fixed"),
        el("w:tblCellMar", *margins),
        el("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
           noHBand=1, noVBand=1),
    )  # fmt: skip
    if grid.title:
        made.append(el("w:tblCaption", val=one_line(grid.title)))
    return made


class _Rows:
    """Writes the rows of a table, as fast as can be: there are thousands of cells."""

    def __init__(
        self,
        scene: Scene,
        grid: Grid,
        columns: Sequence[int],
        size: float,
        kept: bool,
        lines: int,
    ) -> None:
        self._scene, self._grid, self._columns, self._points = scene, grid, columns, size
        self._half = None if size == scene.look.table else str(round(2 * size))
        self._widths = [{_WIDTH: str(width), _TYPE: "dxa"} for width in columns]
        self._styles = [{_VAL: "TableFigure" if right else "TableText"} for right in grid.right]
        self._kept = kept
        self._lines = lines
        self._side = {_VAL: "top" if lines >= _TALL else "center"}

    def into(self, made: Element) -> None:
        grid = self._grid
        stub = grid.stub or 0
        self._row(made, grid.headings, head=True, keep=True)
        last = len(grid.rows) - 1
        rows, lines = _TOGETHER
        whole = last < rows and (last + 1) * self._lines <= lines
        for number, cells in enumerate(grid.shown()):
            depth = min(grid.indents[number], _DEEPEST) if grid.indents else 0
            end = last - number
            above = number < len(grid.indents) - 1 and grid.indents[number + 1] > depth
            keep = self._kept if end == 0 else whole or number < _APART - 1 or end < _APART or above
            self._row(made, cells, keep=keep, stub=stub, depth=depth)

    def _row(
        self,
        made: Element,
        cells: Sequence[Inline],
        *,
        head: bool = False,
        keep: bool = False,
        stub: int = 0,
        depth: int = 0,
    ) -> None:
        row = within(made, "w:tr")
        properties = within(row, "w:trPr")
        within(properties, "w:cantSplit")
        if head:
            within(properties, "w:tblHeader")
        for place, cell in enumerate(cells):
            if not head and self._grid.right[place] and isinstance(cell, str) and "（" in cell:
                cell = self._below_each_other(cell, place)
            inner = self._cell(row, place, keep)
            if depth and place == stub:
                within(inner[0], "w:ind", {_LEFT: str(depth * _INDENT)})
            self._text(inner, cell)

    def _below_each_other(self, cell: str, place: int) -> str:
        """Begin a new line with the remark on a figure, where both do not stand in one."""
        spare = self._scene.look.spare
        fitting = fits([halves(cell)], self._points, self._columns[place], spare)
        return cell if fitting else cell.replace("（", "\n（", 1).removeprefix("\n")

    def _cell(self, row: Element, place: int, keep: bool) -> Element:
        cell = within(row, "w:tc")
        properties = within(cell, "w:tcPr")
        within(properties, "w:tcW", self._widths[place])
        within(properties, "w:vAlign", self._side)
        inner = within(cell, "w:p")
        own = within(inner, "w:pPr")
        within(own, "w:pStyle", self._styles[place])
        if keep:
            within(own, "w:keepNext")
        return inner

    def _text(self, inner: Element, cell: Inline) -> None:
        if isinstance(cell, str):
            if not cell:
                return
            made = within(inner, "w:r")
            if self._half:
                self._size(within(made, "w:rPr"))
            text_into(made, cell)
            return
        for made in self._scene.inline(cell):
            for one in made.iter(name_of("w:r")) if self._half else ():
                self._size(_run_properties(one))
            inner.append(made)

    def _size(self, properties: Element) -> None:
        for name in ("w:sz", "w:szCs"):
            within(properties, name, {_VAL: self._half or ""})


def _run_properties(run: Element) -> Element:
    found = run.find(name_of("w:rPr"))
    if found is None:
        found = el("w:rPr")
        run.insert(0, found)
    return found
