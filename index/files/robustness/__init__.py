"""``[robustness]`` of ``index.toml``: what is doubted."""
