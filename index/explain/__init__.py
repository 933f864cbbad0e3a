"""The command ``ahp-index explain``: where a score comes from."""
