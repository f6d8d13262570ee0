"""What is typed by those who oversee a body: its lists, and the orders of its chair."""

from dataclasses import dataclass

from domain.codes import ResolutionCode


@dataclass(frozen=True)
class ShowObstacles:
    """«موانع»."""


@dataclass(frozen=True)
class ShowOwnAgency:
    """«وضعیت دستگاه»: an agency's own work."""


@dataclass(frozen=True)
class ForMeeting:
    """«برای جلسه ۲۱»; ``number`` is None for the next one."""

    number: int | None = None


@dataclass(frozen=True)
class HoldMeeting:
    """«حالت جلسه»; ``number`` is None where it is still to be chosen."""

    number: int | None = None


@dataclass(frozen=True)
class GiveOrder:
    """«دستور ۲۰/۳ …»; ``words`` are quoted, empty when they come next."""

    code: ResolutionCode
    words: str = ""


OverseeingAct = ShowObstacles | ShowOwnAgency | ForMeeting | HoldMeeting | GiveOrder
