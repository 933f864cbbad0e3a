"""Small audits written in a line or two: files by name, and what should hold between them."""

import tempfile
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from index.audit import AuditResult, audit_project

WIDE = 'format = 1\n[tables.wide]\nfile = "wide.csv"\nscore = "{table}"\n'
ALL_KINDS = (
    WIDE
    + """
[tables.ranks]
file = "ranks.csv"
[[sum]]
name = "mean"
total = "total"
parts = ["x", "y"]
rule = "geometric"
[[sum]]
name = "weights"
total = "total"
parts = ["x", "y"]
rule = "mean"
weights = "unknown"
[[ends]]
name = "ends"
tables = ["x"]
low = 0
[[change]]
name = "change"
tables = { moved = "ranks" }
before = "ranks"
[[grim]]
name = "grim"
tables = ["y"]
records = 4
"""
)
ALL_FILES = {
    "wide.csv": "row,total,x,y,moved\na,2.00,1.00,4.00,0\nb,0.50,1.00,0.25,0\n",
    "ranks.csv": "row,rank\na,1\nb,2\n",
}


def audited(audit: str, files: Mapping[str, str]) -> AuditResult:
    """Audit some files by the text of an ``audit.toml``."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**files, "audit.toml": audit}.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return audit_project(folder)


def csv(*lines: Iterable[object]) -> str:
    """Return lines of cells as CSV."""
    return "".join(",".join(map(str, line)) + "\n" for line in lines)


def printed(value: Fraction | float, decimals: int) -> str:
    """Print a number, half-way upwards."""
    exact = Fraction(value)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return str(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def found(result: AuditResult) -> list[tuple[str, str | None, int | None, str]]:
    """Return what does not hold: relation, row, year and severity."""
    return [(one.relation, one.row, one.year, one.severity) for one in result.findings]
