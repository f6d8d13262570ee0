"""A trial in a process of its own, forked from one that has read the whole program once for all trials of a run."""

import os
import sys
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

_FORKS: Final = get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.trial", "bot.command_line", "storage.schema"])


def start_process(words: list[str], settings: dict[str, str], says: Path, log: Path) -> BaseProcess:
    """``peygir`` with these words and no other settings; what it says and logs goes to the two files."""
    process = _FORKS.Process(target=_live, args=(words, settings, says, log))
    process.start()
    return process


def _live(words: list[str], settings: dict[str, str], says: Path, log: Path) -> None:
    for stream, path in ((sys.stdout, says), (sys.stderr, log)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), stream.fileno())
    for name in [name for name in os.environ if name.startswith("PEYGIR_")]:
        del os.environ[name]
    os.environ.update(settings)
    os.chdir(Path(__file__).parents[2])
    from bot.command_line import app

    app(words)
