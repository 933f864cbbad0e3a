"""How sure the weights are, as a document."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Document, Heading, Part, Sheet, Text
from ahp.common.wording import Language
from ahp.model.group.whose import weights_from
from ahp.model.wording import METHOD_NAMES, SETTINGS, scale_shown
from ahp.sensitivity.choice_tables import choice_parts, efficiency_parts
from ahp.sensitivity.effect_tables import effect_parts, in_short, order_parts
from ahp.sensitivity.names import drawn_line
from ahp.sensitivity.records import KEYS, record, rows
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.tables import weight_parts


def document(
    found: WeightSensitivity, lang: Language, most: int | None = None, focus: str | None = None
) -> Document:
    """Return what is known of the weights: how sure they are, and what they hang on.

    Parameters
    ----------
    found : WeightSensitivity
    lang : str
    most : int, optional
        How many steps and pairs are listed for readers; all by default.
    focus : str, optional
        A node whose weights, orders and judgments alone are shown to readers.

    Returns
    -------
    Document
        With everything in its sheet and records, whatever is shown.
    """
    return Document(
        _parts(found, lang, most, focus),
        record(found),
        Sheet(KEYS, rows(found, lang)),
        lang,
        title=found.judged.title_in(lang),
    )


def settings_line(found: WeightSensitivity, lang: Language) -> str:
    """Return how the weights came about."""
    layout = found.layout
    return SETTINGS(
        lang,
        method=METHOD_NAMES[layout.method](lang),
        random_index=layout.random_index,
        threshold=found.layout.threshold,
        scale=scale_shown(layout.scale, lang),
    )


def provenance(found: WeightSensitivity, lang: Language) -> list[str]:
    """Say line by line how the weights came about, whose they are and how they were doubted."""
    lines = [settings_line(found, lang), weights_from(found.judged, lang)]
    if found.drawn is not None:
        lines.append(drawn_line(found, found.drawn, lang))
    return [line for line in lines if line]


def _parts(
    found: WeightSensitivity, lang: Language, most: int | None, focus: str | None
) -> Iterator[Part]:
    yield Heading(found.judged.title_in(lang), 1)
    yield from (Text(line, close=True) for line in provenance(found, lang))
    said = in_short(found, lang)
    if said:
        yield Text(said)
    if found.drawn is not None and "weights" in found.parts:
        yield from weight_parts(found, found.drawn, focus, lang)
    if "order" in found.parts:
        yield from order_parts(found, focus, most, lang)
    if found.effects is not None and "judgments" in found.parts:
        yield from effect_parts(found, found.effects, focus, most, lang)
    if found.efficiency:
        yield from efficiency_parts(found, found.efficiency, focus, lang)
    if found.choices is not None:
        yield from choice_parts(found, found.choices, lang)
