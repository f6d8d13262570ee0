"""What agencies ask and answer beside a report: time, hindrances, letters, «خارج از وظایف ما», «دریافت شد»."""

from datetime import date

import pytest

from talk.acts import (
    Acknowledged,
    AnsweredByLetter,
    Blocked,
    Declined,
    ExtensionAsked,
    Report,
    Undo,
)
from tests.unit.talk_play import TODAY, codes, day, meant

EXTENSIONS: list[tuple[str, int | None, date | None, str]] = [
    ("تمدید ۲۰/۹ یک هفته به دلیل عدم پاسخ بانک‌ها", 7, None, "عدم پاسخ بانک‌ها"),
    ("تمدید ۲۰/۹ یه هفته", 7, None, ""),
    ("تمدید ۲۰/۹ دوهفته", 14, None, ""),
    ("تمدید ۲۰/۹ دو هفته چون بانک‌ها جواب ندادن", 14, None, "بانک‌ها جواب ندادن"),
    ("۲۰/۹ تمدید دو هفته", 14, None, ""),
    ("۲۰/۹ دو هفته تمدید کنید", 14, None, ""),
    ("۲۰/۹ لطفا ۱۰ روز تمدید بفرمایید", 10, None, ""),
    ("درخواست تمدید ۲۰/۹ به مدت ۱۵ روز", 15, None, ""),
    ("۲۰/۹ دو هفته دیگه وقت می‌خوایم", 14, None, ""),
    ("۲۰/۹ ده روز دیگه مهلت بدید", 10, None, ""),
    ("۲۰/۹ مهلت بیشتری لازم داریم", None, None, ""),
    ("تمدید ۲۰/۹", None, None, ""),
    ("تمدید ۲۰/۹ تا ۱۵ مهر", None, day(7, 15), ""),
    ("تمدید ۲۰/۹ تا ۱۵ مهرماه به علت کمبود اعتبار", None, day(7, 15), "کمبود اعتبار"),
    ("تمدید ۲۰/۹ تا پانزدهم مهر", None, day(7, 15), ""),
    ("تمدید ۲۰/۹ تا پایان ماه", None, day(6, 31), ""),
    ("تمدید ۲۰/۹ تا آخر مهر", None, day(7, 30), ""),
    ("تمدید ۲۰/۹ تا ۱۴۰۱/۷/۱۵", None, day(7, 15), ""),
    ("تمدید ۲۰/۹ تا ۷/۱۵", None, day(7, 15), ""),
    ("تمدید ۲۰/۹ تا ۱۵/۷", None, day(7, 15), ""),
    ("تمدید ۲۰/۹ تا شنبه", None, day(6, 26), ""),
    ("تمدید ۲۰/۹ تا پس‌فردا", None, day(6, 22), ""),
    ("تمدید مهلت ۲۰/۹ تا پایان هفته آینده", None, day(7, 1), ""),
    ("تمدید ۲۰/۹ بانک‌ها همکاری نمی‌کنند یک هفته", 7, None, "بانک‌ها همکاری نمی‌کنند"),
    ("سلام لطفا مهلت ۲۰/۹ رو یک هفته تمدید کنید ممنون", 7, None, ""),
    ("تمدید بند ۹ جلسه بیستم ۳ روز", 3, None, ""),
    ("تمدبد ۲۰/۹ یک هفته", 7, None, ""),
    ("تمدید ۲۰/۹ یک هفته به دلیل جلسه ۲۵ شهریور", 7, None, "جلسه ۲۵ شهریور"),
]

HINDRANCES = [
    ("مانع ۲۰/۲ اعتبار تأمین نشده", "اعتبار تأمین نشده"),
    ("مانع ۲۰/۲: اعتبار تأمین نشده", "اعتبار تأمین نشده"),
    ("۲۰/۲ مانع: اعتبار تأمین نشده", "اعتبار تأمین نشده"),
    ("موانع ۲۰/۲ نبود اعتبار و معارض زمین", "نبود اعتبار و معارض زمین"),
    ("۲۰/۲ به مشکل خوردیم، زمین معارض داره", "به مشکل خوردیم، زمین معارض داره"),
    ("۲۰/۲ مشکل داریم اعتبار نیومده", "اعتبار نیومده"),
    ("۲۰/۲ متوقف شده چون پیمانکار رفته", "متوقف شده چون پیمانکار رفته"),
    ("مانع ۲۰/۲", ""),
]

