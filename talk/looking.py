"""Looking without changing anything: a bare code, a question, a history, a search, a list asked for in a sentence."""

import re

from domain.folded import any_of
from domain.text import squeeze
from talk.acts import Act, Search, ShowDashboard, ShowHistory, ShowLate, ShowMine, ShowQueue, ShowResolution, ShowWeek
from talk.word_lists import HISTORY, SEARCH, SEARCH_ENDS, SHOW_RESOLUTION, listed
from talk.wording import Saying, after_lead, is_one_of, lead_of, quoted, without_showing

_SHOW_ME = listed(
    "ببینم | نشان بده | نشون بده | نشون بدید | نمایش بده | رو بفرست | را بفرست | رو بده | را بده | میخوام ببینم",
)
_LATENESS = listed(
    "معوق | معوقه | معوقات | عقب افتاده | عقب مونده | عقب مانده | مهلت گذشته | تاخیر | تاخیر دارند | دیرکرد",
    "سررسید گذشته | مهلتش گذشته | مهلتشون گذشته | از مهلت گذشته",
)
_OF_MINE = listed("کارتابل | کارتابلم | مصوبات من | مصوبه های من | وظایف من | کارهای من | منتظر اقدام من | مصوبات باز")
_FIGURES = listed("نمودار | پیشخوان | داشبورد | آمار | ضعیف تره | ضعیف ترین | بهترین عملکرد")
_ASKING = listed(
    "بده | بدید | بدین | بدهید | بفرست | بفرستید | نشان بده | نشون بده | نمایش | لیست | فهرست | کدام | کدوم | کدامند",
    "چند | چندتا | چه | چی | چیا | ببینم | بکش | داره | دارند | دارن | هست | میخوام | می خوام | می خواهم | بگو | کجاست",
    "کدومه",
)
_SHOWN = re.compile(rf"(?<!\w){any_of(*_SHOW_ME)}")
_SEARCH_END = re.compile(rf"(?P<words>.+?) ?(?<!\w){any_of(*SEARCH_ENDS)}$")
_ABOUT_REPORTS = re.compile(rf"(?<!\w){any_of('گزارش', 'گزارشی', 'گزارشها', 'گزارش ها')}(?!\w)")
_LATE = re.compile(rf"(?<!\w){any_of(*_LATENESS)}")
_WEEK = re.compile(rf"(?<!\w){any_of('این هفته', 'همین هفته', 'هفته جاری')}(?!\w)")
_DUE = re.compile(rf"(?<!\w){any_of('سررسید', 'مهلت', 'مصوبه', 'مصوبات', 'کار', 'کارهایی', 'باید', 'موعد')}")
_MINE = re.compile(rf"(?<!\w){any_of(*_OF_MINE)}")
_DASHBOARD = re.compile(rf"(?<!\w){any_of(*_FIGURES)}")
_ASKED = re.compile(rf"[؟?]|(?<!\w){any_of(*_ASKING)}")


def read_search(saying: Saying) -> Search | None:
    """«جستجو آسفالت», «آسفالت رو پیدا کن»; what is sought may be a number."""
    words = after_lead(saying.text, lead_of(SEARCH))
    if words is not None:
        return Search(quoted(words)) if not saying.mentions or words.plain else None
    ending = _SEARCH_END.fullmatch(saying.rest.plain)
    return Search(quoted(saying.rest.part(*ending.span("words")))) if ending and not saying.mentions else None


def read_looking(saying: Saying) -> ShowResolution | ShowHistory | None:
    """What is asked about a resolution that is named."""
    if not saying.mentions:
        return None
    words, shown = saying.bare, without_showing(saying.bare)
    if is_one_of(words, HISTORY) or is_one_of(shown, HISTORY):
        return ShowHistory(saying.codes)
    if not squeeze(words) or not shown or is_one_of(words, SHOW_RESOLUTION) or is_one_of(shown, SHOW_RESOLUTION):
        return ShowResolution(saying.codes)
    is_shown = bool(_SHOWN.search(saying.rest.plain))
    if is_shown and _ABOUT_REPORTS.search(saying.rest.plain):
        return ShowHistory(saying.codes)
    return ShowResolution(saying.codes) if saying.is_question else None


def read_list(saying: Saying) -> Act | None:
    """A list asked for in a sentence: «شهرداری کرج چند تا عقب افتاده داره؟», «این هفته سررسید چیا هست؟»."""
    plain = saying.rest.plain
    if saying.mentions or not _ASKED.search(plain):
        return None
    wanted: tuple[tuple[bool, Act], ...] = (
        (bool(_WEEK.search(plain) and _DUE.search(plain)), ShowWeek()),
        (bool(_LATE.search(plain)), ShowLate()),
        (bool(_DASHBOARD.search(plain)), ShowDashboard()),
        (bool(_MINE.search(plain)), ShowMine()),
        (bool(_ABOUT_REPORTS.search(plain) and saying.is_question), ShowQueue()),
    )
    return next((act for is_wanted, act in wanted if is_wanted), None)
