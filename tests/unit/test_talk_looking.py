"""Looking: lists by their names and in sentences, questions, histories, the secretariat's own words, commands."""

import pytest

from locales.catalog import say, sentences
from talk import acts, questions
from talk.acts import Act
from talk.offers import Suggestion
from talk.understand import is_standing_word
from tests.unit.talk_play import codes, day, meant

LISTS: list[tuple[Act, list[str]]] = [
    (
        questions.ShowMine(),
        [
            "کارتابل من",
            "کارتابلم",
            "کارتابل",
            "مصوبات من",
            "مصوبه‌های من",
            "لیست مصوبات من رو بفرست",
            "كارتابل من",
            "کارتبل من",
            "وظایف منتظر اقدام من کدامند؟",
            "سلام کارتابل من لطفا",
            "کارتابل من را نشان بده",
            "/my",
            "/my@peygir_bot",
        ],
    ),
    (
        questions.ShowLate(),
        [
            "مهلت‌گذشته‌ها",
            "مهلت گذشته ها",
            "مهلتگذشتهها",
            "معوق‌ها",
            "معوق ها",
            "معوقات",
            "مصوبات معوق قرارگاه رو بده",
            "عقب افتاده‌ها",
            "چه مصوباتی تاخیر دارند؟",
            "مصوبات معوق",
            "/late",
        ],
    ),
    (
        questions.CountAsked("late", "شهرداری کرج"),
        ["شهرداری کرج چند تا عقب افتاده داره؟", "شهرداری کرج چندتا معوق دارد", "چند تا معوق شهرداری کرج داره؟"],
    ),
    (questions.WorstAsked(), ["کدوم اداره از همه ضعیف تره؟", "کدام دستگاه از همه عقب‌تر است؟"]),
    (acts.RemindAgency(agency="بهزیستی"), ["به بهزیستی یادآوری بزن", "یادآوری بزن به بهزیستی"]),
    (questions.MeetingReportAsked(), ["برای جلسه بعد گزارش آماده کن"]),
    (
        questions.ShowDue(),
        [
            "این هفته",
            "این‌هفته",
            "سررسید این هفته",
            "این هفته سررسید چیا هست؟",
            "کارهای این هفته",
            "مهلت‌های این هفته رو نشون بده",
            "/week",
        ],
    ),
    (acts.Help(), ["راهنما", "راهنمایی", "کمک", "رهنما", "راهنما لطفا", "چطور گزارش بدم؟", "/help"]),
    (acts.Cancel(), ["لغو", "لغو کن", "انصراف", "بیخیال", "/cancel"]),
    (acts.MinutesTemplate(), ["قالب صورت‌جلسه", "قالب صورتجلسه رو بفرست", "فرم صورت جلسه"]),
    (acts.NewMinutes(), ["صورت‌جلسه جدید", "صورتجلسه جدید", "صورت جلسه جدید", "/minutes"]),
    (
        questions.ShowQueue(),
        ["در انتظار بررسی", "گزارش‌های در انتظار بررسی", "گزارش رسید؟", "گزارش جدید رسیده؟", "/queue"],
    ),
    (
        questions.ShowDashboard(),
        [
            "پیشخوان",
            "پیش‌خوان",
            "داشبورد",
            "آمار",
            "نمودار وضعیت مصوبات رو نشون بده",
            "نمودار عملکرد واحدها رو بکش",
            "لیست جلسات اخیر رو بفرست",
            "/dashboard",
        ],
    ),
    (questions.ShowCallList(), ["فهرست تماس امروز", "فهرست تماس", "لیست تماس", "به کی زنگ بزنم؟", "/calls"]),
    (acts.ContactSecretariat(), ["تماس با دبیرخانه", "شماره دبیرخانه", "تلفن دبیرخانه رو بده", "/contact"]),
    (questions.People(), ["افراد", "رابط‌ها", "رابط ها", "لیست رابط‌ها", "/people"]),
    (questions.Agencies(), ["دستگاه‌ها", "دستگاهها", "دستگاه ها", "لیست دستگاه‌ها", "/agencies"]),
    (acts.Snooze(), ["یادآوری بعدی", "فردا یادم بنداز", "/snooze"]),
    (acts.Yes(), ["بله", "بلی", "آره", "اره", "بله درسته", "اوکی", "بله ممنون"]),
    (acts.No(), ["خیر", "نه", "نخیر", "نه ممنون"]),
    (acts.Courtesy(), ["سلام", "سلام خسته نباشید", "ممنون", "با تشکر", "سلام وقت بخیر 🌹", "سپاس"]),
    (acts.Issue(), ["ابلاغ", "ابلاغ کن", "/issue"]),
    (acts.Issue(20), ["ابلاغ جلسه ۲۰", "ابلاغ صورت‌جلسه ۲۰", "ابلاغ جلسه بیستم", "ابلاغ مصوبات جلسه ۲۰"]),
    (questions.DeliveryState(), ["وضعیت ابلاغ", "وضعیت ارسال", "کیا ندیدن؟", "/delivery"]),
    (questions.DeliveryState(20), ["وضعیت ابلاغ جلسه ۲۰", "وضعیت ابلاغ جلسه بیستم"]),
    (acts.JoinOtherMessenger(), ["پیام‌رسان دیگر", "اتصال به بله"]),
    (acts.Announce(), ["اطلاعیه", "اطلاعیه جدید"]),
    (acts.Announce("جلسه ۲۱ روز شنبه است"), ["اطلاعیه: جلسه ۲۱ روز شنبه است", "اطلاعیه جلسه ۲۱ روز شنبه است"]),
    (acts.AddAgency("اداره کل هواشناسی"), ["دستگاه جدید اداره کل هواشناسی", "افزودن دستگاه: اداره کل هواشناسی"]),
    (acts.AddAgency(), ["دستگاه جدید"]),
    (
        acts.Invite("شهرداری گلدشت"),
        [
            "دعوت شهرداری گلدشت",
            "دعوت از شهرداری گلدشت",
            "کد دعوت برای شهرداری گلدشت",
            "شهرداری گلدشت رو دعوت کن",
            "لینک دعوت شهرداری گلدشت",
            "دعوت‌نامه برای شهرداری گلدشت بساز",
            "/invite شهرداری گلدشت",
        ],
    ),
    (
        acts.TypedInviteCode("K7QF2M9TXB"),
        [
            "K7QF-2M9T-XB",
            "k7qf2m9txb",
            "K7QF 2M9T XB",
            "K7QF-۲M۹T-XB",
            "کد دعوت: K7QF-2M9T-XB",
            "سلام کد من K7QF2M9TXB هست",
        ],
    ),
    (
        questions.Search("آسفالت"),
        [
            "جستجو آسفالت",
            "جست‌وجو آسفالت",
            "جستجوی آسفالت",
            "جستجو: آسفالت",
            "آسفالت رو پیدا کن",
            "/search آسفالت",
        ],
    ),
    (questions.Search("۲۰/۳"), ["جستجو ۲۰/۳"]),
    (
        acts.EmergencyClosure(day(6, 21)),
        [
            "فردا تعطیل است",
            "فردا تعطیله",
            "فردا ادارات تعطیل است",
            "تعطیلی فردا",
            "سلام فردا تعطیل شد",
        ],
    ),
    (acts.EmergencyClosure(day(6, 26)), ["شنبه تعطیل است", "روز شنبه ۲۶ شهریور تعطیل است", "تعطیلی ۲۶ شهریور"]),
    (acts.EmergencyClosure(None), ["۳۱ مهر تعطیل است"]),
    (acts.Start("abc_DEF-1"), ["/start abc_DEF-1"]),
    (acts.Start(), ["/start", "/start@peygir_bot"]),
    (
        acts.ShowResolution(codes("20/3")),
        [
            "۲۰/۳",
            "20-3",
            "مصوبه ۲۰/۳",
            "بند ۳ جلسه ۲۰",
            "متن کامل ۲۰/۳",
            "۲۰/۳ رو نشون بده",
            "وضعیت ۲۰/۳",
            "۲۰/۳ انجام شد؟",
            "۲۰/۳؟",
            "بند ۳ جلسه بیستم به کجا رسید؟",
            "۲۰/۳ به کجا رسید",
            "۲۰/۳ چی شد؟",
            "آیا ۲۰/۳ انجام شده؟",
            "سلام ۲۰/۳ در چه مرحله‌ایه؟",
            "/show 20/3",
        ],
    ),
    (
        acts.ShowHistory(codes("20/3")),
        [
            "سوابق ۲۰/۳",
            "سابقه ۲۰/۳",
            "تاریخچه ۲۰/۳",
            "سوابق مصوبه ۲۰/۳ رو بفرست",
            "گزارش‌های ۲۰/۳",
            "/history 20/3",
        ],
    ),
    (
        acts.CloseResolution(codes("20/7")),
        [
            "مصوبه ۲۰/۷ را ببند",
            "۲۰/۷ مختومه",
            "مختومه ۲۰/۷",
            "۲۰/۷ رو مختومه کن",
            "۲۰/۷ بسته شود",
        ],
    ),
    (acts.CloseResolution(codes("20/9")), ["مصوبه ۹ رو ببند"]),
    (acts.CloseResolution(), ["مصوبه ۷ رو ببند"]),
    (acts.Cancelled(codes("20/5"), "اعتبار نداد"), ["منتفی ۲۰/۵ اعتبار نداد", "۲۰/۵ منتفی شد به دلیل اعتبار نداد"]),
    (acts.Cancelled(reason="اعتبار نداد"), ["منتفی کن، اعتبار نداد"]),
]
CASES = [(sentence, act) for act, sentences in LISTS for sentence in sentences]


