"""Issuing minutes: the questions before it, what the agencies receive, its progress and the fate of every message."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import clock_time, long_date, short_date, today
from domain.text import shorten
from domain.vocabulary import DeadlineBase
from locales.catalog import say
from views.assignments import AssignmentCard, code_buttons, deadline_line, letter_line
from views.minutes import Point
from views.screen import Button, Row, Screen, rows_of_two
from views.way_out import with_way_out

NAMES_SHOWN: int = 12
LONGEST_PIECE: int = 300
ALL_PIECES: int = 2400


class AgencyState(StrEnum):
    """What became of an issue at one agency, the weightiest last."""

    SEEN = "seen"
    SENT = "sent"
    QUEUED = "queued"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    NOT_REGISTERED = "not_registered"


@dataclass(frozen=True)
class ToIssue:
    """What issuing would do. ``unregistered`` are agencies that nobody has joined for yet."""

    meeting_id: int
    name: str
    resolutions: int
    agencies: int
    unregistered: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastDue:
    resolution_id: int
    clause_id: int
    code: str
    due_on: date


@dataclass(frozen=True)
class AgencyDelivery:
    agency_id: int
    name: str
    state: AgencyState
    seen: int
    total: int


@dataclass(frozen=True)
class IssuedLetter:
    """The letter of issue that came after the issue of ``meeting``."""

    meeting_id: int
    meeting: str
    number: str
    written_on: date | None


def hindered(meeting_id: int, points: tuple[Point, ...], first_row: int | None) -> Screen:
    """What must be settled before issuing."""
    lines = [say("issuing.hindered")]
    lines += [say("minutes.point", words=_coded(point)) for point in points[:NAMES_SHOWN]]
    if len(points) > NAMES_SHOWN:
        lines.append(say("minutes.more_points", count=len(points) - NAMES_SHOWN))
    if first_row is not None:
        button = Button(say("issuing.button.look"), f"row:{first_row}")
    else:
        button = Button(say("minutes.button.heading"), f"mhead:{meeting_id}")
    return Screen("\n".join(lines), ((button, Button(say("minutes.button.summary"), f"min:{meeting_id}")),))


def ask_letter(meeting_id: int) -> Screen:
    buttons = (
        Button(say("issuing.button.letter"), f"ilet:{meeting_id}"),
        Button(say("issuing.button.letter_later"), f"ilater:{meeting_id}"),
    )
    return Screen(say("issuing.ask_letter"), (buttons, _to_summary(meeting_id)))


def ask_letter_words() -> Screen:
    return Screen(say("issuing.ask_letter_words"))


def letter_incomplete() -> Screen:
    return with_way_out(Screen(say("issuing.letter_incomplete")))


def ask_base(meeting_id: int) -> Screen:
    bases = (DeadlineBase.MEETING, DeadlineBase.ISSUE)
    once = tuple(Button(say(f"issuing.base.{base}"), f"ibase:{meeting_id}:{base}") for base in bases)
    always = tuple(Button(say(f"issuing.base_always.{base}"), f"ibase:{meeting_id}:{base}:always") for base in bases)
    return Screen(say("issuing.ask_base"), (once, always, _to_summary(meeting_id)))


def _to_summary(meeting_id: int) -> Row:
    return (Button(say("minutes.button.summary"), f"min:{meeting_id}"),)


def past_due(meeting_id: int, rows: list[PastDue]) -> Screen:
    """Due dates that have passed before issuing; each may be set anew."""
    buttons = [
        Button(
            say("issuing.past_row", code=row.code, day=short_date(row.due_on)),
            f"dl:{row.resolution_id}:{row.clause_id}",
        )
        for row in rows[:NAMES_SHOWN]
    ]
    go_on = Button(say("issuing.button.as_is"), f"iss:{meeting_id}:past")
    return Screen(say("issuing.past_due", count=len(rows)), (*rows_of_two(buttons), (go_on,)))


def confirm(plan: ToIssue, *, is_working_time: bool, next_time: datetime) -> Screen:
    """The last question. Outside working time it is the next working day that is offered first."""
    lines = [say("issuing.confirm", meeting=plan.name, resolutions=plan.resolutions, agencies=plan.agencies)]
    if plan.unregistered:
        lines.append(say("issuing.unregistered", names=_names(plan.unregistered)))
    later = Button(say("issuing.button.at_a_time"), f"itime:{plan.meeting_id}")
    back = Button(say("minutes.button.summary"), f"min:{plan.meeting_id}")
    if is_working_time:
        return Screen("\n".join(lines), ((Button(say("issuing.button.go"), f"igo:{plan.meeting_id}"), later), (back,)))
    lines.append(say("issuing.outside", day=long_date(today(next_time)), time=clock_time(next_time)))
    buttons = (
        Button(say("issuing.button.next_day"), f"inext:{plan.meeting_id}"),
        Button(say("issuing.button.urgent"), f"igo:{plan.meeting_id}"),
    )
    return Screen("\n".join(lines), (buttons, (later, back)))


def ask_time() -> Screen:
    return Screen(say("issuing.ask_time"))


def no_time() -> Screen:
    return Screen(say("issuing.no_time"))


def scheduled(meeting_id: int, name: str, at: datetime) -> Screen:
    button = Button(say("minutes.button.stop"), f"istop:{meeting_id}")
    text = say("issuing.scheduled", meeting=name, day=long_date(today(at)), time=clock_time(at))
    return Screen(text, ((button,),))


def progress(plan: ToIssue, sent: int, total: int) -> Screen:
    """The one message that shows how far the sending is."""
    key = "issuing.finished" if sent >= total else "issuing.progress"
    lines = [
        say("issuing.issued", meeting=plan.name, resolutions=plan.resolutions, agencies=plan.agencies),
        say(key, sent=sent, total=total),
        *([say("issuing.waiting_to_join", count=len(plan.unregistered))] if plan.unregistered else []),
    ]
    # Apart, because the sending goes on writing into this message.
    button = Button(say("minutes.button.deliveries"), f"dlv:{plan.meeting_id}:apart")
    return Screen("\n".join(lines), ((button,),))


def issued_list(cards: list[AssignmentCard], meeting_id: int, meeting: str) -> Screen:
    """What a focal point with several assignments receives: all of them in one message."""
    lines = [
        say("issuing.list", body=cards[0].body, count=len(cards)),
        meeting,
        letter_line(cards[0]),
    ]
    agencies = list(dict.fromkeys(card.agency for card in cards))
    for agency in agencies:
        if len(agencies) > 1:
            lines += ["", say("issuing.on_behalf_of", agency=agency)]
        lines += [line for card in cards if card.agency == agency for line in _item(card, len(cards))]
    all_seen = Button(say("issuing.button.all_seen"), f"ackall:{meeting_id}")
    return Screen("\n".join(lines), ((all_seen,), *code_buttons(cards, "card")))


def nudge(meeting_id: int, meeting: str, codes: list[str]) -> Screen:
    """To a focal point who has not pressed «دریافت شد»."""
    text = say("issuing.nudge", meeting=meeting, codes=_joined(codes))
    buttons = (
        Button(say("issuing.button.all_seen"), f"ackall:{meeting_id}"),
        Button(say("issuing.button.mine"), "list:mine:0:"),
    )
    return Screen(text, (buttons,))


def issued_letter(letter: IssuedLetter, codes: list[str]) -> Screen:
    """To a focal point: the letter that was to follow."""
    said = say("issuing.issued_letter", meeting=letter.meeting, letter=_letter(letter), codes=_joined(codes))
    return Screen(said, ((Button(say("issuing.button.mine"), "list:mine:0:"),),))


def issued_letter_kept(letter: IssuedLetter, told: int) -> Screen:
    """To the secretary who gave it."""
    said = say("issuing.issued_letter_kept", meeting=letter.meeting, letter=_letter(letter), count=told)
    return Screen(said, ((Button(say("minutes.button.deliveries"), f"dlv:{letter.meeting_id}"),),))


def ask_right_letter(letter: IssuedLetter) -> Screen:
    """«اصلاح نامه ابلاغ»."""
    return Screen(say("issuing.ask_right_letter", meeting=letter.meeting, letter=_letter(letter)))


def delivery_state(
    meeting_id: int, body_id: int, name: str, agencies: list[AgencyDelivery], *, lacks_letter: bool
) -> Screen:
    """How every agency stands to an issue, by state, with what may be done."""
    lines = [say("issuing.deliveries", meeting=name, seen=_count(agencies, AgencyState.SEEN), total=len(agencies))]
    for state in reversed(AgencyState):
        names = [_stated(one) for one in agencies if one.state is state]
        if names:
            lines.append(say(f"issuing.state.{state}", count=len(names), names=_names(tuple(names))))
    waiting = [one for one in agencies if one.state not in (AgencyState.SEEN, AgencyState.NOT_REGISTERED)]
    missing = [one for one in agencies if one.state is AgencyState.NOT_REGISTERED]
    first = Button(say("issuing.button.issued_letter"), f"dlvlet:{meeting_id}")
    other = Button(say("issuing.button.right_letter"), f"dlvletfix:{meeting_id}")
    rows: list[Row] = [(first if lacks_letter else other,)]
    if waiting:
        rows.append((Button(say("issuing.button.nudge"), f"nudge:{meeting_id}"),))
    rows += rows_of_two(
        [
            Button(say("issuing.button.invite", agency=shorten(one.name, 28)), f"inv:{body_id}:{one.agency_id}")
            for one in missing[:NAMES_SHOWN]
        ]
    )
    refresh = Button(say("issuing.button.refresh"), f"dlv:{meeting_id}")
    others = Button(say("people.button.agencies"), f"agys:{body_id}:0")
    rows += [(others,)] if len(missing) > NAMES_SHOWN else []
    rows.append((refresh, Button(say("minutes.button.all_rows"), f"mrows:{meeting_id}:0")))
    return Screen("\n".join(lines), tuple(rows))


def choose_meeting(meetings: list[tuple[int, str]], verb: str) -> Screen:
    """When «ابلاغ» or «وضعیت ابلاغ» is typed without a number and several meetings fit, or none."""
    text = say("issuing.which_meeting") if meetings else say(f"issuing.no_meeting.{verb}")
    return Screen(text, tuple((Button(name, f"{verb}:{meeting_id}"),) for meeting_id, name in meetings))


def refreshed(now: datetime) -> str:
    """The short answer to «به‌روزرسانی»."""
    return say("issuing.refreshed", time=clock_time(now))


def nudged(count: int) -> str:
    """The short answer to «یادآوری»."""
    return say("issuing.nudged", count=count) if count else say("issuing.nobody_to_nudge")


def _item(card: AssignmentCard, count: int) -> list[str]:
    if card.is_text_withheld:
        return ["", say("issuing.item_withheld", code=card.code)]
    limit = min(LONGEST_PIECE, max(120, ALL_PIECES // count))
    title = say("issuing.item", code=card.code, title=card.title)
    duty = [] if card.duty == "responsible" else [say("issuing.item_duty", duty=say(f"words.duty.{card.duty}"))]
    return ["", title, *duty, deadline_line(card), shorten(" ".join(card.text.split()), limit)]


def _coded(point: Point) -> str:
    return say("minutes.coded_point", code=point.code, words=point.words) if point.code else point.words


def _stated(one: AgencyDelivery) -> str:
    if one.state is AgencyState.SEEN or not one.seen:
        return one.name
    return say("issuing.partly_seen", name=one.name, seen=one.seen, total=one.total)


def _letter(letter: IssuedLetter) -> str:
    if letter.written_on is None:
        return say("reports.letter_undated", number=letter.number)
    return say("reports.letter", number=letter.number, day=short_date(letter.written_on))


def _joined(codes: list[str]) -> str:
    return say("issuing.between").join(codes)


def _names(names: tuple[str, ...]) -> str:
    shown = say("issuing.between").join(names[:NAMES_SHOWN])
    return say("issuing.and_more", names=shown, count=len(names) - NAMES_SHOWN) if len(names) > NAMES_SHOWN else shown


def _count(agencies: list[AgencyDelivery], state: AgencyState) -> int:
    return sum(1 for one in agencies if one.state is state)
