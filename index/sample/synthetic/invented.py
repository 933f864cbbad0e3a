"""Invented records: the tables of a synthetic sample, chunk by chunk, as a seed draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from index.project.arrays import BoolArray, FloatArray, Integers, Letters
from index.project.regions import Region
from index.records.schema import TABLES
from index.sample.synthetic.geography import Geography, Layout, draws

SIZES: Mapping[str, int] = {
    "enterprises": 2200,
    "investors": 5272,
    "universities": 303,
    "institutes": 123,
    "alliances": 781,
    "conferences": 2162,
    "policies": 657,
    "parks": 1823,
    "people": 3 * 2200,
    "foreign": 200,
    "relations": 20 * 2200,
}
"""Records at scale 1: the first eight are the sizes of the 2022 report's sample database."""

LETTERS: Mapping[str, str] = dict(zip(SIZES, "EVUIACLKPFR", strict=True))
"""The letter an id of each table begins with; relations have no ids."""

DIGITS = 9
CHUNK = 2**13  # enterprises at a time, with their people and relations
FIRST_YEAR, FIRST_RELATION, LAST_YEAR = 2000, 2012, 2021

LAYERS = TABLES["enterprises"].column("layer").allowed
KINDS = TABLES["relations"].column("kind").allowed
_KIND_ENDS = (0.45, 0.75, 0.90)
_OWNER_GIVES = np.array([True, False, False, True])  # technology or money, by kind
_PARTNERS: Sequence[Mapping[str, float]] = (  # cumulative shares, by kind
    {"enterprises": 0.8, "universities": 0.9, "institutes": 1.0},
    {"enterprises": 0.5, "universities": 0.85, "institutes": 1.0},
    {"investors": 1.0},
    {"enterprises": 1.0},
)
_ABROAD, _NEAR = 0.13, 0.7  # shares of relations: with a partner abroad; of the others, inside
_WORDS = {  # what names of records begin with
    "enterprises": "合成企业",
    "investors": "合成投资者",
    "universities": "合成大学",
    "institutes": "合成机构",
    "alliances": "合成联盟",
    "conferences": "合成会议",
    "policies": "合成政策",
    "parks": "合成园区",
    "foreign": "合成境外主体",
}
_COUNTRIES = ("XA", "XB", "XC", "XD", "XE")  # ISO 3166 assigns these to no country


def sizes(scale: float) -> dict[str, int]:
    """Return how many good records each table has.

    Those of people and relations are exact at whole scales, and near it at others.

    >>> sizes(1)["enterprises"], sizes(100)["relations"], sizes(0.01)["institutes"]
    (2200, 4400000, 1)
    """
    return {table: max(1, round(size * scale)) for table, size in SIZES.items()}


class Chunk(NamedTuple):
    """Some records of a table, or those of some enterprises, about to be drawn.

    Attributes
    ----------
    table : str
    numbers : ndarray
        Of the records, or of the enterprises.
    part : int
        The number of the chunk.
    generator : Generator
        The chunk's own.
    """

    table: str
    numbers: Integers
    part: int
    generator: np.random.Generator

    def draw(self, columns: int, records: int | None = None) -> FloatArray:
        """Draw uniform numbers, (columns, records)."""
        return self.generator.random((columns, len(self.numbers) if records is None else records))


@dataclass(frozen=True)
class Invention:
    """A synthetic sample database that is about to be drawn.

    Attributes
    ----------
    seed : int
    size : mapping of str to int
        Good records by table.
    geography : Geography
    layouts : mapping of str to Layout
        Of the tables with places.
    people, relations : ndarray, (unit,)
        How many each enterprise of the pattern has.
    """

    seed: int
    size: Mapping[str, int]
    geography: Geography
    layouts: Mapping[str, Layout]
    people: Integers
    relations: Integers

    @classmethod
    def of(cls, seed: int, scale: float = 1, regions: Sequence[Region] | None = None) -> Invention:
        """Lay out a database.

        >>> int(Invention.of(2022).relations.sum())
        44000
        """
        size, geography = sizes(scale), Geography.drawn(seed, regions)
        layouts = {
            table: Layout.drawn(geography, size[table], SIZES[table], seed, _number(table))
            for table in SIZES
            if table not in ("people", "foreign", "relations")
        }
        people, relations = (
            _parted(draws(seed, _number(table), 0), SIZES["enterprises"], SIZES[table])
            for table in ("people", "relations")
        )
        return cls(seed, size, geography, layouts, people, relations)

    def chunks(self, table: str) -> Iterator[pa.Table]:
        """Draw a table piece by piece; each piece has its own place in the seed's sequence."""
        make = _MAKERS[table]
        of_enterprises = table in ("people", "relations")
        total = self.size["enterprises" if of_enterprises else table]
        step = CHUNK if of_enterprises or table == "enterprises" else 8 * CHUNK
        for part, start in enumerate(range(0, total, step)):
            numbers = np.arange(start, min(start + step, total))
            generator = draws(self.seed, _number(table), 1 + part)
            yield make(self, Chunk(table, numbers, part, generator))

    def located(self, chunk: Chunk, draw: FloatArray) -> dict[str, Any]:
        """Return the columns id, name, region and city of records.

        Most regions are named in full, some by their short name, and a few only by their city.
        """
        layout = self.layouts[chunk.table]
        place = layout.place[chunk.numbers % len(layout.place)]
        region = self.geography.region[place]
        city = pa.array(self.geography.city, pa.string()).take(pa.array(place))
        texts = pa.array([*self.geography.names, *self.geography.shorts])
        unsaid = city.is_valid().to_numpy(zero_copy_only=False) & (draw >= 0.995)
        chosen = region + len(self.geography.names) * (draw < 0.03)
        return {
            "id": ids(LETTERS[chunk.table], chunk.numbers),
            "name": _names(chunk),
            "region": texts.take(pa.array(chosen, mask=unsaid)),
            "city": city,
        }

    def level(self, table: str, numbers: Integers) -> FloatArray:
        """Return how rich the region of each record is."""
        layout = self.layouts[table]
        return self.geography.level[layout.region[numbers % len(layout.place)]]

    def founded(self, chunk: Chunk) -> Integers:
        """Return when the enterprises of a chunk were founded; the same for their relations."""
        draw = draws(self.seed, len(SIZES) + 1, 1 + chunk.part).random(len(chunk.numbers))
        return _days(draw, _day(FIRST_YEAR), _day(LAST_YEAR + 1))


