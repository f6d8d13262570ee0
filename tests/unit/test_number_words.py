"""Numbers in words, as minutes print them and as people type them."""

import pytest

from domain.number_words import read_cardinal, read_ordinal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("شصت و پنج", 65),
        ("شصتو پنج", 65),
        ("شصت‌وپنج", 65),
        ("صفر", 0),
        ("نه", 9),
        ("پونزده", 15),
        ("صد", 100),
        ("یکصد و سیزده", 113),
        ("چهارصدو هشتادو هفت", 487),
        ("هزار و چهارصد و یک", 1401),
        ("دو هزار و سیصد", 2300),
        ("۶۵", 65),
        ("٦٥", 65),
        ("دو سه", None),
        ("بیست و", None),
        ("پنج بیست", None),
        ("شهرداری", None),
        ("", None),
    ],
)
def test_a_cardinal_is_read_in_digits_and_in_words_glued_or_not(words: str, number: int | None) -> None:
    assert read_cardinal(words) == number


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("بیستم", 20),
        ("بیستمین", 20),
        ("بیستین", 20),
        ("هيجدهمين", 18),
        ("نخستین", 1),
        ("سومین", 3),
        ("سی و نهمین", 39),
        ("پنجاه ودومین", 52),
        ("سی ویکمین", 31),
        ("سی‌ام", 30),
        ("چهارصدو هشتادو هفتمين", 487),
        ("سیصدو هشتادو دمین", 382),
        ("یکصد و سیزدهمین", 113),
        ("صد و هجدهمین", 118),
        ("ششصد و هفتاد و دومین", 672),
        ("۴۱ اُم", 41),
        ("۲۰م", 20),
        ("سیم", None),
        ("مستقیم", None),
        ("بیست", None),
    ],
)
def test_an_ordinal_is_read_in_the_spellings_that_minutes_have(words: str, place: int | None) -> None:
    assert read_ordinal(words) == place
