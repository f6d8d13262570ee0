"""``peygir agencies match``: the importer's matcher against a directory in a file, without a database."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from domain.name_cores import core_of
from domain.names import KnownAgency, match_name


class NoDirectory(Exception):
    """The file holds no directory; the message says what is wrong with it."""


def read_known(file: Path) -> list[KnownAgency]:
    """The agencies of ``[{"name": …, "aliases": […]}]``; an entry whose name is a plural is a group."""
    try:
        entries = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise NoDirectory(f"{file} cannot be read as JSON in UTF-8.") from error
    if not isinstance(entries, list):
        raise NoDirectory(f"{file} holds no list of agencies.")
    return [_known(number, entry, file) for number, entry in enumerate(entries, 1)]


def matched(lines: Iterable[str], directory: list[KnownAgency]) -> Iterator[str]:
    """One JSON line for each name."""
    for line in lines:
        yield json.dumps(match_name(line.strip(), directory).to_json(), ensure_ascii=False)


def _known(number: int, entry: Any, file: Path) -> KnownAgency:
    name = entry.get("name") if isinstance(entry, dict) else None
    aliases = (entry.get("aliases") or []) if isinstance(entry, dict) else []
    if not isinstance(name, str) or not all(isinstance(alias, str) for alias in aliases):
        raise NoDirectory(f'{file}: entry {number} is not {{"name": …, "aliases": […]}}.')
    return KnownAgency(number, name, tuple(aliases), group=core_of(name).is_group)
