"""Reading and writing: text in any encoding, tables, TOML, workbooks, files that appear whole."""
