"""The schema of a sample database: its tables, their columns, and what a column may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["id", "text", "number", "flag", "date"]
Period = Literal["stock", "flow", "all"]
Role = Literal["entity", "person", "item", "relation"]

LEVELS = ("region", "city")
"""The columns that say where a record belongs, from the larger to the smaller."""

ENDPOINTS = ("source", "target")
"""The two ends of a relation."""

FIRST_YEAR = 1900
"""A date before this year is taken for a mistake."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
    type : str
        ``id`` (text or whole number), ``text``, ``number`` (finite, not below zero), ``flag``
        (true or false) or ``date``, of which only the year is used.
    required : bool
        Whether the table must have it even where no indicator uses it.
    allowed : tuple of str
        The words a text may be; any by default.
    """

    name: str
    type: ColumnType
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of records.

    Attributes
    ----------
    name : str
    role : str
        ``entity``: may be the end of a relation; its ids are unique over all entities.
        ``person``: belongs to an enterprise, and so to its region and year. ``item``: anything
        else with a place. ``relation``: joins two entities.
    columns : tuple of Column
    dated : str or None
        The column with the date of a record; of a person it is a column of the enterprise.
    period : str
        Which records count for a year, unless a definition says otherwise: ``stock``, those dated
        up to the end of it; ``flow``, those of the year itself; ``all``, whatever their date.
    placeless : bool
        Whether a record may do without a region; it then counts for none.
    """

    name: str
    role: Role
    columns: tuple[Column, ...]
    dated: str | None = "date"
    period: Period = "stock"
    placeless: bool = False

    def column(self, name: str) -> Column:
        """Return a column by name.

        >>> TABLES["relations"].column("amount").type
        'number'
        """
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


_ID, _NAME = Column("id", "id", required=True), Column("name", "text")
_PLACE = Column("region", "text", required=True), Column("city", "text")
_PAPERS = Column("domestic_papers", "number"), Column("international_papers", "number")
_PATENTS = Column("patents", "number")
_LAYERS = ("base", "technology", "application")
_KINDS = ("technology-enabling", "technology-input", "financing", "investment")


def _item(name: str, period: Period) -> Table:
    return Table(name, "item", (_ID, _NAME, *_PLACE, Column("date", "date")), period=period)


def _academic(name: str) -> Table:
    return Table(name, "entity", (_ID, _NAME, *_PLACE, *_PAPERS, _PATENTS), dated=None)


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "enterprises",
            "entity",
            (
                _ID,
                _NAME,
                *_PLACE,
                Column("founded", "date"),
                Column("layer", "text", allowed=_LAYERS),
                Column("valuation", "number"),
                _PATENTS,
                Column("revenue", "number"),
            ),
            dated="founded",
        ),
        Table(
            "investors",
            "entity",
            (
                _ID,
                _NAME,
                Column("region", "text"),
                Column("city", "text"),
                Column("institutional", "flag"),
            ),
            dated=None,
            placeless=True,
        ),
        _academic("universities"),
        _academic("institutes"),
        Table(
            "foreign",
            "entity",
            (_ID, _NAME, Column("country", "text")),
            dated=None,
            placeless=True,
        ),
        Table(
            "people",
            "person",
            (
                _ID,
                Column("enterprise", "id", required=True),
                Column("prior_international_study", "flag"),
                Column("prior_international_work", "flag"),
            ),
            dated="founded",
        ),
        _item("alliances", "stock"),
        _item("conferences", "flow"),
        _item("policies", "flow"),
        _item("parks", "stock"),
        Table(
            "relations",
            "relation",
            (
                Column("source", "id", required=True),
                Column("target", "id", required=True),
                Column("kind", "text", required=True, allowed=_KINDS),
                Column("international", "flag"),
                Column("amount", "number"),
                Column("date", "date"),
            ),
            period="flow",
        ),
    )
}
"""Every table of a sample database by name, those that others refer to first.

Records describe enterprises, their investors, universities, research institutes and partners
abroad (entities, which relations join), the people of an enterprise, and alliances, conferences,
policies and parks. Only tables and columns that an indicator uses need to be there, besides the
required columns and the entities that relations refer to. Columns without a mark may be blank.

The entities a report of the year counts are all that exist by then, and so are people, alliances
and parks; conferences, policies and relations are counted in the year they are of. Tables without
a date count in every year.
"""

ENTITIES = tuple(name for name, table in TABLES.items() if table.role == "entity")
"""The tables whose records can be the end of a relation."""

TRUE_WORDS = ("true", "1", "yes", "y", "t", "是")
FALSE_WORDS = ("false", "0", "no", "n", "f", "否")
