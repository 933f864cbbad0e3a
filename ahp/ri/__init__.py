"""The command ``ahp ri``: random-index tables and their simulation."""
