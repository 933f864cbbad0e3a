"""The files of an index project; read, checked, written."""
