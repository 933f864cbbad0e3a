"""Finding figures and claims in Markdown, outside of its code and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"""
    (?P<code>^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ ]*$|.*)
      | ^[ ]{0,3}\$\$.*?\$\$[ \t]*$
      | (?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
      | <!--.*?--> | \\. | [ ]\{\#[^{}\n]*\}[ ]*$ )
    | (?:\[\[(?!\^)(?P<claim>(?:(?!\n[ \t]*\n)[^\[\]])*?)\]\]
      | 【【(?P<claim_zh>(?:(?!\n[ \t]*\n)[^【】])*?)】】
      | ［［(?P<claim_wide>(?:(?!\n[ \t]*\n)[^［］])*?)］］)
    | [{｛](?P<figure>[^{}｛｝\n]*)[}｝]
    | (?P<open>\[\[(?!\^)|【【|［［|[{｛])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_STOP = re.compile(r"[。！？](?:[”’」』）]*)|[.!?](?=[\s\"”)]|$)")


@dataclass(frozen=True)
class Token:
    """A piece of a text.

    Attributes
    ----------
    kind : str
        ``text``, which is left as it is; ``figure``; ``claim``; or ``open``: a sign that opens one
        of these and is not closed.
    text : str
        Without the signs around it.
    start, end : int
        Where it stands.
    """

    kind: Literal["text", "figure", "claim", "open"]
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    r"""Yield the pieces of a Markdown text.

    >>> [one.text for one in tokens("`{a}` is {b} [[c]] \\{") if one.kind != "text"]
    ['b', 'c']
    """
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield Token("text", text[at : match.start()], at, match.start())
        at = match.end()
        claims = (match[one] for one in ("claim", "claim_zh", "claim_wide"))
        claim = next((one for one in claims if one is not None), None)
        if claim is not None:
            yield Token("claim", claim, *match.span())
        elif match["figure"] is not None:
            yield Token("figure", match["figure"], *match.span())
        elif match["open"]:
            yield Token("open", match["open"], *match.span())
        else:
            yield Token("text", match[0], *match.span())
    if at < len(text):
        yield Token("text", text[at:], at, len(text))


def sentence_at(text: str, place: int) -> str:
    """Return the sentence that a place of a text stands in or just after.

    >>> sentence_at("One. Two is 2.5 here. Three.", 21)
    'Two is 2.5 here.'
    """
    first = text.rfind("\n\n", 0, place) + 1
    last = text.find("\n\n", place)
    before, after = text[first:place], text[place : len(text) if last < 0 else last]
    ending = len(before.rstrip())
    stops = [match.end() for match in _STOP.finditer(before)]
    ended = bool(stops) and stops[-1] == ending
    begins = [stop for stop in stops if stop < ending]
    sentence = before[begins[-1] if begins else 0 :]
    if not ended:
        stop = _STOP.search(after)
        sentence += after[: stop.end() if stop else len(after)]
    return " ".join(sentence.split())
