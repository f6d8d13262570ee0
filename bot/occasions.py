"""``peygir occasions``: the operator's table of days that no calendar rule gives, such as Ramadan of a year."""

import csv
from datetime import date
from pathlib import Path

from bot.settings import Settings
from bot.system_clock import real_now
from domain.calendar import parse_day, short_date
from domain.occasions import Occasion
from domain.text import to_latin_digits
from services.occasions import keep_occasions, kept_occasions
from storage.database import Database
from storage.reach import told_in_words
from storage.unit_of_work import UnitOfWork


class WrongOccasions(Exception):
    """The file is no table of occasions; the message is one sentence that names the line."""


def read_occasions(file: Path) -> list[Occasion]:
    """The lines ``name,first day,last day`` (Jalali) of a file in UTF-8; raises WrongOccasions."""
    try:
        lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeError, csv.Error) as error:
        raise WrongOccasions(f"{file} cannot be read as CSV in UTF-8.") from error
    return [_occasion(number, cells, file) for number, cells in enumerate(lines, 1) if any(map(str.strip, cells))]


async def keep_and_list(settings: Settings, occasions: list[Occasion]) -> list[str]:
    """Keep them, and answer the whole table as lines to print. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(settings.database_url)
        try:
            if occasions:
                await keep_occasions(occasions, UnitOfWork(database), real_now())
            kept = await kept_occasions(UnitOfWork(database, reads_only=True))
        finally:
            await database.close()
    return [f"{_latin(one.first_on)} {_latin(one.last_on)} {one.name}" for one in kept]


def _occasion(number: int, cells: list[str], file: Path) -> Occasion:
    name, first_on, last_on = _cells(cells)
    if not name or first_on is None or last_on is None or last_on < first_on:
        raise WrongOccasions(f"{file}: line {number} is not a name, its first and its last day (1406/03/16).")
    return Occasion(name, first_on, last_on)


def _cells(cells: list[str]) -> tuple[str, date | None, date | None]:
    name, first, last = [*(cell.strip() for cell in cells), "", "", ""][:3]
    first_on = parse_day(first)
    return name, first_on, parse_day(last) if last else first_on


def _latin(day: date) -> str:
    return to_latin_digits(short_date(day))
