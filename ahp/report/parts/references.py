"""Sentences that refer to a table or a formula by its number, which a book gives it."""

from __future__ import annotations

from ahp.common.document.parts import Span, Text
from ahp.common.wording import Language


def referring(text: str, name: str, lang: Language) -> Text:
    """Return a sentence with the number of a part before its stop.

    That of a formula has brackets of its own.

    >>> [span.text or span.to for span in referring("CR is low.", "consistency", "en").text]
    ['CR is low (', 'consistency', ').']
    >>> [span.text or span.to for span in referring("均通过。", "consistency", "zh").text]
    ['均通过（', 'consistency', '）。']
    >>> [span.text or span.to for span in referring("求得权重。", "eq-weights", "zh").text]
    ['求得权重，见', 'eq-weights', '。']
    """
    if name.startswith("eq-"):
        before, after = ("，见" if lang == "zh" else ", see "), ""
    else:
        before, after = ("（", "）") if lang == "zh" else (" (", ")")
    return Text((Span(text[:-1] + before), Span("", to=name), Span(after + text[-1])))
