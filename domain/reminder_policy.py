"""When an assignment is to be spoken of next, at which stage and to whom (conversations.md, Reminders)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from domain.calendar import at_tehran, today
from domain.life_cycle import FOLLOWED, TO_DO
from domain.vocabulary import Duty, Relation, ReminderStage, Status
from domain.working_time import WorkCalendar

WEEK: Final = timedelta(days=7)
NOON: Final = time(12)
_BEFORE: Final = (ReminderStage.SEVEN_DAYS_BEFORE, ReminderStage.THREE_DAYS_BEFORE, ReminderStage.ONE_DAY_BEFORE)
_WEEKLY: Final = (ReminderStage.WEEKLY_AFTER_1, ReminderStage.WEEKLY_AFTER_2, ReminderStage.WEEKLY_AFTER_3)
_ORDER: Final[Mapping[ReminderStage, int]] = {
    stage: place for place, stage in enumerate(ReminderStage) if stage is not ReminderStage.SNOOZED
}


class Audience(StrEnum):
    """Whom a stage is meant for."""

    FOCAL_POINT = "focal_point"
    SECRETARIAT = "secretariat"
    CALL_LIST = "call_list"


@dataclass(frozen=True)
class FollowedUp:
    """What the rule must know of an assignment.

    ``issued_on`` is the day on which the agency learned of this due date: of issuing, or of the last change of it.
    ``due_on`` of a continuous assignment is the end of its present period. ``spoken`` are the stages that went out
    for this very due date, each with the day on which it did. With an open request, to extend or to decline, it is
    the secretariat's turn: the line above hears nothing before it has decided.
    """

    status: Status
    duty: Duty
    relation: Relation
    issued_on: date
    due_on: date | None
    is_continuous: bool
    is_seen: bool
    snoozed_until: datetime | None
    spoken: Mapping[ReminderStage, date]
    has_open_request: bool = False


class Rung(NamedTuple):
    """A stage of the ladder and the day on which it falls."""

    day: date
    stage: ReminderStage


class Due(NamedTuple):
    """The stage to speak of, from ``at`` on (an instant of working time)."""

    at: datetime
    stage: ReminderStage


def next_due(item: FollowedUp, calendar: WorkCalendar, now: datetime) -> Due | None:
    """The stage to be spoken of next, or None when there is nothing left to say.

    Of stages whose day has come only the latest counts: after a week asleep one reminder goes out, not three.
    """
    last = max((_ORDER[stage] for stage in item.spoken if stage in _ORDER), default=-1)
    left = [_due(rung, calendar) for rung in ladder(item, calendar) if _ORDER[rung.stage] > last]
    earliest = _earliest(calendar, now)
    come = [due for due in left if due.at <= earliest]
    chosen = Due(earliest, come[-1].stage) if come else next(iter(left), None)
    return _snoozed(chosen, item, calendar, earliest)


def ladder(item: FollowedUp, calendar: WorkCalendar) -> list[Rung]:
    """All stages that can be foreseen of an assignment that is still the agency's to do, in order of their days."""
    if item.status not in TO_DO or item.duty not in FOLLOWED:
        return []
    rungs = [*_nudges(item, calendar), *_about_due_date(item, calendar)]
    return sorted(rungs, key=lambda rung: (rung.day, _ORDER[rung.stage]))


def audience(stage: ReminderStage) -> Audience:
    """Who hears of a stage. The secretariat gets the draft of a note; the call list sends nothing to anybody."""
    if stage is ReminderStage.ESCALATION:
        return Audience.SECRETARIAT
    return Audience.CALL_LIST if stage is ReminderStage.CALL_LIST else Audience.FOCAL_POINT


def is_on_call_list(item: FollowedUp, calendar: WorkCalendar, on: date) -> bool:
    """Whether somebody should telephone: unseen for two working days, a week late, or late and not to be reminded."""
    if item.status not in TO_DO or item.duty not in FOLLOWED:
        return False
    if _is_unseen(item) and calendar.add_working_days(item.issued_on, calendar.settings.call_after) <= on:
        return True
    if item.due_on is None or item.due_on < item.issued_on or not calendar.is_late(item.due_on, on):
        return False
    return not item.relation.is_escalated or (on - item.due_on).days >= calendar.settings.calls_after_days_late


def reminder_key(assignment_id: int, due_on: date, stage: ReminderStage) -> str:
    """The stable name of one reminder; a changed due date makes new ones."""
    return f"reminder:{assignment_id}:{due_on.isoformat()}:{stage}"


def _about_due_date(item: FollowedUp, calendar: WorkCalendar) -> Iterator[Rung]:
    # Already past due when issued: nothing retroactive is said, the secretariat is asked for the date.
    if item.due_on is None or item.due_on < item.issued_on:
        return
    for day, stage in _warnings(item.due_on, calendar, is_continuous=item.is_continuous).items():
        if not _is_quiet(day, item, item.due_on, calendar):
            yield Rung(day, stage)
    if not item.relation.is_escalated:
        yield Rung(calendar.next_working_day(item.due_on), ReminderStage.CALL_LIST)
    elif item.is_continuous:
        yield from _after_period(item.due_on, calendar)
    else:
        yield from _after_due_date(item, item.due_on, calendar)


