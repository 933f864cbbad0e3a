"""Small sample databases for tests: in memory, drawn by hypothesis, and computed plainly."""

from collections import Counter
from contextlib import contextmanager

import pandas as pd
import pyarrow as pa
from hypothesis import strategies as st

from index.project.regions import Region
from index.records.definitions import Definition, Definitions, Filter
from index.records.engines.duckdb import DuckDBSource

REGIONS = (
    Region("beijing", {"zh": "北京市"}, "province"),
    Region("jiangsu", {"zh": "江苏省"}, "province"),
    Region("nanjing", {"zh": "南京市"}, "city", "jiangsu"),
    Region("suzhou", {"zh": "苏州市"}, "city", "jiangsu"),
    Region("delta", {"zh": "长三角"}, "circle"),
)
PARENT = {"nanjing": "jiangsu", "suzhou": "jiangsu"}
YEARS = (2020, 2021)


def of_rows(columns, rows):
    """Return a table of texts as a CSV file would give it."""
    texts = [[cell or None for cell in column] for column in zip(*rows, strict=True)]
    texts = texts or [[] for _ in columns]
    return pa.table(
        {name: pa.array(t, pa.string()) for name, t in zip(columns, texts, strict=True)}
    )


def of_text(text):
    """Return a table written as lines of comma-separated cells, the first its heading."""
    lines = [[cell.strip() for cell in line.split(",")] for line in text.strip().splitlines()]
    return of_rows(lines[0], lines[1:])


@contextmanager
def opened(definitions, tables):
    """Open Arrow tables as a source."""
    source = DuckDBSource(definitions)
    try:
        source.tables = {
            name: source.backend.create_table(f"raw_{name}", table)
            for name, table in tables.items()
        }
        source.names = tuple(tables)
        yield source
    finally:
        source.close()


def definitions(*indicators, **choices):
    return Definitions("sample.toml", "records", threads=1, indicators=indicators, **choices)


# what random databases are rolled up to

FINANCING = Filter("kind", ("financing",))
INDICATORS = (
    Definition("firms", "enterprises", "count"),
    Definition("young", "enterprises", "count", where=(Filter("founded", (), 2020, None),)),
    Definition("new", "enterprises", "count", period="flow"),
    Definition("ever", "enterprises", "count", period="all"),
    Definition("deep", "enterprises", "count", where=(Filter("layer", ("base", "technology")),)),
    Definition("worth", "enterprises", "sum", "valuation"),
    Definition("mean-worth", "enterprises", "mean", "valuation", empty="missing"),
    Definition(
        "base-share", "enterprises", "share", part=(Filter("layer", ("base",)),), empty="missing"
    ),
    Definition("abroad", "people", "share", "prior_international_study", empty="missing"),
    Definition("raised", "relations", "sum", "amount", (FINANCING,), endpoint="target"),
    Definition(
        "deals", "relations", "count", None, (FINANCING,), endpoint="source", period="stock"
    ),
    Definition("mean-raised", "relations", "mean", "amount", endpoint="target", empty="zero"),
)

_NUMBERS = {"": None, "5": 5.0, " 7.5 ": 7.5, "1e2": 100.0}
_BAD_NUMBERS = {"-1": "number-impossible", "x": "number-unreadable", "inf": "number-unreadable"}
_DATES = {"": None, "2019": 2019, "2020-05-01": 2020, "2021/3/4": 2021, "2022年1月": 2022}
_BAD_DATES = {"1800": "date-impossible", "2030-01-01": "date-impossible", "soon": "date-unreadable"}
_FLAGS = {"": None, "true": True, "是": True, "0": False, "No": False}
_PLACES = {
    ("北京市", ""): ("beijing", None),
    ("北京", "北京市"): ("beijing", None),
    ("江苏省", ""): ("jiangsu", None),
    ("江苏", "南京市"): ("jiangsu", "nanjing"),
    ("", "苏州"): ("jiangsu", "suzhou"),
    ("江苏省", "无锡市"): ("jiangsu", None),
}
_BAD_PLACES = {
    ("火星", ""): "region-unknown",
    ("", ""): "region-missing",
    ("北京市", "南京市"): "city-elsewhere",
}
_LAYERS = ("base", "technology", "application", "", "bass")
_KINDS = ("financing", "investment", "financing", "", "finacing")

ENTERPRISE = ("id", "region", "city", "founded", "layer", "valuation")
INVESTOR = ("id", "region", "city")
PERSON = ("id", "enterprise", "prior_international_study")
RELATION = ("source", "target", "kind", "amount", "date")


def _mostly(good, bad):
    """Draw one of what is good, and seldom one of what is not."""
    return st.sampled_from([*list(good) * 4, *bad])


@st.composite
def databases(draw):
    """Draw the rows of every table, with everything that can be wrong in them."""
    firm = st.sampled_from([*(f"E{k}" for k in range(9)), ""])
    fund = st.sampled_from([*(f"V{k}" for k in range(4)), "E0"])
    place = _mostly(_PLACES, _BAD_PLACES)
    number, date = _mostly(_NUMBERS, _BAD_NUMBERS), _mostly(_DATES, _BAD_DATES)
    enterprises = st.tuples(firm, place, date, st.sampled_from(_LAYERS), number)
    enterprises = enterprises.map(lambda row: (row[0], *row[1], *row[2:]))
    investors = st.tuples(fund, place).map(lambda row: (row[0], *row[1]))
    person = st.sampled_from([f"P{k}" for k in range(9)])
    people = st.tuples(person, firm | st.just("E77"), _mostly(_FLAGS, ["maybe"]))
    end = firm | fund | st.just("X1")
    relations = st.tuples(end, end, st.sampled_from(_KINDS), number, date)
    return {
        "enterprises": (ENTERPRISE, draw(st.lists(enterprises, min_size=1, max_size=12))),
        "investors": (INVESTOR, draw(st.lists(investors, max_size=5))),
        "people": (PERSON, draw(st.lists(people, max_size=10))),
        "relations": (RELATION, draw(st.lists(relations, max_size=15))),
    }


