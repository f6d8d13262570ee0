"""Which form a document has, by its content first and its name second, and its blocks."""

from pathlib import PurePath
from typing import Final

from minutes.classified import is_classified
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.decoding import check_readable, clean, decode
from minutes.forms.plain_text import read_plain_text
from minutes.forms.word import read_word
from minutes.grid import Document

LARGEST_FILE: Final = 20 * 2**20
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_FORMS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"II*\x00", b"MM\x00*")
_OTHER_NAMES: Final = frozenset(
    {".doc", ".xls", ".xlsx", ".pdf", ".htm", ".html", ".rtf", ".odt", ".jpg", ".jpeg", ".png"}
)
_PAGE: Final = (b"<!doctype html", b"<html")


def open_document(content: bytes, name: str) -> Document:
    """The document's blocks. Refuses what is empty, too large, encrypted, classified, no Persian text, or a form that
    is not read."""
    if not content.strip():
        raise MinutesRefused(Refusal.EMPTY)
    if len(content) > LARGEST_FILE:
        raise MinutesRefused(Refusal.TOO_LARGE)
    document = read_word(content) if content.startswith(_ZIP) else _open_text(content, name)
    if is_classified(document):
        raise MinutesRefused(Refusal.CLASSIFIED)
    check_readable("\n".join(_texts(document)))
    return document


def open_pasted(text: str) -> Document:
    """The blocks of text that was pasted into a chat."""
    if not text.strip():
        raise MinutesRefused(Refusal.EMPTY)
    document = read_plain_text(clean(text))
    if is_classified(document):
        raise MinutesRefused(Refusal.CLASSIFIED)
    check_readable(text)
    return document


def _open_text(content: bytes, name: str) -> Document:
    if content.startswith(_OLE):
        raise MinutesRefused(Refusal.ENCRYPTED if _ENCRYPTED_PACKAGE in content else Refusal.UNSUPPORTED_FORM)
    is_page = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGE)
    if is_page or content.startswith(_OTHER_FORMS) or PurePath(name).suffix.lower() in _OTHER_NAMES:
        raise MinutesRefused(Refusal.UNSUPPORTED_FORM)
    return read_plain_text(clean(decode(content)))


def _texts(document: Document) -> list[str]:
    cells = (cell.text for grid in document.grids for row in grid.rows for cell in row.cells)
    return [*document.lines, *cells]
