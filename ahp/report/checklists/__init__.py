"""Checklists of a report: what a thesis is asked for."""
