"""The steps from values to ranks, a module for each; none knows another."""
