"""Text that refers to tables, figures and formulas by their names."""

from __future__ import annotations

from ahp.common.document.parts import Span, Text

MARK = "@"
"""Where in a text of the program's own the next name goes."""


def referring(text: str, *names: str) -> Text:
    """Return a paragraph with the number of a named part in place of each mark.

    >>> [span.to or span.text for span in referring("See @ and @.", "a", "b").text]
    ['See ', 'a', ' and ', 'b', '.']
    """
    pieces = text.split(MARK, len(names))
    spans = [Span(pieces[0])]
    for name, piece in zip(names, pieces[1:], strict=True):
        spans += [Span("", to=name), Span(piece)]
    return Text(tuple(one for one in spans if one.text or one.to))
