"""How figures came about, in words: the sentence above a table, and what was done besides."""