LETTERS = [
    ("۲۰/۳ با نامه ۲۱/۲۵/۴۱۲۷۸ مورخ ۱۴۰۱/۶/۱۸ پاسخ دادیم", "21/25/41278", day(6, 18)),
    ("پاسخ ۲۰/۳ طی نامه شماره ۴۱۲۷۸ مورخ ۱۸ شهریور ارسال شد", "41278", day(6, 18)),
    ("۲۰/۳ با نامه پاسخ دادیم", None, None),
    ("۲۰/۳ با نامه پاسخ داده شد", None, None),
    ("جواب ۲۰/۳ با اتوماسیون ارسال شد", None, None),
    ("۲۰/۳ جوابش رو با نامه فرستادیم", None, None),
    ("۲۰/۳ گزارش طی نامه ۱۲۳/۴۵۶ ارسال گردید", "123/456", None),
    ("با نامه پاسخ دادیم ۲۰/۳ شماره ۱۲۳/۴۵ مورخ ۱۴۰۱/۶/۱۸", "123/45", day(6, 18)),
    ("پاسخ ۲۰/۳ با نامه ارسال شد، شماره: ۱۲۳/۴۵", "123/45", None),
    ("با نامه پاسخ دادیم مصوبه شماره ۲۰/۳", None, None),
    ("۲۰/۳ نامه ۱۲۳۴۵ مورخ ۱۴۰۱/۰۶/۱۵", "12345", day(6, 15)),
]

DECLINED = [
    ("۲۰/۳ خارج از وظایف ما", ""),
    ("۲۰/۳ خارج از وظایف ماست", ""),
    ("۲۰/۳ خارج از حیطه وظایف این اداره است", ""),
    ("۲۰/۳ به ما مربوط نیست", ""),
    ("۲۰/۳ وظیفه ما نیست", ""),
    ("۲۰/۳ در حیطه وظایف ما نیست", ""),
    ("۲۰/۳ مربوط به ما نمیشه", ""),
    ("۲۰/۳ جزو وظایف ما نیست مربوط به شهرداری کرج است", "شهرداری کرج"),
    ("۲۰/۳ خارج از وظایف ماست، مربوط به اداره کل راه و شهرسازی می‌باشد", "اداره کل راه و شهرسازی"),
    ("۲۰/۳ وظیفه ما نیست، متولی بهزیستی است", "بهزیستی"),
    ("۲۰/۳ مربوط به شهرداری است", "شهرداری"),
    ("۲۰/۳ به بهزیستی ارجاع شود", "بهزیستی"),
    ("۲۰/۳ ارجاع شود به بهزیستی", "بهزیستی"),
]

ACKNOWLEDGED = [
    "۲۰/۳ دریافت شد",
    "دریافت شد ۲۰/۳",
    "۲۰/۳ دریافت کردیم ممنون",
    "مصوبه ۲۰/۳ رویت شد",
    "۲۰/۳ دیدم",
    "۲۰/۳ رسید",
    "۲۰/۳ ملاحظه شد",
    "۲۰/۳ دریافت گردید با تشکر",
    "۲۰/۳ چشم",
    "۲۰/۳ 👍",
    "۲۰/۳ دربافت شد",
]


@pytest.mark.parametrize(("sentence", "days", "until", "reason"), EXTENSIONS)
def test_more_time_is_asked_for_with_its_length_and_reason(
    sentence: str, days: int | None, until: date | None, reason: str
) -> None:
    assert meant(sentence) == ExtensionAsked(codes("20/9"), until=until, days=days, reason=reason)


def test_a_month_is_counted_in_months_from_the_present_due_date() -> None:
    act = meant("تمدید ۲۰/۹ یک ماه")
    assert isinstance(act, ExtensionAsked)
    assert act.months == 1
    assert act.new_due_on(day(6, 31)) == day(7, 30)


def test_an_extension_without_a_code_is_understood_for_a_reply() -> None:
    assert meant("دو هفته تمدید کن") == ExtensionAsked(days=14)
    assert meant("یک هفته تمدید به دلیل تعطیلات") == ExtensionAsked(days=7, reason="تعطیلات")


