"""The ``understand`` command: what is meant by typed words, one line of JSON for each message."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from domain.calendar import from_jalali
from domain.names import KnownAgency
from talk.printed import FIELDS, Listener, printed

FIRST_GREGORIAN_YEAR = 1700


class NoUnderstanding(Exception):
    """The command cannot begin; the message is one sentence that says why."""


def day_of(written: str) -> date:
    """«1405-09-02», or a Gregorian ISO day. Raises NoUnderstanding."""
    try:
        year, month, day = (int(part) for part in written.split("-"))
        return date(year, month, day) if year >= FIRST_GREGORIAN_YEAR else from_jalali(year, month, day)
    except ValueError:
        raise NoUnderstanding(f"--today: {written} is no day, such as 1405-09-02.") from None


def directory_in(file: Path) -> tuple[KnownAgency, ...]:
    """The agencies and groups of a JSON file, written as locales/sample_body.json is. Raises NoUnderstanding."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        entries = kept if isinstance(kept, list) else [*kept.get("agencies", ()), *kept.get("groups", ())]
        return tuple(_agency(number, entry) for number, entry in enumerate(entries, 1))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoUnderstanding(f"--directory: {file} is no directory of agencies ({type(error).__name__}).") from None


def lines_of(text: str | None, typed: TextIO, listener: Listener) -> Iterator[str]:
    """A line of JSON for ``text``, or without it for each line that is typed."""
    for message in [text] if text is not None else (line.rstrip("\r\n") for line in typed):
        yield json.dumps(printed(message, listener), ensure_ascii=False)


def told(line: str) -> str:
    """The same for reading: «name: value», without what is absent."""
    values = json.loads(line)
    present = ((name, values[name]) for name in FIELDS if values[name] not in (None, []))
    return "\n".join(f"{name}: {value}" for name, value in present)


def _agency(number: int, entry: Any) -> KnownAgency:
    if isinstance(entry, str):
        return KnownAgency(number, entry)
    return KnownAgency(number, entry["name"], tuple(entry.get("aliases") or ()), group=bool(entry.get("members")))
