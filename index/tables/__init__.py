"""Tables of a built index, as a report prints them, and the formats they are written in."""

from ahp.common.document.table import FORMATS, Table, shown, write_tables
from index.rank.league import breakdown, changes_table, league
from index.steps.pools import FIGURES, Figure, node_code, pools_of, provenance

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
