"""Zip archives (docx, xlsx, odt) are looked at from outside before anything in them is unpacked."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Final

from minutes.errors import MinutesRefused, Refusal

MOST_ENTRIES: Final = 2_000
LARGEST_ENTRY: Final = 32 * 2**20
LARGEST_UNPACKED: Final = 64 * 2**20
_ENCRYPTED_FLAG: Final = 0x1
_MACROS: Final = re.compile(r"(?:^|/)vbaProject\.bin$|^Basic/|^Scripts/", re.IGNORECASE)
# Where an OpenDocument file says that its parts, or the one package in it, are encrypted.
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED_PART: Final = b":encryption-data"
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(content: bytes) -> tuple[str, ...]:
    """The names of its entries. Refuses an archive that is broken, encrypted, far larger than it looks, has macros, or
    has parts that declare entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            _check_parts(archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken
    return tuple(entry.filename for entry in entries)


def _check_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise MinutesRefused(Refusal.ENCRYPTED)
    if len(entries) > MOST_ENTRIES or any(entry.file_size > LARGEST_ENTRY for entry in entries):
        raise MinutesRefused(Refusal.TOO_LARGE)
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise MinutesRefused(Refusal.TOO_LARGE)


def _check_parts(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(_MACROS.search(entry.filename) for entry in entries):
        raise MinutesRefused(Refusal.HAS_MACROS)
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                text = part.read().replace(b"\x00", b"")
            if entry.filename == _MANIFEST and _ENCRYPTED_PART in text:
                raise MinutesRefused(Refusal.ENCRYPTED)
            if _DECLARATION.search(text):
                raise MinutesRefused(Refusal.UNSAFE)
