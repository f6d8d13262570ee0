"""The name under which this process holds leases and messages, and whether the process behind a name still lives."""

import os
import socket
from pathlib import Path
from typing import Final

_HOST: Final = socket.gethostname()


def this_process() -> str:
    """A name that no other process has, of this machine or another."""
    return f"{_HOST}/{os.getpid()}/{_started(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Whether the owner is surely gone; of another machine's processes nothing is known."""
    host, _, rest = owner.partition("/")
    number, _, started = rest.partition("/")
    if host != _HOST or not number.isdigit():
        return False
    return _started(int(number)) != started


def _started(number: int) -> str:
    """When a process began, in ticks since the machine started; empty for one that is gone."""
    try:
        # The fields follow the name, which stands in brackets and may hold spaces (man 5 proc_pid_stat).
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    is_zombie = fields[0] in "ZX"
    return "" if is_zombie else fields[19]
