"""The command ``ahp new``: a model from an outline."""
