"""Every name a region or indicator goes by."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahp.common.findings import Finding, Named
from ahp.common.names import known_ones, nearest
from ahp.common.wording import SUGGEST_NEAREST
from index.project.indicators import Indicator
from index.project.regions import Region

_SUFFIXES = ("市", "省")


class Naming:
    """Finds things by any of their names: the code first, then full names, then short ones."""

    def __init__(self) -> None:
        self._levels: tuple[dict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(3))
        self._shown: list[str] = []
        self._first: list[str] = []

    def add(
        self,
        code: str,
        called: Mapping[str, str],
        names: Iterable[str] = (),
        aliases: Iterable[str] = (),
    ) -> None:
        """Add a thing with what it is called in each language, its other full and short names."""
        names = (*called.values(), *names)
        self._first.append(Named(code, called))
        for level, group in zip(self._levels, ((code,), names, aliases), strict=True):
            for name in group:
                key = plain(name)
                if key and code not in level[key]:
                    level[key].append(code)
                    self._shown.append(name)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the codes that a name stands for: none, one, or several where it is ambiguous."""
        key = plain(name)
        for level in self._levels:
            if key in level:
                return tuple(level[key])
        return ()

    def suggest(self, name: str) -> Finding:
        """Suggest the nearest name that is known, or list one name of each thing."""
        close = nearest(name, self._shown)
        if close is not None:
            return Finding(SUGGEST_NEAREST, {"nearest": close})
        return known_ones(self._first)


@lru_cache(maxsize=2**16)
def plain(name: str) -> str:
    """Return a name as it is compared: without case, full width and runs of white space.

    >>> plain(" Ｂeijing  City ")
    'beijing city'
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
    return " ".join(name.casefold().split())


def region_names(regions: Iterable[Region]) -> Naming:
    """Collect every name of regions; a Chinese name also goes without 市 or 省.

    >>> region_names([Region("sz", {"zh": "深圳市"})]).find("深圳")
    ('sz',)
    """
    return _region_names(tuple(regions))


@lru_cache(maxsize=2)
def _region_names(regions: tuple[Region, ...]) -> Naming:
    names = Naming()
    for region in regions:
        full = region.names.values()
        short = [name[:-1] for name in full if name.endswith(_SUFFIXES) and len(name) > 2]
        official = [region.division] if region.division else []
        names.add(region.code, region.names, official, [*region.aliases, *short])
    return names


def indicator_names(
    indicators: Iterable[Indicator], more: Mapping[str, Mapping[str, str]] | None = None
) -> Naming:
    """Collect every name of indicators, and those the model gives them; each also with its unit.

    >>> names = indicator_names([Indicator("gdp", {"zh": "人均GDP"}, unit="元")])
    >>> names.find("人均GDP（元）"), names.find("人均GDP（万元）")
    (('gdp',), ())
    """
    names = Naming()
    for indicator in indicators:
        others = (more or {}).get(indicator.code, {})
        called = indicator.names or others
        every = (indicator.code, *called.values(), *others.values()) if indicator.unit else ()
        headed = (f"{one}{gap}({indicator.unit})" for one in every for gap in ("", " "))
        names.add(indicator.code, called, others.values(), headed)
    return names
