"""Where invented records stand: a few regions dominate, and the same layout serves any scale."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.project.arrays import BoolArray, FloatArray, Integers
from index.project.divisions import provinces
from index.project.regions import CIRCLE, Region

CITY = "city"
_WITHOUT_CITY = 0.06  # the share of a region's records that name no city


@cache
def cities() -> tuple[Region, ...]:
    """Return 63 cities, at least one of each province; a municipality's is the whole of it.

    >>> [city.code for city in cities() if city.parent in ("beijing", "shaanxi")]
    ['beijing-city', 'xian']
    """
    text = files("index").joinpath("data/cities.csv").read_text(encoding="utf-8")
    return tuple(
        Region(row["code"], {"zh": row["zh"], "en": row["en"]}, CITY, row["parent"])
        for row in csv.DictReader(text.splitlines())
    )


def draws(seed: int, *key: int) -> np.random.Generator:
    """Return a generator of its own for each key.

    Only its uniform numbers are used, and of arithmetic only what IEEE 754 rounds exactly: so the
    same records come out on every machine.

    >>> draws(1, 2, 3).random() == draws(1, 2, 3).random() != draws(1, 2, 4).random()
    True
    """
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


@dataclass(frozen=True)
class Geography:
    """The places of a database: each region without a city, and each of its cities.

    Attributes
    ----------
    names, shorts : tuple of str
        Of each region; a short name is the first alias.
    region : ndarray, (places,)
        The number of each place's region.
    city : tuple of str or None
        The name of each place's city.
    weight : ndarray, (places,)
        The share of records; regions are ranked by the seed, and shares fall as 1, 1/2, 1/3...
    level : ndarray, (regions,)
        How rich the records of a region are, between 0.6 and 1.4.
    """

    names: tuple[str, ...]
    shorts: tuple[str, ...]
    region: Integers
    city: tuple[str | None, ...]
    weight: FloatArray
    level: FloatArray

    @classmethod
    def drawn(cls, seed: int, regions: Sequence[Region] | None = None) -> Geography:
        """Rank regions, and cities within each, by a seed.

        Parameters
        ----------
        seed : int
        regions : sequence of Region, optional
            Those with a parent among them are cities, circles are left out; by default the 31
            provinces of China and `cities`.

        Examples
        --------
        >>> places = Geography.drawn(2022)
        >>> len(places.names), len(places.city), round(float(places.weight.sum()), 9)
        (31, 94, 1.0)
        """
        given = (*provinces(), *cities()) if regions is None else tuple(regions)
        codes = {one.code for one in given}
        tops = [one for one in given if one.parent not in codes and one.kind != CIRCLE]
        generator = draws(seed, 0, 0)
        region, city, weight = [], [], []
        for number, (top, share) in enumerate(
            zip(tops, _shares(generator, len(tops)), strict=True)
        ):
            inside = [one for one in given if one.parent == top.code and one.kind != CIRCLE]
            without = _WITHOUT_CITY if inside else 1.0
            shares = _shares(generator, len(inside)) * (1 - without)
            region += [number] * (1 + len(inside))
            city += [None, *(one.name("zh") for one in inside)]
            weight += [share * without, *(share * float(part) for part in shares)]
        return cls(
            tuple(top.name("zh") for top in tops),
            tuple(top.aliases[0] if top.aliases else top.name("zh") for top in tops),
            np.array(region, dtype=np.int64),
            tuple(city),
            np.array(weight),
            0.6 + 0.8 * generator.random(len(tops)),
        )


def _shares(generator: np.random.Generator, count: int) -> FloatArray:
    """Return shares proportional to 1, 1/2, 1/3... in an order that is drawn."""
    weight = 1.0 / (1 + np.argsort(generator.random(count), kind="stable"))
    return np.asarray(weight / np.cumsum(weight)[-1] if count else weight)


@dataclass(frozen=True)
class Layout:
    """Where the records of one table stand: a pattern that repeats, so it can be of any size.

    Attributes
    ----------
    size : int
        Records in the table.
    place : ndarray, (unit,)
        The place of record ``i`` is ``place[i % unit]``.
    region : ndarray, (unit,)
        The region of it.
    order, first : ndarray
        Positions of the pattern sorted by region, and where each region begins among them.
    """

    size: int
    place: Integers
    region: Integers
    order: Integers
    first: Integers

    @classmethod
    def drawn(cls, geography: Geography, size: int, unit: int, seed: int, table: int) -> Layout:
        """Draw a pattern of ``unit`` records for one table, around the shares of a geography.

        >>> layout = Layout.drawn(Geography.drawn(2022), 50, 20, 2022, table=1)
        >>> bool((layout.place == layout.place[np.arange(20) % 20]).all()), len(layout.place)
        (True, 20)
        """
        generator = draws(seed, table, 0)
        tilt = 0.5 + generator.random(len(geography.names))
        ends = np.cumsum(geography.weight * tilt[geography.region])
        place = np.searchsorted(ends / ends[-1], generator.random(unit), side="right")
        region = geography.region[place]
        order = np.argsort(region, kind="stable")
        first = np.searchsorted(region[order], np.arange(len(geography.names) + 1))
        return cls(size, place, region, order, first)

    def partners(self, regions: Integers, near: BoolArray, draw: FloatArray) -> Integers:
        """Choose records, in given regions or anywhere.

        Parameters
        ----------
        regions : ndarray, (n,)
        near : ndarray of bool, (n,)
            Whether the record is to be of the region; where that has none, it is of any.
        draw : ndarray, (2, n)
            Uniform numbers in [0, 1).

        Returns
        -------
        ndarray, (n,)
            Numbers of records.
        """
        unit = len(self.place)
        begin, end = self.first[regions], self.first[regions + 1]
        inside = near & (end > begin)
        begin, count = np.where(inside, begin, 0), np.where(inside, end - begin, unit)
        position = self.order[begin + (draw[0] * count).astype(np.int64)]
        number = position + unit * (draw[1] * -(-self.size // unit)).astype(np.int64)
        return np.asarray(np.where(number < self.size, number, (number - unit) % self.size))
