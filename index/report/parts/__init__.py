"""The parts of a report: each a file with ``parts(report)``, which returns its pieces."""
