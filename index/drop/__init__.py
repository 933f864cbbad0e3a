"""The command ``ahp-index drop``: what each indicator and node does to the ranks."""
