"""How a resolution is called, and its code in anything that people type."""

from collections.abc import Sequence

import pytest

from domain.codes import ResolutionCode, clause_letter, matching_clause
from domain.folded import folded
from talk.codes import find_codes
from tests.unit.talk_play import code, codes

OPEN = codes("20/3", "20/9", "7/30", "20/5الف", "20/5ب", "20/5پ")

ANYBODY: list[tuple[str, Sequence[str]]] = [
    ("۲۰/۳", ["20/3"]),
    ("20-3", ["20/3"]),
    ("20–3", ["20/3"]),
    ("20.3", ["20/3"]),
    ("20_3", ["20/3"]),
    ("20\\3", ["20/3"]),
    ("20 / 3", ["20/3"]),
    ("۲۰ /۳ انجام شد", ["20/3"]),
    ("٢٠/٣", ["20/3"]),
    ("\u200f۲۰/۳\u200e", ["20/3"]),
    ("۲۰/۳/ب", ["20/3ب"]),
    ("۲۰/۳ب", ["20/3ب"]),
    ("۲۰/۳-ب", ["20/3ب"]),
    ("۲۰/۳ (ب)", ["20/3ب"]),
    ("۲۰/۳ بند ب", ["20/3ب"]),
    ("۲۰/۳ بند (هـ)", ["20/3ه"]),
    ("۲۰/۳ الف انجام شد", ["20/3الف"]),
    ("۲۰/۳ بند ب و پ", ["20/3ب", "20/3پ"]),
    ("بند ب ۲۰/۳", ["20/3ب"]),
    ("بند ب از مصوبه ۲۰/۳", ["20/3ب"]),
    ("بند ۳ جلسه ۲۰", ["20/3"]),
    ("بند۳ جلسه۲۰", ["20/3"]),
    ("بند سه جلسه بیست", ["20/3"]),
    ("مصوبه ۳ جلسه ۲۰", ["20/3"]),
    ("مصوبه شماره ۳ از جلسه شماره ۲۰", ["20/3"]),
    ("مصوبه سوم جلسه بیستم", ["20/3"]),
    ("ردیف ۳ صورت‌جلسه ۲۰", ["20/3"]),
    ("ردیف ۳ بیستمین جلسه", ["20/3"]),
    ("بیستمین جلسه ردیف ۳", ["20/3"]),
    ("جلسه ۲۰ بند ۳", ["20/3"]),
    ("جلسه بیست و یکم، مصوبه دوازدهم", ["21/12"]),
    ("بند ب ردیف ۳ جلسه بیستم", ["20/3ب"]),
    ("بند ۳ب جلسه ۲۰", ["20/3ب"]),
    ("ردیف ۳ جلسه ۲۰ بند ب", ["20/3ب"]),
    ("مصوبه20/3", ["20/3"]),
    ("-۲۰/۳ انجام شد", ["20/3"]),
    ("گزارش: ۲۰/۳", ["20/3"]),
    ("جلسه ۲۰/۳", ["20/3"]),
    ("۲۰/۳ و ۲۰/۴ و ۲۱/۱", ["20/3", "20/4", "21/1"]),
    ("۲۰/۳ - ۲۰/۴", ["20/3", "20/4"]),
    ("۲۰/۳ تا ۲۰/۶ انجام شد", ["20/3", "20/4", "20/5", "20/6"]),
    ("مصوبه ۵/۲۲", ["5/22"]),
    ("۱۱۳/۲", ["113/2"]),
    ("۱/۲ انجام شد", ["1/2"]),
    ("۲۰/۳ ساعت ۷/۳۰ جلسه برگزار شد", ["20/3"]),
    ("۲۰/۳ مورخ ۱۴۰۱/۶/۲۰", ["20/3"]),
    ("۲۰/۳ نامه ۲۱/۲۵/۴۱۲۷۸", ["20/3"]),
    ("تمدید ۲۰/۹ تا ۷/۱۵", ["20/9"]),
    ("تمدید ۲۰/۹ تا ۱۵/۷", ["20/9"]),
    ("۲۰/۳ ب بانک نامه زدیم", ["20/3"]),
    ("۲۰/۳ و بعد", ["20/3"]),
]

