"""What a report says of the work: done, going on or hindered.

Negations, hopes, hearsay and half-done work are never done.
"""

import re
from dataclasses import dataclass
from typing import Final

from domain.folded import Folded, any_of
from domain.text import squeeze
from domain.vocabulary import Status
from talk.acts import WHOLE
from talk.moods import Doubt, Told, told_in
from talk.numbers import COUNT
from talk.percents import bare_percent, find_percent
from talk.progress_words import (
    COUNTERS,
    DOCUMENTS,
    DONE_ALONE,
    DONE_ENDINGS,
    DONE_PHRASES,
    DONE_STEMS,
    GOING_ON,
    HALF_DONE,
    HINDERED,
    LACKING,
    NEGATIVE_VERBS,
    NOTHING_LEFT,
    PREPARATIONS,
    REASON_LEADS,
    REVERSALS,
    STARTED,
    STILL_TO_COME,
    UNANSWERED,
    UNTOUCHED,
    USED_UP,
)
from talk.wording import bare, quoted, trimmed

_DONE = re.compile(rf"(?<!\w)(?:{any_of(*DONE_STEMS)} ?{any_of(*DONE_ENDINGS)}|{any_of(*DONE_PHRASES)})(?!\w)")
# «مهلت تموم شد», «اعتبار تمام شد»: what has run out is not the work.
_USED_UP = re.compile(rf"(?<!\w){any_of(*USED_UP)}(?:ش|شون|مون|مان)?(?: \w+){{0,1}} ?$")
_PREPARED = re.compile(rf"(?<!\w){any_of(*PREPARATIONS)}(?:(?: ?های?)?(?: \w+){{0,2}})? ?$")
_NEGATIVE = re.compile(rf"(?<!\w)(?:{any_of(*NEGATIVE_VERBS)})(?!\w)")
_REVERSAL = re.compile(rf"(?<!\w){any_of(*REVERSALS)}(?!\w)")
_HALF = re.compile(rf"(?<!\w){any_of(*HALF_DONE)}(?!\w)")
_SOME_OF = re.compile(rf"(?<!\w){COUNT} ?{any_of(*COUNTERS)}? ?از (?:مجموع |کل )?{COUNT}(?! ?(?:درصد|[%٪/]))")
_NOTHING_LEFT = re.compile(rf"(?<!\w){any_of(*NOTHING_LEFT)}(?!\w)")
_GOING_ON = re.compile(rf"(?<!\w){any_of(*GOING_ON)}")
_UNTOUCHED = re.compile(rf"(?<!\w){any_of(*UNTOUCHED)}(?!\w)")
_HINDERED = re.compile(rf"(?<!\w){any_of(*HINDERED)}(?!\w)")
_LACKING = re.compile(
    rf"(?<!\w){any_of(*LACKING)}(?:ی|ات|ش|مان|مون|های?)?(?: \w+){{0,4}}? ?{any_of(*NEGATIVE_VERBS)}(?!\w)"
)
_REASON = re.compile(rf"(?<!\w){any_of(*REASON_LEADS)}(?: ?(?:اینکه|این که|آنکه|:))? ?")
_DOCUMENT = re.compile(rf"(?<!\w){any_of(*DOCUMENTS)}")
_STARTED = re.compile(rf"(?<!\w){any_of(*STARTED)}(?!\w)")
_DOCUMENTS_LEFT = re.compile(
    rf"(?<!\w)(?:(?:{any_of('فقط', 'تنها', 'ولی', 'اما', 'منتها', 'البته', 'هنوز', 'و')}) )*"
    rf"{any_of(*DOCUMENTS)}(?: \w+){{0,4}}?"
    rf" ?{any_of(*STILL_TO_COME, *NEGATIVE_VERBS)}(?!\w)"
)
_UNANSWERED = re.compile(rf"(?<!\w){any_of(*UNANSWERED)}(?!\w)")
_ONLY_THIS = re.compile(r"^(?:فقط|تنها|اما|ولی|البته) ")
_NO = re.compile(r"(?:نه|خیر|نخیر|هنوز)(?!\w)")
_DONE_ALONE: Final = frozenset(squeeze(words) for words in DONE_ALONE)
_TICKS: Final = ("✅", "☑", "✔")


@dataclass(frozen=True)
class Progress:
    """``status`` is None when the words do not tell, ``doubt`` says why; ``obstacle`` quotes a hindrance.

    ``lacks_documents`` when the work is done and what proves it is still to come.
    """

    percent: int | None
    status: Status | None
    obstacle: str | None
    doubt: Doubt | None = None
    is_start: bool = False
    lacks_documents: bool = False


