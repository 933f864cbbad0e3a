"""Where records are: DuckDB, PostgreSQL, Spark."""
