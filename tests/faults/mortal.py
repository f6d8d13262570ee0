"""A trial's bot that kills itself, without any farewell, at the next named point that it was told to die at.

The cradle forks it. It prints one line when it is at work. The data folder holds what it is told meanwhile: ``deaths``
names the points, one a line, of which the first is struck out before the process dies of it; ``pages`` is how many
pages SQLite's file may have; ``habits`` is how it is to be run.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event

from bot.owner import this_process
from bot.process import opened, run
from bot.settings import TrialSettings
from bot.trial import staged
from bot.webhook import Webhooks
from storage.database import Database

DEATHS: Final = "deaths"
PAGES: Final = "pages"
HABITS: Final = "habits"
NO_LIMIT: Final = 2**31 - 2
ACTING: Final = "acting"
"""An act has done everything but its commit."""
READING: Final = "reading"
"""Minutes are read, and their draft is not committed."""
STATEMENTS: Final = {"UPDATE inbox SET outcome": ACTING, "INSERT INTO meetings": READING}
"""What is executed inside a transaction at the points for which the product has no name."""


@dataclass(frozen=True)
class Habits:
    """How the bot is run: seconds to wait for an answer, and whether it keeps to the messengers' rates.

    With ``webhook`` it is called there and listens on the port that ``listens`` gives for its machine.
    """

    patience: float = 30.0
    rates: bool = False
    webhook: str | None = None
    listens: dict[str, int] = field(default_factory=dict)


class Fate:
    """What stands in the file of deaths."""

    def __init__(self, data: Path) -> None:
        self._file = data / DEATHS
        self._pages = data / PAGES

    def passes(self, name: str) -> None:
        """Die if this is the point that comes next."""
        if not self._file.exists():
            return
        first, *others = self._file.read_text("ascii").split() or [""]
        if first == name:
            self._file.write_text("\n".join(others), "ascii")
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, database: Database) -> None:
        """Pass the points that are statements, and find the disk as full as it is told."""

        def executed(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            for beginning, name in STATEMENTS.items():
                if statement.startswith(beginning):
                    self.passes(name)

        def limited(connection: Any, *_rest: Any) -> None:
            pages = int(self._pages.read_text("ascii")) if self._pages.exists() else NO_LIMIT
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA max_page_count={pages}")
            cursor.close()

        event.listen(database.engine.sync_engine, "after_cursor_execute", executed)
        if database.is_sqlite:
            event.listen(database.engine.sync_engine, "checkout", limited)


def said_once() -> Callable[[], None]:
    """Tells who started this process that it is at work."""
    said: list[str] = []

    def say() -> None:
        if not said:
            said.append("ready")
            sys.stdout.write("ready\n")
            sys.stdout.flush()

    return say


async def live(address: str, url: str, data: Path, machine: str) -> None:
    """Serve until killed or told to stop."""
    fate = Fate(data)
    habits = Habits(**json.loads((data / HABITS).read_text("ascii")))
    trial = TrialSettings(port=None, data=data, at=None, rates=habits.rates, database_url=url)
    async with opened(url) as database:
        fate.watch(database)
        async with staged(address, trial, database, when_ready=said_once()) as stage:
            counters = [replace(one, patience=habits.patience) for one in stage.counters]
            # Under the name of another machine nobody can see that the process is dead: only its silence tells.
            owner = f"{machine}/{this_process()}" if machine else None
            running = replace(stage.running, point=fate.passes, owner=owner, webhooks=webhooks(habits, machine))
            await run(counters, database, data, running)


def webhooks(habits: Habits, machine: str) -> Webhooks | None:
    """Where it is called, if it is."""
    if habits.webhook is None:
        return None
    return Webhooks(habits.webhook, "s" * 40, "127.0.0.1", habits.listens[machine])
