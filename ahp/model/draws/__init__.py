"""Weights of doubted judgments: how judgments are doubted, and the weights of each draw."""
