"""The pieces of a report as tests read them."""

from ahp.common.document.parts import Grid, Text, plain


def grids(parts):
    """Return the tables by their names."""
    return {one.name: one for one in parts if isinstance(one, Grid)}


def cells(grid):
    """Return the cells of a table as text."""
    return [[plain(cell) for cell in row] for row in grid.shown()]


def texts(parts):
    """Return the paragraphs."""
    return [plain(one.text) for one in parts if isinstance(one, Text)]
