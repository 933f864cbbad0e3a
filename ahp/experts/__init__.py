"""The command ``ahp experts``: who judges a model, and how far each has come."""
