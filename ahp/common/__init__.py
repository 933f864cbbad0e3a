"""What the toolkit and the index share; imports nothing of either."""
