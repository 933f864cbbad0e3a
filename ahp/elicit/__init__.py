"""Eliciting judgments at a terminal: one question at a time, never lost."""
