"""The command ``ahp-index export``: every table, and a workbook with live formulas."""
