"""The command ``ahp compare``: the experts of a model side by side."""
