"""What an index is made of: indicators, regions, settings, weights."""
