"""The charts of a report: asked for as its parts are made, and drawn at the end, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ahp.common.document.parts import Figure
from ahp.common.document.text import key
from ahp.common.findings import Finding, UsageError
from ahp.common.wording import Language
from index.chart.draw import Options, chart_pictures, check_fonts, view_of
from index.project.errors import StepError
from index.project.wording import pool_word
from index.report.wording import CAPTION_OF_POOL, CHARTS_LEFT_OUT
from index.steps.result import Result

Progress = Callable[[str, float], None]
"""``progress(caption, share)``, before every chart."""


@dataclass(frozen=True)
class Asked:
    """A chart to draw.

    Attributes
    ----------
    name, kind, caption : str
    options : Options
    pictures : dict of str to bytes
        Filled in once it is drawn.
    """

    name: str
    kind: str
    caption: str
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

    Raises
    ------
    UsageError
        A font that was asked for and cannot be used. Where none was, charts are left out.

    Attributes
    ----------
    asked : dict of str to Asked
        By name.
    left_out : set of str
        The names of those that cannot be drawn.
    why : Finding or None
        The first reason.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> charts = Charts(build(tiny()), "en", (".svg",))
    >>> figure, = charts.ask("bump", Options())
    >>> charts.draw()
    True
    >>> figure.name, figure.caption, list(figure.pictures)
    ('chart-bump', 'goal: ranks over the years (provinces)', ['.svg'])
    """

    def __init__(
        self, result: Result, lang: Language, suffixes: tuple[str, ...], font: str | None = None
    ) -> None:
        self.result = result
        self._begin(lang, suffixes, font)

    def _begin(self, lang: Language, suffixes: tuple[str, ...], font: str | None) -> None:
        self.lang, self.suffixes, self.font = lang, suffixes, font
        self.asked: dict[str, Asked] = {}
        self.left_out: set[str] = set()
        self.why: Finding | None = None
        try:
            self._check_fonts()
            self._possible = True
        except UsageError as error:
            if font is not None:
                raise  # one that was asked for; without it any would do
            self._possible, self.why = False, error.findings[0]

    def _check_fonts(self) -> None:
        check_fonts(self.result, self.lang, Options(font=self.font))

    def ask(self, kind: str, options: Options, caption: str = "") -> tuple[Figure, ...]:
        """Return a chart, which is empty until it is drawn; none where it cannot be drawn.

        Raises
        ------
        UsageError
            A kind, node, pool or region that is not known.
        """
        options = replace(options, font=self.font)
        name = chart_name(kind, options)
        if not self._possible:
            self.left_out.add(name)
        if name in self.left_out:
            return ()
        caption = caption or self._caption(kind, options)
        one = self.asked.setdefault(name, Asked(name, kind, caption, options, {}))
        return (Figure(name, one.pictures, caption, caption),)

    def _caption(self, kind: str, options: Options) -> str:
        """Return what a chart is called, which is also what it says to who cannot see it."""
        view = view_of(self.result, kind, self.lang, options)
        return CAPTION_OF_POOL(
            self.lang,
            title=view.title(kind, pool=view.pool_name, region=options.region or ""),
            pool=pool_word(view.pool.name, self.lang),
        )

    def _drawn(self, one: Asked) -> dict[str, bytes]:
        shown = (self.result, one.kind, self.suffixes, self.lang, one.options)
        return chart_pictures(*shown, bare=True)

    def draw(self, progress: Progress | None = None) -> bool:
        """Draw all charts that are not drawn yet; return whether all could be drawn."""
        before = len(self.left_out)
        for number, one in enumerate(self.asked.values()):
            if progress is not None:
                progress(one.caption, number / len(self.asked))
            if one.pictures:
                continue
            try:
                one.pictures.update(self._drawn(one))
            except (UsageError, StepError) as error:
                self.left_out.add(one.name)
                self.why = self.why or error.findings[0]
        for name in self.left_out:
            self.asked.pop(name, None)
        return len(self.left_out) == before

    def findings(self) -> Iterator[Finding]:
        """Yield what is to be told: that charts are left out, once."""
        if self.why is not None and self.left_out:
            yield Finding(CHARTS_LEFT_OUT, {"count": len(self.left_out), "reason": self.why})


def chart_name(kind: str, options: Options) -> str:
    """Return what others refer to a chart by.

    >>> chart_name("profile", Options(pool="province", region="beijing"))
    'chart-profile-province-beijing'
    """
    shown = (options.pool, options.node, options.region, options.against, options.across)
    year = None if options.year is None else str(options.year)
    return key("-".join(["chart", kind, *(one for one in (*shown, year) if one)]))
