"""Programs of the machine that read what no library here reads: LibreOffice and tesseract, when they are installed."""

import os
import resource
import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

from minutes.errors import MinutesRefused, Refusal

MEMORY: Final = 3 * 2**30
SECONDS: Final = 40


def find_program(*names: str) -> str | None:
    """The path of the first of them that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run_program(arguments: Sequence[str], given: bytes = b"", *, seconds: float = SECONDS) -> bytes | None:
    """What a program answers to ``given``; None when it fails.

    Raises MinutesRefused when it takes longer than ``seconds``: a busy machine says nothing about the document.
    """
    try:
        done = subprocess.run(
            arguments,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            start_new_session=True,
            preexec_fn=_limits_of_its_own,
            # Threads of tesseract wait for each other: on a busy machine one is several times as fast as four.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as slow:
        raise MinutesRefused(Refusal.UNFINISHED) from slow
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout


def _limits_of_its_own() -> None:
    """The reader's limit of memory is too narrow for a whole office; time runs anew."""
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hardest == resource.RLIM_INFINITY else min(MEMORY, hardest)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
