"""Repairs of an inconsistent matrix: which judgments to change, and how low CR can come so."""
