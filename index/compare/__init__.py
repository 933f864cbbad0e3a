"""The command ``ahp-index compare``: an index under other settings or projects."""
