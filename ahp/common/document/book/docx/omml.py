"""Formulas as Word has them (Office Math, ECMA-376 part 1, 22.1), from MathML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import fromstring

from ahp.common.document.book.docx.elements import SPACE, Element, el, within
from ahp.common.document.book.mathml import mathml
from ahp.common.visible import visible

_SUMS = set("∑∏∐⋂⋃⋀⋁")
_INTEGRALS = set("∫∬∭∮")
_OPENING, _CLOSING = dict(zip("([{⟨⌈⌊", ")]}⟩⌉⌋", strict=True)), set(")]}⟩⌉⌋")
_UPRIGHT_FENCES = set("|‖∥")
_ENDS = set("=≤≥<>≈≠≡→∈,;+−-")
_ACCENTS = {
    "^": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
    "→": "\u20d7",
}
_BARS = set("¯―‾_\u0305")
_NO_LIMITS = {"ln", "log", "lg", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arg"}
_FUNCTIONS = {"max", "min", "sup", "inf", "lim", "det", "gcd", "Pr", *_NO_LIMITS}
_SPACES = (
    (1.5, "\u2003\u2003"),
    (0.8, "\u2003"),
    (0.4, "\u2002"),
    (0.2, "\u2005"),
    (0.01, "\u2009"),
)
_NARROW = {  # without a "math variant" of its own a run of Word's is slanted
    "normal": "p",
    "bold": "b",
    "italic": "i",
    "bold-italic": "bi",
}

_FONT = "Cambria Math"

Node = Any


def omml(latex: str) -> Element:
    r"""Return a formula for Word, to stand in a paragraph.

    Parameters
    ----------
    latex : str
        Without the dollars around it.

    Raises
    ------
    ValueError
        What is no formula.

    Examples
    --------
    >>> [child.tag.partition("}")[2] for child in omml(r"\frac{1}{n}")]
    ['f']
    """
    root = fromstring(mathml(latex))
    return el("m:oMath", *_row(list(root)))


def _local(node: Node) -> str:
    return str(node.tag.rpartition("}")[2])


def _said(node: Node) -> str:
    return (node.text or "").strip()


def _row(nodes: Sequence[Node]) -> list[Element]:
    """Return a row of formulas, its brackets and sums each around what is theirs."""
    return list(_Row(_flat(nodes)).until(None))


def _flat(nodes: Sequence[Node]) -> list[Node]:
    """Open the groups that are only for order; one that has its own fences stays."""
    found: list[Node] = []
    for node in nodes:
        if _local(node) in ("mrow", "mstyle", "mpadded"):
            found.extend(_flat(list(node)))
        else:
            found.append(node)
    return found


class _Row:
    """Reads a row from left to right."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._at = 0

    def until(self, stop: Callable[[Node], bool] | None) -> Iterator[Element]:
        """Yield what comes before a stop, which is not taken."""
        while self._at < len(self._nodes):
            node = self._nodes[self._at]
            if stop is not None and stop(node):
                return
            self._at += 1
            if (operator := _sum_of(node)) is not None:
                yield self._nary(node, operator)
            elif (opened := self._fence(node)) is not None:
                yield opened
            elif (name := _function(node)) is not None:
                yield self._applied(name)
            else:
                yield from _one(node)

    def _nary(self, node: Node, operator: str) -> Element:
        """Take what a sum is over: all up to a sign that ends it."""
        below, above = _limits(node)
        place = "undOvr" if operator in _SUMS else "subSup"
        content = [*self.until(_ends_a_sum)]
        return el(
            "m:nary",
            el(
                "m:naryPr",
                el("m:chr", val=operator),
                el("m:limLoc", val=place),
                el("m:grow", val="1"),
                el("m:subHide", val=int(below is None)),
                el("m:supHide", val=int(above is None)),
            ),
            _argument("m:sub", below),
            _argument("m:sup", above),
            el("m:e", *content),
        )

    def _applied(self, name: Element) -> Element:
        """Take what a function is of: the next formula, where there is one."""
        waits = self._at < len(self._nodes) and not _is_sign(self._nodes[self._at])
        argument = [next(self.until(None))] if waits else []
        return el("m:func", el("m:fName", name), el("m:e", *argument)) if waits else name

    def _fence(self, node: Node) -> Element | None:
        """Take all between two brackets that belong together, where both are in the row."""
        if _local(node) != "mo":
            return None
        begin = _said(node)
        stretched = node.get("fence") == "true" and node.get("form") == "prefix"
        if not (begin in _OPENING or (stretched and (begin in _UPRIGHT_FENCES or not begin))):
            return None
        end = self._end(stretched)
        if end is None:
            return self._open(begin) if begin == "{" else None
        inner = list(_Row(self._nodes[self._at : end]).until(None))
        closing = self._nodes[end]
        self._at = end + 1
        scripts = closing if _local(closing) in _SCRIPTS else None
        close = _said(scripts[0] if scripts is not None else closing)
        made = el(
            "m:d",
            el("m:dPr", el("m:begChr", val=begin), el("m:endChr", val=close)),
            el("m:e", *inner),
        )
        return made if scripts is None else _script(scripts, [made])

    def _open(self, begin: str) -> Element:
        """Take the rest of the row behind a bracket that nothing closes, as before cases."""
        ends = el("m:dPr", el("m:begChr", val=begin), el("m:endChr", val=""))
        return el("m:d", ends, el("m:e", *self.until(None)))

    def _end(self, stretched: bool) -> int | None:
        """Find the bracket that closes the one just read, perhaps one with an exponent."""
        depth = 1
        for place in range(self._at, len(self._nodes)):
            node = self._nodes[place]
            base = node[0] if _local(node) in _SCRIPTS else node
            if _local(base) != "mo":
                continue
            sign, form = _said(base), base.get("form")
            if sign in _OPENING or (stretched and form == "prefix"):
                depth += 1
            elif sign in _CLOSING or (stretched and form == "postfix"):
                depth -= 1
                if not depth:
                    return place
        return None


