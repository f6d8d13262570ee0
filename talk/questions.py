"""What people ask to see: one frozen value for each question that needs no code of a resolution.

``agency`` quotes the agency that was named, or is empty; the directory of who asks decides which one is meant.
"""

from dataclasses import dataclass
from typing import Final

DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True)
class ShowMine:
    """What is open: the asker's own, or an agency's."""

    agency: str = ""


@dataclass(frozen=True)
class ShowLate:
    agency: str = ""


@dataclass(frozen=True)
class ShowDue:
    """What falls due between today and so many days ahead; ``is_calendar_week`` for «این هفته» itself.

    ``skipped_days`` are days before the stretch begins («هفته بعد»).
    """

    agency: str = ""
    days: int = DAYS_OF_A_WEEK
    is_calendar_week: bool = True


@dataclass(frozen=True)
class CountAsked:
    """«شهرداری کرج چند تا عقب افتاده دارد؟»; ``about`` is «late», «open», «done», «waiting», «blocked» or «all»."""

    about: str = "all"
    agency: str = ""


@dataclass(frozen=True)
class WorstAsked:
    """«کدام دستگاه از همه عقب‌تر است؟»; ``is_best`` for the other end."""

    is_best: bool = False


@dataclass(frozen=True)
class MeetingReportAsked:
    """«برای جلسه بعد گزارش آماده کن»."""


@dataclass(frozen=True)
class Search:
    words: str = ""


@dataclass(frozen=True)
class ShowQueue:
    """«گزارش رسید؟»: what waits to be judged, or how far one's own reports are."""

    agency: str = ""


@dataclass(frozen=True)
class ShowDashboard:
    pass


@dataclass(frozen=True)
class ShowCallList:
    pass


@dataclass(frozen=True)
class DeliveryState:
    meeting: int | None = None


@dataclass(frozen=True)
class People:
    pass


@dataclass(frozen=True)
class Agencies:
    pass


@dataclass(frozen=True)
class ShowSettings:
    """«تنظیمات» of the body."""


@dataclass(frozen=True)
class ShowDaysOff:
    """«تعطیلات»: the table of days off."""


@dataclass(frozen=True)
class ShowWeeklySheet:
    """«گزارش هفتگی»."""


@dataclass(frozen=True)
class ShowBodies:
    """«مرجع من»: which of several bodies is worked in."""


@dataclass(frozen=True)
class ShowGroups:
    """«گروه‌ها»: the approved groups of a messenger."""


@dataclass(frozen=True)
class TrackingAsked:
    """«رهگیری ۲۰۰۹۳»; ``number`` has Latin digits and may be mistyped."""

    number: str


Question = (
    ShowMine
    | ShowLate
    | ShowDue
    | CountAsked
    | WorstAsked
    | MeetingReportAsked
    | Search
    | ShowQueue
    | ShowDashboard
    | ShowCallList
    | DeliveryState
    | People
    | Agencies
    | ShowSettings
    | ShowGroups
    | ShowBodies
    | ShowDaysOff
    | ShowWeeklySheet
    | TrackingAsked
)
