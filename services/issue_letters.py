"""The letter of issue after the issue: given once («نامه متعاقباً») or corrected, and told to who got the minutes."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class IssueLetter:
    """Number and day of a letter of issue; ``replaces`` is the number that it corrects, None for the first letter."""

    meeting_id: int
    number: str
    day: date
    replaces: str | None = None


async def ask_issued_letter(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت نامه ابلاغ»: number and day are written next."""
    async with uow:
        meeting = await _without_letter(uow, press.actor, meeting_id)
        question = Question(ISSUED_LETTER_STEP, views.ask_letter_words(), {"meeting_id": meeting.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def ask_to_correct_letter(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«اصلاح نامه ابلاغ»: the right number and day are written next."""
    async with uow:
        meeting = await issued_meeting(uow, press.actor, meeting_id, locks=True)
        if meeting.letter_number is None:
            raise Refusal("old_button")
        screen = views.ask_right_letter(_letter_of(meeting))
        payload = {"meeting_id": meeting.id, "replaces": meeting.letter_number}
        await ask_within(press.actor.place, Question(ISSUED_LETTER_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def give_issued_letter(command: IssueLetter, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Keep it with the meeting. Raises Refusal for a day to come, and for the second of two secretaries."""
    refuse_letter_of_the_future(command.day, today(now))
    async with uow:
        meeting = await issued_meeting(uow, press.actor, command.meeting_id, locks=True)
        if meeting.letter_number != command.replaces:
            raise Refusal("issue_letter_known", number=meeting.letter_number or "")
        before = _written(meeting) if command.replaces is not None else {}
        meeting.letter_number, meeting.letter_on = command.number, command.day
        assignments = [one for one in await uow.meetings.assignments_of(meeting.id) if one.status not in LET_OFF]
        kind = "issue_letter_corrected" if before else "issue_letter"
        for one in assignments:
            letter = {"before": before, "after": _written(meeting)}
            uow.history.record(assignment_event(kind, one, press.actor.person_id, now, **letter))
        await uow.flush()
        about = f"{meeting.id}:{now.isoformat()}" if before else str(meeting.id)
        told = await _tell(uow, meeting, assignments, Telling(f"issue-letter:{about}"), now)
        await end_question(uow, press)
        screen = views.issued_letter_kept(_letter_of(meeting), told)
        await tell_place(uow, press.actor.place, screen, Telling(f"issue-letter-kept:{about}"), now)
        await uow.commit(now)


async def _without_letter(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    meeting = await issued_meeting(uow, actor, meeting_id, locks=True)
    if meeting.letter_number is not None:
        raise Refusal("issue_letter_known", number=meeting.letter_number)
    return meeting


def _written(meeting: Meeting) -> dict[str, str | None]:
    day = meeting.letter_on.isoformat() if meeting.letter_on is not None else None
    return {"letter_number": meeting.letter_number, "letter_on": day}


async def _tell(
    uow: UnitOfWork, meeting: Meeting, assignments: list[Assignment], telling: Telling, now: datetime
) -> int:
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
        told += await tell_person(uow, people[person_id], screen, telling, now)
    return told


def _letter_of(meeting: Meeting) -> views.IssuedLetter:
    name = meeting_name(meeting.number, meeting.held_on)
    return views.IssuedLetter(meeting.id, name, meeting.letter_number or "", meeting.letter_on)
