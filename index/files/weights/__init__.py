"""The weights of an index project: the tables, trees, sources and sets they are read from."""
