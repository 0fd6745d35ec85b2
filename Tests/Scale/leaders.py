"""Which cities would lead climate diplomacy under confrontation: leaders.py OUTPUT, asked by DuckDB."""

import sys

import duckdb

print(
    duckdb.sql(
        f"""
        SELECT value, count(*) AS lines
        FROM (SELECT unnest(outcomes) AS outcome FROM read_json('{sys.argv[1]}', format = 'newline_delimited',
              columns = {{id: 'BIGINT', outcomes: 'STRUCT(address VARCHAR, "value" JSON, ground VARCHAR)[]', error: 'JSON'}}))
             , LATERAL (SELECT outcome.value ->> '$' AS value)
        WHERE outcome.address = 'form.role climate-diplomacy'
        GROUP BY value ORDER BY lines DESC
        """
    )
)
