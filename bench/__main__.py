"""``python -m bench [NAME …]``: measure what the documents claim, and print it as a table with the machine."""

import os
import platform
import sys
from collections.abc import Callable
from typing import Final

from bench import reading
from bench.table import Measure, as_table

BENCHES: Final[dict[str, Callable[[], list[Measure]]]] = {"reading": reading.measure}


def main(names: list[str]) -> int:
    """Run the benches of these names, all when none is given; answers the exit code: 2 for a name that is none."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"no such bench: {', '.join(unknown)}; there are {', '.join(BENCHES)}\n")
        return 2
    sys.stdout.write(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    for name in names or BENCHES:
        sys.stdout.write(f"\n{name}\n{as_table(BENCHES[name]())}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
