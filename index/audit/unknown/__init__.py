"""Weights that are not printed: which there are, if any, that give the totals from their parts."""
