"""From text typed in chat to an act. The order of meaning is said here, in one place.

1. A slash command.                                    «/report 20/1»
2. A typed invite code.                                «K7QF-2M9T-XB»
3. Only a greeting or thanks.                          «سلام، خسته نباشید»
4. Different things of several resolutions.            «۲۰/۳ انجام شد، ۲۰/۴ شصت درصد»
5. A whole message that names an act.                  «کارتابل من», «لغو», «بله»
   A tracking number.                                  «رهگیری ۲۰۰۹۳»
6. Leads that take all that follows as their words.    «جستجو آسفالت», «اطلاعیه: …», «دعوت …», «ابلاغ جلسه ۲۰»
7. A day off at short notice.                          «فردا تعطیل است»
8. Looking: questions, histories, bare codes.          «۲۰/۳», «۲۰/۳ انجام شد؟», «سوابق ۲۰/۳», «گزارش رسید؟»
   A message that only asks ends here: nothing below is ever read from it, but for a polite wish («میشه تمدید کنید؟»).
9. Reminding others.                                   «به بهزیستی یادآوری بزن»
10. Taking back, acknowledging, judging, closing.      «۲۰/۳ دریافت شد», «۲۰/۳ تأیید», «مصوبه ۲۰/۷ را ببند»
11. Asking and answering beside a report.              «تمدید ۲۰/۹ یک هفته», «خارج از وظایف ما», «با نامه پاسخ دادیم»
12. A report that is only announced.                   «گزارش ۲۰/۱»
13. A report.                                          «۲۰/۳ انجام شد», «۶۰ درصد شده»
14. A question without a question mark.                «شهرداری کرج چند تا عقب افتاده داره»
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from domain.codes import ResolutionCode
from domain.folded import folded
from domain.vocabulary import Role
from talk.acts import Act, Courtesy, ShowHistory, TypedInviteCode, Unclear
from talk.answers import read_answer_by_letter, read_blocked, read_declined
from talk.asking import read_asked, read_meeting_report, read_reminding
from talk.commands import is_command, read_command
from talk.double import read_progress_and_extension
from talk.extensions import read_extension
from talk.invite_codes import find_invite_code
from talk.judging import is_polite_wish, read_approved, read_returned
from talk.looking import read_looking, read_search
from talk.overseeing import read_overseeing
from talk.reports import read_acknowledged, read_begun_report, read_told_report, read_undo
from talk.secretariat import (
    read_announcement,
    read_closing,
    read_emergency_closure,
    read_invite,
    read_issuing,
    read_new_agency,
)
from talk.several import read_several
from talk.standing import is_keyboard_word, read_standing
from talk.suggestions import is_off_topic, nearest_to
from talk.tracking import read_tracking
from talk.wording import Saying, bare, listen, quoted, without_courtesy

LONGEST_UNDERSTOOD: Final = 4096

Reader = Callable[[Saying], Act | None]

# What only shows or begins something.
_LOOKING: Final[tuple[Reader, ...]] = (
    read_standing,
    read_tracking,
    read_overseeing,
    read_search,
    read_announcement,
    read_new_agency,
    read_invite,
    read_issuing,
    read_emergency_closure,
)
# What records something; never read from a message that only asks.
_CHANGING: Final[tuple[Reader, ...]] = (
    read_reminding,
    read_undo,
    read_acknowledged,
    read_returned,
    read_closing,
    read_approved,
    read_progress_and_extension,
    read_extension,
    read_declined,
    read_answer_by_letter,
    read_blocked,
    read_begun_report,
    read_told_report,
)


def understand(text: str, *, today: date, known: Collection[ResolutionCode] = (), role: Role | None = None) -> Act:
    """What ``text`` means, ``Unclear`` when it cannot be told.

    ``today`` is Tehran's day. ``known`` are the codes that this person may well mean (their open assignments): they
    decide what is doubtful, such as «۷/۳۰» or a lone «مصوبه ۳». ``role`` is who speaks: «دو هفته تمدید کن» grants in
    a secretariat's mouth and asks in an agency's.
    """
    typed = text[:LONGEST_UNDERSTOOD]
    saying = listen(typed, today=today, known=known, role=role)
    command = read_command(typed, saying)
    if command is not None:
        return command
    invite_code = find_invite_code(quoted(saying.text))
    if invite_code is not None:
        return TypedInviteCode(invite_code)
    if not saying.text.plain:
        return Courtesy() if bare(folded(typed).plain) else Unclear(typed.strip())
    return read_several(saying, _meaning) or _meaning(saying)


def is_standing_word(text: str) -> bool:
    """Whether ``text`` wins over an open question: a slash command, a key of the permanent keyboard, or «لغو»."""
    return is_command(text) or is_keyboard_word(bare(without_courtesy(folded(text)).plain))


def asks_for_history(text: str, *, today: date) -> bool:
    """Whether all of ``text`` asks for the history of resolutions («سوابق ۲۰/۳»), which answers no question."""
    return isinstance(read_looking(listen(text[:LONGEST_UNDERSTOOD], today=today)), ShowHistory)


def _meaning(saying: Saying) -> Act:
    for read in _readers(saying):
        act = read(saying)
        if act is not None:
            return act
    return Unclear(saying.text.source.strip(), nearest_to(saying), is_off_topic(saying))


def _readers(saying: Saying) -> tuple[Reader, ...]:
    if saying.is_question and not is_polite_wish(saying):
        return (*_LOOKING, read_looking, read_asked)
    if saying.is_question:
        return (*_LOOKING, read_reminding, read_extension, read_looking, read_asked)
    return (*_LOOKING, read_looking, read_meeting_report, *_CHANGING, read_asked)
