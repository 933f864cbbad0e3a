"""The province-level divisions of China with their official codes (GB/T 2260)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from index.project.regions import Region

PROVINCE = "province"
CHINA_PROVINCES = "china-provinces"
"""What ``regions`` in index.toml says to take them all."""


@cache
def provinces() -> tuple[Region, ...]:
    """Return the 31 province-level divisions of the mainland, in the order of their codes.

    English names are the short ones, as in tables; the full ones are aliases.

    References
    ----------
    GB/T 2260, Codes for the administrative divisions of the People's Republic of China.

    Examples
    --------
    >>> xinjiang = provinces()[-1]
    >>> xinjiang.division, xinjiang.name("zh"), xinjiang.name("en"), xinjiang.aliases[0]
    ('650000', '新疆维吾尔自治区', 'Xinjiang', '新疆')
    """
    text = files("index").joinpath("data/gbt2260-provinces.csv").read_text(encoding="utf-8")
    return tuple(
        Region(
            row["code"],
            {"zh": row["zh"], "en": row["short_en"]},
            PROVINCE,
            aliases=(row["short_zh"], row["en"]),
            division=row["division"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def province_by_division() -> dict[str, Region]:
    """Return the provinces by official code.

    >>> province_by_division()["310000"].code
    'shanghai'
    """
    return {region.division: region for region in provinces() if region.division}


@cache
def province_by_name() -> dict[str, Region]:
    """Return the provinces by every Chinese and English name.

    >>> province_by_name()["新疆"].division, province_by_name()["Shaanxi"].division
    ('650000', '610000')
    """
    return {
        name: region for region in provinces() for name in (*region.names.values(), *region.aliases)
    }
