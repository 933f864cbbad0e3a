"""The command ``ahp sensitivity``: how sure the weights are, and what they hang on."""
