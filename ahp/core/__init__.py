"""The mathematics of the AHP as pure functions on float arrays; no labels, files or printing."""
