"""The command ``ahp weights``: the weights of a model."""
