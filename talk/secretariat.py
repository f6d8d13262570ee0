"""What only a secretariat types: closing, cancelling, inviting, issuing, announcing, a day off at short notice."""

import re
from typing import Final

from domain.folded import any_of
from talk.acts import (
    AddAgency,
    Announce,
    Cancelled,
    CloseResolution,
    EmergencyClosure,
    Invite,
    Issue,
    Report,
)
from talk.days import find_written_days
from talk.judging import judges
from talk.moods import Doubt
from talk.numbers import NUMBER, value_of
from talk.progress import find_reason
from talk.progress_words import NEGATIVE_VERBS
from talk.questions import DeliveryState
from talk.word_lists import (
    ADD_AGENCY,
    ANNOUNCE,
    DELIVERY,
    EVERYBODY,
    INVITE,
    ISSUE,
    TELLING,
    TELLING_VERBS,
    WANTING,
    listed,
)
from talk.wording import Saying, after_lead, lead_of, quoted, trimmed

_CLOSING: Final = listed(
    "مختومه کنید | مختومه کن | مختومه شود | مختومه شد | مختومه بشه | مختومه گردد | مختومه | ببند | ببندید | ببندش",
    "بسته شود | بسته شد | بستن | خاتمه بده | خاتمه دهید | مختومش کن | ببندین | بسته بشه | را مختومه",
)
_CANCELLING: Final = listed(
    "کنسله | کنسل شد | منتفیش کنید | لغو کنید | لغو کن | لغو شود | لغو بشه | لغو | کنسل کن | کنسل کنید | کنسل شود",
    "کنسل | منتفی کنید | منتفی کن | منتفی شود | منتفی شد | منتفی شده | منتفی است | منتفیه | منتفی بشه | منتفی گردید",
    "منتفی | حذف کن | منتفیش کن | حذف شود | لغو مصوبه | باطل کن",
)
_BOUND_TO_OBJECT: Final = listed(
    "دیگه | دیگر | کلا | کلا دیگه | فعلا | لطفا | لطفن | و | که | است | ه | کنید | کن | به نظرم | را | رو | شد",
    "مصوبه | این مصوبه | این | هم",
)
_INVITE_ENDS: Final = listed(
    "را دعوت کن | رو دعوت کن | دعوت کن | را دعوت کنید | رو دعوت کنید | دعوت کنید",
)
_AFTER_AGENCY: Final = listed(
    "را | رو | را بده | رو بده | بده | بساز | بفرست | کن",
)
_MEETINGS: Final = listed(
    "صورت جلسه | جلسه | نشست",
)
_OFFICES: Final = listed(
    "استان | ادارات | همه ادارات | همه | کل استان | ادارات استان | به علت آلودگی هوا | مدارس و ادارات | به علت برف",
)
_IS_CLOSED: Final = listed(
    "تعطیل است | تعطیله | تعطیل شد | تعطیل اعلام شد | تعطیل می باشد | تعطیل میباشد | تعطیل هست | تعطیل شده | تعطیل",
)
_CLOSURE: Final = listed(
    "اعلام تعطیلی | تعطیلی اضطراری | تعطیلی | تعطیل است | تعطیل کن",
)
_WHAT_CLOSES: Final = listed(
    "ادارات | همه ادارات | استان | که | روز | توجه | اعلام شد | ادارات استان | ادارات در روز",
)

_CLOSE = re.compile(rf"(?<!\w){any_of(*_CLOSING)}(?!\w)")
_CANCEL = re.compile(rf"(?<!\w){any_of(*_CANCELLING)}(?!\w)")
_NOT_SO = re.compile(rf" ?{any_of(*NEGATIVE_VERBS, 'میشه', 'می شود', 'خواهد شد', 'نکن', 'نکنید', 'نشود', 'نشه')}(?!\w)")
_CLOSED_OTHERS = re.compile(
    r"(?<!\w)(?:قرارداد|تفاهم نامه|راه|جاده|مسیر|حساب|خیابان|معبر|گذر|لیست|پیمان)\w*(?: \w+){0,3} ?$"
)
_OBJECT = re.compile(rf"^(?:{any_of(*_BOUND_TO_OBJECT)} ?)+(?!\w)|(?<!\w)(?:را|رو)$")
_TELL_ALL = re.compile(
    rf"(?:{any_of(*WANTING)} )?(?:{any_of(*TELLING)} )?{any_of('به', 'برای', 'واسه')} "
    rf"{any_of(*EVERYBODY)}(?: ?(?:ی|های))?(?: \w+){{0,3}}? ?"
    rf"(?:یه |یک )?{any_of(*TELLING, *TELLING_VERBS)}(?!\w)(?: که)?"
)
_AGENCY_TAIL = re.compile(rf" ?(?<!\w){any_of(*_AFTER_AGENCY)}$")
_INVITE_END = re.compile(rf"(?P<name>.+?) ?{any_of(*_INVITE_ENDS)}$")
_MEETING = re.compile(
    rf"(?:(?:مصوبات|برای|صورت|مربوط به) )*{any_of(*_MEETINGS)} ?(?:شماره )?(?P<number>{NUMBER})"
    rf"|(?:مصوبات )?(?P<place>{NUMBER}) ?{any_of(*_MEETINGS)}"
)
_CLOSED_DAY = re.compile(rf"^(?:{any_of(*_OFFICES)} ?)*{any_of(*_IS_CLOSED)}(?!\w)")
_CLOSURE_OF = re.compile(rf"(?:{any_of(*_CLOSURE)})(?!\w)")
_BEFORE_DAY = re.compile(rf"(?:{any_of(*_WHAT_CLOSES)}|[ :،])*$")


