"""Answers to what the bot has asked, and number words, days and letters within them."""

from datetime import date

import pytest

from domain.vocabulary import Status
from talk.dialogue import (
    ReadDate,
    read_date,
    read_full_name,
    read_letter,
    read_percent,
    read_phone,
    read_report,
    read_yes_no,
    says_complete,
    wants_template,
)
from talk.letters import WrittenLetter
from tests.unit.talk_play import TODAY, codes, day


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("۶۰", 60),
        ("٦٠", 60),
        ("60%", 60),
        ("۶۰ درصد", 60),
        ("شصت", 60),
        ("شصت و پنج", 65),
        ("نصف", 50),
        ("حدود ۴۰", 40),
        ("تا الان ۴۰ درصد", 40),
        ("صد", 100),
        ("۱۵۰", 150),
        ("۶۲/۵", 62),
        ("سلام ۲۵ ممنون", 25),
        ("نمی‌دانم", None),
        ("۲۰ تا ۳۰ مورد از ۵۰", None),
    ],
)
def test_a_percent_that_was_asked_for_needs_no_sign(text: str, percent: int | None) -> None:
    assert read_percent(text) == percent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۱۵ مهر", day(7, 15)),
        ("۱۵ مهر ۱۴۰۱", day(7, 15)),
        ("پانزدهم مهر", day(7, 15)),
        ("شنبه ۱۶ مهر", day(7, 16)),
        ("۱۴۰۱/۷/۱۵", day(7, 15)),
        ("۱۵/۷/۱۴۰۱", day(7, 15)),
        ("01/7/15", day(7, 15)),
        ("۷/۱۵", day(7, 15)),
        ("۱۵/۷", day(7, 15)),
        ("۲۵ام همین ماه", day(6, 25)),
        ("پانزدهم ماه آینده", day(7, 15)),
        ("فردا", day(6, 21)),
        ("پس فردا", day(6, 22)),
        ("شنبه", day(6, 26)),
        ("شنبه هفته بعد", day(6, 26)),
        ("یکشنبه", day(6, 27)),
        ("پایان ماه", day(6, 31)),
        ("آخر ماه آینده", day(7, 30)),
        ("آخر سال", day(12, 29)),
        ("دو هفته دیگه", day(7, 3)),
        ("یک ماه", day(7, 20)),
        ("۲ فروردین", day(1, 2, 1402)),
    ],
)
def test_a_day_that_was_asked_for_is_read_in_any_form(text: str, expected: date) -> None:
    assert read_date(text, TODAY) == ReadDate(expected)


@pytest.mark.parametrize("text", ["۳۱ مهر", "۱۴۰۱/۷/۳۱", "۳۱/۷/۱۴۰۱", "۱۳/۳۵", "۳۰ اسفند ۱۴۰۱", "۱۴۰۱/۱۳/۱"])
def test_a_day_that_does_not_exist_is_told_apart_from_no_day(text: str) -> None:
    assert read_date(text, TODAY) == ReadDate(None, is_impossible=True)
    assert read_date("نمی‌دانم", TODAY) == ReadDate(None)
    assert read_date("تمدید ۲۰/۲ تا ۳۱ مهر", TODAY) == ReadDate(None, is_impossible=True)
    assert read_date("تمدید ۲۰/۲ تا ۱۵ مهر", TODAY) == ReadDate(day(7, 15))


