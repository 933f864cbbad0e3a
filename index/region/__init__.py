"""The command ``ahp-index region``: what a region is strong and weak at."""
