"""The report of an index: its tables, charts and prose as one document to hand in."""