def read_closing(saying: Saying) -> CloseResolution | Cancelled | Report | None:
    """«مصوبه ۲۰/۷ را ببند», «منتفی ۲۰/۵ اعتبار نداد»."""
    for pattern, act in ((_CLOSE, CloseResolution), (_CANCEL, Cancelled)):
        match = pattern.search(saying.rest.plain)
        is_command = match is not None and (saying.codes or match.start() == 0 or match.end() == len(saying.rest.plain))
        if match is not None and is_command:
            if saying.role is not None and not judges(saying) and "لغو" in match.group():
                # Of an agency it may be the report that is to be taken back.
                return Report(saying.codes, words=saying.words, doubt=Doubt.UNDECIDED)
            return act(saying.codes, reason=_reason_beside(saying, match)) if _is_ordered(saying, match) else None
    return None


def _is_ordered(saying: Saying, match: re.Match[str]) -> bool:
    """«مختومه نشده» denies, «فردا منتفی میشه» foretells, and «قرارداد بسته شد» closes something else."""
    after, before = saying.rest.plain[match.end() :], saying.rest.plain[: match.start()]
    return not (_NOT_SO.match(after) or _CLOSED_OTHERS.search(before))


def _reason_beside(saying: Saying, match: re.Match[str]) -> str:
    reason = find_reason(saying.rest)
    if reason is not None and reason[1]:
        return reason[1]
    left = trimmed(saying.rest.without([match.span()]))
    beside = trimmed(left.without(match.span() for match in _OBJECT.finditer(left.plain)))
    # «مصوبه ۷ رو ببند» leaves a row that no known code explained; it is no reason.
    return "" if value_of(beside.plain) is not None else quoted(beside)


def read_invite(saying: Saying) -> Invite | None:
    """«دعوت شهرداری گلدشت», «شهرداری گلدشت رو دعوت کن»; a report that begins so has a code."""
    if saying.mentions:
        return None
    asked_last = _INVITE_END.fullmatch(saying.rest.plain)
    if asked_last:
        return Invite(quoted(saying.rest.part(*asked_last.span("name"))))
    name = after_lead(saying.rest, lead_of(INVITE))
    if name is None:
        return None
    tail = _AGENCY_TAIL.search(name.plain)
    return Invite(quoted(name.part(0, tail.start()) if tail else name))


def read_new_agency(saying: Saying) -> AddAgency | None:
    """«دستگاه جدید اداره کل هواشناسی»."""
    name = after_lead(saying.rest, lead_of(ADD_AGENCY))
    return None if name is None or saying.mentions else AddAgency(quoted(name))


def read_announcement(saying: Saying) -> Announce | None:
    """«اطلاعیه: …» with the text to announce, codes and all."""
    words = after_lead(saying.text, lead_of(ANNOUNCE))
    if words is not None:
        return Announce(quoted(words))
    told = _TELL_ALL.match(saying.text.plain)
    return Announce(quoted(saying.text.part(told.end(), len(saying.text.plain)))) if told else None


def read_issuing(saying: Saying) -> Issue | DeliveryState | None:
    """«ابلاغ جلسه ۲۰», «وضعیت ابلاغ جلسه بیستم»."""
    if saying.mentions:
        return None
    for phrases, act in ((DELIVERY, DeliveryState), (ISSUE, Issue)):
        meeting = after_lead(saying.rest, lead_of(phrases))
        number = _meeting_number(meeting.plain) if meeting is not None else None
        if number is not None:
            return act(number)
    return None


def _meeting_number(plain: str) -> int | None:
    """The meeting that is named, or the number left alone where «جلسه» already belongs to the lead."""
    match = _MEETING.fullmatch(plain)
    if match is not None:
        return value_of(match["number"] or match["place"])
    return value_of(plain) if re.fullmatch(NUMBER, plain) else None


def read_emergency_closure(saying: Saying) -> EmergencyClosure | None:
    """«فردا تعطیل است», «تعطیلی شنبه»; a work place that is closed or a question is none."""
    plain = saying.rest.plain
    days = find_written_days(plain, saying.today)
    if saying.mentions or saying.is_question or len(days) != 1:
        return None
    start, end = days[0].span
    is_said = _BEFORE_DAY.fullmatch(plain[:start]) and _CLOSED_DAY.match(plain[end:].lstrip(" ،"))
    is_named = _CLOSURE_OF.match(plain) and not plain[end:].strip(" .!")
    return EmergencyClosure(days[0].day) if is_said or is_named else None
