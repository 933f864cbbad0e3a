"""The report of printed tables: their standing, and how they differ from what was printed."""

from index.report.printed.differences import difference_parts
from index.report.printed.reading import read_printing
from index.report.printed.standing import Printed, printed_standing

__all__ = ["Printed", "difference_parts", "printed_standing", "read_printing"]
