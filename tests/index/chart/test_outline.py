"""Maps of shapes that the user brings: which is which, what is missing, what is drawn."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import index
from ahp.common.findings import UsageError
from index.chart import Options, chart_bytes, read_geojson
from index.chart.join import join, notes
from index.project.example import tiny
from index.project.regions import Region
from tests.fonts import needs_chinese
from tests.index.chart.shapes import collection, feature, parsed, polygon, row, square
from tests.index.chart.test_chart import texts

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "examples" / "regional-index-demo"


@pytest.fixture(scope="module")
def demo():
    return index.build(index.load_project(DEMO))


REGIONS = (
    Region("bj", {"zh": "北京市", "en": "Beijing"}, aliases=("Peking",), division="110000"),
    Region("sh", {"zh": "上海市", "en": "Shanghai"}, division="310000"),
    Region("jl", {"zh": "吉林省"}),
    Region("jl-city", {"zh": "吉林市"}),
)


@pytest.mark.parametrize(
    "names",
    [
        ("bj", "sh"),
        ("北京市", "上海"),
        ("Peking", "SHANGHAI "),
        (110000, "310000"),
        (110000.0, "sh"),
    ],
)
def test_regions_are_known_by_code_and_every_name(names):
    joined = join(parsed(row(names, "any property")), REGIONS)
    assert (joined.key, joined.codes) == ("any property", ("bj", "sh"))


def test_the_property_that_names_most_regions_is_taken():
    shapes = [
        feature(polygon(square(0, 0)), country="bj", label="上海", code="x"),
        feature(polygon(square(1, 0)), country="bj", label="吉林省"),
        feature(polygon(square(2, 0)), country="bj", label="elsewhere", code="sh"),
    ]
    joined = join(parsed(collection(*shapes)), REGIONS)
    assert (joined.key, joined.codes) == ("label", ("sh", "jl", None))


def test_a_name_of_two_regions_joins_neither():
    joined = join(parsed(row(["北京", "吉林"])), REGIONS)
    assert joined.codes == ("bj", None)
    assert joined.ambiguous == (1,)


def test_what_could_not_be_put_together_is_told_with_counts():
    result = index.build(tiny())
    point = feature({"type": "Point", "coordinates": [0, 0]}, name="east")
    shapes = collection(*row(["north", "nowhere"])["features"], point)
    told = [found.text() for found in notes(result, parsed(shapes), None)]
    assert told == [
        "map.geojson: joined by the property 'name': 1 of 3 provinces",
        "map.geojson: 2 regions without a shape in it: east, west",
        "map.geojson: 1 shape without a region, drawn pale: nowhere",
        "map.geojson: 1 feature that is a point or empty is not drawn",
    ]


def test_long_lists_end_with_a_count():
    result = index.build(tiny())
    shapes = parsed(row(["north", *(f"n{k}" for k in range(9))]))
    told = [found.text() for found in notes(result, shapes, None)]
    assert told[-1].endswith("drawn pale: n0, n1, n2, n3, n4, n5, and 3 more")


def test_shapes_of_nothing_known_are_refused_with_what_there_is():
    result = index.build(tiny())
    options = Options(geometry=parsed(row(["Atlantis", "Utopia"])))
    with pytest.raises(UsageError, match=r"properties: name = 'Atlantis'; regions: north") as told:
        chart_bytes(result, "map", options=options)
    assert "name = 'Atlantis'；地区：north" in told.value.text("zh")


def test_the_pool_with_most_shapes_is_drawn(demo):
    cities = [r.name("zh") for r in demo.project.regions if demo.pools.get(r.code) == "city"]
    options = Options(geometry=parsed(row(cities)))
    said = texts(chart_bytes(demo, "map", options=options))
    assert any("compared within city" in text for text in said)


def test_scores_and_ranks_are_written_where_they_fit():
    result = index.build(tiny())
    wide = [
        feature(polygon(square(5 * k, 0, 5, 5)), name=n) for k, n in enumerate(("north", "west"))
    ]
    small = feature(polygon(square(4, 7, 0.05, 0.05)), name="east")
    said = texts(
        chart_bytes(result, "map", options=Options(geometry=parsed(collection(*wide, small))))
    )
    scores = result.scores["goal"].xs(2022)
    assert {"north", "west", f"{scores['north']:.1f}", f"{scores['west']:.1f}"} <= set(said)
    assert "east" not in said
    note = " ".join(said)
    assert "Too small for their names: 1 region." in note
    assert "by the property name; equirectangular, true along 3.5° N" in note


def incomplete():
    project = tiny()
    values = project.values.copy()
    values.loc[(2022, "east")] = np.nan
    settings = {"missing": ("keep",), "missing_child": "renormalize"}
    return index.build(replace(project, values=values).with_settings(**settings))


def test_missing_scores_are_hatched_and_said():
    options = Options(geometry=parsed(row(["north", "east", "west", "nowhere"])))
    data = chart_bytes(incomplete(), "map", options=options)
    assert {"no score", "not in the data", "east"} <= set(texts(data))
    assert b"<pattern" in data
    whole = chart_bytes(index.build(tiny()), "map", options=Options(geometry=parsed(row(["east"]))))
    assert not {"no score", "not in the data"} & set(texts(whole))
    assert b"<pattern" not in whole
    assert any("Without a shape: 2 regions." in text for text in texts(whole))


def pixel(data, x, y):
    """The colour at a place of a picture, in shares from the left and from the top."""
    import io

    from matplotlib.image import imread

    image = imread(io.BytesIO(data), format="png")
    return image[int(y * image.shape[0]), int(x * image.shape[1]), :3]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_hole_is_empty(backwards):
    rings = square(0, -4, 8, 8), square(1, -3, 6, 6, backwards=backwards)
    shapes = collection(feature(polygon(*rings), name="north"))
    data = chart_bytes(index.build(tiny()), "map", ".png", options=Options(geometry=parsed(shapes)))
    assert (pixel(data, 0.5, 0.55) == 1).all()
    assert (pixel(data, 0.05, 0.55) < 1).any()


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_bytes_are_always_the_same(suffix):
    def drawn():
        options = Options(geometry=parsed(row(["north", "east", "nowhere"])))
        return chart_bytes(incomplete(), "map", suffix, options=options)

    assert drawn() == drawn()


def test_a_thin_strip_and_a_dot_are_drawn():
    result = index.build(tiny())
    for size in ((300, 0.001), (0.001, 170), (1e-9, 1e-9)):
        shapes = collection(feature(polygon(square(-150, -85, *size)), name="north"))
        assert chart_bytes(result, "map", ".png", options=Options(geometry=parsed(shapes)))


def test_what_nobody_sees_in_a_property_is_shown():
    options = Options(geometry=parsed(row(["north"], "na\x1bme")))
    data = chart_bytes(index.build(tiny()), "map", options=options)
    assert any(r"na\x1bme" in text for text in texts(data))


@needs_chinese
def test_chinese_names_of_file_and_property_are_drawn_in_english_too(tmp_path):
    path = tmp_path / "地图.geojson"
    path.write_text(json.dumps(row(["north"], "名称")), encoding="utf-8")
    options = Options(geometry=read_geojson(str(path)))
    said = " ".join(texts(chart_bytes(index.build(tiny()), "map", options=options)))
    assert "地图.geojson, by the property 名称" in said


def test_the_command_tells_what_it_joined(tmp_path, monkeypatch, capsys):
    from index.commands import main

    monkeypatch.chdir(tmp_path)
    path = tmp_path / "map.geojson"
    provinces = [r.name("en") for r in index.load_project(DEMO).regions if r.kind == "province"]
    path.write_text(json.dumps(row(provinces)), encoding="utf-8")
    call = ["chart", str(DEMO), "map", "--geometry", "map.geojson", "--lang", "en"]
    assert main(call) == 0
    said = capsys.readouterr()
    assert said.out == "map.svg\n"
    assert "joined by the property 'name': 31 of 31 provinces" in said.err
    assert main([*call, "-o", "map.geojson", "--force"]) != 0  # what is read is never written over
    assert json.loads(path.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    capsys.readouterr()
    path.write_text(json.dumps(row(provinces[1:])), encoding="utf-8")
    assert main([*call, "--force"]) == 1
    assert f"1 region without a shape in it: {provinces[0]}" in capsys.readouterr().err
    assert main(["chart", str(DEMO), "ranking", "--geometry", "map.geojson", "--lang", "en"]) == 2
    assert "--geometry is for map, not for ranking" in capsys.readouterr().err
