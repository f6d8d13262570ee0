"""What a time phrase is about: when to finish, when to report, when to begin, how often, or only a relation."""

import re
from typing import Final

from domain.folded import any_of, listed, words
from domain.vocabulary import DeadlineKind
from minutes.draft import PhraseRole
from minutes.time_phrases import FoundPhrase

_BY_KIND: Final = {
    DeadlineKind.PERIODIC: PhraseRole.RECURRENCE,
    DeadlineKind.CONTINUOUS: PhraseRole.RECURRENCE,
    DeadlineKind.RELATIVE_EVENT: PhraseRole.RELATIVE,
    DeadlineKind.PERIOD: PhraseRole.RELATIVE,
}
_SESSIONS: Final = frozenset({DeadlineKind.NEXT_SESSION, DeadlineKind.EVERY_SESSION})
_FROM = re.compile(words("از"))
_BEGINS = re.compile(
    words(
        "آغاز|شروع|برگزار میگردد|برگزار می گردد|برگزار می شود|برگزار میشود|برگزار خواهد شد",
        "تشکیل می شود|تشکیل خواهد شد|افتتاح",
    )
)
_SENTENCE = re.compile(r"[.؛]")
_SAYS = any_of("گزارش|گزارشی")
_TELLS = re.compile(rf"(?<!\w)(?:{any_of('گزارش|گزارشی|ارائه|اعلام|قرائت|مطرح|طرح|منعکس|ارسال|ایفاد')})(?!\w)")
_RESULT = re.compile(rf"(?<!\w)(?:{any_of('نتیجه|نتایج|گزارش|گزارشی|عملکرد|پیشرفت')})(?!\w)")
_VERB_END = re.compile(
    words(
        *listed(
            "نماید|نمایند|گردد|شود|شوند|کند|کنند|دهد|دهند|آورد|آورند",
        )
    )
    + "|[.؛:]"
)
_AND = re.compile(r"(?<!\w)و(?!\w)")


def role_of(plain: str, phrase: FoundPhrase) -> PhraseRole:
    """The role of ``phrase`` in its folded text."""
    kind = phrase.deadline.kind
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    after = _rest_of_sentence(plain, phrase.end)
    if kind is not DeadlineKind.DATE_RANGE and _FROM.match(phrase.lead):
        return PhraseRole.START
    if kind is DeadlineKind.EVERY_SESSION:
        return PhraseRole.RECURRENCE
    if kind is DeadlineKind.BY_DATE and _BEGINS.search(after) and not phrase.lead.endswith("تا"):
        return PhraseRole.START
    return PhraseRole.REPORT if _is_about_report(plain, phrase, after) else PhraseRole.DEADLINE


def _rest_of_sentence(plain: str, start: int) -> str:
    stop = _SENTENCE.search(plain, start)
    return plain[start : stop.start() if stop else len(plain)]


def _is_about_report(plain: str, phrase: FoundPhrase, after: str) -> bool:
    told = _TELLS.search(after)
    if told is None:
        return False
    before = plain[max(0, phrase.start - 80) : phrase.start]
    closings = list(_VERB_END.finditer(before))
    before = before[closings[-1].end() :] if closings else before
    if _RESULT.search(before):
        return True
    if phrase.deadline.kind in _SESSIONS:
        return True
    between = after[: told.start()]
    if _AND.search(between) or _VERB_END.search(between):
        return False
    return told.group().startswith(_GIVES_REPORT) or bool(_RESULT.search(between))


_GIVES_REPORT: Final = "گزارش"