@pytest.mark.parametrize(("sentence", "act"), CASES)
def test_an_act_is_understood_by_its_names(sentence: str, act: Act) -> None:
    assert meant(sentence) == act


@pytest.mark.parametrize(
    "sentence",
    [
        "کارتابل من",
        "ثبت گزارش",
        "راهنما",
        "تماس با دبیرخانه",
        "صورت‌جلسه جدید",
        "در انتظار بررسی",
        "پیشخوان",
        "فهرست تماس امروز",
        "لغو",
        "لغو لطفا",
        "/help",
        "/my@peygir_bot",
        "كارتابل من",
    ],
)
def test_the_permanent_keyboard_and_cancelling_win_over_an_open_question(sentence: str) -> None:
    assert is_standing_word(sentence)


@pytest.mark.parametrize("sentence", ["انجام شد", "۶۰", "کارتابل من پر است", "بله", "۲۰/۳", "راهنمایی و رانندگی", ""])
def test_an_answer_to_a_question_is_not_taken_for_a_key(sentence: str) -> None:
    assert not is_standing_word(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "فردا تعطیل است؟",
        "کارگاه تعطیل است",
        "۲۰/۳ فردا تعطیل است",
        "شنبه و یکشنبه تعطیل است",
    ],
)
def test_not_every_closed_place_is_an_emergency(sentence: str) -> None:
    assert not isinstance(meant(sentence), acts.EmergencyClosure)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("مصوبات با اولویت بالا چی هستند؟", Suggestion.SHOW_MINE),
        ("کارتابلل من رو", Suggestion.SHOW_MINE),
        ("/unknown", Suggestion.HELP),
    ],
)
def test_words_that_are_not_understood_come_with_the_nearest_thing(sentence: str, first: Suggestion) -> None:
    act = meant(sentence)
    assert isinstance(act, acts.Unclear) or act == questions.ShowMine()
    if isinstance(act, acts.Unclear):
        assert act.nearest[0] is first
        assert Suggestion.HELP in act.nearest


@pytest.mark.parametrize("sentence", ["", "   ", "\u200c", "😀", "....", "٪"])
def test_a_message_without_words_is_unclear_and_never_an_error(sentence: str) -> None:
    assert isinstance(meant(sentence), acts.Unclear)


@pytest.mark.parametrize("key", [key for key in sentences() if key.startswith("keyboard.")])
def test_every_key_of_the_permanent_keyboard_wins_over_an_open_question(key: str) -> None:
    assert is_standing_word(say(key))
