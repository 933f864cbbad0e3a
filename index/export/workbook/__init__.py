"""One Excel workbook of a built index: every stage, and the last step as live formulas."""

from index.export.workbook.book import workbook_bytes

__all__ = ["workbook_bytes"]
