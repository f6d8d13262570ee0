"""Old Office files and pictures, read with the programs of the machine where they are installed."""

import io
import shutil
from pathlib import Path
from typing import Final

import pypdfium2

from domain.calendar import short_date
from minutes.read import read_minutes
from tests.left_out import leave_out
from tests.unit.minutes_guises import ROWS, TITLE

PAGE: Final = Path(__file__).parents[1] / "minutes_documents" / "odd_unruled.pdf"


def scanned(page: Path) -> bytes:
    """The first page of a PDF as a picture."""
    written = io.BytesIO()
    pypdfium2.PdfDocument(page)[0].render(scale=2.4, grayscale=True).to_pil().save(written, "PNG")
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


def test_what_is_read_off_a_picture_asks_to_confirm_every_date_and_number() -> None:
    if shutil.which("tesseract") is None:
        leave_out("tesseract is not installed")
    draft = read_minutes(scanned(PAGE), "scan.png")
    assert len(draft.resolutions) >= 7
    told = [warning.message for warning in draft.warnings if warning.code == "recognised"]
    assert draft.meeting.held_on is not None
    assert any(short_date(draft.meeting.held_on) in message for message in told)
    rows = {row.row: [warning for warning in row.warnings if warning.code == "recognised"] for row in draft.resolutions}
    assert all(rows.values())
