"""Where the figures of a pool were printed, and what circles are made of."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Items, Part, Text
from ahp.common.names import name_in
from ahp.common.wording import BETWEEN
from index.project.regions import CIRCLE
from index.report.context import Context
from index.report.printed.wording import CIRCLE_OF, PRINTED_SOURCE


def printed_behind(report: Context, pool: str) -> Iterator[Part]:
    """Yield where the figures were printed, once; of circles, what each is made of."""
    standing, lang = report.standing, report.lang
    if standing.source and pool == standing.pools[0]:
        yield Text(PRINTED_SOURCE(lang, source=standing.source))
    if pool == CIRCLE and standing.members:
        names = {row: one for league in standing.leagues for row, one in league.names.items()}
        comma = BETWEEN(lang)
        yield Items(
            tuple(
                CIRCLE_OF(
                    lang,
                    circle=name_in(names.get(circle, {}), lang, circle),
                    members=comma.join(name_in(names.get(one, {}), lang, one) for one in members),
                )
                for circle, members in standing.members.items()
            )
        )
