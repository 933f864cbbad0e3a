"""Tables of a built index, as a report prints them, and the formats they are written in."""

from index.tables.league import breakdown, changes_table, league
from index.tables.pools import FIGURES, Figure, node_code, pools_of, provenance
from index.tables.table import FORMATS, Table, shown, write_tables

__all__ = [
    "FIGURES",
    "FORMATS",
    "Figure",
    "Table",
    "breakdown",
    "changes_table",
    "league",
    "node_code",
    "pools_of",
    "provenance",
    "shown",
    "write_tables",
]
