"""What `ahp` and `index` share; it imports nothing of either."""
