"""How sure ranks are: doubts in what an index is made of, and what they make of the ranks."""