@pytest.mark.parametrize(
    "sentence",
    [
        "تمدید ۲۰/۹ تا ۳۱ مهر",
        "تمدید ۲۰/۹ تا ۱۴۰۱/۷/۳۱",
        "تمدید ۲۰/۹ تا ۱۴۰۱/۱۳/۰۱",
        "تمدید ۲۰/۹ تا ۳۰ اسفند",
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_marked(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, ExtensionAsked)
    assert act.is_date_impossible
    assert act.until is None


@pytest.mark.parametrize("sentence", ["۲۰/۳ قرارداد پیمانکار تمدید شد", "۲۰/۳ مجوز تمدید گردید و کار انجام شد"])
def test_what_has_been_extended_already_asks_for_nothing(sentence: str) -> None:
    assert isinstance(meant(sentence), Report)


@pytest.mark.parametrize(("sentence", "obstacle"), HINDRANCES)
def test_a_hindrance_is_quoted(sentence: str, obstacle: str) -> None:
    assert meant(sentence) == Blocked(codes("20/2"), obstacle=obstacle)


@pytest.mark.parametrize("sentence", ["۲۰/۲ مانع برطرف شد", "۲۰/۲ مشکلی نیست انجام شد", "۲۰/۲ بدون مانع انجام شد"])
def test_a_hindrance_that_is_gone_does_not_block(sentence: str) -> None:
    assert isinstance(meant(sentence), Report)


@pytest.mark.parametrize(("sentence", "number", "on"), LETTERS)
def test_an_answer_by_letter_keeps_its_number_and_day(sentence: str, number: str | None, on: date | None) -> None:
    act = meant(sentence)
    assert isinstance(act, AnsweredByLetter), act
    assert (act.codes, act.letter_number, act.letter_on) == (codes("20/3"), number, on)


@pytest.mark.parametrize(
    "sentence",
    [
        "۲۰/۳ نامه زدیم به بانک‌ها",
        "۲۰/۳ به نامه ما پاسخ ندادند",
        "۲۰/۳ نامه به شهرداری ارسال شد",
        "۲۰/۳ پاسخ نامه هنوز نرسیده",
    ],
)
def test_a_letter_to_others_is_only_a_report(sentence: str) -> None:
    assert isinstance(meant(sentence), Report)


@pytest.mark.parametrize(("sentence", "agency"), DECLINED)
def test_declining_names_the_agency_that_is_proposed(sentence: str, agency: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Declined), act
    assert (act.codes, act.agency) == (codes("20/3"), agency)


@pytest.mark.parametrize("sentence", ["۲۰/۳ جلسه مربوط به مصوبه برگزار شد", "۲۰/۳ ارجاع شد به فرمانداری"])
def test_speaking_of_others_is_not_declining(sentence: str) -> None:
    assert isinstance(meant(sentence), Report)


@pytest.mark.parametrize("sentence", ACKNOWLEDGED)
def test_acknowledging_is_one_word(sentence: str) -> None:
    assert meant(sentence) == Acknowledged(codes("20/3"))


@pytest.mark.parametrize(
    "sentence",
    [
        "دریافت همه",
        "همه دریافت شد",
        "دریافت شد همه",
        "همه رو دیدم",
        "همه مصوبات دریافت شد",
    ],
)
def test_all_can_be_acknowledged_at_once(sentence: str) -> None:
    assert meant(sentence) == Acknowledged(is_all=True)


@pytest.mark.parametrize("sentence", ["دریافت شد", "رویت شد", "چشم", "دیدم", "دریافت شد ممنون"])
def test_acknowledging_without_a_code_waits_for_a_reply(sentence: str) -> None:
    assert meant(sentence) == Acknowledged()


def test_an_answer_received_from_others_is_not_an_acknowledgement() -> None:
    assert isinstance(meant("۲۰/۳ پاسخ بانک دریافت شد"), Report)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("لغو ثبت", ()),
        ("ثبت رو لغو کن", ()),
        ("اشتباه ثبت شد", ()),
        ("لغو ثبت ۲۰/۳", codes("20/3")),
        ("گزارش ۲۰/۳ رو لغو کن", codes("20/3")),
    ],
)
def test_what_was_recorded_can_be_taken_back_in_words(sentence: str, named: tuple[object, ...]) -> None:
    assert meant(sentence) == Undo(named)  # type: ignore[arg-type]


def test_a_day_in_the_past_of_this_year_stays_in_the_past() -> None:
    act = meant("تمدید ۲۰/۹ تا ۱۰ شهریور")
    assert isinstance(act, ExtensionAsked)
    assert act.until is not None
    assert act.until < TODAY
