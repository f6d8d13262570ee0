"""Other minutes made from one document and its gold: the same meaning under other names, days, numbers, words, order.

Every replacement is made in the text and in the gold alike, so the gold stays what a careful clerk would read.
"""

import json
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.calendar import WEEKDAYS, from_jalali, jalali, weekday
from domain.deadlines import Deadline, due_date, end_of_year
from domain.text import to_persian_digits
from domain.vocabulary import DeadlineKind

# Each name with others of the same kind; most of them stand in no list of the reader.
OTHER_NAMES = (
    ("چهارباغ", ("نیک‌آباد", "مهرگان شهر", "سیمین دشت", "آوج")),
    ("اختر آباد", ("سرچشمه", "ده نو", "باغ ملک")),
    ("اخترآباد", ("سرچشمه", "ده نو", "باغ ملک")),
    ("کرج", ("خمین", "گرمسار", "شاهین شهر", "بهارستان نو")),
    ("البرز", ("سمنان", "زنجان", "فارس", "کرمان")),
    (
        "معاونت هماهنگی امور عمرانی",
        ("معاونت توسعه مدیریت و منابع", "معاونت هماهنگی امور زائرین", "معاونت فنی و زیربنایی"),
    ),
    ("معاون محترم هماهنگی امور عمرانی", ("معاون محترم توسعه مدیریت و منابع", "معاون محترم هماهنگی امور زائرین")),
    ("معاون محترم هماهنگی امور اقتصادی", ("معاون محترم هماهنگی امور گردشگری", "معاون محترم برنامه ریزی")),
    (
        "معاون محترم سیاسی ، امنیتی و اجتماعی",
        ("معاون محترم فرهنگی ، هنری و آموزشی", "معاون محترم سیاسی ، امنیتی و اجتماعی"),
    ),
    ("اداره کل اتباع و مهاجرین خارجی", ("اداره کل پایانه های مرزی", "اداره کل ثبت شرکتها", "اداره کل نوسازی مدارس")),
    ("اداره کل آموزش فنی و حرفه ای", ("اداره کل استاندارد", "اداره کل کتابخانه های عمومی", "اداره کل هواشناسی")),
    ("اداره کل آموزش و پرورش", ("اداره کل ورزش و جوانان", "اداره کل حفاظت محیط زیست", "سازمان جهاد کشاورزی")),
    (
        "شورای هماهنگی مبارزه با مواد مخدر",
        ("شورای هماهنگی ترافیک", "ستاد ساماندهی امور جوانان", "کارگروه سلامت و امنیت غذایی"),
    ),
    ("مسئولین کمیته های ذیل قرارگاه", ("روسای کارگروه های ذیل قرارگاه", "دبیران کمیته های تخصصی قرارگاه")),
    (
        "فرمانده محترم انتظامی استان",
        ("رئیس محترم سازمان اوقاف استان", "دادستان محترم مرکز استان", "مدیرکل محترم ارشاد استان"),
    ),
    ("مدیر محله", ("سرپرست محله", "مسئول محله", "مدیر محله")),
    ("سازمان زندانها", ("سازمان نظام پزشکی", "سازمان بسیج سازندگی", "سازمان همیاری شهرداریها")),
    ("انجمن حمایت از خانواده زندانیان", ("انجمن حمایت از بیماران خاص", "انجمن خیرین مسکن ساز")),
    ("بنیاد مستضعفان", ("بنیاد برکت", "بنیاد نخبگان")),
    ("بنیاد علوی", ("بنیاد پانزده خرداد", "بنیاد شهید")),
    ("هلال احمر", ("گمرک", "توزیع برق")),
    ("بهزیستی", ("تامین اجتماعی", "کانون پرورش فکری")),
    ("امور مساجد", ("امور هیئات", "امور قرآنی")),
    ("مشاور فرهنگی اجتماعی استاندار محترم", ("مشاور محترم استاندار در امور بانوان", "مدیر روابط عمومی استانداری")),
    ("قرارگاه", ("ستاد", "کارگروه", "قرارگاه")),
    ("کاظمینی", ("دلاورنژاد", "مهرگان فر")),
)
# Other wordings of the same thing.
OTHER_WORDS = (
    ("مقرر گردید:", ("مقرر شد:", "مصوب گردید:", "مقرر گردید؛", "مقررگردید:")),
    ("پیرو مصوبه بند", ("در اجرای مصوبه بند", "عطف به مصوبه بند", "با عنایت به بند")),
    ("پیرو بند", ("در راستای اجرای بند", "پیرو مصوبه بند", "با توجه به ردیف")),
    ("صورتجلسه مورخه", ("صورتجلسه مورخ", "جلسه مورخ", "مصوبات جلسه مورخه")),
    ("ضمن پیگیری و نظارت لازم", ("ضمن نظارت و پیگیری مستمر", "با نظارت و پیگیری لازم")),
    ("ضمن هماهنگی و نظارت لازم", ("ضمن نظارت لازم", "با هماهنگی و نظارت لازم")),
    ("پیگیری و نظارت لازم انجام", ("نظارت و پیگیری لازم انجام", "نظارت مستمر انجام")),
    ("در پایان دوره", ("پس از پایان دوره", "پس از اتمام دوره")),
    ("در پایان آموزش", ("پس از خاتمه آموزش", "بعد از پایان آموزش")),
    ("از جلسات آتی", ("از جلسات آینده", "از جلسات بعدی")),
    ("هفته آتی", ("هفته آینده", "هفته آتی")),
    ("جلسه آتی", ("جلسه آینده", "جلسه بعدی", "جلسه آتی")),
    ("از روز شنبه مورخه", ("از تاریخ شنبه مورخ", "از روز شنبه مورخ")),
    ("تا پایان سال", ("حداکثر تا پایان سال", "تا انتهای سال", "تا آخر سال")),
    ("گزارش نمایند", ("گزارش دهند", "گزارش کنند", "گزارش فرمایند")),
    ("گزارش گردد", ("گزارش شود", "ارائه گردد", "اعلام شود")),
    ("اقدام نماید", ("اقدام کند", "عمل نماید")),
    ("برگزار نماید", ("تشکیل دهد", "برگزار کند")),
    ("بعمل آورند", ("معمول دارند", "به عمل آورند")),
    ("مستمر</p>", ("به طور مستمر</p>", "دائمی</p>", "مستمر</p>")),
    ("\tاقدام کننده\t", ("\tدستگاه مجری\t", "\tمسئول اجرا\t", "\tدستگاه اقدام کننده\t", "\tمتولی\t")),
    ("\tزمان اقدام\n", ("\tمهلت انجام\n", "\tمهلت\n", "\tسررسید\n", "\tزمان اجرا\n")),
    ("تاریخ تشکیل :", ("تاریخ برگزاری:", "تاریخ جلسه :", "تاریخ تشکیل جلسه:")),
    ("محل تشکیل جلسه:", ("مکان:", "محل برگزاری:")),
    ("ساعت:\t", ("ساعت شروع:\t", "زمان:\t")),
    ("شماره دعوتنامه:", ("شماره دعوت نامه:", "دعوتنامه شماره:")),
    ("بیستمین صورتجلسه", ("صورتجلسه بیستمین جلسه", "صورتجلسه جلسه بیستم")),
)
COUNTS = ("۱", "۲", "۳", "۴", "۵", "۶", "یک", "دو", "سه", "چهار")
_COUNT_VALUES = dict(zip(COUNTS, (1, 2, 3, 4, 5, 6, 1, 2, 3, 4), strict=True))
MEETING_NUMBERS = (
    ("بیست و سومین", "بیست و سوم", 23),
    ("هفتمین", "هفتم", 7),
    ("یکصد و دوازدهمین", "یکصد و دوازدهم", 112),
)


