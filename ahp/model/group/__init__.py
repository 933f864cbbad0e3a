"""Whose weights: a group of experts, one of them, or a model's own matrices."""
