"""Lines for `demarche batch`: every shipped profile under the levels of some facts, and lines that cannot be read.

    lines.py COUNT [FIRST]    COUNT lines from the line FIRST of an endless list, the same for the same numbers
"""

import itertools
import json
import os
import sys

PROFILES = sorted(
    name[:-5] for name in os.listdir("Profiles") if name.endswith(".yaml") and name not in ("profiles.yaml", "typical.yaml")
)
RIVALRY = ["cooperation", "competition", "confrontation"]
SECTIONS = ["systems/confrontation", "systems/renewed-cooperation", "systems/multipolar-retreat"]
BUDGET = ["low", "medium", "high"]
OFFICE = [True, False]
BROKEN = ['{"id": ', "no JSON", '{"base": "nowhere"}', '{"base": "seoul", "set": {"city.colour": "red"}}', "\0", ""]


def line(number):
    if number % 101 == 100:
        return BROKEN[number // 101 % len(BROKEN)]
    base = PROFILES[number // 7 % len(PROFILES)]
    change = {}
    pick = number // 7 // len(PROFILES) + number % 7
    change["system.rivalry"] = RIVALRY[pick % 3]
    if pick // 3 % 3:
        change["city.budget"] = BUDGET[pick // 9 % 3]
    if pick // 27 % 2:
        change["city.strategy"] = OFFICE[pick // 54 % 2]
    if pick % 41 == 40:
        change = {"system": SECTIONS[pick // 41 % 3]}
    return json.dumps({"id": number, "base": base, "set": change})


def main():
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for number in itertools.islice(itertools.count(first), count):
        print(line(number))


main()
