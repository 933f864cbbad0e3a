"""Which region and city the places of records are: names resolved, in Python, once for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from ahp.common.findings import Finding
from index.project.naming import Naming, plain, region_names
from index.project.regions import Region

PlaceReason = Literal["", "region-missing", "region-unknown", "city-elsewhere"]
NOWHERE = 0
"""The number of no place at all."""


@dataclass(frozen=True)
class PlaceName:
    """A name that is none of a region's own names, and how many records have it.

    Attributes
    ----------
    level : str
        ``region`` or ``city``.
    name : str
    count : int
    region : str or None
        Code of the region an alias stands for; None where it is unknown.
    nearest : str or None
        The known name nearest to an unknown one.
    """

    level: str
    name: str
    count: int
    region: str | None = None
    nearest: str | None = None


class Place(NamedTuple):
    """Where a record belongs: codes of a region and of a city in it, where they are known."""

    region: str | None
    city: str | None = None


@dataclass
class Places:
    """Resolves pairs of region and city as records have them, and numbers the places found.

    Parameters
    ----------
    regions : sequence of Region
        Of the whole project.
    levels : mapping of str to str
        The kinds of region that ``region`` and ``city`` name.

    Examples
    --------
    >>> regions = [Region("hb", {"zh": "湖北省"}, "province"), Region("wh", {}, "city", "hb")]
    >>> places = Places(regions, {"region": "province", "city": "city"})
    >>> places.resolve("湖北", "wh", 3), places.resolve("", "wh", 1), places.resolve("湖南", "", 1)
    ((1, ''), (1, ''), (0, 'region-unknown'))
    >>> places.found[1]
    Place(region='hb', city='wh')
    >>> [(name.name, name.region, name.count) for name in places.names]
    [('湖北', 'hb', 3), ('湖南', None, 1)]
    """

    regions: Sequence[Region]
    levels: Mapping[str, str]
    found: list[Place] = field(default_factory=lambda: [Place(None)])

    def __post_init__(self) -> None:
        by_level = {
            level: [one for one in self.regions if one.kind == kind]
            for level, kind in self.levels.items()
        }
        self._names = {level: region_names(some) for level, some in by_level.items()}
        self._region = {one.code: one for some in by_level.values() for one in some}
        self._numbers = {place: number for number, place in enumerate(self.found)}
        self._told: dict[tuple[str, str], PlaceName] = {}

    def resolve(self, region: str, city: str, count: int = 1) -> tuple[int, PlaceReason]:
        """Return the number of a place, and why there is none.

        Parameters
        ----------
        region, city : str
            As a record has them, blank where it does not say.
        count : int
            How many records say so.
        """
        region, city = region.strip(), city.strip() if "city" in self._names else ""
        codes = self._find("region", region, count) if region else ()
        if region and len(codes) != 1:
            return NOWHERE, "region-unknown"
        cities = self._find("city", city, count, of=codes) if city else ()
        if not region:
            parent = self._region[cities[0]].parent if len(cities) == 1 else None
            if parent not in self._region:
                return NOWHERE, "region-missing"
            return self._number(Place(parent, cities[0])), ""
        inside = [one for one in cities if self._region[one].parent in (codes[0], None)]
        if cities and len(inside) != 1:
            return NOWHERE, "city-elsewhere"
        return self._number(Place(codes[0], inside[0] if inside else None)), ""

    @property
    def names(self) -> tuple[PlaceName, ...]:
        """The names met so far that are aliases or unknown, in order."""
        return tuple(
            name if name.region else replace(name, nearest=self._nearest(name))
            for name in self._told.values()
        )

    def suggest(self, name: PlaceName) -> Finding:
        """Suggest a known name for an unknown one."""
        return self._names[name.level].suggest(name.name)

    def _nearest(self, name: PlaceName) -> str | None:
        found = self.suggest(name).details.get("nearest")
        return None if found is None else str(found)

    def _number(self, place: Place) -> int:
        if place not in self._numbers:
            self._numbers[place] = len(self.found)
            self.found.append(place)
        return self._numbers[place]

    def _find(self, level: str, text: str, count: int, of: tuple[str, ...] = ()) -> tuple[str, ...]:
        names: Naming = self._names[level]
        codes = names.find(text)
        if level == "city" and not codes and of and self._names["region"].find(text) == of:
            return ()  # a municipality, named once more as its city
        known = codes[0] if len(codes) == 1 else None
        if known is None and len(codes) > 1 and level == "city":
            return codes  # several of one name: the region says which
        if known is None or plain(text) not in self._own([known]):
            before = self._told.get((level, text), PlaceName(level, text, 0, known))
            self._told[level, text] = replace(before, count=before.count + count)
        return codes

    def _own(self, codes: Iterable[str]) -> set[str]:
        """Return the official names of regions, as they are compared."""
        found = [self._region[code] for code in codes]
        return {plain(name) for one in found for name in (one.code, *one.names.values())}
