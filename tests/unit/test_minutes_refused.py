"""Each document that cannot be read is refused by what is the matter with it, at once and in little memory."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from minutes.errors import MinutesRefused, Refusal
from minutes.read import read_minutes
from tests.unit.minutes_guises import GUISES, TITLE, as_word

LOCKED: Final = Path(__file__).parents[1] / "locked_documents"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def repacked(change: Callable[[bytes], bytes] = bytes, **more: bytes) -> bytes:
    """A Word document with another text part, and more parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_word())) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "word/document.xml" else old.read(name))
        for name, content in more.items():
            new.writestr(f"word/{name}.bin", content)
    return written.getvalue()


def with_entity(xml: bytes) -> bytes:
    return xml.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("L", (400, 300), 255).save(written, "PNG")
    return written.getvalue()


def scanned_pdf() -> bytes:
    written = io.BytesIO()
    Image.new("L", (400, 300), 255).save(written, "PDF")
    return written.getvalue()


def of_many_pages() -> bytes:
    page = Image.new("1", (40, 30))
    written = io.BytesIO()
    page.save(written, "PDF", save_all=True, append_images=[page] * 199)
    return written.getvalue()


def two_meetings() -> bytes:
    first = GUISES["tabs"][1]().decode()
    return f"{first}\n\n{first.replace('بیست و هفتمین', 'بیست و هشتمین').replace('۱۵', '۲۲')}".encode()


REFUSED: Final = {
    "nothing": (b" \n", "a.txt", Refusal.EMPTY),
    "bytes of no form": (bytes(range(256)) * 40, "a.bin", Refusal.NOT_TEXT),
    "a docx cut off": (as_word()[:9_000], "a.docx", Refusal.NOT_TEXT),
    "a zip bomb": (repacked(lambda _: b"<a>" + bytes(200 * 2**20) + b"</a>"), "a.docx", Refusal.TOO_LARGE),
    "macros": (repacked(vbaProject=b"x"), "a.docm", Refusal.HAS_MACROS),
    "an external entity": (repacked(with_entity), "a.docx", Refusal.UNSAFE),
    "an archive of something else": (repacked(lambda _: b"<a/>"), "a.docx", Refusal.UNSUPPORTED_FORM),
    "a locked docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Refusal.ENCRYPTED),
    "a broken pdf": (b"%PDF-1.7\n" + bytes(500), "a.pdf", Refusal.NOT_TEXT),
    "two hundred pages": (of_many_pages(), "a.pdf", Refusal.TOO_MANY_PAGES),
    "a broken picture": (picture()[:60], "a.png", None),
    "another language": (b"The council decided that the city must act at once. " * 9, "a.txt", Refusal.NOT_PERSIAN),
    "Arabic": (
        "قرر المجلس تكليف البلدية بالتنفيذ خلال شهر واحد من تاريخه. ".encode() * 12,
        "a.txt",
        Refusal.NOT_PERSIAN,
    ),
    "no resolutions": (f"{TITLE}\nگزارشی از بازدید محله ارائه شد.".encode(), "a.txt", Refusal.NO_RESOLUTIONS),
    "two meetings": (two_meetings(), "a.txt", Refusal.SEVERAL_MEETINGS),
    "a classified one": (f"محرمانه\n{TITLE}".encode(), "a.txt", Refusal.CLASSIFIED),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_by_its_cause(case: str) -> None:
    content, name, code = REFUSED[case]
    with pytest.raises(MinutesRefused) as refused:
        read_minutes(content, name)
    assert code in (None, refused.value.code)


@pytest.mark.parametrize("name", ["word.docx", "workbook.xlsx", "page.pdf", "old_workbook.xls", "open_document.odt"])
def test_what_has_a_password_is_refused_as_locked_and_not_as_damaged(name: str) -> None:
    with pytest.raises(MinutesRefused) as refused:
        read_minutes((LOCKED / name).read_bytes(), name)
    assert refused.value.code is Refusal.ENCRYPTED


def test_a_password_that_only_forbids_changes_does_not_keep_a_page_from_being_read() -> None:
    page = LOCKED / "readable_but_not_to_be_changed.pdf"
    assert len(read_minutes(page.read_bytes(), page.name).resolutions) == 7


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE, Refusal.OLD_FORMAT),
        (b"{\\rtf1\\ansi}", Refusal.OLD_FORMAT),
        (picture(), Refusal.SCANNED),
        (scanned_pdf(), Refusal.SCANNED),
    ],
)
def test_without_the_programs_that_read_them_old_files_and_pictures_say_what_to_do(
    content: bytes, code: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MinutesRefused) as refused:
        read_minutes(content, "a")
    assert refused.value.code is code
