"""Checklists of a report of an index: what is asked for, and where it is."""
