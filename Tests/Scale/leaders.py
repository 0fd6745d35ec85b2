"""Which roles in climate diplomacy the lines lead to: leaders.py OUTPUT, asked by DuckDB; of outcomes, or of values by address."""

import sys

import duckdb

print(
    duckdb.sql(
        f"""
        SELECT coalesce(list_filter(outcomes, lambda outcome: outcome.address = 'form.role climate-diplomacy')[1].value,
                        "values"['form.role climate-diplomacy']) ->> '$' AS value, count(*) AS lines
        FROM read_json('{sys.argv[1]}', format = 'newline_delimited', columns = {{id: 'BIGINT', error: 'JSON',
             outcomes: 'STRUCT(address VARCHAR, "value" JSON, ground VARCHAR)[]', "values": 'MAP(VARCHAR, JSON)'}})
        WHERE error IS NULL
        GROUP BY value ORDER BY lines DESC
        """
    )
)
