"""Reports as they are typed on phones: what was done, how far it is, and what is not done at all."""

import pytest

from domain.vocabulary import Status
from talk.acts import BeginReport, Report, Several, Unclear
from tests.unit.talk_play import codes, meant

DONE = [
    "۲۰/۳ انجام شد",
    "۲۰/۳ انجام شده",
    "20/3 انجام شد",
    "٢٠/٣ انجام شد",
    "۲۰/۳ انجام گردید.",
    "۲۰/۳ انجام پذیرفت",
    "۲۰/۳ انجام یافت",
    "۲۰/۳ شد",
    "۲۰/۳ شد دیگه",
    "۲۰/۳ تموم شد",
    "۲۰/۳ تمومه",
    "۲۰/۳ تمام شد الحمدلله",
    "۲۰/۳ به اتمام رسید",
    "۲۰/۳ به پایان رسیده است",
    "۲۰/۳ تکمیل شد",
    "۲۰/۳ تکمیل گردید",
    "۲۰/۳ اجرا شد",
    "۲۰/۳ اجرایی شده",
    "۲۰/۳ به طور کامل اجرا شد",
    "۲۰/۳ خاتمه یافته",
    "۲۰/۳ انجام دادیم",
    "۲۰/۳ رو انجام دادیم",
    "۲۰/۳ را انجام داده‌ایم",
    "۲۰/۳ انجامش دادیم",
    "۲۰/۳ تمومش کردیم",
    "۲۰/۳ اقدام لازم انجام شد",
    "۲۰/۳ اقدام شد",
    "۲۰/۳ حله",
    "۲۰/۳ ok",
    "۲۰/۳ ✅",
    "۲۰/۳ ۱۰۰ درصد",
    "۲۰/۳ صد درصد انجام شد",
    "انجام شد ۲۰/۳",
    "مصوبه ۲۰/۳ انجام شد",
    "مصوبه شماره ۲۰/۳ انجام شد",
    "بند ۳ جلسه ۲۰ انجام شد",
    "ردیف ۳ جلسه بیستم انجام شد",
    "سلام. ۲۰/۳ انجام شد. ممنون",
    "سلام وقت بخیر خسته نباشید ۲۰/۳ انجام شد با تشکر",
    "باسلام و احترام مصوبه ۲۰/۳ انجام گردید",
    "با سلام؛ به استحضار می‌رساند مصوبه ۲۰/۳ به طور کامل انجام شد",
    "۲۰-۳ انجام شد",
    "۲۰ / ۳ انجام شد",
    "مصوبه ۳ انجام شد",
    "۲۰/۳ انجام‌شد",
    "۲۰/۳ انجامشد",
    "۲۰/۳ اجنام شد",
    "۲۰/۳ انجاام شد",
    "۲۰/۳ انحام شد",
    "۲۰/۳ انجام شد و مشکلی نداشت",
    "۲۰/۳ انجام شد، چیزی نمونده",
    "گزارش ۲۰/۳: انجام شد",
    "۲۰/۳ کار تمام شد و تحویل شد",
    "۲۰/۳ هماهنگی لازم صورت گرفت و کار انجام شد",
    "۲۰/۳ انجام شد فقط مستنداتش مونده",
]

IN_PROGRESS = [
    "۲۰/۳ در دست اقدام",
    "۲۰/۳ در دست اقدام است",
    "۲۰/۳ در حال انجامه",
    "۲۰/۳ درحال اجراست",
    "۲۰/۳ در حال پیگیری هستیم",
    "۲۰/۳ داریم انجام میدیم",
    "۲۰/۳ پیگیری شد جواب ندادن",
    "۲۰/۳ پیگیری لازم انجام شد",
    "۲۰/۳ مکاتبه انجام شد",
    "۲۰/۳ جلسه با بانک‌ها برگزار شد",
    "۲۰/۳ فقط مستنداتش مونده",
    "۲۰/۳ تقریبا تموم شد",
    "۲۰/۳ بخشی از کار انجام شد",
    "۲۰/۳ فاز اول انجام شد",
    "۲۰/۳ انجام شد ولی هنوز تحویل نشده",
    "۲۰/۳ انجام شد اما صورتجلسه تحویل نشده",
    "۲۰/۳ هنوز تکمیل نشده، ادامه دارد",
    "۲۰/۳ ارجاع شد به فرمانداری",
    "۲۰/۳ کار رو شروع کردیم",
    "۲۰/۳ نامه زدیم به بانک‌ها",
    "۲۰/۳ نصفش انجام شد",
    "۲۰/۳ ناتمام مانده",
]