def _number(table: str) -> int:
    return 1 + list(SIZES).index(table)


def _parted(generator: np.random.Generator, count: int, total: int) -> Integers:
    """Part a total into whole numbers of which few are large."""
    ends = np.cumsum(0.2 + _skewed(generator.random(count), 1.0))
    whole = np.floor(ends / ends[-1] * total + 0.5).astype(np.int64)
    return np.asarray(np.diff(whole, prepend=0))


def _skewed(draw: FloatArray, median: FloatArray | float) -> FloatArray:
    """Turn uniform numbers into ones with a long tail (log-logistic of shape 2), capped."""
    return np.minimum(median * np.sqrt(draw / (1 - draw)), 300.0 * np.asarray(median))


def _whole(draw: FloatArray, median: FloatArray | float, known: BoolArray) -> Any:
    return pa.array(np.floor(_skewed(draw, median)).astype(np.int64), mask=~known)


def _chosen(words: Sequence[str], draw: FloatArray, ends: Sequence[float]) -> Any:
    return pa.array(words).take(pa.array(np.searchsorted(ends, draw, side="right")))


def _day(year: int) -> int:
    return date(year, 1, 1).toordinal() - date(1970, 1, 1).toordinal()


def _days(draw: FloatArray, first: Integers | int, end: int) -> Integers:
    """Return days from the first to before the end, more of them late than early."""
    return np.asarray(first + (np.sqrt(draw) * (end - first)).astype(np.int64))


def _dates(days: Integers, known: BoolArray | None = None) -> Any:
    mask = None if known is None else ~known
    return pa.array(days.astype(np.int32), mask=mask).cast(pa.date32())


def ids(letters: str | Letters, numbers: Integers) -> Any:
    """Return ids as an Arrow array: a letter and nine digits.

    >>> ids("E", np.array([0, 41])).to_pylist()
    ['E000000001', 'E000000042']
    """
    width = 1 + DIGITS
    text = np.empty((len(numbers), width), np.uint8)
    text[:, 0] = ord(letters) if isinstance(letters, str) else letters
    rest = numbers + 1
    for column in range(DIGITS, 0, -1):
        rest, digit = np.divmod(rest, 10)
        text[:, column] = digit + ord("0")
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * width
    buffers = pa.py_buffer(offsets), pa.py_buffer(text)
    return pa.StringArray.from_buffers(len(numbers), *buffers)


def _names(chunk: Chunk) -> Any:
    digits = pc.utf8_lpad(pa.array(chunk.numbers + 1).cast(pa.string()), 6, "0")
    return pc.binary_join_element_wise(_WORDS[chunk.table], digits, " (synthetic)", "")


# One function for each kind of table.

Make = Callable[[Invention, Chunk], Any]


def _enterprises(it: Invention, chunk: Chunk) -> Any:
    draw = chunk.draw(9)
    level = it.level(chunk.table, chunk.numbers)
    return pa.table(
        {
            **it.located(chunk, draw[0]),
            "founded": _dates(it.founded(chunk), draw[1] < 0.98),
            "layer": _chosen(LAYERS, draw[2], (0.12, 0.40)),
            "valuation": _whole(draw[3], 20_000 * level, draw[4] < 0.6),
            "patents": _whole(draw[5], 8 * level, draw[6] < 0.9),
            "revenue": _whole(draw[7], 3_000 * level, draw[8] < 0.5),
        }
    )


