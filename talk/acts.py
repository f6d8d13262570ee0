"""What people mean: one frozen value for each act that can be typed.

``codes`` are the resolutions named, in the order of the text; empty when none was. ``words`` and other texts are
quoted as they were typed, without the code and without greetings.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from domain.calendar import add_months
from domain.codes import ResolutionCode
from domain.vocabulary import Status
from talk.moods import Doubt
from talk.offers import Suggestion
from talk.overseeing_acts import OverseeingAct
from talk.quantities import Quantity
from talk.questions import Question

Codes = tuple[ResolutionCode, ...]
WHOLE: Final = 100


@dataclass(frozen=True)
class AboutResolutions:
    """Acts on resolutions. With several codes ``code`` is None as well: the bot asks which one is meant."""

    codes: Codes = ()

    @property
    def code(self) -> ResolutionCode | None:
        """The one code that was named, or None for none or several."""
        return self.codes[0] if len(self.codes) == 1 else None


@dataclass(frozen=True)
class Report(AboutResolutions):
    """What happened. ``percent`` is as typed and may be impossible.

    ``status`` is reported_done, in_progress or blocked, and None when the words do not tell.
    With several codes the same is said of each, but not of those ``left_out``. ``obstacle`` is quoted where a
    hindrance was named. With a ``doubt`` nothing is recorded before the person says so.
    """

    words: str = ""
    percent: int | None = None
    status: Status | None = None
    obstacle: str | None = None
    doubt: Doubt | None = field(default=None, compare=False)
    is_start: bool = field(default=False, compare=False)
    lacks_documents: bool = field(default=False, compare=False)
    left_out: Codes = ()
    quantity: Quantity | None = field(default=None, compare=False)

    @property
    def is_percent_impossible(self) -> bool:
        """Whether the percent is outside 0–100, to be refused with one sentence."""
        return self.percent is not None and not 0 <= self.percent <= WHOLE


@dataclass(frozen=True)
class BeginReport(AboutResolutions):
    """The files or words of a report come next."""


@dataclass(frozen=True)
class ExtensionAsked(AboutResolutions):
    """More time: until a day, or so many days or months after the present due date, or unsaid.

    ``is_date_impossible`` marks a day that the calendar does not have («۳۱ مهر»); ``until`` is None then.
    """

    until: date | None = None
    days: int | None = None
    months: int | None = None
    reason: str = ""
    is_date_impossible: bool = False

    @property
    def is_time_told(self) -> bool:
        return any(part is not None for part in (self.until, self.days, self.months))

    def new_due_on(self, due_on: date) -> date | None:
        """The day asked for when ``due_on`` is the present due date (or today where there is none)."""
        if self.until is not None:
            return self.until
        if self.months is not None:
            return add_months(due_on, self.months)
        return due_on + timedelta(days=self.days) if self.days is not None else None


@dataclass(frozen=True)
class ExtensionGranted(ExtensionAsked):
    """«دو هفته تمدید کن» from those who decide it."""


@dataclass(frozen=True)
class Approved(AboutResolutions):
    """«۲۰/۳ تأیید» from those who judge reports; ``agency`` quotes whose report, or is empty."""

    agency: str = ""


@dataclass(frozen=True)
class ReturnedForMore(AboutResolutions):
    """«۲۰/۳ نیاز به تکمیل دارد»; ``reason`` is quoted, or empty."""

    reason: str = ""
    agency: str = ""


@dataclass(frozen=True)
class RemindAgency(AboutResolutions):
    """«به بهزیستی یادآوری بزن»; ``agency`` quotes whom, or is empty."""

    agency: str = ""


@dataclass(frozen=True)
class Blocked(AboutResolutions):
    obstacle: str = ""


@dataclass(frozen=True)
class AnsweredByLetter(AboutResolutions):
    """``letter_number`` has Latin digits; both are None when they were not told."""

    letter_number: str | None = None
    letter_on: date | None = None
    is_date_impossible: bool = False
    words: str = ""


@dataclass(frozen=True)
class Declined(AboutResolutions):
    """«خارج از وظایف ما»; ``agency`` quotes who should do it instead, or is empty."""

    reason: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Acknowledged(AboutResolutions):
    """«دریافت شد»; ``is_all`` for «دریافت همه»."""

    is_all: bool = False


@dataclass(frozen=True)
class ShowResolution(AboutResolutions):
    """A bare code, or a question about it."""


@dataclass(frozen=True)
class ShowHistory(AboutResolutions):
    pass


@dataclass(frozen=True)
class CloseResolution(AboutResolutions):
    reason: str = ""


@dataclass(frozen=True)
class Cancelled(AboutResolutions):
    """«منتفی»."""

    reason: str = ""


@dataclass(frozen=True)
class Undo(AboutResolutions):
    """«لغو ثبت»."""


@dataclass(frozen=True)
class Several:
    """One message that says different things of several resolutions, each with its own code or codes."""

    acts: tuple[AboutResolutions, ...]


@dataclass(frozen=True)
class Help:
    pass


@dataclass(frozen=True)
class Cancel:
    """«لغو»: leave the open question."""


@dataclass(frozen=True)
class Start:
    payload: str = ""


@dataclass(frozen=True)
class NewMinutes:
    pass


@dataclass(frozen=True)
class MinutesTemplate:
    """The sheet for minutes that is read without a mistake."""


@dataclass(frozen=True)
class ContactSecretariat:
    pass


@dataclass(frozen=True)
class Invite:
    """«دعوت …»; ``agency`` quotes for whom, or is empty."""

    agency: str = ""


@dataclass(frozen=True)
class JoinOtherMessenger:
    """«پیام‌رسان دیگر»: a link for the same person in the other messenger."""


@dataclass(frozen=True)
class TypedInviteCode:
    """``code`` is in its plain form (domain.invite_codes)."""

    code: str


@dataclass(frozen=True)
class AddAgency:
    """``name`` is quoted, or empty."""

    name: str = ""


@dataclass(frozen=True)
class Issue:
    """«ابلاغ»; ``meeting`` is the meeting's number where it was told."""

    meeting: int | None = None


@dataclass(frozen=True)
class EmergencyClosure:
    """«فردا تعطیل است»; ``day`` is None for a day that the calendar does not have."""

    day: date | None


@dataclass(frozen=True)
class Announce:
    """«اطلاعیه»; ``words`` is its text where it was typed along."""

    words: str = ""


@dataclass(frozen=True)
class Yes:
    pass


@dataclass(frozen=True)
class No:
    pass


@dataclass(frozen=True)
class Snooze:
    pass


@dataclass(frozen=True)
class Courtesy:
    """Only a greeting or thanks: nothing to keep and nothing to do."""


@dataclass(frozen=True)
class Unclear:
    """Not understood; ``words`` quotes everything, ``nearest`` is what may have been wanted, best first.

    ``is_off_topic`` when nothing in it belongs to follow-up at all.
    """

    words: str
    nearest: tuple[Suggestion, ...] = field(default=())
    is_off_topic: bool = field(default=False, compare=False)


Act = (
    Question | Report | BeginReport | ExtensionAsked | Approved | ReturnedForMore | RemindAgency | Blocked
    | AnsweredByLetter | Declined | Acknowledged | ShowResolution | ShowHistory | CloseResolution | Cancelled | Undo
    | Several | Help | Cancel | Start | NewMinutes | MinutesTemplate | ContactSecretariat | Invite | JoinOtherMessenger
    | TypedInviteCode | AddAgency | Issue | EmergencyClosure | Announce | Yes | No | Snooze | Courtesy | Unclear
    | OverseeingAct
)  # fmt: skip
