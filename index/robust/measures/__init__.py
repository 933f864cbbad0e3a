"""What many runs say of ranks, on plain arrays."""
