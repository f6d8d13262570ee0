"""What minutes say of an earlier resolution, as the meeting keeps it until somebody applies it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from domain.life_cycle import WHOLE
from domain.vocabulary import Status
from locales.catalog import say
from minutes.earlier import EarlierState, EarlierStatus
from services.said import Said


@dataclass(frozen=True)
class KeptStatus:
    """``reports`` are the ids of the reports that it became, by assignment."""

    read: EarlierStatus
    reports: dict[int, int]

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What ``kept_status`` kept."""
        state, day = kept["state"], kept["minutes_on"]
        read = EarlierStatus(
            row=kept["row"],
            text=kept["text"],
            agencies=tuple(kept["agencies"]),
            written=kept["written"],
            state=EarlierState(state) if state else None,
            percent=kept["percent"],
            remark=kept["remark"],
            minutes_no=kept["minutes_no"],
            minutes_on=date.fromisoformat(day) if day else None,
        )
        return cls(read, {int(one): report for one, report in kept.get("reports", {}).items()})

    def said(self, meeting: str) -> Said | None:
        """The report that it comes to, by the name of the ``meeting`` whose minutes say it; None for no work."""
        one = self.read
        words = say("earlier_statuses.words", meeting=meeting, status=_status_words(one))
        if one.state is EarlierState.DONE:
            return Said(words, status=Status.REPORTED_DONE)
        percent = one.percent if one.percent is not None and one.percent < WHOLE else None
        if one.state is EarlierState.GOING_ON:
            return Said(words, percent=percent, status=Status.IN_PROGRESS)
        if one.state is EarlierState.BLOCKED:
            return Said(words, percent=percent, status=Status.BLOCKED, obstacle=one.remark or one.written)
        if one.state is EarlierState.NOT_DONE and one.remark:
            return Said(words, percent=percent, status=Status.BLOCKED, obstacle=one.remark)
        return None


def kept_status(read: EarlierStatus) -> dict[str, Any]:
    """The JSON of it; days are Gregorian ISO dates."""
    day = read.minutes_on.isoformat() if read.minutes_on is not None else None
    kept = {name: value for name, value in read.to_json().items() if name != "minutes_date"}
    return {**kept, "minutes_on": day, "reports": {}}


def _status_words(one: EarlierStatus) -> str:
    written = one.written or say("earlier_statuses.percent", percent=one.percent)
    has_percent = bool(one.written) and one.percent is not None and str(one.percent) not in one.written
    percent = say("earlier_statuses.percent", percent=one.percent) if has_percent else None
    return say("earlier_statuses.between").join(part for part in (written, percent, one.remark) if part)
