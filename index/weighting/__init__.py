"""Weights from the data: a method a file, each a function on an array; and AHP joined with one."""
