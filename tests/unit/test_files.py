"""Programs are refused by their last ending, whatever comes before it."""

import pytest

from domain.files import LARGEST_FILE, NAME_LENGTH, clean_name, is_refused_type, is_too_big


@pytest.mark.parametrize(
    "name", ["setup.exe", "گزارش.pdf.EXE", "a.js ", "نصب.apk.", "x.e\u200fxe", "\u202efdp.exe", "گزارش.exe\u2069"]
)
def test_a_program_is_refused_however_it_is_named(name: str) -> None:
    assert is_refused_type(name)


@pytest.mark.parametrize("name", ["گزارش.pdf", "photo.jpg", "exe", None, "داده.xlsx"])
def test_documents_and_pictures_are_taken(name: str | None) -> None:
    assert not is_refused_type(name)


def test_the_limit_is_twenty_megabytes_and_an_unknown_size_is_taken() -> None:
    assert not is_too_big(LARGEST_FILE)
    assert is_too_big(LARGEST_FILE + 1)
    assert not is_too_big(None)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("گزارش\u202efdp.pdf", "گزارشfdp.pdf"),
        ("\u2066\u200eنامه\u200f.docx\u2069", "نامه.docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("c:\\report.pdf", "c:_report.pdf"),
        ("نامه\r\nپنهان.pdf", "نامه_پنهان.pdf"),
        ("می\u200cشود.pdf", "می\u200cشود.pdf"),
        (" . ", None),
        (None, None),
    ],
)
def test_a_name_keeps_no_direction_marks_control_characters_or_paths(sent: str | None, kept: str | None) -> None:
    assert clean_name(sent) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = clean_name("گ" * 400 + ".pdf")
    assert kept is not None
    assert len(kept) == NAME_LENGTH
    assert kept.endswith("گ.pdf")
