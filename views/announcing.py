"""Announcements and invitations to meetings: as they are prepared, as they are received, and who answered."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import clock_time, long_date, today
from domain.text import shorten
from domain.vocabulary import Attendance, Role
from locales.catalog import say
from views.screen import Button, Enclosure, Row, Screen, rows_of_two

PAGE: int = 8
NAMES_SHOWN: int = 8
FOLDED_AT: int = 600


@dataclass(frozen=True)
class Audience:
    """``agencies`` is None for all that have joined; ``missing`` are chosen ones in which nobody has joined."""

    agencies: tuple[str, ...] | None
    roles: tuple[Role, ...]
    people: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """What will go to whom; ``send_at`` once it waits for its time."""

    id: int
    text: str
    file_name: str | None
    audience: Audience
    send_at: datetime | None


@dataclass(frozen=True)
class Choice:
    id: int
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    """The directory to choose from; agencies come in pages."""

    id: int
    is_all: bool
    chosen: int
    groups: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    page: int


@dataclass(frozen=True)
class InvitedTo:
    """A meeting that people are invited to; ``starts`` is HH:MM."""

    number: int | None
    held_on: date | None
    starts: str | None
    place: str | None
    agenda: tuple[str, ...]


@dataclass(frozen=True)
class Hearer:
    """One person of an agency and what became of their message."""

    agency: str
    is_sent: bool
    is_seen: bool
    attendance: Attendance | None


def ask() -> Screen:
    return Screen(say("announcing.ask"))


def draft(shown: Draft) -> Screen:
    """The draft with its audience; sending is one press."""
    lines = [say("announcing.draft"), "", shorten(shown.text, FOLDED_AT), ""]
    if shown.file_name is not None:
        lines.append(say("announcing.file", name=shown.file_name))
    lines.append(_audience(shown.audience))
    if shown.audience.missing:
        lines.append(say("announcing.missing", names=_names(shown.audience.missing)))
    if shown.send_at is not None:
        day, hour = long_date(today(shown.send_at)), clock_time(shown.send_at)
        lines.append(say("announcing.waiting", day=day, time=hour))
    return Screen("\n".join(lines), _draft_buttons(shown))


def choices(shown: Choices) -> Screen:
    """Groups first, then a page of agencies; what is chosen says so in words."""
    first, last = shown.page * PAGE, (shown.page + 1) * PAGE
    groups = [Button(_choice(one), f"anngrp:{shown.id}:{one.id}:{shown.page}") for one in shown.groups]
    agencies = [Button(_choice(one), f"annag:{shown.id}:{one.id}:{shown.page}") for one in shown.agencies[first:last]]
    turning = []
    if shown.page > 0:
        turning.append(Button(say("agencies.button.previous"), f"annto:{shown.id}:{shown.page - 1}"))
    if last < len(shown.agencies):
        turning.append(Button(say("agencies.button.next"), f"annto:{shown.id}:{shown.page + 1}"))
    text = say("announcing.choose_all") if shown.is_all else say("announcing.choose", count=shown.chosen)
    heads = (
        Button(say("announcing.button.all"), f"annall:{shown.id}"),
        Button(say("announcing.button.search"), f"annfind:{shown.id}"),
    )
    rows = (heads, *rows_of_two(groups), *((one,) for one in agencies), *([tuple(turning)] if turning else []))
    return Screen(text, (*rows, *_roles(shown.id), (_back(shown.id),)))


def found_agencies(announcement_id: int, typed: str, found: list[tuple[int, str]]) -> Screen:
    """The agencies that what was typed may mean; pairs (id, name)."""
    text = say("announcing.found", typed=typed) if found else say("announcing.found_none", typed=typed)
    buttons = tuple((Button(name, f"annag:{announcement_id}:{agency_id}:0"),) for agency_id, name in found)
    return Screen(text, (*buttons, (_back(announcement_id),)))


def ask_agency() -> Screen:
    return Screen(say("announcing.ask_agency"))


def ask_time() -> Screen:
    return Screen(say("issuing.ask_time"))


def outside_hours(announcement_id: int, next_time: datetime) -> Screen:
    """Outside working time the secretariat decides whether it waits."""
    text = say("issuing.outside", day=long_date(today(next_time)), time=clock_time(next_time))
    buttons = (
        Button(say("issuing.button.next_day"), f"annnext:{announcement_id}"),
        Button(say("issuing.button.urgent"), f"anngo:{announcement_id}:now"),
    )
    return Screen(text, (buttons, (_back(announcement_id),)))


def sent(announcement_id: int, people: int) -> Screen:
    state_button = Button(say("announcing.button.state"), f"annst:{announcement_id}")
    return Screen(say("announcing.sent", count=people), ((state_button,),))


def dropped() -> Screen:
    return Screen(say("announcing.dropped"))


def announcement(announcement_id: int, body: str, text: str, files: tuple[Enclosure, ...]) -> Screen:
    """As an agency receives it."""
    seen = Button(say("assignments.button.acknowledge"), f"annseen:{announcement_id}")
    return Screen("\n".join([say("announcing.head", body=body), "", text]).strip(), ((seen,),), enclosures=files)


def meeting_invitation(announcement_id: int, body: str, meeting: InvitedTo, files: tuple[Enclosure, ...]) -> Screen:
    """As an agency receives it, with the three answers."""
    lines = [say("announcing.invitation", body=body, number=meeting.number)]
    if meeting.held_on is not None and meeting.starts is not None:
        lines.append(say("announcing.when", day=long_date(meeting.held_on), time=meeting.starts))
    if meeting.place:
        lines.append(say("announcing.where", place=meeting.place))
    if meeting.agenda:
        lines += ["", say("announcing.agenda")]
        lines += [say("announcing.item", number=number, text=text) for number, text in enumerate(meeting.agenda, 1)]
    return Screen("\n".join(lines), _attendance_buttons(announcement_id), enclosures=files)


def attendance_recorded(announcement_id: int, agency: str, attendance: Attendance) -> Screen:
    """What was understood; the answer may be changed as long as the meeting is to come."""
    others = [one for one in Attendance if one is not attendance]
    buttons = tuple(_attendance_button(announcement_id, one) for one in others)
    return Screen(say(f"announcing.recorded.{attendance}", agency=agency), (buttons,))


def ask_hour_and_place(number: int, day: date) -> Screen:
    return Screen(say("announcing.ask_place", number=number, day=long_date(day)))


def place_incomplete() -> Screen:
    return Screen(say("announcing.place_incomplete"))


def ask_agenda(meeting_id: int) -> Screen:
    without = Button(say("announcing.button.no_agenda"), f"anninvno:{meeting_id}")
    return Screen(say("announcing.ask_agenda"), ((without,),))


def state(announcement_id: int, hearers: tuple[Hearer, ...], *, is_invitation: bool) -> Screen:
    """Counts first, then who is still missing."""
    sent_count = sum(one.is_sent for one in hearers)
    seen_count = sum(one.is_seen for one in hearers)
    lines = [say("announcing.state", total=len(hearers), sent=sent_count, seen=seen_count)]
    if is_invitation:
        for attendance in Attendance:
            names = tuple(one.agency for one in hearers if one.attendance is attendance)
            if names:
                lines.append(say(f"announcing.answers.{attendance}", count=len(names), names=_names(names)))
    unsent = tuple(one.agency for one in hearers if not one.is_sent)
    if unsent:
        lines.append(say("announcing.unsent", count=len(unsent), names=_names(unsent)))
    silent = tuple(one.agency for one in hearers if one.is_sent and not one.is_seen)
    if silent:
        lines.append(say("announcing.silent", count=len(silent), names=_names(silent)))
    return Screen("\n".join(lines), ((Button(say("issuing.button.refresh"), f"annst:{announcement_id}"),),))


def _audience(audience: Audience) -> str:
    roles = say("announcing.and").join(say(f"announcing.role.{role}") for role in audience.roles)
    if audience.agencies is None:
        return say("announcing.to_all", roles=roles, count=audience.people)
    names = _names(audience.agencies) if audience.agencies else say("agencies.nothing")
    return say("announcing.to", names=names, roles=roles, count=audience.people)


def _draft_buttons(shown: Draft) -> tuple[Row, ...]:
    to = Button(say("announcing.button.audience"), f"annto:{shown.id}:0")
    later = Button(say("announcing.button.time"), f"anntime:{shown.id}")
    go = Button(say("announcing.button.send"), f"anngo:{shown.id}")
    away = Button(say("announcing.button.drop"), f"anndrop:{shown.id}")
    return ((to, later), (go, away))


def _roles(announcement_id: int) -> tuple[Row, ...]:
    both = Button(say("announcing.button.both"), f"annrole:{announcement_id}:focal_point:agency_head")
    focal_points = Button(say("announcing.button.focal_points"), f"annrole:{announcement_id}:focal_point")
    heads = Button(say("announcing.button.heads"), f"annrole:{announcement_id}:agency_head")
    return ((focal_points, heads), (both,))


def _attendance_buttons(announcement_id: int) -> tuple[Row, ...]:
    coming, deputy, not_coming = (_attendance_button(announcement_id, one) for one in Attendance)
    return ((coming, deputy), (not_coming,))


def _attendance_button(announcement_id: int, attendance: Attendance) -> Button:
    return Button(say(f"announcing.button.attendance.{attendance}"), f"anncome:{announcement_id}:{attendance}")


def _back(announcement_id: int) -> Button:
    return Button(say("announcing.button.back"), f"ann:{announcement_id}")


def _choice(one: Choice) -> str:
    return say("announcing.chosen", name=one.name) if one.is_chosen else one.name


def _names(names: tuple[str, ...]) -> str:
    distinct = list(dict.fromkeys(names))
    shown = say("issuing.between").join(distinct[:NAMES_SHOWN])
    more = len(distinct) - NAMES_SHOWN
    return say("issuing.and_more", names=shown, count=more) if more > 0 else shown
