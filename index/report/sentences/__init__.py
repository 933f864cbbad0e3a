"""Prose made of figures; every sentence carries the claims it makes, which are checked."""
