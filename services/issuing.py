"""Issuing minutes (ابلاغ): assignments are made, and every focal point gets theirs in one message."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.calendar import today
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import MinutesState, Status
from services import notices
from services.actors import Place
from services.assignments import answering_people, changed
from services.broadcasts import begin_broadcast, say_progress
from services.calendars import work_calendar
from services.cards import card_of
from services.correcting import Press, end_question, say
from services.drafts import open_meeting, summary_of
from services.events import assignment_event
from services.issue_steps import count_due_dates, hindrance_screen, refuse_unless_draft
from services.planning import plan
from services.telling import Links, Telling, tell_person
from storage.models import Assignment, Broadcast, Event, Meeting, Person
from storage.unit_of_work import UnitOfWork
from views import issuing as views
from views.assignments import AssignmentCard, assignment_card
from views.minutes import meeting_name, summary
from views.screen import Screen

SCHEDULED_ISSUE: Final = "scheduled_issue"


async def issue(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Issue a draft now. A second press, also of another secretary at the same time, is told so and does nothing."""
    async with uow:
        meeting = await open_meeting(uow, press.actor, meeting_id, locks=True)
        require(press.actor.roles, Action.ISSUE, body_id=meeting.body_id)
        refuse_unless_draft(meeting)
        await _refuse_unless_ready(uow, meeting)
        broadcast = await begin_broadcast(uow, meeting, press.actor.place, press.actor.person_id, now)
        await _issue(uow, meeting, broadcast, now)
        if press.message_id is not None:
            await say(uow, press, summary(await summary_of(uow, meeting)), now)
        await uow.commit(now)