# the plain computation


def _number_flaw(text):
    return _BAD_NUMBERS.get(text)


def _date_flaw(text):
    return _BAD_DATES.get(text)


def _place(region, city):
    return _PLACES.get((region, city), (None, None))


def _repeats(rows):
    """Return why each row is rejected for its id: copies of the first, others that differ."""
    seen, found = set(), []
    for row in rows:
        others = [other for other in rows if other[0] == row[0]]
        if len(set(others)) > 1:
            found.append("id-repeated")
        elif row in seen:
            found.append("copy")
        else:
            found.append("")
        seen.add(row)
    return found


def plain(database):
    """Clean the tables row by row.

    Returns
    -------
    dict of str to DataFrame
        With columns reason, place, since or year, and the columns of their types.
    """
    rows = {name: rows for name, (_, rows) in database.items()}
    firms = {row[0] for row in rows["enterprises"]}
    both = firms & {row[0] for row in rows["investors"]}
    found = {}
    known = {}
    for name in ("enterprises", "investors"):
        clean = []
        for row, repeat in zip(rows[name], _repeats(rows[name]), strict=True):
            bad_place = _BAD_PLACES.get(row[1:3])
            if name == "investors" and bad_place == "region-missing":
                bad_place = None
            flaws = ["" if row[0] else "id-missing"]
            flaws.append("id-in-several-tables" if row[0] in both else repeat)
            flaws.append(bad_place)
            record = {"id": row[0], "place": _place(*row[1:3])}
            if name == "enterprises":
                _, _, _, founded, layer, valuation = row
                flaws += [_date_flaw(founded), _number_flaw(valuation)]
                flaws.append("word-unknown" if layer == "bass" else "")
                record |= {"year": _DATES.get(founded), "layer": layer or None}
                record["valuation"] = _NUMBERS.get(valuation)
            record["reason"] = _first(flaws)
            clean.append(record)
            if row[0] and not (record["reason"] == "copy" and row[0] in known):
                known[row[0]] = record
        found[name] = pd.DataFrame(clean)
    people = []
    for row, repeat in zip(rows["people"], _repeats(rows["people"]), strict=True):
        firm = known.get(row[1], {}) if row[1] in firms else {}
        flaws = [repeat, "" if row[1] else "reference-missing"]
        flaws.append("" if firm else "reference-unknown")
        flaws.append("reference-rejected" if firm.get("reason") else "")
        flaws.append("flag-unreadable" if row[2] == "maybe" else "")
        record = {"place": firm.get("place"), "year": firm.get("year"), "reason": _first(flaws)}
        people.append(record | {"prior_international_study": _FLAGS.get(row[2])})
    found["people"] = pd.DataFrame(people)
    relations = []
    for source, target, kind, amount, date in rows["relations"]:
        ends = [known.get(end, {}) for end in (source, target)]
        flaws = ["" if source and target else "reference-missing"]
        flaws.append("" if all(ends) else "reference-unknown")
        flaws.append("reference-rejected" if any(end.get("reason") for end in ends) else "")
        flaws.append("word-unknown" if kind == "finacing" else "")
        flaws += [_number_flaw(amount), _date_flaw(date)]
        record = {"source": ends[0].get("place"), "target": ends[1].get("place")}
        record |= {"kind": kind or None, "amount": _NUMBERS.get(amount)}
        relations.append(record | {"year": _DATES.get(date), "reason": _first(flaws)})
    found["relations"] = pd.DataFrame(relations)
    return found


def _first(flaws):
    return next((flaw for flaw in flaws if flaw), "")


def plain_value(tables, one, region, year):
    """Return value, records and valid records of an indicator, as a person would count them."""
    table = tables[one.table]
    if table.empty:
        return _valued(one, table, table)
    good = table[table["reason"] == ""]
    inside = [region in (place or ()) for place in good[one.endpoint or "place"]]
    good = good[pd.Series(inside, index=good.index, dtype=bool)]
    years = good["year"].astype(float)
    if one.period == "stock":
        good = good[years.isna() | (years <= year)]
    elif one.period == "flow":
        good = good[years == year]
    for part in one.where:
        good = good[_meets(good, part)]
    if one.part:
        valid = good[good[[part.column for part in one.part]].notna().all(axis=1)]
    else:
        valid = good if one.column is None else good[good[one.column].notna()]
    return _valued(one, good, valid)


def _valued(one, good, valid):
    if valid.empty:
        value = 0.0 if one.empty == "zero" else None
    elif one.measure == "count":
        value = len(valid)
    elif one.part:
        value = float(_meets(valid, one.part[0]).mean())
    else:
        column = valid[one.column].astype(float)
        value = column.sum() if one.measure == "sum" else column.mean()
    return value, len(good), len(valid)


def _meets(table, part):
    column = table["year" if part.column == "founded" else part.column]
    if part.among:
        return column.isin(part.among)
    return column.astype(float) >= part.low


def reasons(table):
    """Count the reasons of a plain table."""
    if table.empty:
        return {}
    return dict(Counter(reason for reason in table["reason"] if reason))
