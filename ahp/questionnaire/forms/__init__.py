"""The forms of a questionnaire; each module makes one file of it."""
