"""Writes the values of this example: invented, from a seed, so that they state nothing of a place.

The sizes of the regions are drawn too. ``values.csv`` and ``cities.csv`` come out the same
every time.
"""

import csv
from pathlib import Path
from random import Random

from index.project.divisions import provinces

FOLDER = Path(__file__).parent
YEARS = (2021, 2022)
TYPICAL = {
    "enterprises": 60,
    "mean-valuation": 12,
    "mean-patents": 15,
    "base-technology-enterprises": 20,
    "technology-enabling": 150,
    "universities": 8,
    "university-domestic-papers": 90,
    "university-international-papers": 70,
    "university-patents": 110,
    "institutes": 10,
    "institute-domestic-papers": 25,
    "institute-international-papers": 20,
    "institute-patents": 30,
    "financing-relations": 80,
    "financing-amount": 45,
    "investment-relations": 70,
    "prior-international-study": 40,
    "prior-international-work": 35,
    "international-technology-input": 25,
    "international-technology-enabling": 20,
    "conferences": 6,
    "alliances": 4,
    "industrial-parks": 5,
    "policies": 12,
}
AMOUNTS = ("mean-valuation", "financing-amount")  # in hundred millions of yuan; others are counts


def draw_region(random: Random) -> dict[int, list[str]]:
    """Draw one region: its size, how it fares from year to year, and each value."""
    size = 0.3 + 1.3 * random.random() ** 1.5
    fares = [1.0, *(0.85 + 0.45 * random.random() for _ in YEARS[1:])]
    found: dict[int, list[str]] = {year: [] for year in YEARS}
    for code, typical in TYPICAL.items():
        start = typical * size * (0.3 + 1.4 * random.random())
        for year, fare in zip(YEARS, fares, strict=True):
            value = start * fare * (0.9 + 0.2 * random.random())
            found[year].append(f"{value:.1f}" if code in AMOUNTS else str(round(value)))
    return found


def write(name: str, drawn: dict[str, dict[int, list[str]]]) -> None:
    """Write a table of values: a row for each region and year, a column for each indicator."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["region", "year", *TYPICAL])
        for region, years in drawn.items():
            rows.writerows([region, year, *values] for year, values in years.items())


def main() -> None:
    random = Random("invented")
    drawn = {region.code: draw_region(random) for region in provinces()}
    write("values.csv", drawn)
    cities = {}
    with (FOLDER / "regions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] != "city":
                continue
            municipality = row["code"] == f"{row['parent']}-city"
            cities[row["code"]] = drawn[row["parent"]] if municipality else draw_region(random)
    write("cities.csv", cities)


if __name__ == "__main__":
    main()
