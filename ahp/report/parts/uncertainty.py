"""How sure the weights are: intervals, a chart of them, and which orders are settled."""

from __future__ import annotations

from ahp.common.chart.page import without_titles
from ahp.common.document.parts import Figure, Part, Text
from ahp.common.wording import BETWEEN_LISTS
from ahp.report.context import Report
from ahp.report.parts.captioned import captioned
from ahp.report.parts.wording import SENTENCE, UNCERTAINTY_FIGURE, UNCERTAINTY_SHOWS
from ahp.sensitivity.chart import chart_bytes
from ahp.sensitivity.effect_tables import in_short, order_parts
from ahp.sensitivity.names import drawn_line, share_text
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn
from ahp.sensitivity.tables import weight_parts

_MOST_PAIRS = 20
_MOST_ROWS = 45  # of a chart that is still read on a page
_BETWEEN = " · "  # of what stands in one line above tables


def parts(report: Report) -> tuple[Part, ...]:
    """Return how judgments were doubted, the intervals of weights, and the orders; if asked for."""
    found, lang = report.uncertainty, report.lang
    if found is None or found.drawn is None:
        return ()
    how = drawn_line(found, found.drawn, lang).split(_BETWEEN)
    made: list[Part] = [Text(SENTENCE(lang, text=BETWEEN_LISTS(lang).join(how)))]
    said = in_short(found, lang)
    if said:
        made.append(Text(said))
    made += _chart(report, found, found.drawn)
    made += captioned(weight_parts(found, found.drawn, None, lang), "uncertainty", lang)
    made += captioned(order_parts(found, None, _MOST_PAIRS, lang), "order", lang)
    return tuple(made)


def _chart(report: Report, found: WeightSensitivity, drawn: Drawn) -> tuple[Figure, ...]:
    """Draw the intervals; of so many items that they could not be told apart, tables say them."""
    lang, share = report.lang, share_text(drawn.probability)
    if len(report.weights) - 1 > _MOST_ROWS:
        return ()
    with without_titles():  # the text above and the caption say them
        pictures = report.drawn(
            "uncertainty",
            lambda suffix: chart_bytes(found, "weights", suffix, lang, report.font, None),
        )
    if not pictures:
        return ()
    caption, shows = UNCERTAINTY_FIGURE(lang, share=share), UNCERTAINTY_SHOWS(lang, share=share)
    return (Figure("uncertainty", pictures, caption, shows),)
