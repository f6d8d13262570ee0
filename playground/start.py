"""Running the playground as a process of its own."""

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from playground.archive import FolderInUse
from playground.server import serve
from playground.world import Settings


def run(
    port: int,
    data_folder: Path,
    starts_at: datetime | None = None,
    *,
    rates_on: bool = True,
    ends_with_input: bool = False,
) -> int:
    """Serve until SIGINT or SIGTERM, after printing ``playground ready at http://127.0.0.1:N``; answers the exit code.

    Port 0 takes a free port. ``starts_at`` is an aware instant for the trial's clock. With ``ends_with_input`` it also
    ends when standard input does, so that it does not outlive whoever started it.
    """
    settings = Settings(data_folder, starts_at, rates_on)
    try:
        asyncio.run(_serve(settings, port, ends_with_input=ends_with_input))
    except FolderInUse:
        sys.stderr.write(f"Another playground works on the folder {data_folder}.\n")
        return 1
    except OSError as trouble:
        sys.stderr.write(f"The playground could not start on port {port}: {trouble.strerror}.\n")
        return 1
    return 0


async def _serve(settings: Settings, port: int, *, ends_with_input: bool) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    if ends_with_input:
        loop.add_reader(sys.stdin.fileno(), _end_at_the_end_of_input, ended)
    async with serve(settings, port) as address:
        sys.stdout.write(f"playground ready at {address}\n")
        sys.stdout.flush()
        await ended.wait()


def _end_at_the_end_of_input(ended: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        ended.set()
