"""What a stranger meant as an invite is told to be none, whatever is wrong with it."""

import pytest

from domain.invite_codes import looks_like_secret


@pytest.mark.parametrize(
    "words",
    ["/start abc", "K7QF-2M9T", "K7QF-2M9T-X0", "k7qf2m9tx", "https://t.me/peygir_bot?start=abc", "۷QF۲ ۲M۹T XB"],
)
def test_a_broken_code_or_link_is_taken_for_one(words: str) -> None:
    assert looks_like_secret(words)


@pytest.mark.parametrize("words", ["/start", "سلام", "۲۰/۳ انجام شد", "0912 345 6789", "hello", "کارتابل من", ""])
def test_other_words_are_not(words: str) -> None:
    assert not looks_like_secret(words)