@dataclass
class Minutes:
    """A document and what a careful clerk reads in it."""

    text: str
    gold: dict[str, Any]

    def replace(self, old: str, new: str) -> None:
        self.text = self.text.replace(old, new)
        self.gold = json.loads(json.dumps(self.gold, ensure_ascii=False).replace(_quoted(old), _quoted(new)))


def mutate(text: str, gold: dict[str, Any], seed: int) -> Minutes:
    """The document under other names, words, days, counts, numbers and order, as ``seed`` draws them."""
    chance = random.Random(seed)
    minutes = Minutes(text, gold)
    for old, others in (*OTHER_WORDS, *OTHER_NAMES):
        minutes.replace(old, chance.choice(others))
    _renumber_meeting(minutes, chance)
    _shift_days(minutes, timedelta(days=chance.choice((-400, -31, 45, 200, 777))))
    _change_counts(minutes, chance)
    _shuffle_rows(minutes, chance)
    return minutes


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _renumber_meeting(minutes: Minutes, chance: random.Random) -> None:
    adjective, ordinal, number = chance.choice(MEETING_NUMBERS)
    for old, new in (("بیستمین", adjective), ("بیستین", adjective), ("بیستم", ordinal)):
        minutes.text = minutes.text.replace(old, new)
    minutes.gold["meeting"]["number"] = number


def _shift_days(minutes: Minutes, by: timedelta) -> None:
    weekdays = {name.replace("\u200c", " "): place for place, name in enumerate(WEEKDAYS)}

    def shifted(match: re.Match[str]) -> str:
        day = from_jalali(*(int(part) for part in match.groups())) + by
        parts = jalali(day)
        return to_persian_digits(f"{parts.year}/{parts.month:02d}/{parts.day:02d}")

    held_on = _day(minutes.gold["meeting"]["date"])
    starts_on = from_jalali(1401, 6, 19)
    minutes.text = re.sub(r"([۰-۹]{4})/([۰-۹]{1,2})/([۰-۹]{1,2})", shifted, minutes.text)
    for old, day in (("پنجشنبه", held_on), ("پنج شنبه", held_on), ("روز شنبه", starts_on), ("تاریخ شنبه", starts_on)):
        name = WEEKDAYS[weekday(day + by)].replace("\u200c", " ")
        minutes.text = minutes.text.replace(
            old, f"{old.split()[0]} {name}" if old.endswith(" شنبه") and "پنج" not in old else name
        )
    assert weekdays
    _shift_gold(minutes.gold, by)


