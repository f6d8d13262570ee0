"""What a fault test tells of itself: the row of docs/reliability.md it stands for, and its figures."""

import sys


def tell(row: str, **figures: int | float | str) -> None:
    """Print one line, such as «replay: killed 0, sent 88»; names are read with spaces."""
    told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
    sys.stdout.write(f"\n{row}: {told}\n")
