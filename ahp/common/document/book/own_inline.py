"""Lines of a text of one's own: emphasis, code and links; what is not taken is noted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from ahp.common.document.book.wording import (
    FOOTNOTE_SHOWN,
    FORMULA_IN_LINE,
    HTML_SHOWN,
    LINK_LEFT_OUT,
    MARKS_SHOWN,
    PICTURE_LEFT_OUT,
)
from ahp.common.document.parts import Inline, Span, Style
from ahp.common.document.text import is_address
from ahp.common.findings import Place, Problems
from ahp.common.wording import Message

_STYLES: dict[str, Style] = {"strong": "strong", "em": "emphasis"}
_LIKE_MARKS = (
    (FORMULA_IN_LINE, "formula", re.compile(r"\$(?!\s)[^$]{0,200}?[\\^_{][^$]{0,200}\$")),
    (FOOTNOTE_SHOWN, "mark", re.compile(r"\[\^[^\]\s]+\]")),
    (MARKS_SHOWN, "text", re.compile(r".{0,10}\*\*.{0,10}")),
)
_BARE = {
    **dict.fromkeys(("text_special", "code_inline", "image", "html_inline"), "\ufffc"),
    **dict.fromkeys(("softbreak", "hardbreak"), "\n"),
}
_EXCERPT = 60  # letters of what is told


@dataclass
class Notes:
    """What a text has that reports show as text: each kind is told once, with a count."""

    problems: Problems
    counts: dict[str, int] = field(default_factory=dict)
    first: dict[str, tuple[Message, int, dict[str, str]]] = field(default_factory=dict)

    def count(self, what: Message, line: int, **details: str) -> None:
        """Count one more of a kind."""
        self.counts[what.code] = self.counts.get(what.code, 0) + 1
        self.first.setdefault(what.code, (what, line, details))

    def tell(self) -> None:
        """Tell each kind where it was found first."""
        for code, (what, line, details) in self.first.items():
            place = Place(line=line)
            self.problems.add(what, place=place, count=self.counts[code], **details)


def excerpt(text: str) -> str:
    """Return the beginning of a text, to tell which is meant.

    >>> excerpt("a" * 70)[-3:]
    'aa…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[:_EXCERPT] + "…"


def emphasis_rule(state: StateInline, silent: bool) -> bool:
    """Read marks of emphasis, those beside letters and stops of Chinese as they are meant.

    CommonMark takes ``**注意：**请`` for no emphasis, as no blank follows the stop. As its proposed
    amendment has it, a ``*`` beside such a sign opens what follows without a blank, and closes
    what goes before without one (https://github.com/tats-u/markdown-cjk-friendly).
    """
    start, known = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    before, after = state.src[max(start - 1, 0) : start], state.src[state.pos : state.posMax][:1]
    if state.src[start] == "*" and (_wide(before) or _wide(after)):
        for one in state.delimiters[known:]:
            one.open, one.close = bool(after.strip()), bool(before.strip())
    return True


def lines_of(token: Token, notes: Notes, style: Style = "") -> list[Inline]:
    """Return the lines of a paragraph, which end where it breaks them by force.

    Parameters
    ----------
    token : Token
        An ``inline`` token of markdown-it.
    notes : Notes
        Takes what is not shown as it was meant.
    style : str
        Of what has none of its own.
    """
    lines: list[list[Span]] = [[]]
    for span in _spans(token, notes, style):
        if span is None:
            lines.append([])
        else:
            lines[-1].append(span)
    return [joined(line) for line in lines if any(span.text or span.to for span in line)]


def _spans(token: Token, notes: Notes, style: Style) -> Iterator[Span | None]:
    """Yield the pieces of a paragraph; None where a line ends by force."""
    line = token.map[0] + 1 if token.map else 1
    styles: list[Style] = []
    leads: tuple[str, str] = ("", "")
    children = token.children or []
    _note_marks(children, line, notes)
    for place, one in enumerate(children):
        kind, _, way = one.type.rpartition("_")
        if kind in _STYLES:
            styles = [*styles, _STYLES[kind]] if way == "open" else styles[:-1]
        elif kind == "link":
            leads = _led(one, line, notes) if way == "open" else ("", "")
            if leads[0] and children[place + 1].type == "link_close":
                yield Span("", "", leads[0])  # a book writes its number
        elif one.type == "hardbreak":
            line += 1
            yield None
        elif one.type == "image":
            source = unquote(str(one.attrs.get("src", "")))
            notes.problems.add(PICTURE_LEFT_OUT, place=Place(line=line), source=excerpt(source))
        else:
            text = _text(children, place, line, notes)
            line += one.type == "softbreak"
            own: Style = "code" if one.type == "code_inline" else _strongest(styles) or style
            yield Span(text, own, *leads)


def _strongest(styles: Sequence[Style]) -> Style:
    return "strong" if "strong" in styles else styles[-1] if styles else ""


def _text(children: Sequence[Token], place: int, line: int, notes: Notes) -> str:
    one = children[place]
    if one.type == "softbreak":
        around = [children[at].content for at in (place - 1, place + 1) if 0 <= at < len(children)]
        no_gap = len(around) == 2 and _wide(around[0][-1:]) and _wide(around[1][:1])
        return "" if no_gap else " "
    if one.type == "html_inline":
        return html_shown(one.content, line, notes)
    return one.content


def html_shown(text: str, line: int, notes: Notes) -> str:
    """Return HTML as text, but for comments, which are for whoever writes."""
    if text.strip().startswith("<!--"):
        return ""
    notes.count(HTML_SHOWN, line, tag=excerpt(text))
    return text


def _note_marks(children: Sequence[Token], line: int, notes: Notes) -> None:
    """Note what looks like a mark and is none, but for what is escaped or code."""
    bare = "".join(
        one.content
        if one.content[:1] == "\\" and len(one.content) > 1  # escapes nothing
        else _BARE.get(one.type, one.content)
        for one in children
    )
    for what, name, pattern in _LIKE_MARKS:
        for found in pattern.finditer(bare):
            at = line + bare.count("\n", 0, found.start())
            notes.count(what, at, **{name: excerpt(found[0])})


def _wide(letter: str) -> bool:
    """Whether a letter or stop is of a script that has no blanks between words."""
    return bool(letter.strip()) and unicodedata.east_asian_width(letter) in "WF"


def _led(token: Token, line: int, notes: Notes) -> tuple[str, str]:
    """Return the name of the part and the address that a link leads to: one of both at most."""
    address = str(token.attrs.get("href", ""))
    if address.startswith("#") and len(address) > 1:
        return unquote(address[1:]), ""
    if is_address(address):
        return "", address
    shown = excerpt(unquote(address))
    notes.problems.add(LINK_LEFT_OUT, place=Place(line=line), address=shown)
    return "", ""


def joined(pieces: Sequence[Span]) -> Inline:
    """Join pieces that are alike; a text without any style is a plain one.

    >>> joined((Span("a"), Span("b")))
    'ab'
    """
    made: list[Span] = []
    for one in (one for one in pieces if one.text or one.to):
        last = made[-1] if made else None
        if last and (last.style, last.to, last.href) == (one.style, one.to, one.href):
            made[-1] = Span(last.text + one.text, one.style, one.to, one.href)
        else:
            made.append(one)
    if len(made) == 1 and made[0] == Span(made[0].text):
        return made[0].text
    return tuple(made)
