"""Programs are refused by their last ending, whatever comes before it."""

import pytest

from domain.files import LARGEST_FILE, is_refused_type, is_too_big


@pytest.mark.parametrize("name", ["setup.exe", "گزارش.pdf.EXE", "a.js ", "نصب.apk."])
def test_a_program_is_refused_however_it_is_named(name: str) -> None:
    assert is_refused_type(name)


@pytest.mark.parametrize("name", ["گزارش.pdf", "photo.jpg", "exe", None, "داده.xlsx"])
def test_documents_and_pictures_are_taken(name: str | None) -> None:
    assert not is_refused_type(name)


def test_the_limit_is_twenty_megabytes_and_an_unknown_size_is_taken() -> None:
    assert not is_too_big(LARGEST_FILE)
    assert is_too_big(LARGEST_FILE + 1)
    assert not is_too_big(None)
