"""Doubted judgments: how they are drawn, from seeds, and which of the draws count."""
