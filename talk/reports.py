"""Reports: begun, told, taken back, and «دریافت شد»."""

import re

from domain.folded import any_of
from talk.acts import Acknowledged, BeginReport, Report, Undo
from talk.progress import Progress, read_progress
from talk.word_lists import ACKNOWLEDGED, ACKNOWLEDGED_ALL, BEGIN_REPORT, UNDO, listed
from talk.wording import Saying, bare, is_one_of, quoted, trimmed, without_showing

_ACKNOWLEDGED_WORDS = re.compile(rf"(?:(?<!\w){any_of(*ACKNOWLEDGED)}(?!\w) ?)+")
_ALL_OF_THEM = listed("همه | همه مصوبات | همه ی مصوبات | تمام مصوبات | هر دو | همشون | کلیه مصوبات")
_ABOUT = listed("کار | مربوط به | در خصوص | درباره | برای | به شرح زیر")
_BEGUN_LEAD = re.compile(rf"(?:{any_of(*BEGIN_REPORT)})(?!\w)(?: ?{any_of(*_ABOUT)}(?!\w))*[ :،\-.]*")
_WISHES = listed(
    "کن | کنید | کنین | بده | بدید | بدین | بزن | بزنید | بفرست | بفرستید | بساز | بکش | بگو | بگید | باشه | شود",
)
_WISH = re.compile(rf"(?<!\w){any_of(*_WISHES)}$")
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
    alone = " ".join(_ALL.sub(" ", words).split())
    is_said = bool(_ACKNOWLEDGED_WORDS.fullmatch(alone)) or words == "👍"
    return Acknowledged(saying.codes, is_all=alone != words and not saying.codes) if is_said else None


def read_begun_report(saying: Saying) -> BeginReport | None:
    """«گزارش ۲۰/۱» with nothing told yet."""
    words = saying.bare
    is_begun = is_one_of(words, BEGIN_REPORT) or is_one_of(without_showing(words), BEGIN_REPORT)
    return BeginReport(saying.codes) if is_begun else None


def read_told_report(saying: Saying) -> Report | None:
    """What happened, with a code, or without one where the words can only be a report."""
    report = report_of(saying)
    tells = report.percent is not None or report.status is not None
    is_told = tells and not saying.is_question and not _WISH.search(saying.bare)
    return report if saying.codes or is_told else None


def report_of(saying: Saying) -> Report:
    """``saying`` taken as a report, whatever it says."""
    lead = _BEGUN_LEAD.match(saying.rest.plain) if saying.codes else None
    rest = trimmed(saying.rest.part(lead.end(), len(saying.rest.plain))) if lead else saying.rest
    progress: Progress = read_progress(rest if bare(rest.plain) else saying.rest)
    return Report(saying.codes, quoted(rest), progress.percent, progress.status, progress.obstacle)
