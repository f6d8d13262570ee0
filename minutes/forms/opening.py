"""Which form a document has, by its content first and its name second, and its blocks.

Readers of PDF, Excel and pictures are imported when one comes: they take a second, and memory that a text needs not.
"""

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from minutes.classified import is_classified
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.archive import check_archive
from minutes.forms.decoding import check_readable, clean, decode
from minutes.forms.old_office import is_old_office, renewed
from minutes.forms.plain_text import read_plain_text
from minutes.forms.separated import read_separated
from minutes.forms.web_page import read_web_page
from minutes.forms.word import read_word
from minutes.grid import Document

LARGEST_FILE: Final = 20 * 2**20
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PAGE: Final = (b"<!doctype html", b"<html", b"<table", b"<body", b"<div")
_PAGE_NAMES: Final = frozenset({".htm", ".html", ".xhtml"})


def open_document(content: bytes, name: str) -> Document:
    """The document's blocks. Refuses what is empty, too large, encrypted, unsafe, classified, no Persian text, or a
    form that is not read."""
    if not content.strip():
        raise MinutesRefused(Refusal.EMPTY)
    if len(content) > LARGEST_FILE:
        raise MinutesRefused(Refusal.TOO_LARGE)
    return _checked(_opened(content, name))


def open_pasted(text: str) -> Document:
    """The blocks of text that was pasted into a chat."""
    if not text.strip():
        raise MinutesRefused(Refusal.EMPTY)
    return _checked(read_plain_text(clean(text)))


def _checked(document: Document) -> Document:
    if is_classified(document):
        raise MinutesRefused(Refusal.CLASSIFIED)
    check_readable("\n".join(_texts(document)))
    return document


def _opened(content: bytes, name: str) -> Document:
    if is_old_office(content):
        content = renewed(content)
    if content.startswith(_ZIP):
        return _open_archive(content)
    if _PDF in content[:1024]:
        return _open_pdf(content)
    if content.startswith(_PICTURES):
        from minutes.forms.scan import read_picture

        return read_picture(content)
    return _open_text(content, PurePath(name).suffix.lower())


def _open_pdf(content: bytes) -> Document:
    from minutes.forms.pdf import read_pdf
    from minutes.forms.scan import read_scanned_pdf

    return read_pdf(content) or read_scanned_pdf(content)


def _open_archive(content: bytes) -> Document:
    names = check_archive(content)
    if any(name.startswith("word/") for name in names):
        return read_word(content)
    if any(name.startswith("xl/") for name in names):
        from minutes.forms.excel import read_excel

        return read_excel(content)
    if "content.xml" in names:
        return _opened(renewed(content), "")
    raise MinutesRefused(Refusal.UNSUPPORTED_FORM)


def _open_text(content: bytes, suffix: str) -> Document:
    decoded = decode(content)
    opening = decoded.text[:400].lstrip("\ufeff \r\n\t").lower().encode()
    if suffix in _PAGE_NAMES or opening.startswith(_PAGE):
        document = read_web_page(decoded.text)
    elif suffix == ".csv":
        document = read_separated(clean(decoded.text))
    else:
        document = read_plain_text(clean(decoded.text))
    return replace(document, is_mixed=decoded.is_mixed)


def _texts(document: Document) -> list[str]:
    cells = (cell.text for grid in document.grids for row in grid.rows for cell in row.cells)
    return [*document.lines, *cells]
