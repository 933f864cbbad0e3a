"""The formulas that an index is made by, with their letters and sources."""
