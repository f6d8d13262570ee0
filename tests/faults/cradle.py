"""Where mortal bots come from: one process that has read the whole program and forks a bot whenever it is asked.

A start of its own would cost each bot seconds of reading modules, and a killed bot could be missed for as long as the
machine is busy. ``python -m tests.faults.cradle`` listens on the socket that it is given as its input, as long as that
is open. Who connects writes one line, the bot's words as JSON, and reads: the process id, what the bot says while it
lives, and at the end, when it is dead, ``ended`` with its exit code.
"""

import asyncio
import atexit
import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Self

ROOT: Final = Path(__file__).parents[2]
ENDED: Final = "ended"


@cache
def cradle() -> str:
    """The address of the one cradle of this process, which ends with it."""
    folder = tempfile.TemporaryDirectory(prefix="peygir-cradle-")
    address = f"{folder.name}/cradle"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen(32)
    ours, theirs = socket.socketpair()
    words = [sys.executable, "-m", __name__, str(listening.fileno())]
    process = subprocess.Popen(words, cwd=ROOT, stdin=theirs.fileno(), pass_fds=[listening.fileno()])
    listening.close()
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()
        folder.cleanup()

    atexit.register(end)
    return address


class Forked:
    """A process that the cradle made: what it says, and its exit code when it has ended."""

    def __init__(self, pid: int, said: asyncio.StreamReader, asking: asyncio.StreamWriter) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._said = said
        self._asking = asking

    @classmethod
    async def born(cls, *words: str) -> Self:
        """A new process with these words."""
        said, asking = await asyncio.open_unix_connection(cradle())
        asking.write(f"{json.dumps(words)}\n".encode())
        return cls(int(await said.readline()), said, asking)

    async def line(self) -> str:
        """What it says next; empty when it has ended."""
        line = (await self._said.readline()).decode()
        if not line.startswith(ENDED):
            return line
        self.returncode = int(line.removeprefix(ENDED))
        self._asking.close()
        return ""

    async def wait(self) -> int:
        """Its exit code when it has ended; negative is the number of the signal that killed it."""
        while self.returncode is None:
            await self.line()
        return self.returncode

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)


class Cradle:
    """Forks, and tells of deaths, in one thread and without an event loop, so that a fork copies nothing by halves."""

    def __init__(self, listening: socket.socket, live: Callable[[list[str]], None]) -> None:
        self._listening = listening
        self._live = live
        self._children: dict[int, socket.socket] = {}
        self._deaths, self._wake = socket.socketpair()
        for one in (self._deaths, self._wake):
            one.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Until whoever started this is gone; then all its bots are killed."""
        with selectors.DefaultSelector() as selector:
            for one in (self._listening, self._deaths, sys.stdin):
                selector.register(one, selectors.EVENT_READ)
            while sys.stdin not in (met := [key.fileobj for key, _ in selector.select()]):
                for one in met:
                    (self._bear if one is self._listening else self._bury)()
        for child in self._children:
            os.kill(child, signal.SIGKILL)

    def _bear(self) -> None:
        asking, _ = self._listening.accept()
        words = json.loads(asking.makefile().readline())
        child = os.fork()
        if child == 0:
            self._become(words, asking)
        self._children[child] = asking
        asking.sendall(f"{child}\n".encode())

    def _become(self, words: list[str], asking: socket.socket) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for one in (self._listening, self._deaths, self._wake, *self._children.values()):
            one.close()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(asking.fileno(), 1)
        try:
            self._live(words)
        finally:
            broken = sys.exc_info()[1]
            if broken is not None:
                traceback.print_exception(broken)
            os._exit(0 if broken is None else 1)

    def _bury(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._deaths.recv(4096)
        while self._children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            asking = self._children.pop(child)
            with contextlib.suppress(OSError):
                asking.sendall(f"{ENDED} {os.waitstatus_to_exitcode(status)}\n".encode())
            asking.close()


def _live(words: list[str]) -> None:
    from tests.faults.mortal import live

    address, url, data, machine = words
    os.dup2(os.open(Path(data) / f"said{machine}.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    asyncio.run(live(address, url, Path(data), machine))


async def _read_all() -> None:
    """Do once what a bot does first, so that whatever is read only when it is needed is here before any fork."""
    from bot.process import opened
    from bot.system_clock import real_now
    from services.closures import seed_holidays
    from services.seeding import seed_sample
    from storage.unit_of_work import UnitOfWork

    with tempfile.TemporaryDirectory() as folder:
        async with opened(f"sqlite+aiosqlite:///{folder}/first.sqlite3") as database:
            await seed_sample(UnitOfWork(database), real_now())
            await seed_holidays(UnitOfWork(database), real_now())


if __name__ == "__main__":
    import tests.faults.mortal  # noqa: F401 - read here once, for all that are forked

    asyncio.run(_read_all())
    Cradle(socket.socket(fileno=int(sys.argv[1])), _live).serve()
