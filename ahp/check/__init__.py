"""The command ``ahp check``: weights and consistency of matrices and models."""
