"""The letter of issue of minutes that were issued before it («نامه متعاقباً»): once, and told to who got them."""

from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.letters import refuse_letter_of_the_future
from domain.life_cycle import LET_OFF
from domain.refusals import Refusal
from services.actors import Actor
from services.asking import Question, ask_within
from services.assignments import answering_people
from services.correcting import Press, end_question
from services.delivery_state import code_of, issued_meeting
from services.events import assignment_event
from services.telling import Telling, tell_person, tell_place
from storage.models import Assignment, Meeting, Person
from storage.unit_of_work import UnitOfWork
from views import issuing as views
from views.minutes import meeting_name

ISSUED_LETTER_STEP: Final = "issued_letter"


async def ask_issued_letter(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت نامه ابلاغ»: number and day are written next."""
    async with uow:
        meeting = await _without_letter(uow, press.actor, meeting_id)
        question = Question(ISSUED_LETTER_STEP, views.ask_letter_words(), {"meeting_id": meeting.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def give_issued_letter(
    meeting_id: int, number: str, day: date, press: Press, uow: UnitOfWork, now: datetime
) -> None:
    """Keep it with the meeting. Raises Refusal for a day to come, and for the second of two secretaries."""
    refuse_letter_of_the_future(day, today(now))
    async with uow:
        meeting = await _without_letter(uow, press.actor, meeting_id)
        meeting.letter_number, meeting.letter_on = number, day
        assignments = [one for one in await uow.meetings.assignments_of(meeting.id) if one.status not in LET_OFF]
        letter = {"letter_number": number, "letter_on": day.isoformat()}
        for one in assignments:
            uow.history.record(assignment_event("issue_letter", one, press.actor.person_id, now, after=letter))
        await uow.flush()
        told = await _tell(uow, meeting, assignments, now)
        await end_question(uow, press)
        screen = views.issued_letter_kept(_letter_of(meeting), told)
        await tell_place(uow, press.actor.place, screen, Telling(f"issue-letter-kept:{meeting.id}"), now)
        await uow.commit(now)


async def _without_letter(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    meeting = await issued_meeting(uow, actor, meeting_id, locks=True)
    if meeting.letter_number is not None:
        raise Refusal("issue_letter_known", number=meeting.letter_number)
    return meeting


async def _tell(uow: UnitOfWork, meeting: Meeting, assignments: list[Assignment], now: datetime) -> int:
    """One message a person, with the codes of all that they answer for; answers how many were told."""
    people: dict[int, Person] = {}
    codes: dict[int, list[str]] = {}
    for assignment in assignments:
        code = await code_of(uow, assignment.id)
        for person in await answering_people(uow, assignment, now):
            people[person.id] = person
            codes.setdefault(person.id, []).append(code)
    told = 0
    for person_id, own in codes.items():
        screen = views.issued_letter(_letter_of(meeting), list(dict.fromkeys(own)))
        told += await tell_person(uow, people[person_id], screen, Telling(f"issue-letter:{meeting.id}"), now)
    return told


def _letter_of(meeting: Meeting) -> views.IssuedLetter:
    name = meeting_name(meeting.number, meeting.held_on)
    return views.IssuedLetter(meeting.id, name, meeting.letter_number or "", meeting.letter_on)
