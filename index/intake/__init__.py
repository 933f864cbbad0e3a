"""The command ``ahp-index import``: a project from the files of COINr or of the COIN Tool."""
