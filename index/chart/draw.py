"""Drawing: from a result and a few choices to the bytes of a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ahp.common.chart.picture import check_suffix, fonts_for, pictures
from ahp.common.findings import Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import BAD_COUNT, Language
from index.chart.doubted import DOUBTED, Doubted, check_doubted
from index.chart.wording import (
    CHART_MEMBERS,
    CHART_TOO_MANY,
    CHART_WITHOUT_CHILDREN,
    CHART_WORDS,
)
from index.explain.explain import find_region
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import NOTHING_IN_COMMON, REGION_WITHOUT_SCORE
from index.steps.pools import Pool, node_code, pools_of
from index.steps.result import Result

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from index.chart.geojson import Geometry
    from index.chart.view import View
    from index.robust.result import Robustness

KINDS = (
    "ranking",
    "heatmap",
    "bump",
    "profile",
    "map",
    "correlation",
    "distribution",
    "scatter",
    "sunburst",
    "switch",
    *DOUBTED,
)

FIRST = 100
"""Regions that a chart with a line for each shows where nobody says how many."""
MOST = 500
"""Regions that it has room for: longer pictures no program opens."""

_MODULES = {"map": "tiles"}
_WHOLE = (
    *("map", "profile", "correlation", "distribution", "sunburst", "scatter"),
    "sensitivity",
)
"""Kinds without a line for each region, which `Options.top` does not cut."""
_SALT = "ahp-index"  # of the ids in an SVG, which would be random


@dataclass(frozen=True)
class Options:
    """What a chart shows; everything has a default.

    Attributes
    ----------
    node, pool : str, optional
    year : int, optional
    region : str, optional
        Of the profile, by default the first; whose rank the sensitivity is of, by default the mean
        shift of all ranks.
    against : str, optional
        A circle whose members the profile compares with; by default the pool.
    top : int, optional
        By default all, and of more than `FIRST` the first of them.
    across : str, optional
        The node whose scores a scatter has from left to right; by default the first below.
    depth : int, optional
        Levels below the node that a profile and a sunburst show; by default all.
    geometry : Geometry, optional
        Shapes for the map, as `read_geojson` reads them; by default tiles of provinces.
    font : path, optional
    robustness : Robustness, optional
        Of the same index: the runs that `DOUBTED` kinds show; by default those that its project
        declares.
    """

    node: str | None = None
    pool: str | None = None
    year: int | None = None
    region: str | None = None
    against: str | None = None
    top: int | None = None
    across: str | None = None
    font: str | None = None
    depth: int | None = None
    geometry: Geometry | None = None
    robustness: Robustness | None = None


def chart_bytes(
    result: Result,
    kind: str,
    suffix: str = ".svg",
    lang: Language = "en",
    options: Options = Options(),
) -> bytes:
    """Draw a chart.

    Parameters
    ----------
    result : Result
    kind : str
        One of `KINDS`.
    suffix : str
        ``.svg`` or ``.png``.
    lang : str
    options : Options

    Returns
    -------
    bytes
        The same for the same input and fonts: no time and no random names.

    Raises
    ------
    UsageError
        A kind, node, pool, region or format that is not known; too many regions; a font that is
        missing; matplotlib that is not installed.
    StepError
        A year the index does not have.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> chart_bytes(build(tiny()), "ranking", ".png")[1:4]
    b'PNG'
    """
    return chart_pictures(result, kind, (suffix,), lang, options)[suffix]


def chart_pictures(
    result: Result,
    kind: str,
    suffixes: Iterable[str],
    lang: Language = "en",
    options: Options = Options(),
    *,
    bare: bool = False,
) -> dict[str, bytes]:
    """Draw a chart once, in several forms.

    Parameters
    ----------
    result, kind, lang, options
        As of `chart_bytes`.
    suffixes : iterable of str
    bare : bool
        Title and note are in the alternative text alone.

    Returns
    -------
    dict of str to bytes
        By suffix.

    Raises
    ------
    UsageError, StepError
        As of `chart_bytes`.
    """
    if kind not in KINDS:
        raise unknown_choice("KIND", kind, KINDS)
    wanted = tuple(suffixes)
    for suffix in wanted:
        check_suffix(suffix)
    view = view_of(result, kind, lang, options)
    texts = _texts(view, options)
    if kind not in DOUBTED:
        make = partial(_draw, view, kind, options)
    else:
        check_chart(result, kind, options)
        shown = Doubted(view, options.robustness or _runs(result))
        texts += shown.texts
        make = partial(_draw_doubted, shown, kind, options)
    return pictures(make, texts, wanted, _SALT, options.font, bare=bare)


def check_fonts(result: Result, lang: Language, options: Options) -> None:
    """Raise the error of a font that is missing for the charts of a result.

    Raises
    ------
    UsageError
        It says which characters are missing; also where matplotlib is not installed.
    """
    fonts_for(_texts(view_of(result, "ranking", lang, options), options), options.font)


def check_chart(result: Result, kind: str, options: Options) -> None:
    """Raise the errors of a chart of runs that can be known before any run.

    Raises
    ------
    UsageError
        A node other than the goal, circles, a pool or region that is not known.
    StepError
        A year that the index does not have, or in which the region has no rank.
    """
    view = view_of(result, kind, "en", options)
    check_doubted(view, kind)
    if kind == "sensitivity" and options.region is not None:
        _region(view, options.region)


def _runs(result: Result) -> Robustness:
    from index.robust.robustness import robustness

    return robustness(result.project)


def _draw_doubted(shown: Doubted, kind: str, options: Options) -> Figure:
    from index.chart import acceptability, intervals, sensitivity

    if kind == "sensitivity":
        wanted = options.region
        return sensitivity.draw(shown, None if wanted is None else _region(shown.view, wanted))
    return intervals.draw(shown) if kind == "rank-intervals" else acceptability.draw(shown)


def view_of(result: Result, kind: str, lang: Language, options: Options) -> View:
    """Return what a chart shows.

    Raises
    ------
    UsageError, StepError
        As of `chart_bytes`.
    """
    from index.chart.view import View

    node = node_code(result, options.node)
    pool: Pool = pools_of(result, options.pool)[0]
    if kind == "map" and options.geometry is not None:
        from index.chart.join import joined_pool

        pool = joined_pool(result, options.geometry, options.pool)[0]
    elif kind == "map" and options.pool is None:
        pool = next((one for one in pools_of(result) if one.name == "province"), pool)
    if kind in ("profile", "sensitivity") and options.region is not None:
        pool = find_region(result, options.region, options.pool)[1]
    year = result.year_or_latest(options.year)
    if options.top is not None and options.top < 1:
        raise UsageError.of(BAD_COUNT, what="--top", value=options.top, least=1)
    if options.depth is not None and options.depth < 1:
        raise UsageError.of(BAD_COUNT, what="--depth", value=options.depth, least=1)
    view = View(result, pool, node, year, lang)
    return view if kind in _WHOLE else replace(view, top=_top(view, options.top))


def _top(view: View, wanted: int | None) -> int | None:
    """Return how many regions a chart with a line for each shows; None where it shows all.

    Raises
    ------
    UsageError
        More are asked for than a page holds.
    """
    if wanted is None:
        return FIRST if view.count > FIRST else None
    if min(wanted, view.count) > MOST:
        raise UsageError.of(CHART_TOO_MANY, count=min(wanted, view.count), most=MOST)
    return wanted


def _draw(view: View, kind: str, options: Options) -> Figure:
    from importlib import import_module

    module = import_module(f"index.chart.{_MODULES.get(kind, kind)}")
    figure: Figure
    if kind == "scatter":
        figure = module.draw(view, _across(view, options.across))
        return figure
    if kind == "sunburst":
        figure = module.draw(view, options.depth)
        return figure
    if kind == "map" and options.geometry is not None:
        return _on_shapes(view, options.geometry)
    if kind != "profile":
        figure = module.draw(view)
        return figure
    region = view.regions[0] if options.region is None else _region(view, options.region)
    others, group = _group(view, options.against)
    figure = module.draw(view, region, others, group, options.depth)
    return figure


def _region(view: View, name: str) -> str:
    """Return the code of a region, which must have a rank in the year."""
    region = find_region(view.result, name, view.pool.name)[0]
    if region not in view.regions:
        said = {"region": region, "year": view.year, "known": "-"}
        raise StepError([view.result.project.named(Finding(REGION_WITHOUT_SCORE, said))])
    return region


def _on_shapes(view: View, geometry: Geometry) -> Figure:
    """Draw the map of shapes that the user brought."""
    from index.chart import outline
    from index.chart.join import joined_pool

    return outline.draw(view, geometry, joined_pool(view.result, geometry, view.pool.name)[1])


def _across(view: View, node: str | None) -> str:
    """Return the node that a scatter has from left to right."""
    if node is not None:
        return node_code(view.result, node)
    if not view.children:
        raise UsageError.of(CHART_WITHOUT_CHILDREN, node=view.node_name())
    return view.children[0]


def _group(view: View, against: str | None) -> tuple[tuple[str, ...], str]:
    """Return the regions that a profile compares with, and what they are called."""
    if against is None:
        return view.regions, view.pool_name
    code, pool = find_region(view.result, against, CIRCLE if view.result.groups else None)
    group = next((one for one in view.result.project.groups if one.circle == code), None)
    if group is None or pool.name != CIRCLE:
        known = [one.circle for one in view.result.project.groups] or ["-"]
        raise unknown_choice("--against", against, known)
    members = tuple(member for member in group.members if member in view.regions)
    if not members:
        raise UsageError.of(NOTHING_IN_COMMON)
    circle = view.result.project.region(code).name(view.lang)
    return members, CHART_MEMBERS(view.lang, circle=circle)


def _texts(view: View, options: Options) -> list[str]:
    """Return everything a chart may say, to find a font for it."""
    from index.chart.tiles import OUTSIDE_THE_DATA

    project, lang = view.result.project, view.lang
    texts = [region.name(lang) for region in project.regions]
    texts += [view.result.weights.name(code, lang) for code in view.result.weights.codes]
    texts += [view.note, view.pool_name]
    texts += [words(lang) for words in CHART_WORDS]
    if options.geometry is not None:
        texts += [options.geometry.name, *options.geometry.keys]
    return texts + [names[lang] for names in OUTSIDE_THE_DATA.values()]
