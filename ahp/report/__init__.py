"""The command ``ahp report``: a model as a document to hand in."""