NOT_DONE = [
    "۲۰/۳ هنوز تموم نشده",
    "۲۰/۳ تا آخر هفته انجام میشه",
    "۲۰/۳ انجام خواهد شد",
    "۲۰/۳ انجام نشد",
    "۲۰/۳ انجام نشده",
    "۲۰/۳ هنوز انجام نشده",
    "۲۰/۳ هنوز انجام نشد",
    "۲۰/۳ هنوز انجام ندادیم",
    "۲۰/۳ نشد",
    "۲۰/۳ نه",
    "۲۰/۳ نه هنوز",
    "۲۰/۳ نشده هنوز",
    "۲۰/۳ اجرا نشده",
    "۲۰/۳ اجرایی نشده",
    "۲۰/۳ تموم نشد",
    "۲۰/۳ اقدامی نشده",
    "۲۰/۳ هیچ اقدامی صورت نگرفته",
    "۲۰/۳ کاری نکردیم هنوز",
    "۲۰/۳ هنوز شروع نشده",
    "۲۰/۳ فاقد عملکرد",
    "۲۰/۳ ۱۰۰ درصد نشده",
    "۲۰/۳ وقتی انجام شد خبر میدم",
    "۲۰/۳ اگه اعتبار برسه انجام میشه",
    "۲۰/۳ قرار شد انجام شود",
    "۲۰/۳ باید انجام شود",
]

PERCENTS = [
    ("۲۰/۱۲ ۶۰ درصد", 60),
    ("۲۰/۱۲ ۶۰درصد", 60),
    ("۲۰/۱۲ ۶۰٪", 60),
    ("۲۰/۱۲ 60%", 60),
    ("۲۰/۱۲ 60 %", 60),
    ("۲۰/۱۲ ٪۶۰", 60),
    ("۲۰/۱۲ ٦٠ درصد", 60),
    ("۲۰/۱۲ شصت درصد، دو شهرستان راه‌اندازی شد", 60),
    ("۲۰/۱۲ شصت و پنج درصد", 65),
    ("۲۰/۱۲ شصتو پنج درصد", 65),
    ("۲۰/۱۲ نصف", 50),
    ("۲۰/۱۲ نصفش", 50),
    ("۲۰/۱۲ نصف کار انجام شده", 50),
    ("۲۰/۱۲ ۶۰", 60),
    ("۲۰/۱۲ پیشرفت ۶۰", 60),
    ("۲۰/۱۲ پیشرفت فیزیکی ۶۰ درصد", 60),
    ("۲۰/۱۲ درصد پیشرفت: ۷۰", 70),
    ("۲۰/۱۲ ۷۵ درصد پیشرفت داشتیم، ۳ جلسه برگزار شد", 75),
    ("۲۰/۱۲ ۶۰ درصد ۲ شهرستان راه افتاد", 60),
    ("۲۰/۱۲ ۵۰ تا ۶۰ درصد", 50),
    ("۲۰/۱۲ ۶۲/۵ درصد", 62),
    ("۲۰/۱۲ 62.5%", 62),
    ("۲۰/۱۲ سی درصد پیش رفته", 30),
    ("۲۰/۱۲ حدود ۴۰ درصد", 40),
    ("۲۰/۱۲ سه چهارم کار تموم شده", 75),
    ("۲۰/۱۲ ۳۰ درصد اعتبار جذب شد و پیشرفت ۲۰ درصد", 20),
    ("۲۰/۱۲ ۰ درصد", 0),
    ("۲۰/۱۲ - ۶۰ درصد", 60),
    ("۲۰/۱۲: ۶۰ درصد", 60),
    ("گزارش ۲۰/۱۲ ۶۰ درصد", 60),
    ("۶۰ درصد ۲۰/۱۲", 60),
    ("۲۰/۱۲ شصت ذرصد", 60),
]

WITHOUT_CODE = [
    ("انجام شد", Status.REPORTED_DONE, None),
    ("انجام دادیم", Status.REPORTED_DONE, None),
    ("تموم شد", Status.REPORTED_DONE, None),
    ("۶۰ درصد شده", Status.IN_PROGRESS, 60),
    ("انجام شد فقط مستنداتش مونده", Status.REPORTED_DONE, None),
    ("پیگیری شد جواب ندادن", Status.IN_PROGRESS, None),
    ("ارجاع شد به فرمانداری", Status.IN_PROGRESS, None),
    ("اعتبار تامین نشده", Status.BLOCKED, None),
    ("۵۰٪ جلسه با بانک ها برگزار شد", Status.IN_PROGRESS, 50),
]

OBSTACLES = [
    ("۲۰/۲ اعتبار تامین نشده", "اعتبار تامین نشده"),
    ("۲۰/۲ بودجه نداریم", "بودجه نداریم"),
    ("۲۰/۲ انجام نشد به دلیل عدم همکاری بانک‌ها", "عدم همکاری بانک‌ها"),
    ("۲۰/۲ انجام نشد چون مجوز ندادند", "مجوز ندادند"),
    ("۲۰/۲ منتظر تخصیص اعتبار هستیم", "منتظر تخصیص اعتبار هستیم"),
]


