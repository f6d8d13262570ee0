"""``python -m minutes read FILE --json``: what the reader sees in one file, for developers."""

import argparse
import json
import sys
from pathlib import Path

from minutes.errors import SENTENCES, MinutesRefused
from minutes.read import read_minutes


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m minutes", description="Read minutes and print them as JSON.")
    parser.add_argument("act", choices=["read"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="kept for the sake of peygir minutes read; always on")
    arguments = parser.parse_args()
    return print_draft(arguments.file)


def print_draft(file: Path) -> int:
    """Print what the reader sees in a file; answers the exit code: 1 when it is refused, 2 when there is no file."""
    try:
        draft = read_minutes(file.read_bytes(), file.name)
    except OSError as error:
        sys.stderr.write(f"{file} cannot be opened: {error.strerror}\n")
        return 2
    except MinutesRefused as refused:
        sys.stderr.write(f"refused: {refused.code}\n{file} cannot be read: {SENTENCES[refused.code]}\n")
        return 1
    sys.stdout.write(json.dumps(draft.to_json(), ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
