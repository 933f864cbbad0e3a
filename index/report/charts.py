"""The charts of a report: asked for as its parts are made, and drawn at the end, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ahp.common.document.parts import Figure
from ahp.common.document.text import key
from ahp.common.findings import AhpError, Finding, UsageError
from ahp.common.wording import Language
from index.chart.draw import Options, chart_pictures, check_fonts, view_of
from index.project.errors import StepError
from index.project.wording import pool_word
from index.report.wording import CAPTION_OF_POOL, CHARTS_LEFT_OUT
from index.steps.result import Result

Progress = Callable[[int, int], None]
"""``progress(drawn, asked)``, before every chart."""


@dataclass(frozen=True)
class Asked:
    """A chart to draw.

    Attributes
    ----------
    name, kind : str
    options : Options
    pictures : dict of str to bytes
        Filled in once it is drawn.
    """

    name: str
    kind: str
    options: Options
    pictures: dict[str, bytes] = field(hash=False)


class Charts:
    """The charts of one report.

    Parameters
    ----------
    result : Result
    lang : str
    suffixes : tuple of str
        The forms of picture that the document needs.
    font : path, optional

    Attributes
    ----------
    asked : list of Asked
    left_out : int
        How many could not be drawn.
    why : Finding or None
        The first reason.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> charts = Charts(build(tiny()), "en", (".svg",))
    >>> figure, = charts.ask("bump", Options())
    >>> charts.draw()
    >>> figure.name, figure.caption, list(figure.pictures)
    ('chart-bump', 'Competitiveness: ranks over the years, provinces', ['.svg'])
    """

    def __init__(
        self, result: Result, lang: Language, suffixes: tuple[str, ...], font: str | None = None
    ) -> None:
        self.result, self.lang, self.suffixes, self.font = result, lang, suffixes, font
        self.asked: list[Asked] = []
        self.left_out = 0
        self.why: Finding | None = None
        try:
            check_fonts(result, lang, Options(font=font))
            self._possible = True
        except UsageError as error:
            self._possible, self.why = False, error.findings[0]

    def ask(self, kind: str, options: Options, caption: str = "") -> tuple[Figure, ...]:
        """Return a chart, which is empty until it is drawn; none where it cannot be drawn.

        Raises
        ------
        UsageError
            A kind, node, pool or region that is not known.
        """
        if not self._possible:
            self.left_out += 1
            return ()
        options = replace(options, font=self.font)
        view = view_of(self.result, kind, self.lang, options)
        name = chart_name(kind, options)
        again = next((one for one in self.asked if one.name == name), None)
        one = again or Asked(name, kind, options, {})
        if again is None:
            self.asked.append(one)
        if not caption:
            caption = CAPTION_OF_POOL(
                self.lang,
                title=view.title(kind, pool=view.pool_name, region=options.region or ""),
                pool=pool_word(view.pool.name, self.lang),
            )
        return (Figure(name, one.pictures, caption, f"{caption}\n{view.note}"),)

    def draw(self, progress: Progress | None = None) -> None:
        """Draw all charts; of one that cannot be drawn the pictures stay empty."""
        for number, one in enumerate(self.asked):
            if progress is not None:
                progress(number, len(self.asked))
            try:
                one.pictures |= chart_pictures(
                    *(self.result, one.kind, self.suffixes, self.lang, one.options), bare=True
                )
            except (UsageError, StepError) as error:
                self._leave_out(error)

    def _leave_out(self, error: AhpError) -> None:
        self.left_out += 1
        self.why = self.why or error.findings[0]

    def findings(self) -> Iterator[Finding]:
        """Yield what is to be told: that charts are left out, once."""
        if self.why is not None and self.left_out:
            yield Finding(CHARTS_LEFT_OUT, {"count": self.left_out, "reason": self.why})


def chart_name(kind: str, options: Options) -> str:
    """Return what others refer to a chart by.

    >>> chart_name("profile", Options(pool="province", region="beijing"))
    'chart-profile-province-beijing'
    """
    shown = (options.pool, options.node, options.region, options.against, options.across)
    year = None if options.year is None else str(options.year)
    return key("-".join(["chart", kind, *(one for one in (*shown, year) if one)]))
