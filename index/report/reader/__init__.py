"""Reading a sentence of ours word by word, and saying what it claims, without its claims."""

from index.report.reader.read import Reader

__all__ = ["Reader"]
