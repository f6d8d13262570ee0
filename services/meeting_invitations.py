"""The invitation to the next meeting: its hour, place and agenda are asked once and kept with the meeting."""

from datetime import datetime, time
from typing import Final

from domain.permissions import Action, require
from domain.refusals import Refusal
from services.actors import Actor
from services.announcing import Announcing, draft_screen, new_draft, owned
from services.asking import Question, ask_within
from services.telling import Telling, tell_place
from storage.models import Meeting
from storage.unit_of_work import UnitOfWork
from views import announcing as views

PLACE_STEP: Final = "meeting_invitation.place"
AGENDA_STEP: Final = "meeting_invitation.agenda"
AGENDA_LENGTH: Final = 20
PLACE_LENGTH: Final = 200


async def begin(press: Announcing, number: int, uow: UnitOfWork, now: datetime) -> None:
    """«دعوت به جلسه»: ``subject_id`` is the body, ``number`` that of a meeting in its calendar."""
    require(press.actor.roles, Action.ANNOUNCE, body_id=press.subject_id)
    async with uow:
        meeting = await uow.meetings.planned(press.subject_id, number)
        if meeting is None or meeting.held_on is None:
            raise Refusal("not_found")
        question = Question(PLACE_STEP, views.ask_hour_and_place(number, meeting.held_on), {"meeting_id": meeting.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def set_place(actor: Actor, meeting_id: int, hour: time, place: str, uow: UnitOfWork, now: datetime) -> None:
    """Hour and place are known: asks for the agenda."""
    async with uow:
        meeting = await _meeting(uow, actor, meeting_id)
        meeting.starts, meeting.place = hour.strftime("%H:%M"), place[:PLACE_LENGTH]
        await ask_within(
            actor.place, Question(AGENDA_STEP, views.ask_agenda(meeting.id), {"meeting_id": meeting.id}), uow, now
        )
        await uow.commit(now)


async def set_agenda(press: Announcing, items: list[str], uow: UnitOfWork, now: datetime) -> None:
    """The agenda (or none) is known: the invitation is a draft. ``subject_id`` is the meeting."""
    async with uow:
        meeting = await _meeting(uow, press.actor, press.subject_id)
        meeting.agenda = items[:AGENDA_LENGTH]
        draft = new_draft(Announcing(press.actor, meeting.body_id), now, meeting_id=meeting.id)
        uow.add(draft)
        await uow.flush()
        await uow.dialogues.end(press.actor.place.messenger, press.actor.place.chat_id)
        screen = await draft_screen(uow, await owned(uow, press.actor, draft.id), now)
        telling = Telling(f"meeting-invitation:{draft.id}", edits_message_id=press.message_id)
        await tell_place(uow, press.actor.place, screen, telling, now)
        await uow.commit(now)


async def _meeting(uow: UnitOfWork, actor: Actor, meeting_id: int) -> Meeting:
    meeting = await uow.get(Meeting, meeting_id)
    if meeting is None:
        raise Refusal("not_found")
    require(actor.roles, Action.ANNOUNCE, body_id=meeting.body_id)
    if meeting.minutes_state is not None:
        raise Refusal("meeting_was_held")
    return meeting
