"""The command ``ahp-index check``: what the data are like, before any score is believed."""
