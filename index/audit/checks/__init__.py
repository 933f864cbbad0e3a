"""The kinds of checks, a file for each: every relation instance is evaluated, none is skipped."""