@pytest.mark.parametrize("sentence", DONE)
def test_done_is_understood_in_ordinary_persian(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert (act.codes, act.status) == (codes("20/3"), Status.REPORTED_DONE), act


@pytest.mark.parametrize("sentence", IN_PROGRESS)
def test_work_that_goes_on_is_never_taken_for_done(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert (act.codes, act.status) == (codes("20/3"), Status.IN_PROGRESS), act


@pytest.mark.parametrize("sentence", NOT_DONE)
def test_what_asks_denies_or_foretells_changes_nothing_by_itself(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert act.codes == codes("20/3")
    assert act.status is None
    assert act.percent is None
    assert act.doubt is not None


@pytest.mark.parametrize(("sentence", "percent"), PERCENTS)
def test_a_percent_is_read_in_any_form(sentence: str, percent: int) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert (act.codes, act.percent) == (codes("20/12"), percent), act
    assert act.status is (Status.IN_PROGRESS if percent else None)


@pytest.mark.parametrize(("sentence", "status", "percent"), WITHOUT_CODE)
def test_a_report_without_a_code_keeps_what_it_says(sentence: str, status: Status, percent: int | None) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert (act.codes, act.status, act.percent) == ((), status, percent), act


@pytest.mark.parametrize(("sentence", "obstacle"), OBSTACLES)
def test_a_lack_is_reported_as_an_obstacle(sentence: str, obstacle: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report), act
    assert (act.codes, act.status, act.obstacle) == (codes("20/2"), Status.BLOCKED, obstacle)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("سلام. ۲۰/۱۲ شصت درصد، دو شهرستان راه‌اندازی شد. ممنون", "شصت درصد، دو شهرستان راه‌اندازی شد"),
        ("گزارش ۲۰/۳ جلسه با بانك‌ها برگزار شد.", "جلسه با بانك‌ها برگزار شد"),
        ("مصوبه ۲۰/۳: جلسه (دوم) برگزار شد", "جلسه (دوم) برگزار شد"),
        ("۲۰/۳ و ۲۰/۹ انجام شد", "انجام شد"),
    ],
)
def test_the_words_of_a_report_are_quoted_as_typed_without_code_and_greetings(sentence: str, words: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report)
    assert act.words == words


@pytest.mark.parametrize("sentence", ["۲۰/۱۲ ۱۵۰ درصد", "۲۰/۱۲ ۱۵۰٪", "۲۰/۱۲ 1000%", "۲۰/۱۲ ۲۰۰"])
def test_an_impossible_percent_is_marked_so_that_it_can_be_refused(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Report)
    assert act.is_percent_impossible
    assert act.status is not Status.REPORTED_DONE


def test_the_same_words_about_several_resolutions_are_one_report() -> None:
    for sentence in (
        "۲۰/۳ و ۲۰/۹ انجام شد",
        "۲۰/۳، ۲۰/۹ انجام شد",
        "۲۰/۳ ۲۰/۹ انجام شد",
        "مصوبات ۲۰/۳ و ۲۰/۹ انجام شد",
    ):
        act = meant(sentence)
        assert isinstance(act, Report), sentence
        assert act.codes == codes("20/3", "20/9")
        assert act.code is None


@pytest.mark.parametrize(
    "sentence",
    [
        "۲۰/۳ انجام شد، ۲۰/۹ شصت درصد",
        "۲۰/۳ انجام شد\n۲۰/۹ ۶۰ درصد",
        "سلام گزارش:\n- ۲۰/۳ انجام شد\n- ۲۰/۹ ۶۰٪\nممنون",
        "مصوبه ۲۰/۳ انجام شد و مصوبه ۲۰/۹ شصت درصد",
    ],
)
def test_different_words_about_several_resolutions_are_kept_apart(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Several), act
    first, second = act.acts
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.codes, first.status) == (codes("20/3"), Status.REPORTED_DONE)
    assert (second.codes, second.percent, second.status) == (codes("20/9"), 60, Status.IN_PROGRESS)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("گزارش ۲۰/۱", codes("20/1")),
        ("ثبت گزارش ۲۰/۱", codes("20/1")),
        ("گزارش مصوبه ۲۰/۱", codes("20/1")),
        ("میخوام گزارش ۲۰/۱ رو ثبت کنم", codes("20/1")),
        ("گزارش بند ۱ جلسه ۲۰", codes("20/1")),
        ("ثبت گزارش", ()),
        ("گزارش", ()),
        ("میخوام گزارش بدم", ()),
        ("/report", ()),
        ("/report 20/1", codes("20/1")),
        ("گذارش ۲۰/۱", codes("20/1")),
    ],
)
def test_a_report_that_is_only_announced_asks_for_its_words_and_files(sentence: str, named: tuple[object, ...]) -> None:
    assert meant(sentence) == BeginReport(named)  # type: ignore[arg-type]


@pytest.mark.parametrize("sentence", ["عکسش رو پیوست کردم", "دبیرخانه تایید کرد", "؟؟", "۱۲۳۴۵۶"])
def test_words_that_tell_nothing_by_themselves_are_unclear_and_kept_whole(sentence: str) -> None:
    act = meant(sentence)
    assert isinstance(act, Unclear), act
    assert act.words == sentence