def _investors(it: Invention, chunk: Chunk) -> Any:
    draw = chunk.draw(2)
    return pa.table({**it.located(chunk, draw[0]), "institutional": pa.array(draw[1] < 0.7)})


def _academia(it: Invention, chunk: Chunk) -> Any:
    draw = chunk.draw(7)
    level = it.level(chunk.table, chunk.numbers) * (1.0 if chunk.table == "universities" else 0.4)
    return pa.table(
        {
            **it.located(chunk, draw[0]),
            "domestic_papers": _whole(draw[1], 120 * level, draw[2] < 0.95),
            "international_papers": _whole(draw[3], 80 * level, draw[4] < 0.95),
            "patents": _whole(draw[5], 60 * level, draw[6] < 0.9),
        }
    )


def _dated(it: Invention, chunk: Chunk) -> Any:
    draw = chunk.draw(3)
    days = _days(draw[1], _day(FIRST_RELATION), _day(LAST_YEAR + 1))
    return pa.table({**it.located(chunk, draw[0]), "date": _dates(days, draw[2] < 0.97)})


def _foreign(it: Invention, chunk: Chunk) -> Any:
    draw = chunk.draw(1)[0]
    return pa.table(
        {
            "id": ids(LETTERS[chunk.table], chunk.numbers),
            "name": _names(chunk),
            "country": _chosen(_COUNTRIES, draw, (0.4, 0.7, 0.85, 0.95)),
        }
    )


def _before(counts: Integers, chunk: Chunk) -> int:
    """Return how many rows of its own kind stand before those of a chunk's first enterprise."""
    blocks, position = divmod(int(chunk.numbers[0]), len(counts))
    return blocks * int(counts.sum()) + int(counts[:position].sum())


def _people(it: Invention, chunk: Chunk) -> Any:
    owner = np.repeat(chunk.numbers, it.people[chunk.numbers % len(it.people)])
    draw = chunk.draw(4, len(owner))
    level = it.level("enterprises", owner)
    return pa.table(
        {
            "id": ids(LETTERS["people"], np.arange(len(owner)) + _before(it.people, chunk)),
            "enterprise": ids(LETTERS["enterprises"], owner),
            "prior_international_study": pa.array(draw[0] < 0.25 * level, mask=draw[1] >= 0.85),
            "prior_international_work": pa.array(draw[2] < 0.18 * level, mask=draw[3] >= 0.85),
        }
    )


def _relations(it: Invention, chunk: Chunk) -> Any:
    owned = it.relations[chunk.numbers % len(it.relations)]
    owner = np.repeat(chunk.numbers, owned)
    draw = chunk.draw(9, len(owner))
    kind = np.searchsorted(_KIND_ENDS, draw[0], side="right")
    abroad = draw[1] < _ABROAD
    own, other = ids(LETTERS["enterprises"], owner), _partners(it, owner, kind, abroad, draw[2:6])
    gives = pa.array(_OWNER_GIVES[kind])
    begin = np.maximum(np.repeat(it.founded(chunk), owned), _day(FIRST_RELATION))
    of_money = kind >= KINDS.index("financing")
    return pa.table(
        {
            "source": pc.if_else(gives, own, other),
            "target": pc.if_else(gives, other, own),
            "kind": pa.array(KINDS).take(pa.array(kind)),
            "international": pa.array(abroad),
            "amount": _whole(draw[6], 2_000.0, of_money & (draw[7] < 0.7)),
            "date": _dates(_days(draw[8], begin, _day(LAST_YEAR + 1))),
        }
    )


def _partners(
    it: Invention, owner: Integers, kind: Integers, abroad: BoolArray, draw: FloatArray
) -> Any:
    """Return the ids of those on the other side: most of the owner's region, none is the owner."""
    partner = (draw[0] * it.size["foreign"]).astype(np.int64)
    letter = np.full(len(owner), ord(LETTERS["foreign"]), np.uint8)
    regions = it.layouts["enterprises"].region[owner % len(it.relations)]
    for number, shares in enumerate(_PARTNERS):
        begin = 0.0
        for table, end in shares.items():
            here = ~abroad & (kind == number) & (draw[2] >= begin) & (draw[2] < end)
            near = draw[3, here] < _NEAR
            partner[here] = it.layouts[table].partners(regions[here], near, draw[:2, here])
            letter[here], begin = ord(LETTERS[table]), end
    itself = (letter == ord(LETTERS["enterprises"])) & (partner == owner)
    partner[itself] = (partner[itself] + 1) % it.size["enterprises"]
    return ids(letter, partner)


_MAKERS: Mapping[str, Make] = {
    "enterprises": _enterprises,
    "investors": _investors,
    "universities": _academia,
    "institutes": _academia,
    "alliances": _dated,
    "conferences": _dated,
    "policies": _dated,
    "parks": _dated,
    "people": _people,
    "foreign": _foreign,
    "relations": _relations,
}