_SCRIPTS = {"msub": "m:sSub", "msup": "m:sSup", "msubsup": "m:sSubSup"}


def _sum_of(node: Node) -> str | None:
    """Return the sign of a sum, product, or integral, with limits or none."""
    base = node[0] if _local(node) in {*_SCRIPTS, "munder", "mover", "munderover"} else node
    sign = _said(base) if _local(base) == "mo" else ""
    return sign if sign in _SUMS | _INTEGRALS else None


def _limits(node: Node) -> tuple[Node | None, Node | None]:
    kind = _local(node)
    if kind in ("msubsup", "munderover"):
        return node[1], node[2]
    if kind in ("msub", "munder"):
        return node[1], None
    return None, node[1] if kind in ("msup", "mover") else None


def _ends_a_sum(node: Node) -> bool:
    return _local(node) == "mo" and _said(node) in _ENDS


def _is_sign(node: Node) -> bool:
    """Whether a function before it is of nothing: an operator that opens no brackets."""
    return _local(node) == "mo" and _said(node) not in {*_OPENING, *_UPRIGHT_FENCES, *_FUNCTIONS}


def _function(node: Node) -> Element | None:
    """Return the name of a function, such as max with what it is taken over below it."""
    kind = _local(node)
    if kind in ("mi", "mo") and _said(node) in _FUNCTIONS:
        return _upright(node)[0]
    if kind not in {*_SCRIPTS, "munder", "munderover"} or _said(node[0]) not in _FUNCTIONS:
        return None
    if kind == "msup" or _said(node[0]) in _NO_LIMITS:
        return _script(node, _upright(node[0]))
    return _function_with_limits(node)


def _argument(name: str, node: Node | None) -> Element:
    return el(name, *(() if node is None else _row([node])))


def _one(node: Node) -> list[Element]:
    """Return one formula; one that a row has to see first has been seen."""
    kind = _local(node)
    if kind in _TEXTS:
        return _TEXTS[kind](node)
    if kind in _SCRIPTS:
        return [_script(node, _row([node[0]]))]
    return [_MADE[kind](node)]


def _run(text: str, style: str) -> Element:
    """Return a run; words are normal text, which each program sets upright."""
    word = len(text) > 1 and any(sign.isalpha() for sign in text)
    normal = style == "p" and (word or text.isspace())
    told = el("m:nor") if normal else el("m:sty", val=style)
    made = el("m:r", el("m:rPr", told), el("w:rPr", el("w:rFonts", ascii=_FONT, hAnsi=_FONT)))
    inner = within(made, "m:t")
    inner.text = text if text.isspace() else visible(text)
    inner.set(SPACE, "preserve")
    return made


