"""Running a command: streams, language, progress, exit codes."""
