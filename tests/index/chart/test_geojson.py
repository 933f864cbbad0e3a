"""GeoJSON as files have it: what is understood, and what is refused by name."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import FileError, Problems
from index.chart.geojson import parse_geojson, read_geojson
from tests.index.chart.shapes import collection, feature, parsed, polygon, square


def refused(whole):
    problems = Problems("map.geojson")
    data = whole if isinstance(whole, bytes) else json.dumps(whole).encode()
    parse_geojson("map.geojson", data, problems)
    assert problems.errors
    assert all(found.text("zh") for found in problems.findings)
    return "\n".join(found.text() for found in problems.findings)


def test_areas_lines_and_collections_are_read():
    ring = square(0, 0)
    line = [[0, 0], [2, 1, 500]]
    parts = [polygon(ring), {"type": "LineString", "coordinates": line}]
    found = parsed(
        collection(
            feature(polygon(ring), name=" a ", id=7.0, share=0.5, none=None),
            feature({"type": "MultiPolygon", "coordinates": [[ring], [square(3, 3)]]}),
            feature({"type": "MultiLineString", "coordinates": [line]}),
            feature({"type": "GeometryCollection", "geometries": parts}),
            feature({"type": "Point", "coordinates": [0, 0]}),
            feature(None, name="nothing"),
        )
    )
    assert [(len(one.polygons), len(one.lines)) for one in found.shapes] == [
        (1, 0),
        (2, 0),
        (0, 1),
        (1, 1),
    ]
    assert dict(found.shapes[0].properties) == {"name": "a", "id": "7"}
    assert found.left_out == 2
    assert found.shapes[2].lines[0].tolist() == [[0, 0], [2, 1]]  # heights are left out


def test_the_id_of_a_feature_is_a_property_too():
    one = {**feature(polygon(square(0, 0))), "id": "CHN"}
    assert parsed(collection(one)).keys == ("id",)


def test_a_ring_that_is_open_is_closed():
    ring = parsed(collection(feature(polygon(square(0, 0)[:-1])))).shapes[0].polygons[0][0]
    assert (ring[0] == ring[-1]).all()
    assert len(ring) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_of_any_encoding_are_read(tmp_path, encoding):
    path = tmp_path / "map.geojson"
    text = json.dumps(collection(feature(polygon(square(0, 0)), 名称="某省")), ensure_ascii=False)
    path.write_bytes(text.encode(encoding))
    assert read_geojson(str(path)).shapes[0].properties["名称"] == "某省"


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ({"type": "Topology", "objects": {}, "arcs": []}, "TopoJSON, not GeoJSON"),
        ({"geometryType": "esriGeometryPolygon", "features": []}, "Esri JSON, not GeoJSON"),
        (b"\x00\x00\x27\x0a" + b"\0" * 96, "shapefile"),
        (b"PK\x03\x04", "binary"),
        (b"\xef\xbb\xbf<kml/>", "KML"),
        (
            b'{"type": "FeatureCollection", "features": [',
            "line 1, column 44: this is no JSON, or not all of it",
        ),
        (b"[" * 200_000, "no JSON, or not all of it"),
        (b"9" * 10_000, "no JSON, or not all of it"),
        (b"", "no JSON, or not all of it"),
        ([], r"its type is []"),
        (feature(polygon(square(0, 0))), "its type is Feature"),
        ({"type": "FeatureCollection", "features": {}}, "a list of features was expected"),
        (collection(), "no polygon"),
        (collection(feature({"type": "Point", "coordinates": [0, 0]})), "no polygon"),
        (collection(7), "key features[0]: this is no feature"),
        (collection({"type": "Feature", "properties": {}}), "no feature with a geometry"),
        (collection(feature({"type": "Circle"})), "known type: Circle"),
        (collection(feature({"type": ["Polygon"]})), "known type"),
        (collection(feature("Polygon")), "known type"),
        (collection({**feature(None), "properties": [1]}), "no feature"),
        (collection(feature({"type": "Polygon"})), "found null"),
        (collection(feature(polygon())), "three different corners, found []"),
        (collection(feature(polygon([]))), "three different corners, found []"),
        (collection(feature(polygon([[0, 0], [1, 1], [0, 0]]))), "three different corners"),
        (collection(feature(polygon([[0, 0], ["1", 1], [1, 0]]))), 'found ["1", 1]'),
        (collection(feature(polygon([[0, 0], [True, 1], [1, 0]]))), "found [true, 1]"),
        (collection(feature(polygon([[0, 0], [1], [1, 0]]))), "found [1]"),
        (collection(feature(polygon([[0, 0], [1, float("nan")], [1, 0]]))), "found [1, NaN]"),
        (collection(feature(polygon([[0, 0], [10**400, 1], [1, 0]]))), "in degrees"),
        (collection(feature(polygon(square(12_958_000, 4_852_000)))), "EPSG:4326"),
        (collection(feature(polygon(square(39.9, 116.4)))), "Longitude comes first"),
    ],
)
def test_what_is_no_geojson_is_refused_by_name(whole, said):
    assert said in refused(whole)


def test_a_collection_in_a_collection_is_refused_however_deep():
    deep = {"type": "GeometryCollection", "geometries": []}
    for _ in range(100):
        deep = {"type": "GeometryCollection", "geometries": [deep]}
    assert "GeometryCollection in" in refused(collection(feature(deep)))


def test_every_wrong_feature_is_told_with_its_place():
    wrong = feature(polygon([[0, 0], [1, 1]]))
    text = refused(collection(feature(polygon(square(0, 0))), wrong, wrong))
    assert "features[1]" in text
    assert "features[2]" in text
    assert "features[0]" not in text


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(FileError, match="no such file"):
        read_geojson("nowhere.geojson")


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometries", "properties", "geometry", "id"]),
            inner | st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(_anything, max_size=3))
def test_anything_in_a_collection_is_read_or_refused(features):
    problems = Problems("map.geojson")
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    found = parse_geojson("map.geojson", data, problems)
    assert problems.errors or found is not None
    for shape in () if found is None else found.shapes:
        assert all(np.isfinite(ring).all() for one in shape.polygons for ring in one)