NOBODY = [
    "۲۱/۲۵/۴۱۲۷۸",
    "نامه ۲۱/۲۵",
    "نامه شماره ۲۰/۳ مورخ ۱۴۰۱/۶/۱",
    "۳/۱۰۷۲-۱۶/۲/۸۶",
    "ص/۲۰/۳",
    "۷/۳۰",
    "ساعت ۷/۳۰",
    "از ساعت ۷/۳۰ تا ۹/۳۰",
    "ساعت ۱۰/۱۵",
    "۱۰/۱۵ صبح",
    "۲۱/۳۰",
    "۱۴:۳۰",
    "۱۴۰۱/۰۶/۳۱",
    "۳۱/۶/۱۴۰۱",
    "۱۴۰۱-۶-۳۱",
    "۹۹.۴.۱۷",
    "۶/۳۱",
    "مورخ ۶/۱۵",
    "تا ۷/۱۵",
    "شنبه ۷/۱۵",
    "۱۰/۰۰۰ نفر",
    "۱۰/۰۰۰",
    "۲/۵ میلیارد تومان",
    "۱۲/۵ درصد",
    "۱۲/۵٪",
    "۲.۵ میلیون",
    "۳/۵ هکتار",
    "۳/۴ کار",
    "حدود ۲/۳",
    "۲/۳ مسیر",
    "۲-۳ روز دیگه",
    "۲۰-۳۰ نفر",
    "۰۲۶-۳۲۷۵۱۲۳۴",
    "۰۹۱۲۳۴۵۶۷۸۹",
    "بند ۸ صورتجلسه مورخه ۱۴۰۱/۵/۲۷",
    "بند ۳ جلسه ۲۰ شهریور",
    "مصوبه ۳ انجام شد",
    "مصوبه ۳، ۲ جلسه برگزار شد",
    "۲۰/۰",
    "۰/۳",
    "۲۰/۰۳/۱۵",
]

WITH_OPEN_CODES: list[tuple[str, Sequence[str]]] = [
    ("۷/۳۰ انجام شد", ["7/30"]),
    ("ساعت ۷/۳۰", []),
    ("۷/۳۰ صبح", []),
    ("۳/۲۰ انجام شد", ["20/3"]),
    ("۲۰ ۳ انجام شد", ["20/3"]),
    ("۲۰,۳", ["20/3"]),
    ("۲۰ بر ۳", ["20/3"]),
    ("۲۰/۳-۶۰ درصد", ["20/3"]),
    ("مصوبه ۳ انجام شد", ["20/3"]),
    ("بند ۹", ["20/9"]),
    ("مصوبه نهم", ["20/9"]),
    ("بند ب مصوبه ۵", ["20/5ب"]),
    ("مصوبه ۴۴", []),
    ("۲۰/۵ ج", ["20/5پ"]),
    ("۲۰/۵ ب بانک", ["20/5ب"]),
    ("۲۰/۳ ب بانک نامه زدیم", ["20/3"]),
    ("۲۰/۳ تا ۲۰/۹", ["20/3", "20/5", "20/9"]),
    ("نامه ۲۰/۳", []),
]


def found(text: str, known: tuple[ResolutionCode, ...] = ()) -> list[ResolutionCode]:
    return [one for mention in find_codes(folded(text), known) for one in mention.codes]


@pytest.mark.parametrize(("text", "expected"), ANYBODY)
def test_a_code_is_found_in_any_form(text: str, expected: Sequence[str]) -> None:
    assert found(text) == [code(one) for one in expected]


@pytest.mark.parametrize("text", NOBODY)
def test_letters_times_dates_sums_and_fractions_are_no_codes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), WITH_OPEN_CODES)
def test_open_codes_decide_what_is_doubtful(text: str, expected: Sequence[str]) -> None:
    assert found(text, OPEN) == [code(one) for one in expected]


def test_a_lone_row_that_two_meetings_have_is_not_guessed() -> None:
    assert found("مصوبه ۳", codes("20/3", "21/3")) == []


def test_a_code_is_shown_in_persian_with_its_clause_in_words() -> None:
    assert ResolutionCode(20, 3).shown == "۲۰/۳"
    assert ResolutionCode(20, 3, "ب").shown == "۲۰/۳ بند ب"


def test_codes_are_ordered_by_meeting_row_and_clause() -> None:
    ordered = [code(one) for one in ("9/30", "20/3", "20/3الف", "20/3ب", "20/3پ", "20/3ج", "20/12")]
    assert sorted(set(ordered), key=lambda one: one.sort_key) == ordered


@pytest.mark.parametrize(
    ("written", "letters", "meant"),
    [
        ("ب", "ا ب پ", "ب"),
        ("ج", "الف ب پ", "پ"),
        ("پ", "الف ب ج", "ج"),
        ("ج", "الف ب پ ت ث ج", "ج"),
        ("ز", "الف ب", None),
        ("؟", "الف ب", None),
    ],
)
def test_the_third_clause_is_jim_in_one_alphabet_and_pe_in_the_other(
    written: str, letters: str, meant: str | None
) -> None:
    assert matching_clause(written, letters.split()) == meant


def test_a_clause_letter_has_one_spelling() -> None:
    assert clause_letter("هـ") == "ه"
    assert clause_letter("ا") == "الف"
    assert clause_letter("آ") == "الف"
    assert clause_letter("شهر") is None
