"""``[report]`` of ``index.toml``: what a report of the project holds."""
