"""Charts: real text, the same bytes every time, and a message instead of boxes."""

import io
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr

import index
from ahp.common.chart import fonts
from ahp.common.chart.page import PALETTE, new_page, wrapped
from ahp.common.chart.picture import picture
from ahp.common.findings import UsageError
from index.chart import KINDS, Options, chart_bytes, draw
from index.chart.doubted import DOUBTED
from index.chart.tiles import GRID, OUTSIDE_THE_DATA
from index.chart.view import View
from index.project.divisions import provinces
from index.project.doubts import Doubts, WeightDoubt
from index.project.errors import StepError
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.tables import table_index
from index.project.tree import Weights
from tests.fonts import needs_chinese

ROOT = Path(__file__).parents[3]
OF_NODES = ("correlation", "distribution", "sunburst")
OF_SOURCES = ("sensitivity",)
FEW = Doubts(draws=64, weights=WeightDoubt(), normalization=("min-max", "rank"))
OF_REGIONS = tuple(kind for kind in KINDS if kind not in (*OF_NODES, *OF_SOURCES))
SHOWN = dict.fromkeys(OF_REGIONS, ("Tianjin", "天津"))
SHOWN |= dict.fromkeys(OF_NODES, ("Policies issued", "出台政策数"))
SHOWN |= dict.fromkeys(OF_SOURCES, ("normalization", "标准化"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def demo():
    """The demo, with so few runs of its doubts that they take no time."""
    project = index.load_project(ROOT / "examples" / "regional-index-demo")
    return index.build(replace(project, doubts=FEW))


def texts(svg):
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_names_and_provenance_as_text(demo, kind):
    said = texts(chart_bytes(demo, kind))
    assert any(SHOWN[kind][0] in text for text in said)
    stage = "Values as given" if kind == "distribution" else "Min-max in each year"
    note = " ".join(reversed(said))  # its lines are drawn from below
    assert stage in note
    assert "invented values" in note


@needs_chinese
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_chinese_is_drawn_from_a_font_that_has_it(demo, kind, suffix):
    data = chart_bytes(demo, kind, suffix, "zh")  # a missing glyph would be an error
    if suffix == ".svg":
        assert any(SHOWN[kind][1] in text for text in texts(data))
        assert re.search(rb"font-family: '[^']+', 'DejaVu Sans'", data)


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_bytes_are_always_the_same(demo, suffix):
    assert chart_bytes(demo, "ranking", suffix) == chart_bytes(demo, "ranking", suffix)


def test_a_missing_font_is_told(demo, monkeypatch):
    monkeypatch.setattr(fonts, "PREFERRED", ("No Such Font",))
    with pytest.raises(UsageError, match="fonts-noto-cjk") as told:
        chart_bytes(demo, "ranking", lang="zh")
    assert "方框" in told.value.text("zh")
    chart_bytes(demo, "ranking", lang="en")  # needs none


def test_a_font_without_the_characters_is_told(demo):
    latin = fonts.font_manager.findfont("DejaVu Sans")
    with pytest.raises(UsageError) as told:
        chart_bytes(demo, "ranking", lang="zh", options=Options(font=latin))
    for lang, installed in (("en", "installed font has"), ("zh", "已安装的字体都没有")):
        said = told.value.findings[0].text(lang)
        assert latin in said
        assert installed not in said
    with pytest.raises(UsageError, match="cannot be used as a font"):
        chart_bytes(demo, "ranking", options=Options(font=__file__))


def test_the_grid_has_every_division_once():
    assert len(set(GRID.values())) == len(GRID) == 34
    assert {one.division for one in provinces()} | set(OUTSIDE_THE_DATA) == set(GRID)


def test_stacks_end_where_the_scores_are(demo):
    said = texts(chart_bytes(demo, "ranking"))
    provinces_only = demo.scores["goal"].xs(2022)[demo.pools == "province"]
    for score in provinces_only:
        assert f"{score:.1f}" in said


def test_what_cannot_be_drawn_is_told(demo):
    with pytest.raises(UsageError, match="nearest: ranking"):
        chart_bytes(demo, "rankin")
    with pytest.raises(UsageError, match=r"\.svg or \.png"):
        chart_bytes(demo, "ranking", ".pdf")
    with pytest.raises(UsageError, match="division"):
        chart_bytes(index.build(tiny()), "map")
    with pytest.raises(UsageError, match="nothing below"):
        chart_bytes(demo, "heatmap", options=Options(node="enterprises"))
    with pytest.raises(UsageError, match="two years"):
        chart_bytes(index.build(tiny().with_settings(years=(2021,))), "bump")
    with pytest.raises(StepError, match="1999"):
        chart_bytes(demo, "ranking", options=Options(year=1999))
    with pytest.raises(UsageError, match="--top"):
        chart_bytes(demo, "ranking", options=Options(top=0))


def test_correlations_are_written_where_they_count(demo):
    of_year = demo.stages["normalized"].xs(2022)[demo.pools == "province"]
    said = texts(chart_bytes(demo, "correlation"))
    shown = sorted(text for text in said if re.fullmatch(r"-?0\.[0-9]{2}", text))
    expected = []
    for a, b in permutations(of_year, 2):
        found = pearsonr(of_year[a], of_year[b])
        expected += [f"{found.statistic:.2f}"] if found.pvalue <= 0.05 else []
    ticks = ["-0.75", "-0.50", "-0.25", "0.00", "0.25", "0.50", "0.75"]
    assert shown == sorted([*expected, *ticks])


def test_a_node_of_one_indicator_has_no_correlations(demo):
    with pytest.raises(UsageError, match="fewer than two"):
        chart_bytes(demo, "correlation", options=Options(node="enterprises"))


def test_a_scatter_has_the_correlation_of_what_it_shows(demo):
    scores = demo.scores.xs(2022)[demo.pools == "province"]
    a, b = demo.weights.dimensions[1:3]
    options = Options(node=a, across=b)
    said = texts(chart_bytes(demo, "scatter", options=options))
    assert any(f"r {scores[a].corr(scores[b]):.3f} over 31 regions" in text for text in said)
    with pytest.raises(UsageError, match="nothing below"):
        chart_bytes(demo, "scatter", options=Options(node="enterprises"))
    assert chart_bytes(demo, "scatter", options=Options(node="enterprises", across=a))


@pytest.mark.parametrize("column", [[5.0, 5.0, 5.0], [5.0, np.nan, 5.0]])
def test_a_column_that_does_not_vary_has_its_place_in_the_distribution(column):
    project = tiny().with_settings(
        missing=("keep",), missing_child="renormalize", constant=50.0, years=(2022,)
    )
    values = project.values.assign(patents=[1.0, 2.0, 3.0, *column])
    said = texts(chart_bytes(index.build(replace(project, values=values)), "distribution"))
    assert "5" in said  # its only value


def test_a_profile_compares_with_a_circle(demo):
    options = Options(region="四川", against="川渝")
    assert any(
        "members of Sichuan" in text
        for text in texts(chart_bytes(demo, "profile", options=options))
    )


@pytest.mark.parametrize("normalization", ["z-score", "rank", "percentile"])
def test_other_normalizations_are_drawn(demo, normalization):
    result = index.build(demo.project.with_settings(normalization=normalization))
    for kind in (*OF_REGIONS, *OF_NODES):
        if kind not in DOUBTED:
            assert chart_bytes(result, kind)


def test_colors_are_distinct():
    assert len(set(PALETTE)) == len(PALETTE)


def test_no_punctuation_begins_a_line():
    assert wrapped("各年分别标准化，比较", 14) == ["各年分别标准化，", "比较"]


HOSTILE = ("$\\frac$", "$x$", "_a_b^c", "50 % \\alpha {")


@pytest.fixture(scope="module")
def hostile():
    """The demo with names that mean something to TeX, or that a legend would leave out."""
    project = index.load_project(ROOT / "examples" / "regional-index-demo")
    first, *others = project.regions
    regions = (replace(first, names={"en": HOSTILE[1], "zh": HOSTILE[1]}), *others)
    nodes = list(project.weights.nodes)
    for k, code in enumerate((project.weights.goal, *project.weights.dimensions[:2])):
        place = next(place for place, node in enumerate(nodes) if node.code == code)
        nodes[place] = replace(nodes[place], names={"en": HOSTILE[[0, 2, 3][k]]})
    weights = replace(project.weights, nodes=tuple(nodes))
    title = {"en": "Title $\\frac$"}
    changed = replace(project, regions=regions, weights=weights, title=title, doubts=FEW)
    return index.build(changed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_names_are_never_formulas(hostile, kind, suffix):
    options = Options(region="beijing" if kind == "profile" else None)
    data = chart_bytes(hostile, kind, suffix, options=options)
    if suffix == ".svg":
        said = " ".join(texts(data))
        assert HOSTILE[1] in said or kind not in OF_REGIONS
        assert HOSTILE[0] in said
        assert "Title $\\frac$" in said
        if kind in ("ranking", "heatmap", "profile"):
            assert HOSTILE[2] in said  # in the legend of the ranking, too
            assert HOSTILE[3] in said


@needs_chinese
def test_ranks_on_the_map_and_figures_of_a_profile_are_called_by_name(demo):
    assert "第 23 位" in texts(chart_bytes(demo, "map", lang="zh"))
    assert "得分" in texts(chart_bytes(demo, "profile", lang="zh"))


def many(count):
    weights = Weights.from_local({"goal": (None, 1), "a": ("goal", 1), "b": ("goal", 1)})
    places = tuple(Region(f"r{k:03}") for k in range(count))
    rows = table_index((2022, place.code) for place in places)
    table = pd.DataFrame({"a": np.arange(count) + 1.0, "b": np.arange(count) + 1.0}, rows)
    return index.build(IndexProject((Indicator("a"), Indicator("b")), places, table, weights))


def test_of_very_many_regions_the_first_are_shown_and_the_title_says_so():
    result = many(draw.FIRST + 1)
    shown = texts(chart_bytes(result, "ranking"))
    assert any("the first 100 of 101" in text for text in shown)
    assert sum(text.startswith("r") and text[1:4].isdecimal() for text in shown) == draw.FIRST
    whole = texts(chart_bytes(result, "ranking", options=Options(top=draw.FIRST + 1)))
    assert any(text.startswith("r000") for text in whole)
    assert not any("the first" in text for text in whole)


def test_more_regions_than_any_page_has_room_for_are_refused():
    result = many(draw.MOST + 1)
    for kind in ("ranking", "heatmap"):
        with pytest.raises(UsageError, match=r"501 regions .* at most 500"):
            chart_bytes(result, kind, options=Options(top=draw.MOST + 1))


def test_a_profile_has_every_level_or_as_many_as_asked_for(demo):
    weights = demo.weights
    names = {code: weights.name(code, "en") for code in weights.codes}
    said = [text.strip() for text in texts(chart_bytes(demo, "profile"))]
    middle = [code for code in weights.codes if weights.level(code) == 2]
    for code in (*weights.dimensions, *middle):
        assert names[code] in said
    for leaf in weights.leaves:
        assert any(text.endswith(names[leaf]) for text in said)
    shallow = [
        text.strip() for text in texts(chart_bytes(demo, "profile", options=Options(depth=2)))
    ]
    assert {names[code] for code in middle} <= set(shallow)
    assert names["enterprises"] not in shallow


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_an_alternative_text(demo, kind):
    svg = chart_bytes(demo, kind)
    title = ElementTree.fromstring(svg).findtext(f"{SVG}title")
    note = ElementTree.fromstring(svg).findtext(".//{http://purl.org/dc/elements/1.1/}description")
    assert title in texts(svg)
    assert "invented values" in note
    png = chart_bytes(demo, kind, ".png")
    assert f"Title\0{title}".encode() in png
    assert b"invented values" in png


def test_long_titles_take_two_lines(demo):
    weights = demo.weights
    goal, *others = weights.nodes
    long = replace(goal, names={"en": "a very long name of what is measured here " * 3})
    result = index.build(replace(demo.project, weights=replace(weights, nodes=(long, *others))))
    said = texts(chart_bytes(result, "ranking"))
    lines = [text for text in said if "long name" in text]
    assert len(lines) == 2
    assert max(map(len, lines)) < 90


def test_long_names_are_laid_out_as_wide_as_they_are_drawn():
    from matplotlib.image import imread

    name = "Xinjiang Production and Construction Corps of the Autonomous Region " * 2

    def draw():
        figure, axes = new_page(14.0, 2.0, "T", "N")
        axes.set_yticks([0], [name], fontsize=7.5)
        return figure

    data = picture(draw, [name], ".png", "x", None)
    shown = imread(io.BytesIO(data))[:, :, :3].min(axis=2)
    assert shown.min() < 0.4
    assert shown[:, :8].min() > 0.8  # nothing is cut at the left


@pytest.mark.parametrize("bare", [True, False])
def test_a_long_name_in_the_legend_of_a_profile_stays_on_the_page(demo, monkeypatch, bare):
    long = " ".join(["Autonomous Region"] * 8)
    monkeypatch.setattr(View, "region_name", lambda self, region: long)
    data = draw.chart_pictures(demo, "profile", (".svg",), "en", Options(), bare=bare)[".svg"]
    assert long.encode() not in data.split(b"</metadata>")[1]  # it takes several lines
    tiles = draw.chart_pictures(demo, "map", (".svg",), "en", Options(), bare=bare)[".svg"]
    assert b"Heilongjiang" in tiles  # the province's own, as that has room
