"""Documents of other office programs (.doc, .xls, .rtf, .odt, .ods), renewed by LibreOffice where it is installed."""

import re
import tempfile
from pathlib import Path
from typing import Final

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.programs import find_program, run_program

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT: Final = b"{\\rtf"
_SECTOR: Final = 512
_WORD_BEGINS: Final = b"\xec\xa5"
_ENCRYPTED_FLAG: Final = 0x01
_WORKBOOK_BEGINS: Final = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_WRITE_PROTECT: Final = b"\x86\x00"
_FILE_PASS: Final = b"\x2f\x00"


def _named(name: str) -> bytes:
    return name.encode("utf-16-le")


_LOCKED: Final = (_named("EncryptedPackage"), _named("EncryptionInfo"))
_MACROS: Final = _named("_VBA_PROJECT")
_SHEETS: Final = re.compile(re.escape(_named("Workbook")) + b"|" + re.escape(_named("Book") + b"\x00\x00"))
_OPEN_SHEETS: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def is_old_office(content: bytes) -> bool:
    """Whether the bytes are of Word or Excel before 2007, or rich text."""
    return content.startswith((_OLE, _RICH_TEXT))


def renewed(content: bytes) -> bytes:
    """The document as .docx or .xlsx. Refuses what is locked or has macros, and all where LibreOffice is missing."""
    if content.startswith(_OLE):
        _check(content)
    office = find_program("soffice", "libreoffice")
    if office is None:
        raise MinutesRefused(Refusal.OLD_FORMAT)
    has_sheets = bool(_SHEETS.search(content)) if content.startswith(_OLE) else _OPEN_SHEETS in content[:200]
    with tempfile.TemporaryDirectory() as folder:
        return _converted(office, Path(folder), content, "xlsx" if has_sheets else "docx")


def _check(content: bytes) -> None:
    if any(name in content for name in _LOCKED) or _is_locked_word(content) or _is_locked_workbook(content):
        raise MinutesRefused(Refusal.ENCRYPTED)
    if _MACROS in content:
        raise MinutesRefused(Refusal.HAS_MACROS)


def _is_locked_word(content: bytes) -> bool:
    """[MS-DOC] 2.5.2: bit 8 of the flags at offset 10 of the stream that begins with 0xA5EC."""
    for start in range(_SECTOR, len(content) - 12, _SECTOR):
        if content.startswith(_WORD_BEGINS, start):
            return bool(content[start + 11] & _ENCRYPTED_FLAG)
    return False


def _is_locked_workbook(content: bytes) -> bool:
    """[MS-XLS] 2.1.7.20.3: behind the first record, or behind the one that forbids writing, stands FilePass."""
    place = content.find(_WORKBOOK_BEGINS)
    while place >= 0 and place + 6 <= len(content):
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
        record = content[place : place + 2]
        if record != _WRITE_PROTECT:
            return record == _FILE_PASS
    return False


def _converted(office: str, folder: Path, content: bytes, form: str) -> bytes:
    source, result = folder / "given", folder / "renewed" / f"given.{form}"
    source.write_bytes(content)
    run_program(
        [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            "--convert-to",
            form,
            "--outdir",
            str(result.parent),
            str(source),
        ]
    )
    if not result.exists():
        raise MinutesRefused(Refusal.NOT_TEXT)
    return result.read_bytes()
