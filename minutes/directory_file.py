"""Reading a directory of agencies from a CSV or XLSX file: one row an agency, the first row the columns' names."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from domain.text import fold
from domain.vocabulary import Relation

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_ROWS: Final = 5_000
MOST_UNPACKED: Final = 64 * 1024 * 1024

COLUMNS: Final = {
    "name": ("نام", "نام دستگاه", "دستگاه", "name"),
    "aliases": ("نام های دیگر", "نامهای دیگر", "نام دیگر", "aliases"),
    "relation": ("نوع رابطه", "رابطه", "نوع", "relation"),
    "parent": ("دستگاه بالادست", "بالادست", "تابع", "parent"),
    "telephone": ("تلفن", "شماره تماس", "تماس", "telephone"),
    "groups": ("گروه ها", "گروهها", "گروه", "groups"),
}
RELATIONS: Final = {
    Relation.GOVERNORATE: ("تابع استانداری", "استانداری", "governorate"),
    Relation.EXECUTIVE: ("دستگاه اجرایی", "اجرایی", "executive", ""),
    Relation.INDEPENDENT: ("نهاد مستقل", "مستقل", "independent"),
    Relation.NATIONAL: ("ملی", "national"),
}
_COLUMN_OF = {fold(word): column for column, words in COLUMNS.items() for word in words}
_RELATION_OF = {fold(word): relation for relation, words in RELATIONS.items() for word in words}
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1256")


class DirectoryRefused(Exception):
    """The file cannot be taken; ``code`` names the sentence ``refusal.<code>``, ``row`` the row at fault if one is."""

    def __init__(self, code: str, row: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.row = row


@dataclass(frozen=True)
class DirectoryRow:
    """One agency as the file has it; ``row`` is its line in the sheet, counted from 1."""

    row: int
    name: str
    aliases: tuple[str, ...]
    relation: Relation
    parent: str | None
    telephone: str | None
    groups: tuple[str, ...]


def read_directory(content: bytes, name: str) -> list[DirectoryRow]:
    """The agencies of a file, in its order. Raises DirectoryRefused for what is not such a file."""
    if len(content) > MOST_BYTES:
        raise DirectoryRefused("directory_too_large")
    is_workbook = content.startswith(b"PK") or name.casefold().endswith(".xlsx")
    table = _read_workbook(content) if is_workbook else _read_text(content)
    if not table:
        raise DirectoryRefused("directory_empty")
    columns = [_COLUMN_OF.get(fold(cell)) for cell in table[0]]
    if "name" not in columns:
        raise DirectoryRefused("directory_without_names")
    rows = (_row(number, dict(zip(columns, cells, strict=False))) for number, cells in enumerate(table[1:], 2))
    found = [row for row in rows if row is not None]
    if not found:
        raise DirectoryRefused("directory_empty")
    return found


def _read_text(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first_line = text.partition("\n")[0]
    separator = max(",;\t", key=first_line.count)
    try:
        return _clean(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise DirectoryRefused("directory_unreadable") from error


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise DirectoryRefused("directory_unreadable")


def _read_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MOST_UNPACKED:
                raise DirectoryRefused("directory_too_large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise DirectoryRefused("directory_unreadable") from error
    sheet = book.worksheets[0]
    table = _clean([str(cell) if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True))
    book.close()
    return table


def _clean(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    table: list[list[str]] = []
    for cells in rows:
        if any(cell.strip() for cell in cells):
            table.append([" ".join(cell.split()) for cell in cells])
        if len(table) > MOST_ROWS:
            raise DirectoryRefused("directory_too_large")
    return table


def _row(number: int, cells: dict[str | None, str]) -> DirectoryRow | None:
    name = cells.get("name", "")
    if not name:
        return None
    relation = _RELATION_OF.get(fold(cells.get("relation", "")))
    if relation is None:
        raise DirectoryRefused("directory_relation_unknown", number)
    return DirectoryRow(
        row=number,
        name=name,
        aliases=_several(cells.get("aliases", "")),
        relation=relation,
        parent=cells.get("parent") or None,
        telephone=cells.get("telephone") or None,
        groups=_several(cells.get("groups", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    # The Persian comma is part of many agencies' names, so several names are parted by a semicolon or a bar.
    parts = cell.replace("؛", ";").replace("|", ";").split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