def read_progress(rest: Folded) -> Progress:
    """What the words beside the code tell."""
    told = told_in(rest.plain)
    plain = told.plain
    percent = bare_percent(bare(plain))
    percent = find_percent(plain) if percent is None else percent
    is_negated = percent is not None and _is_percent_negated(plain)
    is_denied_whole = percent == WHOLE and _NEGATIVE.search(plain) is not None
    percent = None if is_negated or is_denied_whole else percent
    documents = _DOCUMENTS_LEFT.search(plain)
    work = _DOCUMENTS_LEFT.sub(" ", plain) if documents and _is_done(plain, percent) else plain
    status = _status(work, percent)
    return Progress(
        percent,
        status,
        _obstacle(rest) if status is Status.BLOCKED else None,
        _doubt(told, percent, status),
        is_start=bool(_STARTED.search(plain)),
        lacks_documents=status is Status.REPORTED_DONE and (work != plain or _promises_documents(rest.plain, plain)),
    )


def _doubt(told: Told, percent: int | None, status: Status | None) -> Doubt | None:
    if status is Status.IN_PROGRESS and percent is None and _UNANSWERED.search(told.plain):
        # It may be told as progress or as a hindrance.
        return Doubt.UNDECIDED
    if percent is not None or status is not None:
        return None
    is_denied = _NEGATIVE.search(told.plain) or _UNTOUCHED.search(told.plain) or _NO.match(told.plain)
    return Doubt.DENIED if is_denied else told.doubt


def _promises_documents(whole: str, told: str) -> bool:
    """«انجام شد، عکساشو فردا می‌فرستم»."""
    return whole != told and bool(_DOCUMENT.search(whole))


def find_reason(rest: Folded) -> tuple[int, str] | None:
    """Where «به دلیل», «چون» and the like begin, and what they give as the reason, as it was written."""
    match = _REASON.search(rest.plain)
    if match is None:
        return None
    return match.start(), quoted(trimmed(rest.part(match.end(), len(rest.plain))))


def is_hindered(plain: str) -> bool:
    """Whether folded text names a hindrance or a lack that stops the work."""
    return bool(_HINDERED.search(plain) or _LACKING.search(plain))


def _is_percent_negated(plain: str) -> bool:
    """«۱۰۰ درصد نشده», «هنوز ۵۰ درصد نشده»."""
    return bool(
        re.search(
            rf"{any_of('درصد', '%', '٪')}(?: هم)? ?{any_of('نشد', 'نشده', 'نیست', 'نرسیده', 'نرسید')}(?!\w)", plain
        )
    )


def _status(plain: str, percent: int | None) -> Status | None:
    is_done = _is_done(plain, percent)
    if not is_done and is_hindered(plain):
        return Status.BLOCKED
    if is_done and not _is_held_back(plain) and (percent is None or percent >= WHOLE):
        return Status.REPORTED_DONE
    if not is_done and _NEGATIVE.search(plain) and find_reason_in(plain):
        return Status.BLOCKED
    is_begun = (percent is not None and 0 < percent <= WHOLE) or is_done
    if is_begun or (_GOING_ON.search(plain) and not _UNTOUCHED.search(plain)):
        return Status.IN_PROGRESS
    return None


def find_reason_in(plain: str) -> bool:
    """Whether folded text gives a reason."""
    return bool(_REASON.search(plain))


def _is_done(plain: str, percent: int | None) -> bool:
    if squeeze(bare(plain)) in _DONE_ALONE or plain.strip(" \ufe0f") in _TICKS:
        return True
    if percent == WHOLE and not _NEGATIVE.search(plain):
        return True
    return any(_tells_the_end(plain, match) for match in _DONE.finditer(plain))


def _tells_the_end(plain: str, done: re.Match[str]) -> bool:
    """Whether «انجام شد» is said of the work itself, not of a step towards it."""
    before = plain[: done.start()]
    if _USED_UP.search(before):
        return False
    return not _PREPARED.search(before)


def _is_held_back(plain: str) -> bool:
    """Whether something is said to be left («انجام شد فقط مستنداتش مونده»)."""
    plain = _NOTHING_LEFT.sub(" ", plain)
    if _HALF.search(plain) or _SOME_OF.search(plain):
        return True
    # «فقط ۲۰/۸ انجام شد» leaves others, and not this one.
    plain = _ONLY_THIS.sub("", plain)
    reversal = _REVERSAL.search(plain)
    return bool(reversal and (_NEGATIVE.search(plain, reversal.end()) or _GOING_ON.search(plain, reversal.end())))


def _obstacle(rest: Folded) -> str:
    reason = find_reason(rest)
    return reason[1] if reason and reason[1] else quoted(rest)
