"""Old Office files and pictures, read with the programs of the machine where they are installed."""

import io
import re
import shutil
from datetime import time
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.fuzz import ratio

from domain.text import fold, squeeze
from minutes.draft import DraftWarning
from minutes.forms.opening import open_document
from minutes.read import read_minutes
from tests.left_out import leave_out
from tests.unit.minutes_guises import ROWS, TITLE

PAGE: Final = Path(__file__).parents[1] / "minutes_documents" / "odd_unruled.pdf"


def scanned(page: Path, askew: float = 0.0) -> bytes:
    """The first page of a PDF as a picture, turned by some degrees."""
    written = io.BytesIO()
    picture = pypdfium2.PdfDocument(page)[0].render(scale=2.4, grayscale=True).to_pil()
    picture.rotate(askew, fillcolor=255, resample=Image.Resampling.BILINEAR).save(written, "PNG")
    return written.getvalue()


def as_rich_text() -> bytes:
    lines = [TITLE, *(f"{number}- {text} اقدام: {actor} مهلت: {deadline}" for number, text, actor, deadline in ROWS)]
    escaped = ("".join(f"\\u{ord(letter)}?" for letter in line) for line in lines)
    return ("{\\rtf1\\ansi " + "\\par ".join(escaped) + "}").encode("ascii")


def test_rich_text_is_renewed_and_read() -> None:
    if shutil.which("soffice") is None:
        leave_out("LibreOffice is not installed")
    draft = read_minutes(as_rich_text(), "a.rtf")
    assert [row.text for row in draft.resolutions] == [text for _, text, _, _ in ROWS]


def figures(text: str) -> set[str]:
    """The figures in a text, each by its digits alone."""
    return {squeeze(figure) for figure in re.findall(r"\d[\d/:.]*\d|\d", fold(text))}


def asked(warnings: tuple[DraftWarning, ...]) -> set[str]:
    return {figure for warning in warnings if warning.code == "recognised" for figure in figures(warning.message)}


def test_what_is_read_off_a_picture_asks_to_confirm_every_date_and_number() -> None:
    if shutil.which("tesseract") is None:
        leave_out("tesseract is not installed")
    printed, draft = read_minutes(PAGE.read_bytes(), PAGE.name), read_minutes(scanned(PAGE), "scan.png")
    assert len(draft.resolutions) >= 7
    held_on, begins_at = draft.meeting.held_on, draft.meeting.begins_at
    assert (held_on, begins_at, draft.meeting.number) == (printed.meeting.held_on, time(10), 4)
    assert {"4", "1402/04/04", "10:00"} <= asked(draft.warnings)
    for row in draft.resolutions:
        deadline = row.deadline.deadline.raw or ""
        assert {str(row.row), *figures(row.text), *figures(deadline)} <= asked(row.warnings), row.text
        told = [fold(warning.message) for warning in row.warnings if warning.code == "recognised"]
        assert any(fold(deadline) in message for message in told)


def test_of_a_picture_also_those_figures_are_asked_that_mean_nothing_to_the_reader() -> None:
    if shutil.which("tesseract") is None:
        leave_out("tesseract is not installed")
    page = open_document(scanned(PAGE), "scan.png")
    draft = read_minutes(scanned(PAGE), "scan.png")
    heading = {figure for line in page.lines for figure in figures(line)}
    told = asked(draft.warnings)
    assert len(heading) >= 3
    assert {figure for figure in heading if not any(figure in other for other in told)} == set()


@pytest.mark.parametrize("askew", [0.0, 1.5])
def test_a_ruled_table_on_a_picture_is_read_by_its_cells(askew: float) -> None:
    if shutil.which("tesseract") is None:
        leave_out("tesseract is not installed")
    page = PAGE.with_name("04_pdf_browser.pdf")
    printed, draft = read_minutes(page.read_bytes(), page.name), read_minutes(scanned(page, askew), "scan.png")
    assert [row.row for row in draft.resolutions] == [1, 2, 3]
    for read, meant in zip(draft.resolutions, printed.resolutions, strict=False):
        assert ratio(squeeze(" ".join(read.actors)), squeeze(" ".join(meant.actors))) > 90
        assert ratio(squeeze(read.text), squeeze(meant.text)[: len(squeeze(read.text))]) > 90
