"""Scanned pages and photos, read by tesseract where it is installed: a draft in which no letter is sure."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean
from time import monotonic
from typing import Final

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.broken import BROKEN
from minutes.forms.decoding import clean
from minutes.forms.marks import Mark, MarkLine, lines_of
from minutes.forms.paper import blocks_of
from minutes.forms.programs import find_program, run_program
from minutes.grid import Block, Document

MOST_PAGES: Final = 4
SECONDS_OF_PAGES: Final = 50
MOST_POINTS: Final = 60_000_000
_LANGUAGE: Final = "fas"
_WIDTH: Final = 2_400
_DOTS: Final = 300 / 72
_LEAST_SURE: Final = 45.0
_FEWEST_WORDS: Final = 8
# Mean shade of a row of points that a ruling runs along, and of a column: darker than any line of Persian, whose
# letters join, and than any upright letter in its row. Then the least height of a table's row.
_ACROSS: Final = 90
_UPRIGHT: Final = 55
_PAPER: Final = 255
_LOWEST_ROW: Final = 20
_RULINGS: Final = frozenset("|_—-=[]{}")


def read_picture(content: bytes) -> Document:
    """What a photo or a scanned page says."""
    tesseract = _tesseract()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise MinutesRefused(Refusal.TOO_LARGE)
            upright = ImageOps.exif_transpose(picture).convert("L")
    except (UnidentifiedImageError, Image.DecompressionBombError, *BROKEN) as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken
    return _document([upright], tesseract)


def read_scanned_pdf(content: bytes) -> Document:
    """What the pages of a PDF say that are pictures."""
    tesseract = _tesseract()
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > MOST_PAGES:
            raise MinutesRefused(Refusal.TOO_MANY_PAGES)
        pages = [page.render(scale=_DOTS, grayscale=True).to_pil() for page in document]
    except (pypdfium2.PdfiumError, *BROKEN) as broken:
        raise MinutesRefused(Refusal.NOT_TEXT) from broken
    return _document(pages, tesseract)


def _tesseract() -> str:
    program = find_program("tesseract")
    languages = run_program([program, "--list-langs"]) if program else None
    if program is None or _LANGUAGE.encode() not in (languages or b"").split():
        raise MinutesRefused(Refusal.SCANNED)
    return program


def _document(pages: Sequence[Image.Image], tesseract: str) -> Document:
    over = monotonic() + SECONDS_OF_PAGES
    words = [list(_words(page, tesseract, max(over - monotonic(), 1.0))) for page in pages]
    sure = [certainty for page in words for _, certainty in page]
    if len(sure) < _FEWEST_WORDS or fmean(sure) < _LEAST_SURE:
        raise MinutesRefused(Refusal.UNCLEAR_PICTURE)
    blocks: list[Block] = []
    for page in words:
        blocks.extend(blocks_of(lines_of(mark for mark, _ in page), _say))
    return Document(tuple(blocks), is_recognised=True)


def _without_rulings(page: Image.Image) -> Image.Image:
    """The page with the lines of its tables painted over: tesseract takes them for letters, or loses those beside."""
    clean_page = page.copy()
    across = [
        y for y, shade in enumerate(page.resize((1, page.height), Image.Resampling.BOX).tobytes()) if shade < _ACROSS
    ]
    for y in across:
        clean_page.paste(_PAPER, (0, y - 1, page.width, y + 2))
    for top, bottom in pairwise(across):
        if bottom - top > _LOWEST_ROW:
            row = page.crop((0, top + 2, page.width, bottom - 1)).resize((page.width, 1), Image.Resampling.BOX)
            for x in (x for x, shade in enumerate(row.tobytes()) if shade < _UPRIGHT):
                clean_page.paste(_PAPER, (x - 1, top, x + 2, bottom))
    return clean_page


def _words(page: Image.Image, tesseract: str, seconds: float) -> Iterator[tuple[Mark, float]]:
    """The words of a page in their boxes, each with how sure it is in percent; refuses after ``seconds``."""
    height = max(1, round(page.height * _WIDTH / page.width))
    sized = _without_rulings(page.resize((_WIDTH, height)) if page.width < _WIDTH else page)
    given = io.BytesIO()
    sized.save(given, "PNG")
    arguments = [tesseract, "-", "-", "-l", _LANGUAGE, "--psm", "6", "tsv"]
    answer = run_program(arguments, given.getvalue(), seconds=seconds)
    rows = csv.DictReader(
        io.StringIO((answer or b"").decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    for row in rows:
        text = clean(row.get("text") or "").strip()
        if text and not set(text) <= _RULINGS:
            left, top = float(row["left"]), float(row["top"])
            right, bottom = left + float(row["width"]), top + float(row["height"])
            yield Mark(text, left, top, right, bottom), float(row["conf"])


def _say(line: MarkLine) -> str:
    """Words as they are read: from right to left."""
    return " ".join(mark.text for mark in reversed(line.marks))
