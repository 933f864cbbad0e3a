"""Which shape is which region: by the property whose values name most of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.wording import Count, Message
from index.chart.geojson import Geometry
from index.chart.wording import (
    GEOMETRY_AMBIGUOUS,
    GEOMETRY_JOINED,
    GEOMETRY_LEFT_OUT,
    GEOMETRY_MORE,
    GEOMETRY_UNMATCHED,
    GEOMETRY_WITHOUT_REGION,
    GEOMETRY_WITHOUT_SHAPE,
)
from index.project.naming import region_names
from index.project.regions import Region
from index.project.wording import POOLS
from index.steps.pools import Pool, pools_of
from index.steps.result import Result

_EXAMPLES = 6
_TELLING = ("name", "title", "label")  # parts of what properties with names are called


@dataclass(frozen=True)
class Joined:
    """Shapes and regions put together.

    Attributes
    ----------
    key : str
        The property.
    codes : tuple of str or None
        The region of each shape.
    ambiguous : tuple of int
        Places of shapes named as several regions are.
    """

    key: str
    codes: tuple[str | None, ...]
    ambiguous: tuple[int, ...] = ()

    @property
    def regions(self) -> frozenset[str]:
        """The regions that have a shape."""
        return frozenset(code for code in self.codes if code is not None)


def join(geometry: Geometry, regions: Sequence[Region]) -> Joined:
    """Find the property that names most regions, and the region of every shape.

    Parameters
    ----------
    geometry : Geometry
    regions : sequence of Region
        Known by code, official code and every full and short name; the first property of the
        file is taken of several that name as many, where it names them with fewer shapes twice.

    Returns
    -------
    Joined
        Without a region of any shape where no property names one.
    """
    shapes, names = geometry.shapes, region_names(regions)
    best, most = Joined("", (None,) * len(shapes)), (0, 0)
    for key in geometry.keys:
        found = [names.find(shape.properties.get(key, "")) for shape in shapes]
        codes = tuple(one[0] if len(one) == 1 else None for one in found)
        several = tuple(k for k, one in enumerate(found) if len(one) > 1)
        joined = Joined(key, codes, several)
        count = len(joined.regions)
        score = (count, count - sum(code is not None for code in codes))
        if count and score > most:
            best, most = joined, score
    return best


def joined_pool(result: Result, geometry: Geometry, pool: str | None) -> tuple[Pool, Joined]:
    """Return the pool that the shapes are of, and which is which: the one with most shapes.

    Raises
    ------
    UsageError
        Where no region of any pool has a shape.
    """
    found = []
    for one in pools_of(result, pool):
        there = set(one.ranks.index.unique("region"))
        regions = [region for region in result.project.regions if region.code in there]
        found.append((one, join(geometry, regions)))
    best = max(found, key=lambda each: len(each[1].regions))
    if best[1].regions:
        return best
    said = {"properties": _properties(geometry), "regions": _some(_named(result, found[0][0]))}
    raise UsageError([Finding(GEOMETRY_UNMATCHED, said, geometry.name)])


def notes(result: Result, geometry: Geometry, of_pool: str | None) -> Iterator[Finding]:
    """Yield what is worth knowing of shapes and regions that are put together."""
    pool, joined = joined_pool(result, geometry, of_pool)
    everywhere = _named(result, pool)
    said = {"key": joined.key, "count": len(joined.regions), "total": len(everywhere)}
    called = POOLS.get(pool.name, pool.name)
    yield Finding(GEOMETRY_JOINED, {**said, "pool": called}, geometry.name)
    alone = [
        k
        for k, code in enumerate(joined.codes)
        if code is None and geometry.shapes[k].polygons and k not in joined.ambiguous
    ]
    without = [region for region in everywhere if region not in joined.regions]
    listed: list[tuple[Message, list[str]]] = [
        (GEOMETRY_WITHOUT_SHAPE, without),
        (GEOMETRY_AMBIGUOUS, [_called(geometry, k, joined.key) for k in joined.ambiguous]),
        (GEOMETRY_WITHOUT_REGION, [_called(geometry, k, joined.key) for k in alone]),
    ]
    for what, names in listed:
        if names:
            details = {"count": Count(len(names)), "names": _some(names)}
            yield Finding(what, details, geometry.name)
    if geometry.left_out:
        yield Finding(GEOMETRY_LEFT_OUT, {"count": Count(geometry.left_out)}, geometry.name)


def _named(result: Result, pool: Pool) -> list[str]:
    regions = map(result.project.region, map(str, pool.ranks.index.unique("region")))
    return [Named(region.code, region.names) for region in regions]


def _called(geometry: Geometry, place: int, key: str) -> str:
    """Return what the file calls a shape: by the property of the names, else its place."""
    said = geometry.shapes[place].properties
    names = [value for one, value in said.items() if any(w in one.casefold() for w in _TELLING)]
    return next((name for name in [said.get(key, ""), *names] if name), f"#{place + 1}")


def _properties(geometry: Geometry) -> list[str]:
    """Show each property with a value of it."""
    said: dict[str, str] = {}
    for shape in geometry.shapes:
        said = {**{key: value for key, value in shape.properties.items() if value}, **said}
    shown = [f"{key} = {value!r}" for key, value in said.items()]
    return [*shown[:_EXAMPLES], *(["…"] if len(shown) > _EXAMPLES else [])] or ["–"]


def _some(names: Sequence[str]) -> list[object]:
    more = len(names) - _EXAMPLES
    if more <= 1:
        return list(names)
    count = Count(more)
    return [*names[:_EXAMPLES], Finding(GEOMETRY_MORE, {"count": count})]
