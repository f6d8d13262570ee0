"""What an operator asks when something is wrong: one line for each thing that can be, and what to do about it."""

import os
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.introduction import NotIntroduced, introduce
from bot.scanner import Scanner
from bot.settings import PREFIX, Settings, setting_names
from domain.calendar import TEHRAN
from domain.vocabulary import Messenger
from storage.reach import DatabaseTrouble, audit_history, stands_at
from storage.schema import newest_revision

OLDEST_PYTHON: Final = (3, 11)
OLDEST_SQLITE: Final = (3, 35)
LEAST_FREE: Final = 1_000_000_000
MOST_DRIFT: Final = timedelta(minutes=1)
RELEASED: Final = datetime(2025, 11, 1, tzinfo=UTC)
_WHOLE_TOKEN: Final = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")
# Variables of the checks of this repository, which are no settings.
_OF_THE_CHECKS: Final = ("PEYGIR_TEST_", "PEYGIR_WALK_")
_TITLES: Final = {Messenger.TELEGRAM: "Telegram", Messenger.BALE: "Bale"}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``words`` say what is, and if it is not well, what to do."""

    is_well: bool
    words: str

    def __str__(self) -> str:
        return f"{'✓' if self.is_well else '✗'} {self.words}"


async def examine(settings: Settings, environment: Mapping[str, str], *, online: bool) -> AsyncIterator[Finding]:
    """Look at everything, the nearest first. ``online`` asks the messengers too."""
    yield python_version(sys.version_info[:3])
    for finding in (*names(environment, Path(".env")), *secrecy(settings, Path(".env")), *tokens(settings)):
        yield finding
    yield data_folder(settings.data)
    yield free_space(settings.data)
    yield await database(settings.database_url)
    yield clock(datetime.now(UTC))
    for finding in operators(settings):
        yield finding
    yield await scanner(settings.clamd)
    if online:
        for messenger, token in settings.tokens().items():
            yield await reach(messenger, settings.base_url_of(messenger), token)


def python_version(version: tuple[int, ...]) -> Finding:
    shown = ".".join(map(str, version))
    if version < OLDEST_PYTHON:
        return _ill(f"Python {shown} is too old: install 3.11 or newer and make the environment again.")
    return _well(f"Python {shown}.")


def names(environment: Mapping[str, str], env_file: Path) -> Iterator[Finding]:
    """A variable that looks like a setting and is none is most likely a slip of the pen."""
    known = set(setting_names())
    for name in sorted({*environment, *_names_in(env_file)}):
        if name.upper().startswith(PREFIX) and name.upper() not in known and not name.startswith(_OF_THE_CHECKS):
            yield _ill(f"{name} is no setting: look for the right name in docs/operating.md, or remove it.")


def secrecy(settings: Settings, env_file: Path) -> Iterator[Finding]:
    """Files with tokens that other users of the machine can read."""
    given = (env_file if settings.tokens() else None, settings.telegram_token_file, settings.bale_token_file)
    for file in filter(None, given):
        if file.is_file() and file.stat().st_mode & 0o004:
            yield _ill(f"Every user of this machine can read {file}: chmod 600 {file}")


def tokens(settings: Settings) -> Iterator[Finding]:
    """Whether there is a token for a messenger, and whether it looks whole."""
    held = settings.tokens()
    if not held:
        yield _ill("No token is set: ask @BotFather for one and set PEYGIR_TELEGRAM_TOKEN or PEYGIR_BALE_TOKEN.")
        return
    for messenger, title in _TITLES.items():
        if messenger not in held:
            yield _well(f"{title} is not served: it has no token.")
        elif _WHOLE_TOKEN.fullmatch(held[messenger]):
            yield _well(f"{title} has a token.")
        else:
            yield _ill(f"The token of {title} is too short: copy the whole of it from BotFather.")


def data_folder(folder: Path) -> Finding:
    """Whether files can be written where they are kept; the folder itself is made by the first start."""
    place = _existing(folder)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"peygir")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _ill(f"The folder {place} cannot be written ({error.strerror}): give this user the right.")
    return _well(f"The data folder {folder} can be written.")


def free_space(folder: Path) -> Finding:
    free = shutil.disk_usage(_existing(folder)).free
    shown = f"{free / 1e9:.1f} GB"
    if free < LEAST_FREE:
        return _ill(f"Only {shown} are free for the data folder: make room, at least 1 GB.")
    return _well(f"{shown} are free for the data folder.")


async def database(url: str) -> Finding:
    """Whether the database answers, and with this release's tables."""
    file = Path(url.partition(":///")[2].partition("?")[0]) if url.startswith("sqlite") else None
    if file is not None and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return _ill(f"SQLite {sqlite3.sqlite_version} is too old: install 3.35 or newer.")
    if file is not None and not file.is_file():
        return _ill(f"There is no database {file} yet: peygir db upgrade")
    try:
        found = await stands_at(url)
    except DatabaseTrouble as trouble:
        return _ill(f"{trouble} Check PEYGIR_DATABASE_URL and the server.")
    if found is None:
        return _ill("The database is empty: peygir db upgrade")
    if found != newest_revision():
        return _ill(f"The database stands at {found}, this release wants {newest_revision()}: peygir db upgrade")
    return await history(url, found)


