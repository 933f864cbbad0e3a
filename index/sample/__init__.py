"""The command ``ahp-index sample``: making, checking and rolling up a sample database."""
