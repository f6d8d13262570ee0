"""Reminders and the note to an agency's head."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import MONTHS, jalali, long_date
from domain.codes import ResolutionCode
from domain.vocabulary import ReminderStage, RequestKind, Status
from locales.catalog import Marked, bold, say
from views.days_off import Postponed, with_postponed
from views.lists import ListedAssignment, due_words
from views.screen import Button, Row, Screen
from views.told_apart import coded, told_apart

SHOWN_AT_ONCE: int = 5


@dataclass(frozen=True)
class DigestLine:
    """An assignment and the stage at which it is spoken of; a warning gives time until noon of ``next_working_day``.

    ``open_request`` is what the secretariat has still to decide on.
    """

    assignment: ListedAssignment
    stage: ReminderStage
    due_on: date | None
    next_working_day: date
    open_request: RequestKind | None = None


@dataclass(frozen=True)
class LateAssignment:
    """What a note says: it names no person and blames nobody."""

    code: ResolutionCode
    title: str
    agency: str
    due_on: date
    has_report: bool
    progress: int


def digest(day: date, body: str, lines: list[DigestLine]) -> Screen:
    """All of one person's reminders of a day; a single warning before escalation gets its own fuller words."""
    if len(lines) == 1 and lines[0].stage is ReminderStage.BEFORE_ESCALATION:
        return _before_escalation(lines[0], day)
    head = say("reminders.head", day=long_date(day, year=False), body=body)
    unseen = [item for item in lines if item.stage is ReminderStage.NOT_SEEN]
    lines = [*unseen, *(item for item in lines if item not in unseen)]
    shown = [*_head_of_unseen(len(unseen)), *(_line(item, day) for item in lines[:SHOWN_AT_ONCE])]
    more = [say("reminders.more", count=len(lines) - SHOWN_AT_ONCE)] if len(lines) > SHOWN_AT_ONCE else []
    letter = [say("reminders.by_letter")] if len(lines) > len(unseen) else []
    return Screen("\n".join([head, *shown, *more, *letter]), buttons=(*_acknowledging(unseen), *_digest_buttons(lines)))


def snoozed(day: date) -> Screen:
    return Screen(say("reminders.snoozed", day=long_date(day, year=False)))


def drafted_note(late: LateAssignment, note_id: int) -> Screen:
    """To the secretariat: the note as it would go, with the decision."""
    text = "\n".join([say("reminders.note_draft", agency=late.agency), "", _note(late)])
    buttons = (
        Button(say("reminders.button.send"), f"esc:{note_id}"),
        Button(say("reminders.button.call"), f"esccall:{note_id}"),
    )
    return Screen(text, buttons=(buttons,))


def note_to_head(late: LateAssignment, assignment_id: int) -> Screen:
    """To the agency's head and supervisor."""
    button = Button(late.code.shown, f"card:{assignment_id}")
    return Screen(_note(late), buttons=((button,),))


def note_to_supervisor(late: LateAssignment, resolution_id: int) -> Screen:
    """To an agency that watches over it; the late agency is named, no person is."""
    text = say("reminders.note_to_supervisor", code=late.code.shown, title=late.title, agency=late.agency)
    whole = Button(say("overview.button.whole"), f"res:{resolution_id}")
    comment = Button(say("overview.button.comment"), f"comm:{resolution_id}")
    return Screen(text, buttons=((whole, comment),))


def note_decided(late: LateAssignment, *, is_sent: bool, reached: bool) -> Screen:
    """The pressed draft afterwards."""
    key = "reminders.note_calling"
    if is_sent:
        key = "reminders.note_sent" if reached else "reminders.note_unreachable"
    return Screen(say(key, code=Marked(bold(late.code.shown)), title=late.title, agency=late.agency))


def closure_asked(day: date) -> Screen:
    """«فردا تعطیل است» is confirmed once."""
    buttons = (
        Button(say("reminders.button.closed_day"), f"offday:{day.isoformat()}"),
        Button(say("reminders.button.no"), "offno"),
    )
    return Screen(say("reminders.closure_asked", day=long_date(day)), buttons=(buttons,))


