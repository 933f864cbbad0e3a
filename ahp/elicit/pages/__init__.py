"""The pages of the workbench.

Each owns its state, its keys with their help, its view, its plain form and its words; the dialogue
only leads from one to another.
"""
