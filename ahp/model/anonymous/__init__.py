"""Experts by number in place of their names."""
