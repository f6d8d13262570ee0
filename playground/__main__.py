"""``python -m playground --port N --data FOLDER [--at ISO] [--rates off]``."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from playground.clock import read_instant
from playground.start import run


def main() -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="playground", description="A messenger on this machine, to try the bot with.")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--data", type=Path, required=True, help="the folder that keeps chats, files and ids")
    parser.add_argument("--at", type=_instant, help="start the trial's clock here, such as 2022-09-08T10:00+03:30")
    parser.add_argument("--rates", choices=("on", "off"), default="on", help="the messengers' sending rates")
    parser.add_argument("--ends-with-input", action="store_true", help="end when standard input does")
    chosen = parser.parse_args()
    return run(
        chosen.port,
        chosen.data,
        chosen.at,
        rates_on=chosen.rates == "on",
        ends_with_input=chosen.ends_with_input,
    )


def _instant(text: str) -> datetime:
    try:
        return read_instant(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no ISO time") from None


if __name__ == "__main__":
    sys.exit(main())
