"""What runs in a worker process of its own, with limits of memory and time: reading a document somebody sent."""

import resource
from pathlib import Path
from typing import Final

from minutes.draft import Draft
from minutes.read import read_minutes, read_pasted

MEMORY: Final = 1536 * 2**20
SECONDS: Final = 60


def limit_this_process() -> None:
    """Take away what a malicious document could use against the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))


def read_file(path: Path, name: str, known_agencies: tuple[str, ...]) -> Draft:
    """The draft of a stored file, which its sender called ``name``; MinutesRefused when it cannot be read."""
    return read_minutes(path.read_bytes(), name, known_agencies=known_agencies)


def read_text(text: str, known_agencies: tuple[str, ...]) -> Draft:
    """The draft of pasted text; MinutesRefused when it cannot be read."""
    return read_pasted(text, known_agencies=known_agencies)