def _warnings(due_on: date, calendar: WorkCalendar, *, is_continuous: bool) -> dict[date, ReminderStage]:
    """Stages up to the due date by their working days; where days off bring several together the latest stays."""
    last_day = calendar.last_working_day_up_to(due_on)
    if is_continuous:
        return {last_day: ReminderStage.PERIOD_DUE}
    steps = calendar.settings.ladder
    days = {
        calendar.last_working_day_up_to(due_on - timedelta(days=before)): stage
        for before, stage in zip(steps, _BEFORE[-len(steps) :], strict=False)
    }
    return days | {last_day: ReminderStage.DUE_DAY}


def _is_quiet(day: date, item: FollowedUp, due_on: date, calendar: WorkCalendar) -> bool:
    """Nothing within two working days of issuing, except of one-week items: those have no time to lose."""
    if due_on - item.issued_on <= WEEK:
        return day <= item.issued_on
    return day <= calendar.add_working_days(item.issued_on, calendar.settings.quiet_days_after_issue)


def _after_due_date(item: FollowedUp, due_on: date, calendar: WorkCalendar) -> Iterator[Rung]:
    """The ladder of lateness. Going up the line waits for the warning to have gone out, however late that was."""
    settings = calendar.settings
    warning = calendar.add_working_days(due_on, settings.escalates_after - 1)
    first_late = calendar.next_working_day(due_on)
    if first_late < warning:
        yield Rung(first_late, ReminderStage.ONE_DAY_AFTER)
    if item.has_open_request:
        return
    yield Rung(warning, ReminderStage.BEFORE_ESCALATION)
    warned_on = item.spoken.get(ReminderStage.BEFORE_ESCALATION)
    if warned_on is None:
        return
    escalation = max(calendar.next_working_day(warning), calendar.next_working_day(warned_on))
    yield Rung(escalation, ReminderStage.THREE_DAYS_AFTER)
    yield Rung(escalation, ReminderStage.ESCALATION)
    told_on = item.spoken.get(ReminderStage.ESCALATION)
    if told_on is not None:
        yield from _weekly(told_on, calendar)


def _after_period(due_on: date, calendar: WorkCalendar) -> Iterator[Rung]:
    """A continuous assignment has no due date that a note to the head could name, so it never goes up the line."""
    first_late = calendar.next_working_day(due_on)
    yield Rung(first_late, ReminderStage.ONE_DAY_AFTER)
    yield from _weekly(first_late, calendar)


def _weekly(since: date, calendar: WorkCalendar) -> Iterator[Rung]:
    stages = (*_WEEKLY[: calendar.settings.weekly_reminders], ReminderStage.CALL_LIST)
    for count, stage in enumerate(stages, 1):
        yield Rung(calendar.working_day_from(since + count * WEEK), stage)


def _nudges(item: FollowedUp, calendar: WorkCalendar) -> Iterator[Rung]:
    if _is_unseen(item):
        yield Rung(calendar.add_working_days(item.issued_on, calendar.settings.nudge_after), ReminderStage.NOT_SEEN)


def _is_unseen(item: FollowedUp) -> bool:
    return item.status is Status.ISSUED and not item.is_seen


def _due(rung: Rung, calendar: WorkCalendar) -> Due:
    # The warning promises the next working day's noon, so no note may be drafted before it.
    if rung.stage is ReminderStage.ESCALATION:
        return Due(at_tehran(rung.day, NOON), rung.stage)
    return Due(calendar.reminder_instant(rung.day), rung.stage)


def _earliest(calendar: WorkCalendar, now: datetime) -> datetime:
    """When something may be said first: at opening time what was missed still waits for the morning's digest."""
    working = calendar.next_working_time(now)
    return max(working, calendar.reminder_instant(today(working)))


def _snoozed(chosen: Due | None, item: FollowedUp, calendar: WorkCalendar, earliest: datetime) -> Due | None:
    """«یادآوری بعدی» silences the focal point's reminders until its day and says the same once more on it."""
    if item.snoozed_until is None or item.status not in TO_DO:
        return chosen
    day = calendar.working_day_from(today(item.snoozed_until))
    at = calendar.reminder_instant(day)
    if chosen is not None and chosen.at <= max(at, earliest):
        is_silenced = audience(chosen.stage) is Audience.FOCAL_POINT
        return Due(max(at, chosen.at), chosen.stage) if is_silenced else chosen
    is_said = ReminderStage.SNOOZED in item.spoken or any(spoken_on >= day for spoken_on in item.spoken.values())
    return chosen if is_said else Due(max(at, earliest), ReminderStage.SNOOZED)