def _shift_gold(gold: dict[str, Any], by: timedelta) -> None:
    meeting = gold["meeting"]
    for key in ("date", "invitation_date"):
        meeting[key] = jalali(_day(meeting[key]) + by).iso
    for row in gold["resolutions"]:
        for reference in row["cross_refs"]:
            if reference["minutes_date"]:
                reference["minutes_date"] = jalali(_day(reference["minutes_date"]) + by).iso
        for phrase in row["time_phrases"]:
            if phrase["kind"] == "by_date":
                phrase["due"] = jalali(_day(phrase["due"]) + by).iso
        _redate(row, _day(meeting["date"]))


def _redate(row: dict[str, Any], held_on: date) -> None:
    for deadline in (row["deadline"], *row["time_phrases"]):
        if deadline["kind"] == "weeks":
            due = due_date(Deadline(DeadlineKind.WEEKS, deadline["n"]), held_on)
            deadline["due"] = jalali(due).iso if due else None
        elif deadline["kind"] == "end_of_year":
            deadline["due"] = jalali(end_of_year(held_on)).iso


def _change_counts(minutes: Minutes, chance: random.Random) -> None:
    """Other numbers of weeks in the column, and other numbers wherever they only count things."""
    held_on = _day(minutes.gold["meeting"]["date"])
    lines = minutes.text.split("\n")
    by_row = {row["row"]: row for row in minutes.gold["resolutions"]}
    for place, line in enumerate(lines):
        number = _row_number(line)
        if number and by_row[number]["deadline"]["kind"] == "weeks":
            count = chance.choice(COUNTS)
            lines[place] = re.sub(
                r"(?<=\t)[۰-۹] هفته(?=$)|(?<=^)[۰-۹] هفته(?=\t)|(?<=<p>)[۰-۹] هفته(?=</p>)", f"{count} هفته", line
            )
            by_row[number]["deadline"]["n"] = _COUNT_VALUES[count]
            _redate(by_row[number], held_on)
    minutes.text = "\n".join(lines)
    for old in ("۱۹ مورد", "۶۶ محله", "۴ قطعه", "ماده ۱۶", "۱۰/۰۰۰ نفر"):
        minutes.replace(
            old, re.sub(r"[۰-۹]", lambda _: chance.choice("۱۲۳۴۵۶۷۸۹"), old) if "/" not in old else "۲۵/۰۰۰ نفر"
        )


def _shuffle_rows(minutes: Minutes, chance: random.Random) -> None:
    """The rows in another order with new numbers, each in the form (order of columns, tags) that it had."""
    lines = minutes.text.split("\n")
    first = next(place for place, line in enumerate(lines) if line.startswith("ردیف\t")) + 1
    groups: list[tuple[int, list[str]]] = []
    for line in lines[first:]:
        number = _row_number(line)
        if number:
            groups.append((number, [line]))
        elif groups:
            groups[-1][1].append(line)
    chance.shuffle(groups)
    step = chance.choice((0, 40, 300))
    renumbered = {old: step + place for place, (old, _) in enumerate(groups, 1)}
    body = [_with_number(line, old, renumbered[old]) for old, group in groups for line in group]
    minutes.text = "\n".join([*lines[:first], *body])
    texts = {renumbered[old]: _text_of(group) for old, group in groups}
    for row in minutes.gold["resolutions"]:
        row["row"] = renumbered[row["row"]]
        own = texts[row["row"]].split()
        row["text_starts"], row["text_ends"] = " ".join(own[:6]), " ".join(own[-5:])


def _text_of(lines: list[str]) -> str:
    """The longest cell of each line is its part of the text."""
    parts = (max(line.split("\t"), key=len) for line in lines if line.strip())
    return re.sub(r"</?p>", " ", " ".join(parts))


def _row_number(line: str) -> int | None:
    match = re.match(r"^([۰-۹]+)\t", line) or re.search(r"\t(?:<p>)?([۰-۹]+)(?:</p>)?$", line)
    return int(match.group(1)) if match and line.count("\t") == 3 else None


def _with_number(line: str, old: int, new: int) -> str:
    written, renewed = to_persian_digits(old), to_persian_digits(new)
    line = re.sub(rf"^{written}(?=\t)", renewed, line)
    return re.sub(rf"(?<=\t){written}$|(?<=\t<p>){written}(?=</p>$)", renewed, line)


def _day(iso: str) -> date:
    return from_jalali(*(int(part) for part in iso.split("-")))
