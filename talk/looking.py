"""Looking without changing anything: a bare code, a question, a history, a search."""

import re

from domain.folded import any_of
from domain.text import squeeze
from talk.acts import ShowHistory, ShowResolution
from talk.questions import Search
from talk.word_lists import (
    ABOUT,
    HISTORY,
    RESOLUTIONS,
    SEARCH,
    SEARCH_ENDS,
    SHOW_RESOLUTION,
    WHAT_BECAME,
    WHICH_ONE,
    listed,
)
from talk.wording import Saying, after_lead, is_one_of, lead_of, quoted, without_showing

_SHOW_ME = listed(
    "ببینم | نشان بده | نشون بده | نشون بدید | نمایش بده | رو بفرست | را بفرست | رو بده | را بده | میخوام ببینم",
)
_SHOWN = re.compile(rf"(?<!\w){any_of(*_SHOW_ME)}")
_SEARCH_END = re.compile(rf"(?P<words>.+?) ?(?<!\w){any_of(*SEARCH_ENDS)}$")
_ABOUT_WHAT = re.compile(
    rf"(?<!\w){any_of(*RESOLUTIONS)} ?{any_of(*ABOUT)} (?P<words>.+?) ?"
    rf"(?<!\w){any_of(*WHICH_ONE)}(?:[ ؟?.!]|$)"
)
_WHO_DID = re.compile(
    r"(?:^|(?<!\w))(?:کی|چه کسی|چه کسانی|کیا|چه زمانی|چه تاریخی|چه روزی) (?:.+ )?"
    r"(?:داد|داده|دادن|کرد|کرده|کردن|زده|زد|گفته|گفت|فرستاده|فرستاد"
    r"|ابلاغ شد|ابلاغ شده|ثبت شد|ثبت شده|ارجاع شد|تمدید شد)(?!\w)"
)
_NAMED_ONE = re.compile(
    rf"^(?:اون |آن |این )?مصوبه (?:ی )?(?P<words>(?!های?(?!\w))[^\d؟?]{{2,40}}?) ?"
    rf"(?<!\w){any_of(*WHAT_BECAME)}(?:[ ؟?.!]|$)"
)
_ABOUT_REPORTS = re.compile(rf"(?<!\w){any_of('گزارش', 'گزارشی', 'گزارشها', 'گزارش ها')}(?!\w)")


def read_search(saying: Saying) -> Search | None:
    """«جستجو آسفالت», «آسفالت رو پیدا کن»; what is sought may be a number."""
    words = after_lead(saying.text, lead_of(SEARCH))
    if words is not None:
        return Search(quoted(words)) if not saying.mentions or words.plain else None
    plain = saying.rest.plain
    about = None if saying.mentions else _ABOUT_WHAT.search(plain) or _NAMED_ONE.search(plain)
    if about is not None:
        return Search(quoted(saying.rest.part(*about.span("words"))))
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
    if saying.is_question and _WHO_DID.search(saying.rest.plain):
        return ShowHistory(saying.codes)
    return ShowResolution(saying.codes) if saying.is_question else None
