"""The parts of a Word package that are read: the text, what every page repeats, and how lists are numbered."""

import io
import posixpath
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.archive import check_archive
from minutes.forms.markup import attribute, child, children, parse_part


@dataclass(frozen=True)
class WordParts:
    """The parsed parts; ``numbering`` and ``styles`` are None where the document has none."""

    body: etree._Element
    letterhead: tuple[etree._Element, ...]
    numbering: etree._Element | None
    styles: etree._Element | None


def open_parts(content: bytes) -> WordParts:
    """The parts of a document; refuses what is no Word document. Pictures are never unpacked."""
    names = check_archive(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main = _main_part(archive, names)
        folder = posixpath.dirname(main)
        body = child(_parsed(archive, main), "body")
        if body is None:
            raise MinutesRefused(Refusal.UNSUPPORTED_FORM)
        repeated = [name for name in names if name.startswith((f"{folder}/header", f"{folder}/footer"))]
        letterhead = [_parsed(archive, name) for name in repeated if name.endswith(".xml")]
        numbering, styles = (_optional(archive, f"{folder}/{part}.xml", names) for part in ("numbering", "styles"))
        return WordParts(body, tuple(letterhead), numbering, styles)


def _main_part(archive: zipfile.ZipFile, names: Sequence[str]) -> str:
    """The part that the package names as its document, whatever it is called."""
    if "_rels/.rels" in names:
        for relation in children(_parsed(archive, "_rels/.rels"), "Relationship"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if (attribute(relation, "Type") or "").endswith("/officeDocument") and target in names:
                return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise MinutesRefused(Refusal.UNSUPPORTED_FORM)


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    try:
        return parse_part(archive.read(name))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken


def _optional(archive: zipfile.ZipFile, name: str, names: Sequence[str]) -> etree._Element | None:
    return _parsed(archive, name) if name in names else None
