"""The commands ``ahp-index build`` and ``rank``: league tables and changes between years."""
