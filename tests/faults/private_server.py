"""A PostgreSQL server of a test's own, which may be stopped and restarted."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg

from tests.left_out import leave_out

INSTALLED: Final = Path("/usr/lib/postgresql")
SUPERUSER: Final = "postgres"
SEGMENT_MEGABYTES: Final = 1
"""As small as can be: a limit on the size of files is to be met by tables and not by the log of changes."""


@dataclass(frozen=True)
class Server:
    """Its programs, its folder and the port on 127.0.0.1."""

    programs: Path
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{SUPERUSER}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", str(self._data), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self, mode: str) -> None:
        """``fast`` breaks off what is under way, ``immediate`` is a crash, from which the next start recovers."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", mode, "stop")

    def make(self) -> None:
        """Make its files."""
        options = ("-A", "trust", "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", "-D", str(self._data), *options, f"--wal-segsize={SEGMENT_MEGABYTES}")

    @contextmanager
    def full(self) -> Iterator[None]:
        """No table of the database can grow: the disk has no room for what its processes want to add."""
        limit = SEGMENT_MEGABYTES * 2**20
        try:
            self._limit_files(str(limit))
            yield
        finally:
            self._limit_files("unlimited")

    def _limit_files(self, size: str) -> None:
        with psycopg.connect(f"postgresql://{SUPERUSER}@127.0.0.1:{self.port}/postgres") as connection:
            backends = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
            pids = [pid for (pid,) in backends.fetchall() if pid != connection.info.backend_pid]
        postmaster = int((self._data / "postmaster.pid").read_text("ascii").split()[0])
        for pid in (postmaster, *pids):
            self._run("prlimit", "--pid", str(pid), f"--fsize={size}:unlimited")

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _run(self, program: str, *words: str) -> None:
        """The server refuses to be run by root."""
        user = SUPERUSER if os.geteuid() == 0 else None
        words = (shutil.which(program, path=f"{self.programs}:{os.defpath}") or program, *words)
        subprocess.run(words, user=user, group=user, extra_groups=[] if user else None, cwd="/", check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


@contextmanager
def private_server() -> Iterator[Server]:
    """A new one, which has started."""
    found = sorted(INSTALLED.glob("*/bin/initdb"))
    if not found:
        leave_out("PostgreSQL's programs are not on this machine")
    folder = Path(tempfile.mkdtemp(prefix="peygir-server-"))
    if os.geteuid() == 0:
        shutil.chown(folder, SUPERUSER, SUPERUSER)
    server = Server(found[-1].parent, folder, _free_port())
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
