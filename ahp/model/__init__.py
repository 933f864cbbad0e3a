"""Labelled, frozen objects: judgments, matrices, hierarchies, models and their analysis."""
