"""Sources of doubt: what each is, whether a project has it, and what it draws."""