def test_what_already_happened_is_looked_for_behind_today() -> None:
    assert read_date("۲۵ خرداد", TODAY, is_past=True) == ReadDate(day(3, 25))
    assert read_date("۱۵ مهر", TODAY, is_past=True) == ReadDate(day(7, 15, 1400))
    assert read_date("دیروز", TODAY, is_past=True) == ReadDate(day(6, 19))


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۱/۶/۱۸", WrittenLetter("21/25/41278", day(6, 18))),
        ("شماره ۲۱/۲۵/۴۱۲۷۸ تاریخ ۱۸ شهریور", WrittenLetter("21/25/41278", day(6, 18))),
        ("41278", WrittenLetter("41278", None)),
        ("۴۱۲۷۸ - ۱۴۰۱/۶/۱۸", WrittenLetter("41278", day(6, 18))),
        ("نامه ۱۴۰۱/ص/۱۲۳ مورخه ۱۰ شهریور ۱۴۰۱", WrittenLetter("1401/ص/123", day(6, 10))),
        ("۳/۱۰۷۲-۱۶/۲/۱۴۰۱", WrittenLetter("3/1072", day(2, 16))),
        ("۱۴۰۱/۶/۱۸ شماره ۵۵۵", WrittenLetter("555", day(6, 18))),
        ("۱۲۳ مورخ ۳۱ مهر", WrittenLetter("123", None, is_date_impossible=True)),
        ("ندارم", WrittenLetter(None, None)),
        ("به شماره ۲۰/۳ دیروز", WrittenLetter("20/3", day(6, 19))),
    ],
)
def test_a_letter_that_was_asked_for_gives_number_and_day(text: str, letter: WrittenLetter) -> None:
    assert read_letter(text, TODAY) == letter


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("مریم کریمی", "مریم کریمی"),
        ("  علي   رضايي ", "علی رضایی"),
        ("من علی رضایی هستم", "علی رضایی"),
        ("نام من: سید محمد حسینی‌نژاد است.", "سید محمد حسینی‌نژاد"),
        ("مهندس احمدی", "مهندس احمدی"),
        ("Ali Rezaei", "Ali Rezaei"),
        ("علی", None),
        ("۰۹۱۲۳۴۵۶۷۸۹", None),
        ("علی ۱۲", None),
        ("", None),
        ("https://a.b/c d", None),
    ],
)
def test_a_full_name_is_kept_as_given(text: str, name: str | None) -> None:
    assert read_full_name(text) == name


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("09123456789", "09123456789"),
        ("۰۹۱۲۳۴۵۶۷۸۹", "09123456789"),
        ("٠٩١٢٣٤٥٦٧٨٩", "09123456789"),
        ("+989123456789", "09123456789"),
        ("+98 912 345 6789", "09123456789"),
        ("00989123456789", "09123456789"),
        ("989123456789", "09123456789"),
        ("9123456789", "09123456789"),
        ("0912-345-67-89", "09123456789"),
        ("شماره من ۰۹۱۲ ۳۴۵ ۶۷۸۹ است", "09123456789"),
        ("۰۲۶-۳۲۷۵۱۲۳۴", "02632751234"),
        ("0912345678", None),
        ("۲۰/۳", None),
        ("ندارم", None),
    ],
)
def test_a_telephone_number_has_one_form(text: str, phone: str | None) -> None:
    assert read_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("بله", True),
        ("آره", True),
        ("بلي", True),
        ("خیر", False),
        ("نه ممنون", False),
        ("شاید", None),
        ("انجام شد", None),
    ],
)
def test_yes_and_no_are_read_and_nothing_else_is_taken_for_them(text: str, answer: bool | None) -> None:
    assert read_yes_no(text) is answer


def test_words_in_reply_to_a_card_are_always_a_report_on_it() -> None:
    told = read_report("سلام. عکس‌ها پیوست شد", codes("20/3"), TODAY)
    assert (told.codes, told.words, told.status) == (codes("20/3"), "عکس‌ها پیوست شد", None)
    done = read_report("انجام شد ممنون", codes("20/3"), TODAY)
    assert (done.words, done.status) == ("انجام شد", Status.REPORTED_DONE)
    assert read_report("ممنون", codes("20/3"), TODAY).words == "ممنون"


@pytest.mark.parametrize(
    "text",
    ["تمام شد", "تمام", "پایان", "تمام شد.", " تمام‌شد ", "تموم شد ممنون", "لطفاً پردازش شود", "پايان ✅", "«تمام شد»"],
)
def test_the_end_of_a_pasted_text_is_said_in_any_way(text: str) -> None:
    assert says_complete(text)


@pytest.mark.parametrize("text", ["کار تمام شد و گزارش شود", "تمام دستگاه‌ها", "پایان مهر", "۳ مقرر گردید تمام", ""])
def test_words_of_the_minutes_do_not_end_them(text: str) -> None:
    assert not says_complete(text)


@pytest.mark.parametrize("text", ["قالب صورت‌جلسه", "قالب صورتجلسه لطفا", "فرم صورت جلسه"])
def test_the_sheet_for_minutes_is_asked_for(text: str) -> None:
    assert wants_template(text)


@pytest.mark.parametrize("text", ["صورت‌جلسه بیستم", "۱- قالب صورت‌جلسه اصلاح شود. اقدام: دبیرخانه"])
def test_a_part_of_minutes_does_not_ask_for_the_sheet(text: str) -> None:
    assert not wants_template(text)
