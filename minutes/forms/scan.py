"""Scanned pages and photos, read by tesseract where it is installed: a draft in which no letter is sure."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from time import monotonic
from typing import Final

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from minutes.errors import MinutesRefused, Refusal
from minutes.forms.broken import BROKEN
from minutes.forms.decoding import clean
from minutes.forms.marks import Mark, MarkLine, lines_of
from minutes.forms.paper import blocks_of, inside, is_inside, paragraphs_of
from minutes.forms.programs import find_program, run_program
from minutes.forms.rulings import PAPER, Band, Rulings, find_rulings, without_rulings
from minutes.forms.straightening import straightened
from minutes.grid import Block, Cell, Document, Grid, Row

MOST_PAGES: Final = 4
SECONDS_OF_PAGES: Final = 50
MOST_POINTS: Final = 60_000_000
_LANGUAGE: Final = "fas"
_WIDTH: Final = 2_400
_WIDEST: Final = 4000
_DOTS: Final = 300 / 72
# How tesseract is to look at a page (its --psm).
_BLOCK_OF_LINES: Final = "6"
_SCATTERED: Final = "11"
_LEAST_SURE: Final = 45.0
_SURE_ALONE: Final = 60.0
_FEWEST_WORDS: Final = 8
# What a cell keeps free on both sides, in heights of its letters.
_MARGINS: Final = 0.8
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
    read = [_recognised(page, tesseract, over) for page in pages]
    sure = [certainty for page in read for certainty in page.certainties]
    if len(sure) < _FEWEST_WORDS or fmean(sure) < _LEAST_SURE:
        raise MinutesRefused(Refusal.UNCLEAR_PICTURE)
    return Document(tuple(block for page in read for block in _blocks(page)), is_recognised=True)


@dataclass(frozen=True)
class _Recognised:
    """The words of a page in their boxes, how sure each is in percent, and the page's ruled tables."""

    marks: tuple[Mark, ...]
    certainties: tuple[float, ...]
    tables: tuple[list[Band], ...]


def _recognised(page: Image.Image, tesseract: str, over: float) -> _Recognised:
    width = min(max(page.width, _WIDTH), _WIDEST)
    height = max(1, round(page.height * width / page.width))
    sized = straightened(page if width == page.width else page.resize((width, height)))
    rulings = find_rulings(sized)
    clear = without_rulings(sized, rulings)
    words = list(_words(clear, tesseract, _BLOCK_OF_LINES, over))
    if rulings.tables:
        words += _overlooked(clear, words, rulings, tesseract, over)
    return _Recognised(tuple(mark for mark, _ in words), tuple(sure for _, sure in words), tuple(rulings.tables))


def _overlooked(
    page: Image.Image, words: Sequence[tuple[Mark, float]], rulings: Rulings, tesseract: str, over: float
) -> list[tuple[Mark, float]]:
    """What still stands in the cells when the words that were found are painted over: single numbers, and lines that
    were passed over among those of other columns."""
    rest = page.copy()
    for mark, _ in words:
        rest.paste(PAPER, (int(mark.left) - 2, int(mark.top) - 2, int(mark.right) + 3, int(mark.bottom) + 3))
    boxes = [box for table in rulings.tables for band in table for box in band.boxes]
    return [
        (mark, sure)
        for mark, sure in _words(rest, tesseract, _SCATTERED, over)
        if sure >= _SURE_ALONE and any(is_inside(mark, box) for box in boxes)
    ]


def _blocks(page: _Recognised) -> Iterator[Block]:
    """The ruled tables by their cells, and what stands above, between and below them."""
    left = list(page.marks)
    for bands in page.tables:
        above = [mark for mark in left if mark.middle < bands[0].top]
        left = [mark for mark in left if mark.middle >= bands[-1].bottom]
        yield from blocks_of(lines_of(above), _say)
        yield Grid(tuple(_row(band, page.marks) for band in bands))
    yield from blocks_of(lines_of(left), _say)


def _row(band: Band, marks: Sequence[Mark]) -> Row:
    return Row(tuple(_cell(box, marks) for box in band.boxes))


def _cell(box: tuple[float, float, float, float], marks: Sequence[Mark]) -> Cell:
    lines = lines_of(inside(marks, box))
    return Cell.of(*paragraphs_of(lines, _say, box[2] - box[0] - _MARGINS * lines[0].height)) if lines else Cell()


def _words(page: Image.Image, tesseract: str, way: str, over: float) -> Iterator[tuple[Mark, float]]:
    """The words of a page in their boxes, each with how sure it is in percent; refuses when the time is ``over``."""
    given = io.BytesIO()
    page.save(given, "PNG")
    arguments = [tesseract, "-", "-", "-l", _LANGUAGE, "--psm", way, "tsv"]
    answer = run_program(arguments, given.getvalue(), seconds=max(over - monotonic(), 1.0))
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
