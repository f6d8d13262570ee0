"""A trial's bot that kills itself, without any farewell, at the next named point that it was told to die at.

``python -m tests.faults.mortal ADDRESS DATABASE_URL DATA`` prints one line when it is at work. The file ``deaths`` in
the data folder names the points, one a line; the first is struck out before the process dies of it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event

from bot.process import opened
from bot.settings import TrialSettings
from bot.trial import play_at
from storage.database import Database

DEATHS: Final = "deaths"
ACTING: Final = "acting"
"""An act has done everything but its commit."""
READING: Final = "reading"
"""Minutes are read, and their draft is not committed."""
STATEMENTS: Final = {"UPDATE inbox SET outcome": ACTING, "INSERT INTO meetings": READING}
"""What is executed inside a transaction at the points for which the product has no name."""


class Fate:
    """What stands in the file of deaths."""

    def __init__(self, data: Path) -> None:
        self._file = data / DEATHS

    def passes(self, name: str) -> None:
        """Die if this is the point that comes next."""
        if not self._file.exists():
            return
        first, *others = self._file.read_text("ascii").split() or [""]
        if first == name:
            self._file.write_text("\n".join(others), "ascii")
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, database: Database) -> None:
        """Pass the points that are statements."""

        def executed(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            for beginning, name in STATEMENTS.items():
                if statement.startswith(beginning):
                    self.passes(name)

        event.listen(database.engine.sync_engine, "after_cursor_execute", executed)


def said_once() -> Callable[[], None]:
    """Tells who started this process that it is at work."""
    said: list[str] = []

    def say() -> None:
        if not said:
            said.append("ready")
            sys.stdout.write("ready\n")
            sys.stdout.flush()

    return say


async def live(address: str, url: str, data: Path) -> None:
    """Serve until killed or told to stop."""
    fate = Fate(data)
    trial = TrialSettings(port=None, data=data, at=None, rates=False, database_url=url)
    async with opened(url) as database:
        fate.watch(database)
        await play_at(address, trial, database, point=fate.passes, when_ready=said_once())


if __name__ == "__main__":
    asyncio.run(live(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
