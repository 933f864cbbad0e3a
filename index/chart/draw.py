"""Drawing: from a result and a few choices to the bytes of a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ahp.common.chart.picture import check_suffix, picture
from ahp.common.findings import Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import BAD_COUNT, Language
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
)

FIRST = 100
"""Regions that a chart with a line for each shows where nobody says how many."""
MOST = 500
"""Regions that it has room for: longer pictures no program opens."""

_MODULES = {"map": "tiles"}
_SALT = "ahp-index"  # of the ids in an SVG, which would be random


@dataclass(frozen=True)
class Options:
    """What a chart shows; everything has a default.

    Attributes
    ----------
    node, pool : str, optional
    year : int, optional
    region : str, optional
        Of the profile; by default the first.
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
    if kind not in KINDS:
        raise unknown_choice("KIND", kind, KINDS)
    check_suffix(suffix)
    view = _view(result, kind, lang, options)

    def draw() -> Figure:
        return _draw(view, kind, options)

    return picture(draw, _texts(view, options), suffix, _SALT, options.font)


def _view(result: Result, kind: str, lang: Language, options: Options) -> View:
    from index.chart.view import View

    node = node_code(result, options.node)
    pool: Pool = pools_of(result, options.pool)[0]
    if kind == "map" and options.geometry is not None:
        from index.chart.join import joined_pool

        pool = joined_pool(result, options.geometry, options.pool)[0]
    elif kind == "map" and options.pool is None:
        pool = next((one for one in pools_of(result) if one.name == "province"), pool)
    if kind == "profile" and options.region is not None:
        pool = find_region(result, options.region, options.pool)[1]
    year = result.year_or_latest(options.year)
    if options.top is not None and options.top < 1:
        raise UsageError.of(BAD_COUNT, what="--top", value=options.top, least=1)
    if options.depth is not None and options.depth < 1:
        raise UsageError.of(BAD_COUNT, what="--depth", value=options.depth, least=1)
    view = View(result, pool, node, year, lang)
    whole = kind in ("map", "profile", "correlation", "distribution", "sunburst", "scatter")
    return view if whole else replace(view, top=_top(view, options.top))


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
    regions = view.regions
    region = regions[0]
    if options.region is not None:
        region = find_region(view.result, options.region, view.pool.name)[0]
        if region not in regions:
            said = {"region": region, "year": view.year, "known": "-"}
            raise StepError([view.result.project.named(Finding(REGION_WITHOUT_SCORE, said))])
    others, group = _group(view, options.against)
    figure = module.draw(view, region, others, group, options.depth)
    return figure


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
