"""Ordinal words read back to the number that they came from."""

import pytest

from domain.number_words import read_ordinal
from domain.ordinals import ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "اولین"), (2, "دومین"), (3, "سومین"), (20, "بیستمین"), (23, "بیست و سومین"), (30, "سی‌امین")],
)
def test_a_meeting_is_called_by_its_ordinal(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_every_ordinal_is_read_back_as_its_number() -> None:
    assert [number for number in range(1, 1000) if read_ordinal(ordinal(number)) != number] == []


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_a_number_without_an_ordinal_word_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="ordinal"):
        ordinal(number)
