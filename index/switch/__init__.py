"""The command ``ahp-index switch``: the smallest change that turns two regions round."""
