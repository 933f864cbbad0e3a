"""Answers of absent experts: read from whatever form they come back in, checked, and filed."""
