"""The command ``ahp-index new``: a project to begin with."""
