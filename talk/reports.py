"""Reports: begun, told, taken back, and «دریافت شد»."""

import re

from domain.folded import any_of
from domain.vocabulary import Status
from talk.acts import Acknowledged, BeginReport, Report, Undo
from talk.moods import Doubt, told_in
from talk.progress import Progress, read_progress
from talk.quantities import find_quantity
from talk.word_lists import ACKNOWLEDGED, ACKNOWLEDGED_ALL, BEGIN_REPORT, BESIDE_ACKNOWLEDGED, UNDO, listed
from talk.wording import Saying, bare, is_one_of, quoted, trimmed, without_showing

_ACKNOWLEDGED_WORDS = re.compile(rf"(?:(?<!\w){any_of(*ACKNOWLEDGED)}(?!\w) ?)+")
_ALL_OF_THEM = listed(
    "همه | همه مصوبات | همه ی مصوبات | تمام مصوبات | هر دو | همشون | کلیه مصوبات",
)
_ABOUT = listed(
    "کار | مربوط به | در خصوص | درباره | برای | به شرح زیر",
)
_BEGUN_LEAD = re.compile(rf"(?:{any_of(*BEGIN_REPORT)})(?!\w)(?: ?{any_of(*_ABOUT)}(?!\w))*[ :،\-.]*")
_WISHES = listed(
    "کن | کنید | کنین | بده | بدید | بدین | بزن | بزنید | بفرست | بفرستید | بساز | بکش | بگو | بگید | باشه | شود",
)
_WISH = re.compile(rf"(?<!\w){any_of(*_WISHES)}$")
_OBJECT = re.compile(rf"(?<!\w){any_of(*BESIDE_ACKNOWLEDGED)}(?!\w)")
_TELLING = re.compile(
    r"(?<!\w)(?:شد\w*|کرد\w*|داد\w*|گردید\w*|گرفت\w*|رسید\w*|رفت\w*|زد\w*|یافت\w*|نشد\w*|نکرد\w*|ندا?د\w*|مانده|مونده"
    r"|در ?حال|در دست|در جریان|مشغول\w*|منتظر\w*|پیگیر\w*|ادامه|هستیم|فرستاد\w*|برگزار|ناتمام)(?!\w)"
)
_ALL = re.compile(rf"(?<!\w){any_of(*_ALL_OF_THEM)}(?!\w)")


def read_undo(saying: Saying) -> Undo | None:
    """«لغو ثبت ۲۰/۳»."""
    words = (saying.bare, without_showing(saying.bare))
    return Undo(saying.codes) if any(is_one_of(said, UNDO) for said in words) else None


def read_acknowledged(saying: Saying) -> Acknowledged | None:
    """«۲۰/۳ دریافت شد»; «پاسخ بانک دریافت شد» is a report, so nothing else may be said."""
    words = saying.bare
    if is_one_of(words, ACKNOWLEDGED_ALL):
        return Acknowledged(saying.codes, is_all=True)
    alone = " ".join(_OBJECT.sub(" ", _ALL.sub(" ", words)).split())
    is_said = bool(_ACKNOWLEDGED_WORDS.fullmatch(alone)) or words == "👍"
    if not is_said and saying.codes:
        return Acknowledged(saying.codes) if _promises(saying.rest.plain) else None
    return Acknowledged(saying.codes, is_all=bool(_ALL.search(words)) and not saying.codes) if is_said else None


def _promises(plain: str) -> bool:
    """«چشم، پیگیری میشه»: seen, and nothing told but what is to come."""
    lead = _ACKNOWLEDGED_WORDS.match(plain.lstrip(" ،."))
    if lead is None or not lead.group().strip():
        return False
    rest = plain.lstrip(" ،.")[lead.end() :].strip(" ،.؛")
    told = told_in(rest)
    return told.doubt is Doubt.FORETOLD and not told.plain


def read_begun_report(saying: Saying) -> BeginReport | None:
    """«گزارش ۲۰/۱» with nothing told yet."""
    words = saying.bare
    is_begun = is_one_of(words, BEGIN_REPORT) or is_one_of(without_showing(words), BEGIN_REPORT)
    return BeginReport(saying.codes) if is_begun else None


def read_told_report(saying: Saying) -> Report | None:
    """What happened, with a code, or without one where the words can only be a report."""
    report = report_of(saying)
    tells = report.percent is not None or report.status is not None
    is_told = (
        tells and not saying.is_question and not _WISH.search(saying.bare) and not _is_only_spoken_of(report, saying)
    )
    return report if saying.codes or is_told else None


def _is_only_spoken_of(report: Report, saying: Saying) -> bool:
    """«ساعت ۱۰ جلسه داریم» names a step of some work and tells nothing of it."""
    is_weak = report.percent is None and report.status is Status.IN_PROGRESS
    return is_weak and not _TELLING.search(saying.rest.plain)


def report_of(saying: Saying) -> Report:
    """``saying`` taken as a report, whatever it says."""
    lead = _BEGUN_LEAD.match(saying.rest.plain) if saying.codes else None
    rest = trimmed(saying.rest.part(lead.end(), len(saying.rest.plain))) if lead else saying.rest
    progress: Progress = read_progress(rest if bare(rest.plain) else saying.rest)
    is_partly = progress.status is Status.REPORTED_DONE and any(
        code.clause and code.resolution in saying.codes for code in saying.left_out
    )
    return Report(
        saying.codes,
        quoted(rest),
        progress.percent,
        Status.IN_PROGRESS if is_partly else progress.status,
        progress.obstacle,
        Doubt.UNDECIDED if saying.is_either else progress.doubt,
        progress.is_start,
        progress.lacks_documents,
        saying.left_out,
        find_quantity(rest.plain),
    )