def _identifier(node: Node) -> list[Element]:
    text = _said(node)
    usual = "italic" if len(text) == 1 and text != "′" else "normal"
    return [_run(text, _NARROW.get(node.get("mathvariant", usual), "p"))]


def _upright(node: Node) -> list[Element]:
    return [_run(_said(node), "p")] if _said(node) else []


def _words(node: Node) -> list[Element]:
    return [_run(node.text or "", "p")] if node.text else []


def _space(node: Node) -> list[Element]:
    width = node.get("width", "")
    try:
        wide = float(width.removesuffix("em"))
    except ValueError:
        return []
    return [_run(next((sign for least, sign in _SPACES if wide >= least), ""), "p")]


def _script(node: Node, base: Sequence[Element]) -> Element:
    kind = _local(node)
    names = {"msub": ("m:sub",), "msup": ("m:sup",), "msubsup": ("m:sub", "m:sup")}[kind]
    scripts = [_argument(name, one) for name, one in zip(names, node[1:], strict=True)]
    return el(_SCRIPTS[kind], el("m:e", *base), *scripts)


def _function_with_limits(node: Node) -> Element:
    """Return max, min and the like with what they are taken over below them."""
    name = el("m:limLow", el("m:e", *_upright(node[0])), _argument("m:lim", node[1]))
    if _local(node) in ("msubsup", "munderover"):
        name = el("m:limUpp", el("m:e", name), _argument("m:lim", node[2]))
    return name


def _fraction(node: Node) -> Element:
    bar = node.get("linethickness", "")
    properties = [el("m:fPr", el("m:type", val="noBar"))] if bar.startswith("0") else []
    return el("m:f", *properties, _argument("m:num", node[0]), _argument("m:den", node[1]))


def _root(node: Node) -> Element:
    index = node[1] if _local(node) == "mroot" else None
    content = [node[0]] if index is not None else list(node)
    hidden = el("m:radPr", el("m:degHide", val=int(index is None)))
    return el("m:rad", hidden, _argument("m:deg", index), el("m:e", *_row(content)))


def _under(node: Node) -> Element:
    if _said(node[1]) in _BARS:
        return _bar(node[0], "bot")
    if _said(node[1]) == "⏟":
        return _brace(node[0], "⏟", "bot")
    return el("m:limLow", _argument("m:e", node[0]), _argument("m:lim", node[1]))


def _over(node: Node) -> Element:
    mark = _said(node[1]) if _local(node[1]) == "mo" else ""
    if mark in _BARS:
        return _bar(node[0], "top")
    if mark in _ACCENTS:
        sign = el("m:accPr", el("m:chr", val=_ACCENTS[mark]))
        return el("m:acc", sign, _argument("m:e", node[0]))
    if mark == "⏞":
        return _brace(node[0], "⏞", "top")
    return el("m:limUpp", _argument("m:e", node[0]), _argument("m:lim", node[1]))


def _bar(node: Node, place: str) -> Element:
    return el("m:bar", el("m:barPr", el("m:pos", val=place)), _argument("m:e", node))


def _brace(node: Node, sign: str, place: str) -> Element:
    properties = el("m:groupChrPr", el("m:chr", val=sign), el("m:pos", val=place))
    return el("m:groupChr", properties, _argument("m:e", node))


def _under_and_over(node: Node) -> Element:
    lower = el("m:limLow", _argument("m:e", node[0]), _argument("m:lim", node[1]))
    return el("m:limUpp", el("m:e", lower), _argument("m:lim", node[2]))


def _matrix(node: Node) -> Element:
    most = max((len(row) for row in node), default=1)
    rows = [
        [*(_argument("m:e", cell) for cell in row), *(el("m:e") for _ in range(most - len(row)))]
        for row in node
    ]
    count = el("m:count", val=most)
    columns = el("m:mcs", el("m:mc", el("m:mcPr", count, el("m:mcJc", val="center"))))
    return el("m:m", el("m:mPr", columns), *(el("m:mr", *row) for row in rows))


_TEXTS: Mapping[str, Callable[[Node], list[Element]]] = {
    "mi": _identifier,
    "mn": _upright,
    "mo": _upright,
    "mtext": _words,
    "mspace": _space,
    "mtd": lambda node: _row(list(node)),
}
_MADE: Mapping[str, Callable[[Node], Element]] = {
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "munder": _under,
    "mover": _over,
    "munderover": _under_and_over,
    "mtable": _matrix,
}
