"""Compares answers of a batch with those of `evaluate`: compare.py PROGRAM INPUT OUTPUT COUNT

Takes COUNT lines, spread over the input, and the first of each profile; lines with errors must be errors there too.
"""

import json
import subprocess
import sys

program, source, target, count = sys.argv[1:]
lines = open(source).read().split("\n")[:-1]
records = [json.loads(line) for line in open(target)]
assert len(lines) == len(records), "a line is lost"
chosen = set(range(0, len(lines), max(1, len(lines) // int(count))))
seen = set()
for number, line in enumerate(lines):
    try:
        value = json.loads(line)
        base = value.get("base") if isinstance(value, dict) else None
    except ValueError:
        base = None
    if base is None:
        assert "error" in records[number], f"line {number} is no JSON object and no error"
    elif base not in seen:
        seen.add(base)
        chosen.add(number)
checked = errors = 0
for number in sorted(chosen):
    try:
        value = json.loads(lines[number])
    except ValueError:
        continue
    command = [program, "evaluate", f"Profiles/{value['base']}.yaml", "--format", "json", "--explain", "none", "--compact"]
    command += ["--select", "form.role climate-diplomacy", "--select", "city.direction"]
    for address, fact in value.get("set", {}).items():
        command += ["--set", f"{address}={json.dumps(fact)}" if isinstance(fact, bool) else f"{address}={fact}"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode > 1:
        assert "error" in records[number], f"line {number} is an error to evaluate only: {result.stderr[:300]}"
        errors += 1
        continue
    wanted = json.loads(result.stdout)["outcomes"]
    assert records[number]["id"] == value["id"], f"line {number} has another id"
    assert records[number].get("outcomes") == wanted, f"line {number}: {records[number]} is not {wanted}"
    checked += 1
print(f"  {checked} answers are those of evaluate, {errors} errors are errors there")
assert checked >= len(seen) - errors
