"""Pictures of a model: its hierarchy as theses draw it."""