async def schedule_issue(meeting_id: int, at: datetime | None, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Issue at a time to come, or (None) when work begins again. Until then the draft stands still."""
    async with uow:
        meeting = await open_meeting(uow, press.actor, meeting_id, locks=True)
        require(press.actor.roles, Action.ISSUE, body_id=meeting.body_id)
        refuse_unless_draft(meeting)
        await _refuse_unless_ready(uow, meeting)
        calendar = await work_calendar(uow, meeting.body_id)
        moment = at or calendar.next_working_time(now)
        meeting.minutes_state, meeting.issue_at = MinutesState.SCHEDULED, moment
        meeting.issued_by_id = press.actor.person_id
        await notices.schedule(uow, SCHEDULED_ISSUE, meeting.id, moment, _notice_key(meeting))
        await end_question(uow, press)
        name = meeting_name(meeting.number, meeting.held_on)
        await say(uow, press, views.scheduled(meeting.id, name, moment), now)
        await uow.commit(now)


async def stop_scheduled(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«لغو زمان‌بندی»: the minutes are a draft again."""
    async with uow:
        meeting = await open_meeting(uow, press.actor, meeting_id, locks=True)
        require(press.actor.roles, Action.ISSUE, body_id=meeting.body_id)
        if meeting.minutes_state is MinutesState.ISSUED:
            raise Refusal("minutes_issued")
        await notices.cancel(uow, _notice_key(meeting), now)
        meeting.minutes_state, meeting.issue_at = MinutesState.DRAFT, None
        await uow.flush()
        await say(uow, press, summary(await summary_of(uow, meeting)), now)
        await uow.commit(now)


async def postpone_issue(meeting: Meeting, moment: datetime, uow: UnitOfWork) -> None:
    """Issue later than it was timed, inside the caller's transaction."""
    meeting.issue_at = moment
    await notices.schedule(uow, SCHEDULED_ISSUE, meeting.id, moment, _notice_key(meeting))


async def issue_when_due(uow: UnitOfWork, meeting_id: int, now: datetime) -> None:
    """The time of a scheduled issue has come. What has become unclear since makes it a draft again."""
    meeting = await uow.meetings.locked(meeting_id)
    if meeting is None or meeting.minutes_state is not MinutesState.SCHEDULED or meeting.discarded_at is not None:
        return
    person = await uow.get(Person, meeting.issued_by_id or 0)
    account = next(iter(await uow.people.accounts_of(person.id)), None) if person is not None else None
    place = Place(account.messenger, account.chat_id) if account is not None else None
    hindrance = await hindrance_screen(uow, meeting, await uow.meetings.rows_of(meeting.id))
    if hindrance is not None:
        meeting.minutes_state, meeting.issue_at = MinutesState.DRAFT, None
        if person is not None:
            await tell_person(uow, person, hindrance, Telling(f"issue-hindered:{meeting.id}:{now.isoformat()}"), now)
        return
    broadcast = await begin_broadcast(uow, meeting, place, meeting.issued_by_id, now)
    await _issue(uow, meeting, broadcast, now)


async def send_open_assignments(uow: UnitOfWork, person: Person, agency_id: int, body_id: int, now: datetime) -> None:
    """What an agency has still open, to someone who joined after it was issued: one message for each meeting."""
    open_ones = await uow.assignments.open_of([(body_id, agency_id)])
    meetings = {one.resolution.meeting_id: one.resolution.meeting for one in open_ones}
    for meeting in sorted(meetings.values(), key=lambda one: one.id):
        cards = [await card_of(uow, one.id, now) for one in open_ones if one.resolution.meeting_id == meeting.id]
        broadcasts = await uow.jobs.broadcasts_of(meeting.id)
        telling = Telling(
            key=f"joined:{meeting.id}:{agency_id}",
            links=_links(cards),
            broadcast_id=broadcasts[0].id if broadcasts else None,
        )
        await tell_person(uow, person, _screen(cards, meeting), telling, now)


async def _refuse_unless_ready(uow: UnitOfWork, meeting: Meeting) -> None:
    rows = await uow.meetings.rows_of(meeting.id)
    is_asked = meeting.is_letter_settled and meeting.deadline_base is not None
    if not is_asked or await hindrance_screen(uow, meeting, rows) is not None:
        raise Refusal("minutes_not_ready")


async def _issue(uow: UnitOfWork, meeting: Meeting, broadcast: Broadcast, now: datetime) -> None:
    """The whole of it, inside the caller's transaction, with the meeting locked."""
    await count_due_dates(uow, meeting, now)
    meeting.minutes_state, meeting.issued_at = MinutesState.ISSUED, now
    meeting.issued_by_id = broadcast.created_by_id
    assignments = await _make_assignments(uow, meeting, broadcast.created_by_id, now)
    for assignment in assignments:
        await changed(uow, assignment, now)
    await uow.flush()
    await _tell_focal_points(uow, meeting, assignments, broadcast, now)
    await say_progress(uow, broadcast, meeting, now)


async def _make_assignments(
    uow: UnitOfWork, meeting: Meeting, person_id: int | None, now: datetime
) -> list[Assignment]:
    made = []
    for one in await plan(uow, await uow.meetings.rows_of(meeting.id)):
        assignment = Assignment(
            body_id=meeting.body_id,
            resolution_id=one.resolution_id,
            clause_id=one.clause_id,
            agency_id=one.agency_id,
            duty=one.duty,
            status=Status.ISSUED,
            original_due_on=one.due_on,
            due_on=one.due_on,
            is_continuous=one.is_continuous,
            period=one.period,
            issued_at=now,
        )
        uow.add(assignment)
        made.append(assignment)
    await uow.flush()
    for assignment in made:
        uow.history.record(_issued(assignment, person_id, now))
    return made


def _issued(assignment: Assignment, person_id: int | None, now: datetime) -> Event:
    due_on = assignment.due_on.isoformat() if assignment.due_on else None
    return assignment_event(
        "issued",
        assignment,
        person_id,
        now,
        after={"status": assignment.status.value, "due_on": due_on},
    )


async def _tell_focal_points(
    uow: UnitOfWork, meeting: Meeting, assignments: list[Assignment], broadcast: Broadcast, now: datetime
) -> None:
    """One message a person, also when they answer for several agencies."""
    people: dict[int, Person] = {}
    cards: dict[int, list[AssignmentCard]] = {}
    answering: dict[int, list[Person]] = {}
    for assignment in assignments:
        if assignment.agency_id not in answering:
            answering[assignment.agency_id] = await answering_people(uow, assignment, now)
        card = await card_of(uow, assignment.id, now) if answering[assignment.agency_id] else None
        for person in answering[assignment.agency_id]:
            people[person.id] = person
            if card is not None:
                cards.setdefault(person.id, []).append(await _named_for(uow, card, person, now))
    for person_id, own in cards.items():
        telling = Telling(f"issued:{meeting.id}", links=_links(own), broadcast_id=broadcast.id)
        await tell_person(uow, people[person_id], _screen(own, meeting), telling, now)


async def _named_for(uow: UnitOfWork, card: AssignmentCard, person: Person, now: datetime) -> AssignmentCard:
    posts = await uow.people.posts_of(person.id, today(now))
    return replace(card, needs_name=len({(post.body_id, post.agency_id) for post in posts}) > 1)


def _links(cards: list[AssignmentCard]) -> Links:
    return Links(assignment_id=cards[0].assignment_id) if len(cards) == 1 else Links()


def _screen(cards: list[AssignmentCard], meeting: Meeting) -> Screen:
    if len(cards) == 1:
        return assignment_card(cards[0])
    return views.issued_list(cards, meeting.id, meeting_name(meeting.number, meeting.held_on))


def _notice_key(meeting: Meeting) -> str:
    return f"{SCHEDULED_ISSUE}:{meeting.id}"


NOTICES = {SCHEDULED_ISSUE: issue_when_due}
