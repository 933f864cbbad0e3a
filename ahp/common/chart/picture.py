"""From a drawing to the bytes of a picture: the same for the same input and fonts."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ahp.common.chart.page import is_bare, without_titles
from ahp.common.chart.wording import CHART_PACKAGE_MISSING, OUTPUT_SUFFIX
from ahp.common.findings import UsageError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES = (".svg", ".png")

_PIXELS_PER_INCH = 150


def check_suffix(suffix: str) -> None:
    """Raise an error for a form of file that no chart is written in."""
    if suffix not in SUFFIXES:
        raise UsageError.of(OUTPUT_SUFFIX, suffix=suffix)


def picture(
    draw: Callable[[], Figure], texts: Iterable[str], suffix: str, salt: str, font: str | None
) -> bytes:
    """Draw and save a chart, names in it as they are.

    Parameters
    ----------
    draw : callable
        Makes the figure, once the fonts are set.
    texts : iterable of str
        Everything the chart may say, to find a font for it.
    suffix : str
        One of `SUFFIXES`.
    salt : str
        Of the ids in an SVG, which would be random.
    font : path, optional
        A font file to use instead of an installed one.

    Returns
    -------
    bytes
        Without a time or random names; with the figure's label as alternative text, its first line
        the title.

    Raises
    ------
    UsageError
        A font that is missing; matplotlib that is not installed.
    """
    return pictures(draw, texts, (suffix,), salt, font)[suffix]


def pictures(
    draw: Callable[[], Figure],
    texts: Iterable[str],
    suffixes: Iterable[str],
    salt: str,
    font: str | None,
    *,
    bare: bool = False,
) -> dict[str, bytes]:
    """Draw a chart once and save it in several forms.

    Parameters
    ----------
    draw, texts, salt, font
        As of `picture`.
    suffixes : iterable of str
        Of `SUFFIXES`.
    bare : bool
        Title and note are in the alternative text alone, for a document that says them itself.

    Returns
    -------
    dict of str to bytes
        By suffix.

    Raises
    ------
    UsageError
        As of `picture`.
    """
    wanted = tuple(dict.fromkeys(suffixes))
    for suffix in wanted:
        check_suffix(suffix)
    fonts = fonts_for(texts, font)
    import matplotlib as mpl

    settings: Any = {
        "font.family": fonts,
        "text.parse_math": False,  # a name with $ in it is no formula
        "text.hinting": "no_hinting",  # else widths as laid out differ from those drawn, by 6%
        "svg.fonttype": "none",
        "svg.hashsalt": salt,
        "axes.unicode_minus": False,  # many Chinese fonts lack that sign
    }
    with mpl.rc_context(settings), without_titles(bare or is_bare()):
        figure = draw()
        _lay_out(figure)
        made = {suffix: _saved(figure, suffix, fonts, font) for suffix in wanted}
        figure.clear()  # it holds itself, and many charts would pile up
        return made


def _lay_out(figure: Figure) -> None:
    """Put everything in its place, once: each form would do it again, and then draw."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # told as it is saved
        engine = figure.get_layout_engine()
        if engine is not None:
            engine.execute(figure)  # all that a drawing would do before it draws
    figure.set_layout_engine(None)


def fonts_for(texts: Iterable[str], font: str | None) -> list[str]:
    """Return the fonts to draw texts with.

    Raises
    ------
    UsageError
        A font that is missing; matplotlib that is not installed.
    """
    try:
        from ahp.common.chart.fonts import families
    except ImportError:
        raise UsageError.of(CHART_PACKAGE_MISSING) from None
    return families(texts, font)


def _saved(figure: Figure, suffix: str, fonts: list[str], font: str | None) -> bytes:
    from ahp.common.chart.fonts import lacking

    out = io.BytesIO()
    title, _, note = str(figure.get_label()).partition("\n")
    nothing = {"Software": None} if suffix == ".png" else {"Date": None, "Creator": None}
    said = {"Title": title, "Description": note} if title else {}
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing from")
        try:
            figure.savefig(
                out,
                format=suffix[1:],
                dpi=_PIXELS_PER_INCH,
                metadata=nothing | said,
                facecolor="white",
            )
        except UserWarning as warning:  # a box would have been drawn
            shown = re.sub(r"Glyph (\d+).*", lambda found: chr(int(found[1])), str(warning))
            raise lacking(shown, 1, font) from None
    data = out.getvalue()
    return data if suffix == ".png" else _with_other_fonts(data, fonts)


def _with_other_fonts(svg: bytes, fonts: list[str]) -> bytes:
    """Name other fonts that have Chinese, for readers who do not have the one used here."""
    from ahp.common.chart.fonts import FALLBACK_IN_SVG

    listed = re.compile(rb"'" + re.escape(fonts[0].encode()) + rb"'(, '[^']*')*")
    others = [name for name in FALLBACK_IN_SVG if name not in fonts]
    names = ", ".join(f"'{name}'" if " " in name else name for name in [*fonts, *others])
    return listed.sub(names.encode(), svg)
