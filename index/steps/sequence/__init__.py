"""The order of the steps of an index: which orders make sense, and taking them one by one."""
