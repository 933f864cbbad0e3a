"""The parts of an answer, and one writer for each form."""
