"""A sample database: records of entities and relations, rolled up to the values of indicators.

`reading` reads a ``sample.toml``, `engines` open the records it names, `records` cleans them, and
`rollup` computes every indicator of every region and year. The computing is done by the database:
DuckDB within this process, PostgreSQL or Spark.
"""
