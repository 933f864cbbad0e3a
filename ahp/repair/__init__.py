"""The command ``ahp repair``: changes that make judgments consistent."""
