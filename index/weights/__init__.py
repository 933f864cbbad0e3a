"""Weights of several methods side by side, and what each makes of the ranks."""
