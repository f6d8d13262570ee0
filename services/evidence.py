"""«انجام شد» where a document is needed: it waits for one instead of being recorded without."""

from datetime import datetime
from typing import Final

from domain.vocabulary import Duty
from services.actors import Actor
from services.asking import Question, ask_within
from services.calendars import settings_of
from services.cards import card_from
from services.said import Said
from services.telling import Links
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import reports as views

DOCUMENT_STEP: Final = "report.document"


async def needs_document(assignment: Assignment, uow: UnitOfWork) -> bool:
    """Whether «done» needs a document here: as the resolution has it, else as the body has it for who acts."""
    if assignment.resolution.needs_document is not None:
        return assignment.resolution.needs_document
    settings = await settings_of(uow, assignment.body_id)
    return settings.done_needs_document and assignment.duty is Duty.RESPONSIBLE


async def is_document_missing(said: Said, assignment: Assignment, uow: UnitOfWork, *, files: int = 0) -> bool:
    """Whether ``said`` claims «done» without a document where one is needed; a letter's number is one."""
    if not said.is_done or said.by_letter or said.letter_number is not None or said.attachment_ids or files:
        return False
    return await needs_document(assignment, uow)


async def document_asked_for(actor: Actor, assignment_id: int, said: Said, uow: UnitOfWork, now: datetime) -> bool:
    """Ask for the document that is missing, what was said waiting for it; False when none is missing."""
    assignment = await uow.assignments.shown(assignment_id)
    if assignment is None or not await is_document_missing(said, assignment, uow):
        return False
    screen = views.ask_document(await card_from(uow, assignment, now))
    payload = {"assignment_id": assignment_id, "told": said.to_json()}
    await ask_within(actor.place, Question(DOCUMENT_STEP, screen, payload, Links(assignment_id)), uow, now)
    return True
