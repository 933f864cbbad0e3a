"""Small standings to write reports of."""

from ahp.common.figure import Figure
from index.audit.relations import Cell, Table
from index.report.standing import League, Standing

NAMES = {
    "北京市": {"zh": "北京市", "en": "Beijing"},
    "广东省": {"zh": "广东省", "en": "Guangdong"},
    "安徽省": {"zh": "安徽省", "en": "Anhui"},
    "深圳市": {"zh": "深圳市", "en": "Shenzhen"},
}
NODES = {
    "goal": {"zh": "竞争力", "en": "Competitiveness"},
    "research": {"zh": "学术生态", "en": "Research ecosystem"},
}


def league(pool, node, places):
    """Return a league of places: year to rows with rank and score (None where none is printed)."""
    code = f"{pool}-{node}"
    figures, rows = {}, {}
    for year, listed in places.items():
        rows[year] = tuple(listed)
        for row, (rank, score) in listed.items():
            figures[Cell(code, row, year, "rank")] = Figure.parse(rank)
            if score is not None:
                figures[Cell(code, row, year, "score")] = Figure.parse(score)
    names = {"zh": f"{NODES[node]['zh']}表", "en": f"Table of {pool} {node}"}
    table = Table(code, names, "", {"rank": "rank", "score": "score"}, figures, rows)
    return League(table, pool, node, NODES[node], {row: NAMES[row] for row in NAMES})


def three():
    """Return three provinces in two items and two cities, over two years."""
    whole = league(
        "province",
        "goal",
        {
            2022: {"北京市": ("1", "83.0"), "广东省": ("2", "69.5"), "安徽省": ("3", "15.4")},
            2021: {"北京市": ("1", None), "广东省": ("3", None), "安徽省": ("2", None)},
        },
    )
    part = league(
        "province",
        "research",
        {2022: {"北京市": ("1", "17.9"), "安徽省": ("2", "8.1"), "广东省": ("3", "8.0")}},
    )
    city = league("city", "goal", {2022: {"深圳市": ("1", "41.0"), "北京市": ("2", "31.0")}})
    return Standing({"zh": "指数", "en": "Index"}, (whole, part, city), "goal")
