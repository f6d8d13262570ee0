"""The verbs of official minutes: which forms close a sentence, and which of them ask for something."""

import re
from typing import Final

from domain.folded import any_of, folded, listed, words

# What is to be done: «اقدام نماید», «گزارش گردد».
_ASKING = listed(
    "نماید|نمایند|نمائید|نمایید|بنماید|بنمایند|کند|کنند|بکند|بکنند|شود|شوند|بشود|گردد|گردند|آید",
    "آیند|بیاید|آورد|آورند|بیاورند|گیرد|گیرند|بگیرد|بگیرند|دهد|دهند|بدهد|بدهند|یابد|یابند|بیابد",
    "پذیرد|پذیرند|باشد|باشند|رسد|رسند|برسد|برسند|سازد|سازند|بسازند|گذارد|گذارند|بگذارند|پردازد",
    "پردازند|بپردازند|فرماید|فرمایند|ورزند|ورزد|بندد|بندند|کنیم|نماییم|رود|روند|برود|دارد|دارند",
    "بردارد|بردارند|بفرستند|خواهدشد|خواهندشد|خواهدگرفت|خواهدکرد|خواهندکرد",
)
# What has happened.
_TELLING = listed(
    "گردید|گردیدند|شد|شدند|نمود|نمودند|کرد|کردند|داشت|داشتند|رسید|رسیدند|گرفت|گرفتند|نگرفت|نشد",
    "نگردید|نرسید|یافت|یافتند|بود|بودند|آمد|آمدند|پذیرفت|پرداخت|پرداختند|دانست|دانستند|افزود|گفت",
    "گفتند|افزودند|است|هستند",
)
ASKING: Final = re.compile(rf"(?<!\w)(?:{any_of(*_ASKING)})(?!\w)")
_FINITE = re.compile(rf"(?<!\w)(?:ن?می ?)?(?:{any_of(*_ASKING, *_TELLING)})(?!\w)")
# «… انجام و … می باشد»: the verb that asks is left to be understood.
_LEFT_OPEN = re.compile(rf"(?<!\w){any_of('انجام|اقدام|بررسی|پیگیری|تهیه|اجرا|برگزار')} و (?!\w+ ?(?:ها|های)(?!\w))")
_CLOSES = re.compile(r" ?(?:[.؛،:]|و |$)")
_PRESENT = re.compile(r"(?<!\w)ن?می ?\w+")
# «مقرر گردید» and its sisters, which open what was decided.
DECIDED: Final = (
    rf"(?:{any_of('مقرر|مصوب|مقررات')} ?"
    rf"{any_of('گردید|شد|نمود|نمودند|می دارد|میدارد|می گردد|میگردد|می شود|است|گردیده است')}"
    rf"|{any_of('تصمیم گرفته شد|تصویب شد|تصویب گردید|تصمیم اتخاذ گردید|تصمیم اتخاذ شد|توافق شد|توافق گردید')})"
)
_DECIDED = re.compile(rf"(?<!\w){DECIDED}")
_OPENING = re.compile(rf"(?:\d{{1,3}} ?[-–.)] ?)?(?:{DECIDED}|{words('پیرو|عطف به|بازگشت به')})")
_SENTENCE_END = re.compile(r"[.!؟?؛] ?$")


def has_finite_verb(text: str) -> bool:
    """Whether any sentence closes in ``text``."""
    return bool(_FINITE.search(folded(text).plain))


def has_decision_marker(text: str) -> bool:
    """Whether «مقرر گردید» or the like stands anywhere in ``text``."""
    return bool(_DECIDED.search(folded(text).plain))


def opens_a_resolution(text: str) -> bool:
    """Whether ``text`` begins the way resolutions begin."""
    return bool(_OPENING.match(folded(text).plain))


def is_complete(text: str) -> bool:
    """Whether ``text`` ends where a sentence ends: with a stop or a finite verb."""
    plain = folded(text).plain
    if _SENTENCE_END.search(plain):
        return True
    verbs = list(_FINITE.finditer(plain))
    return bool(verbs) and verbs[-1].end() >= len(plain) - 1


def asks_anything(text: str) -> bool:
    """Whether any sentence of ``text`` closes with a verb that asks."""
    plain = folded(text).plain
    return bool(_LEFT_OPEN.search(plain)) or any(
        ASKING.search(verb.group()) and not _PRESENT.match(verb.group()) and _CLOSES.match(plain, verb.end())
        for verb in _FINITE.finditer(plain)
    )


def last_verb_asks(text: str) -> bool | None:
    """Whether the last finite verb of ``text`` asks for something (True) or tells (False); None without a verb."""
    plain = folded(text).plain
    verbs = list(_FINITE.finditer(plain))
    if not verbs:
        return None
    last = verbs[-1].group()
    return not _PRESENT.match(last) and bool(ASKING.search(last))
