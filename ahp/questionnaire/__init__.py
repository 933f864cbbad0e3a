"""Questionnaires: the pairs that absent experts are asked about, in the form each of them likes."""