async def history(url: str, revision: str) -> Finding:
    """Whether nobody has changed the history of a database that answers."""
    if (await audit_history(url)).breaks:
        return _ill("The history is not as it was written: peygir audit verify says where.")
    return _well(f"The database answers, stands at {revision}, and its history is as it was written.")


def clock(now: datetime) -> Finding:
    """Whether the time can be true, and days begin when they do in Tehran."""
    try:
        offset = now.astimezone(ZoneInfo("Asia/Tehran")).utcoffset()
    except ZoneInfoNotFoundError:
        return _ill("Asia/Tehran is not known: install the package tzdata.")
    if now < RELEASED:
        return _ill(f"The clock says {now:%Y-%m-%d}, before this release: set it, and turn on NTP.")
    if offset != TEHRAN.utcoffset(None):
        return _ill(f"Asia/Tehran stands at {offset} instead of 3:30:00: install a newer tzdata.")
    return _well(f"The clock says {now.astimezone(TEHRAN):%Y-%m-%d %H:%M} in Tehran.")


def operators(settings: Settings) -> Iterator[Finding]:
    """Whether somebody hears alarms, in messengers that are served."""
    named = settings.operators()
    if not named:
        yield _well("Alarms go to the log alone: PEYGIR_OPERATOR_CHATS names no chat.")
    for messenger in dict.fromkeys(messenger for messenger, _ in named):
        if Messenger(messenger) not in settings.tokens():
            yield _ill(
                f"An operator is to hear in {_TITLES[Messenger(messenger)]}, which is not served: set its token."
            )
        else:
            yield _well(f"Operators hear alarms in {_TITLES[Messenger(messenger)]}.")


async def scanner(address: str | None) -> Finding:
    """Whether received files are scanned for viruses."""
    if address is None:
        return _well("Received files are not scanned for viruses: PEYGIR_CLAMD is not set.")
    if not await Scanner(address).is_there():
        return _ill(f"clamd does not answer at {address}: start it, and let this user reach its socket.")
    return _well(f"clamd answers at {address}.")


async def reach(messenger: Messenger, address: str, token: str) -> Finding:
    """Whether the messenger answers to the token, and agrees about the time."""
    title = _TITLES[messenger]
    try:
        told = await introduce(address, token)
    except NotIntroduced as trouble:
        return _ill(f"{title} {trouble}: check the token, the network, and HTTPS_PROXY if there is a proxy.")
    drift = abs(datetime.now(UTC) - told.said_at) if told.said_at is not None else timedelta()
    if drift > MOST_DRIFT:
        return _ill(f"The clock differs from {title}'s by {drift.total_seconds():.0f} s: turn on NTP.")
    return _well(f"{title} answers as @{told.username}.")


def _well(words: str) -> Finding:
    return Finding(is_well=True, words=words)


def _ill(words: str) -> Finding:
    return Finding(is_well=False, words=words)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    absolute = folder.absolute()
    return next(place for place in (absolute, *absolute.parents) if place.is_dir())


def _names_in(env_file: Path) -> list[str]:
    try:
        lines = env_file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.partition("=")[0].removeprefix("export ").strip() for line in lines if "=" in line and line[0] != "#"]
