"""Missing values: codes for them, what fills gaps, and over which regions."""
