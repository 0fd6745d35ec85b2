"""The processes that a process has started, and those that they have: their ids, the youngest first."""

import os
import sys

children = {}
for name in os.listdir("/proc"):
    if name.isdigit():
        try:
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(name))

found, open_ids = [], [int(sys.argv[1])]
while open_ids:
    own = children.get(open_ids.pop(), [])
    found += own
    open_ids += own
print(*sorted(found, reverse=True))
