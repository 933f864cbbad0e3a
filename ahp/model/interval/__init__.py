"""Intervals such as "3 to 5": how an expert says that a judgment is not sharp."""
