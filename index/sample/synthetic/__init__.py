"""A synthetic sample database, the same bytes for the same seed."""
