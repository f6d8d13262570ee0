"""What runs in a worker process of its own, with limits of memory and time: reading a document somebody sent."""

import resource
import signal
from pathlib import Path
from typing import Final

from minutes.draft import Draft
from minutes.errors import MinutesRefused, Refusal
from minutes.meeting_day import KnownMeetings
from minutes.read import read_minutes, read_pasted

MEMORY: Final = 512 * 2**20
SECONDS: Final = 60


def limit_this_process() -> None:
    """Take away what a malicious document could use against the machine.

    Memory is limited softly, for the programs that renew old documents need more and set limits of their own. When
    the time is over the process ends, whatever it is doing or waiting for.
    """
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hardest))
    signal.alarm(SECONDS)


def read_file(path: Path, name: str, known_agencies: tuple[str, ...], known_meetings: KnownMeetings) -> Draft:
    """The draft of a stored file, which its sender called ``name``; MinutesRefused when it cannot be read."""
    try:
        return read_minutes(path.read_bytes(), name, known_agencies=known_agencies, known_meetings=known_meetings)
    except MemoryError as beyond:
        raise MinutesRefused(Refusal.TOO_LARGE) from beyond


def read_text(text: str, known_agencies: tuple[str, ...], known_meetings: KnownMeetings) -> Draft:
    """The draft of pasted text; MinutesRefused when it cannot be read."""
    return read_pasted(text, known_agencies=known_agencies, known_meetings=known_meetings)