def closure_declared(day: date, postponed: tuple[Postponed, ...] = ()) -> Screen:
    """With what was to go out on that day and waits now."""
    undo = Button(say("reminders.button.undo"), f"offundo:{day.isoformat()}")
    text = with_postponed(say("reminders.closure_declared", day=long_date(day)), postponed)
    return Screen(text, buttons=((undo,),))


def closure_withdrawn(day: date) -> Screen:
    return Screen(say("reminders.closure_withdrawn", day=long_date(day)))


def nothing_changed() -> Screen:
    return Screen(say("reminders.nothing_changed"))


def _before_escalation(item: DigestLine, day: date) -> Screen:
    assignment = item.assignment
    text = say(
        "reminders.before_escalation",
        code=Marked(bold(assignment.code.shown)),
        title=assignment.title,
        due=_day_and_month(item.due_on),
        until=_until(item.next_working_day, day),
    )
    buttons = (
        (
            Button(say("reminders.button.report"), f"rep:{assignment.id}"),
            Button(say("reminders.button.letter"), f"letter:{assignment.id}"),
        ),
        (Button(say("reminders.button.extend"), f"ext:{assignment.id}"),),
    )
    return Screen(text, buttons=buttons)


def _head_of_unseen(count: int) -> list[str]:
    if not count:
        return []
    return [say("reminders.not_seen" if count == 1 else "reminders.not_seen_several", count=count)]


def _acknowledging(unseen: list[DigestLine]) -> tuple[Row, ...]:
    """One press acknowledges all."""
    if not unseen:
        return ()
    if len(unseen) == 1:
        return ((Button(say("reminders.button.seen"), f"ack:{unseen[0].assignment.id}"),),)
    return ((Button(say("reminders.button.all_seen"), "ackall"),),)


def _line(item: DigestLine, day: date) -> str:
    assignment = item.assignment
    known = {"code": Marked(bold(assignment.code.shown)), "title": assignment.title}
    if item.stage is ReminderStage.NOT_SEEN:
        return say("reminders.line_not_seen", **known)
    if item.stage is ReminderStage.BEFORE_ESCALATION:
        until = _until(item.next_working_day, day)
        return say("reminders.line_before_escalation", due=_day_and_month(item.due_on), until=until, **known)
    if item.stage is ReminderStage.PERIOD_DUE:
        return say("reminders.line_period", **known)
    words = due_words(assignment, for_secretariat=False)
    return say("reminders.line", due=words, said=_last_said(item), **known)


def _until(next_working_day: date, day: date) -> str:
    """«فردا», or the day by its name where days off lie between."""
    if next_working_day - day == timedelta(days=1):
        return say("reminders.tomorrow")
    return long_date(next_working_day, year=False)


def _last_said(item: DigestLine) -> str:
    assignment = item.assignment
    if item.open_request is not None:
        return say(f"reminders.said_asked.{item.open_request}")
    if assignment.status is Status.RETURNED:
        return say("reminders.said_returned")
    if assignment.progress:
        return say("reminders.said_percent", percent=assignment.progress)
    if assignment.status in (Status.IN_PROGRESS, Status.BLOCKED):
        return say(f"words.status.{assignment.status}")
    return say("reminders.said_nothing")


def _digest_buttons(lines: list[DigestLine]) -> tuple[Row, ...]:
    shown = [item.assignment for item in lines[:SHOWN_AT_ONCE]]
    cards = told_apart([coded(one.code.shown, one.agency, f"card:{one.id}") for one in shown], a_row=2)
    ids = ".".join(str(item.assignment.id) for item in lines)
    last: list[Button] = []
    if len(lines) > SHOWN_AT_ONCE:
        last.append(Button(say("reminders.button.all", count=len(lines)), "list:mine:0:"))
    press = f"snooze:{ids}"
    if len(press) <= 64:
        last.append(Button(say("reminders.button.snooze"), press))
    return (*cards, tuple(last)) if last else cards


def _note(late: LateAssignment) -> str:
    key = "reminders.note_with_report" if late.has_report else "reminders.note"
    return say(key, code=late.code.shown, title=late.title, due=_day_and_month(late.due_on), percent=late.progress)


def _day_and_month(day: date | None) -> str:
    if day is None:
        return say("queue.undated")
    parts = jalali(day)
    return say("reminders.day", day=parts.day, month=MONTHS[parts.month - 1])
