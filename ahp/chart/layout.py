"""Where the boxes of a hierarchy stand: from the top down where that fits, else from the left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ahp.chart.measure import LEADING, broken, longest_word, width
from ahp.chart.tree import Tree
from ahp.common.chart.page import width_of

PAGE = 454.0
"""Points across: what A4 has between its margins."""
HIGHEST = 640.0
"""Points of a page in its height, its title and caption apart."""

_PAD = 4.0  # points, between a text and the edge of its box
_MOST_LINES = 6
_SIZES = (8.5, 7.5)  # points
_SMALLEST = 7.0
_SMALL = 0.86  # of figures, in sizes of names
_LEVEL_GAP = 30.0
_LIMITS = (40.0, 52.0, 66.0, 84.0)  # widths a text may have in a box from the top down
_UPRIGHT_MOST = 18  # characters of a name that is written downwards
_UPRIGHT_LATIN = 4  # letters beneath each other that are still read as a word
_BOLD = 1.13  # how much wider bold letters are
_APART = 4.0  # points between boxes side by side
_NARROWEST, _WIDEST = 42.0, 150.0  # points of a text from the left
_COLUMN_GAP = 15.0


@dataclass(frozen=True)
class Label:
    """What stands in a box: the name, and its figures, local ones in brackets."""

    name: str
    figures: tuple[str, ...] = ()
    bold: bool = False

    def size(self, size: float) -> float:
        """Return the size of type whose regular letters are as wide as those of the name."""
        return size * _BOLD if self.bold else size


@dataclass(frozen=True)
class Box:
    """A box with its text; measures in points, heights from the top down.

    Attributes
    ----------
    lines : tuple of str
        Of the name; a character a line where it is upright.
    figures : tuple of str
        Lines below the name.
    beside : str
        Figures to the right of the box.
    upright : bool
        Whether the name is written downwards, and the figures turned.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    figures: tuple[str, ...] = ()
    beside: str = ""
    upright: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The middle, across and down."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in points.

    Attributes
    ----------
    width, height : float
    size : float
        Of names; figures are smaller, `small`.
    boxes : mapping of str to Box
    rows : tuple of (float, float)
        Where each level begins and ends: down from the top, or across from the left.
    down : bool
        Whether the goal is on top.
    """

    width: float
    height: float
    size: float
    boxes: Mapping[str, Box] = field(repr=False, hash=False)
    rows: tuple[tuple[float, float], ...]
    down: bool

    @property
    def small(self) -> float:
        """The size of figures."""
        return self.size * _SMALL


def laid_out(tree: Tree, labels: Mapping[str, Label], levels: tuple[str, ...]) -> Layout:
    """Place the boxes: from the top down where all fit side by side, else from the left.

    Parameters
    ----------
    tree : Tree
    labels : mapping of str to Label
    levels : tuple of str
        What the levels are called, to leave room for it.
    """
    short = all(_may_stand(labels[code].name) for code in tree.levels()[-1])
    for upright in (False, True) if short else (False,):
        for size in _SIZES:
            found = _Down(tree, labels, size, upright).layout(levels)
            if found is not None:
                return found
    across = [_Across(tree, labels, size).layout() for size in (*_SIZES, _SMALLEST)]
    return next((one for one in across if one.height <= HIGHEST), across[-1])


def _may_stand(name: str) -> bool:
    """Whether a name can be written downwards: short, Chinese, and without brackets."""
    latin = longest = 0
    for character in name:
        latin = 0 if width_of(character) == 2 else latin + 1
        longest = max(longest, latin)
    return (
        len(name) <= _UPRIGHT_MOST and longest <= _UPRIGHT_LATIN and not set(name) & set("（）()")
    )


def _joined(figures: tuple[str, ...]) -> str:
    return "".join(figures)


@dataclass(frozen=True)
class _Down:
    tree: Tree
    labels: Mapping[str, Label]
    size: float
    upright: bool

    def layout(self, levels: tuple[str, ...]) -> Layout | None:
        """Return where all stands, or None where it does not fit a page."""
        left = max(width(name, self.size) for name in levels) + 3 * _PAD
        room = PAGE - left - _PAD
        rows = self.tree.levels()
        own = {code: self._own(code, code in rows[-1]) for row in rows for code in row}
        if any(box is None for box in own.values()):
            return None
        boxes = {code: box for code, box in own.items() if box is not None}
        spans = self._spans(boxes, 0.0)
        free = room - spans[self.tree.top]
        if free < 0:
            return None
        spans = self._spans(boxes, min(free / len(self.tree.ends), 40.0))
        start = left + (room - spans[self.tree.top]) / 2
        boxes = self._across(boxes, spans, start)
        heights = [max(boxes[code].height for code in row) for row in rows]
        edges, y = [], _LEVEL_GAP / 2
        for row, height in zip(rows, heights, strict=True):
            boxes |= {code: replace(boxes[code], y=y, height=height) for code in row}
            edges.append((y, y + height))
            y += height + _LEVEL_GAP
        bottom = y - _LEVEL_GAP / 2
        if bottom > HIGHEST:
            return None
        return Layout(PAGE, bottom, self.size, boxes, tuple(edges), down=True)

    def _own(self, code: str, last: bool) -> Box | None:
        """Return a box as narrow as its text allows; None where a word would be broken."""
        if self.upright and last:
            return self._standing(self.labels[code])
        for limit in _LIMITS:
            box, whole = self._box(self.labels[code], limit)
            if whole and len(box.lines) <= (4 if limit < _LIMITS[-1] else _MOST_LINES):
                return box
        return None

    def _box(self, label: Label, limit: float) -> tuple[Box, bool]:
        size = label.size(self.size)
        lines, whole = broken(label.name, limit, size, _MOST_LINES)
        small = self.size * _SMALL
        one = (_joined(label.figures),) if label.figures else ()
        widest = max(width(line, size) for line in lines)
        figures = one if one and width(one[0], small) <= max(widest, limit) else label.figures
        widest = max([widest, *(width(line, small) for line in figures)])
        height = (len(lines) * self.size + len(figures) * small) * LEADING
        return Box(0, 0, widest + 2 * _PAD, height + 2 * _PAD, lines, figures), whole

    def _standing(self, label: Label) -> Box:
        figures = _joined(label.figures)
        height = len(label.name) * self.size * LEADING + width(figures, self.size * _SMALL)
        air = 2 * _PAD + (_PAD if figures else 0)
        lines = tuple(label.name)
        turned = (figures,) if figures else ()
        return Box(0, 0, self.size + _PAD, height + air, lines, turned, upright=True)

    def _spans(self, boxes: Mapping[str, Box], more: float) -> dict[str, float]:
        """Return how much room each node takes with what is below it, ends with some more."""
        spans: dict[str, float] = {}
        for row in reversed(self.tree.levels()):
            for code in row:
                below = self.tree.children[code]
                own = boxes[code].width + _APART + (0 if below else more)
                spans[code] = max(own, sum(spans[child] for child in below) + _APART)
        return spans

    def _across(
        self, boxes: Mapping[str, Box], spans: Mapping[str, float], start: float
    ) -> dict[str, Box]:
        """Place the boxes from left to right, those with others below wider where there is room."""
        placed: dict[str, Box] = {}
        begins = {self.tree.top: start}
        rows = self.tree.levels()
        for code in (code for row in rows for code in row):
            at, below = begins[code], self.tree.children[code]
            at += (spans[code] - sum(spans[child] for child in below)) / 2 if below else 0
            for child in below:
                begins[child] = at
                at += spans[child]
        for code in (code for row in reversed(rows) for code in row):
            placed[code] = self._placed(code, boxes[code], begins[code], spans[code], placed)
        return placed

    def _placed(
        self, code: str, box: Box, begin: float, span: float, placed: Mapping[str, Box]
    ) -> Box:
        below = self.tree.children[code]
        if not box.upright:
            room = min(span - _APART, 160.0) - 2 * _PAD
            wider, whole = self._box(self.labels[code], max(room, box.width - 2 * _PAD))
            box = wider if whole and wider.width <= span - _APART + 1e-9 else box
        middle = begin + span / 2
        if below:
            middle = (placed[below[0]].middle[0] + placed[below[-1]].middle[0]) / 2
        least, most = begin + _APART / 2, begin + span - _APART / 2 - box.width
        return replace(box, x=min(max(middle - box.width / 2, least), most))


@dataclass(frozen=True)
class _Across:
    tree: Tree
    labels: Mapping[str, Label]
    size: float

    def layout(self) -> Layout:
        """Return where all stands: a column a level, figures of the ends beside them."""
        small, rows = self.size * _SMALL, self.tree.levels()
        joined = {code: _joined(self.labels[code].figures) for code in self.tree.children}
        beside = max((width(joined[code], small) for code in self.tree.ends), default=0.0)
        beside += _PAD if beside else 0
        gaps = _COLUMN_GAP * (len(rows) - 1)
        room = PAGE - 2 * _PAD - gaps - beside - 2 * _PAD * len(rows)
        needs = [max(map(self._need, row)) for row in rows]
        least = [
            min(need, max(map(self._least, row))) for need, row in zip(needs, rows, strict=True)
        ]
        widths = shared(needs, least, [len(row) for row in rows], room)
        boxes = {
            code: self._box(code, limit) for row, limit in zip(rows, widths, strict=True)
            for code in row
        }  # fmt: skip
        total = sum(widths) + 2 * _PAD * len(rows) + gaps + beside
        whole = max(PAGE, total + 2 * _PAD)
        x, edges = (whole - total) / 2, []
        for row, limit in zip(rows, widths, strict=True):
            boxes |= {code: replace(boxes[code], x=x, width=limit + 2 * _PAD) for code in row}
            edges.append((x, x + limit + 2 * _PAD))
            x += limit + 2 * _PAD + _COLUMN_GAP
        top = self.size * LEADING * 2 + _PAD
        spans = self._spans(boxes)
        boxes = self._heights(boxes, spans, top)
        height = top + spans[self.tree.top] + _PAD
        return Layout(whole, height, self.size, boxes, tuple(edges), down=False)

    def _need(self, code: str) -> float:
        label = self.labels[code]
        own = width(label.name, label.size(self.size))
        if self.tree.children[code]:
            own = max(own, width(_joined(label.figures), self.size * _SMALL))
        return min(max(own, _NARROWEST), _WIDEST)

    def _least(self, code: str) -> float:
        label = self.labels[code]
        return max(longest_word(label.name, label.size(self.size)), _NARROWEST)

    def _box(self, code: str, limit: float) -> Box:
        label, small = self.labels[code], self.size * _SMALL
        lines, _ = broken(label.name, limit, label.size(self.size), _MOST_LINES)
        joined = _joined(label.figures)
        end = not self.tree.children[code]
        figures: tuple[str, ...] = ()
        if joined and not end:
            figures = (joined,) if width(joined, small) <= limit else label.figures
        height = (len(lines) * self.size + len(figures) * small) * LEADING + 1.25 * _PAD
        return Box(0, 0, limit, height, lines, figures, beside=joined if end else "")

    def _spans(self, boxes: Mapping[str, Box]) -> dict[str, float]:
        spans: dict[str, float] = {}
        for row in reversed(self.tree.levels()):
            for code in row:
                below = sum(spans[child] for child in self.tree.children[code])
                spans[code] = max(boxes[code].height + _APART, below + _APART / 2)
        return spans

    def _heights(
        self, boxes: Mapping[str, Box], spans: Mapping[str, float], top: float
    ) -> dict[str, Box]:
        placed: dict[str, Box] = {}
        begins = {self.tree.top: top}
        rows = self.tree.levels()
        for code in (code for row in rows for code in row):
            below = self.tree.children[code]
            at = begins[code] + (spans[code] - sum(spans[child] for child in below)) / 2
            for child in below:
                begins[child] = at
                at += spans[child]
        for code in (code for row in reversed(rows) for code in row):
            below, box = self.tree.children[code], boxes[code]
            middle = begins[code] + spans[code] / 2
            if below:
                middle = (placed[below[0]].middle[1] + placed[below[-1]].middle[1]) / 2
            least = begins[code] + _APART / 2
            most = begins[code] + spans[code] - _APART / 2 - box.height
            placed[code] = replace(box, y=min(max(middle - box.height / 2, least), most))
        return placed


def shared(
    needs: Sequence[float], least: Sequence[float], counts: Sequence[int], room: float
) -> list[float]:
    """Share room among columns: to each the least it needs, then to those with most boxes first.

    >>> shared([50.0, 150.0, 120.0], [40.0, 60.0, 70.0], [1, 2, 9], 240.0)
    [40.0, 80.0, 120.0]
    """
    widths = list(least)
    free = max(0.0, room - sum(least))
    for place in sorted(range(len(needs)), key=lambda one: -counts[one]):
        more = min(free, needs[place] - least[place])
        widths[place] += more
        free -= more
    return widths
