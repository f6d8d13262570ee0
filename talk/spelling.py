"""Slips of the finger in the words that matter, mended before anything is understood."""

import re
from functools import lru_cache
from typing import Final

from domain.folded import Folded
from domain.nearness import SHORTEST_REPAIRED, is_slip_of
from domain.text import fold
from talk.word_lists import listed

# Words that carry an act. Only these are mended into; everything else stays as it was typed.
_KEY_WORDS: Final = listed(
    "انجام | گردید | تمدید | مانع | گزارش | کارتابل | راهنما | راهنمایی | جستجو | سوابق | معوق | معوقه | مهلت | هفته",
    "درصد | مصوبه | مصوبات | دریافت | منتفی | مختومه | پیشخوان | داشبورد | اطلاعیه | دستگاه | دستگاه ها | تعطیل",
    "دعوت | پیشرفت | اتمام | پایان | اجرا | اقدام | پاسخ | نامه | دلیل | اعتبار | خارج | وظایف | سلام | ممنون | لطفا",
    "متشکرم | یادآوری | دبیرخانه | تماس | فهرست | انتظار | بررسی | صورت | جلسه | ابلاغ | وضعیت | انصراف | تکمیل",
    "هنوز | امروز | فردا | شهریور | فروردین | اردیبهشت | خرداد | مرداد | آبان | بهمن | اسفند | شنبه | دوشنبه",
    "پنجشنبه | چهارشنبه | شصت | هفتاد | هشتاد | پنجاه | بیست | سی | کامل | متوقف | مشکل | پیگیری | گذشته | تاخیر",
    "شماره | تاریخ | مورخ",
)
# Real words that are one slip away from a key word.
_LEFT_ALONE: Final = frozenset(
    fold(word)
    for word in listed(
        "درصدد | نامها | نامی | نامش | هفت | اعتبارات | گزارشی | گزارشات | گزارشها | گزارشم | گزارشش | مصوب | مصوبی",
        "اقدامات | دستگاهی | دستگاهها | پاسخگو | مانعی | موانع | جلسات | جلسه ای | نامه ای | تماسی | تماسها | خارجی",
        "صورتی | صورتجلسه | پایانه | پایانی | شماره ها | تاریخی | تاریخچه | مهلتی | مهلتش | مشکلی | مشکلات | کامله",
        "دلیلی | دلایل | اجرای | اجرایی | تکمیلی | هفتگی | هفتم | بیستم | شصتم | وضعیتی | بررسیها | تعطیلی | تعطیلات",
        "تعطیله | دعوتی | مهلتها | مواقع | پاسخی | موافق | مانند | منتهی | منتفع | اعتماد | اخبار | معرفی | سلامت",
        "سلامی | فردای | فردی | افراد | همکار | امکان | اتمامی | انتظامی | جلسهی | جامعه | شنبهها | پیگیر | متوقع",
        "موقف | اقوام | اقدامی | تحریم | دریافتی | تکمیلش | کاملا | کاملش | آبانماه | مورخه | مورد | تاریک | شماری",
        "نامهها | مانده | مانعه | اتهام | ایتام | نگاه | هفتاد | هشتاد | پنجاهم | مشکلش | امام | لیست | گردد",
        "نمانده | خارجه | وظیفه | انجامش | انجامه | انجمن | مصوبه ها | گزارش ها | پایین | ابلاغی | ابلاغیه | پاسخش",
        "هنوزم",
    )
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def mend(text: Folded) -> Folded:
    """``text`` with each slipped key word as it was meant; quoting it still gives what was typed."""
    for match in reversed(list(_WORD.finditer(text.plain))):
        meant = _meant(match.group())
        if meant is not None:
            text = text.with_word(match.start(), match.end(), meant)
    return text


@lru_cache(maxsize=8192)
def _meant(word: str) -> str | None:
    if len(word) < SHORTEST_REPAIRED - 1 or word in _FOLDED_KEYS or word in _LEFT_ALONE:
        return None
    meant = [key for key in _FOLDED_KEYS if is_slip_of(word, key)]
    return meant[0] if len(meant) == 1 else None


_FOLDED_KEYS: Final = frozenset(fold(word) for phrase in _KEY_WORDS for word in phrase.split() if len(word) > 3)
