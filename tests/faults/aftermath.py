"""What a scenario left behind, told without ids, numbers and times, so that two runs of it can be compared."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, select

from domain.vocabulary import DeliveryFate
from storage.database import Database
from storage.models import (
    Agency,
    Assignment,
    Attachment,
    Clause,
    Delivery,
    Event,
    InboxRow,
    Person,
    ProgressReport,
    Reminder,
    Resolution,
    Verification,
)
from storage.unit_of_work import UnitOfWork
from tests.faults.ordeal import Ordeal

AGAIN: Final = re.compile(r"^ارسال دوباره \(شماره [^)]*\)[^\n]*\n*")
_NUMBERS: Final = re.compile(r"ساعت [۰-۹:]+|شماره رهگیری [۰-۹]+|، [۰-۹]{2}:[۰-۹]{2}")
_UNSETTLED: Final = (DeliveryFate.QUEUED, DeliveryFate.SENDING, DeliveryFate.FAILED)

Facts = Counter[tuple[Any, ...]]
Question = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Aftermath:
    """``facts`` is what was recorded, ``said`` what stands in which chat; of it ``marked`` is marked as said again.

    ``undone`` counts updates without an outcome and messages without a fate.
    """

    facts: Facts
    said: Counter[tuple[int, str]]
    marked: int
    undone: int
    is_history_whole: bool


async def aftermath_of(ordeal: Ordeal) -> Aftermath:
    """Read the database and all chats."""
    texts = await _texts(ordeal)
    database = Database(ordeal.url)
    try:
        async with UnitOfWork(database, reads_only=True) as uow:
            updates = await uow.session.scalars(select(InboxRow.id).where(InboxRow.outcome.is_(None)))
            messages = await uow.session.scalars(select(Delivery.id).where(Delivery.fate.in_(_UNSETTLED)))
            return Aftermath(
                facts=await _facts(uow),
                said=Counter((person, _told(text)) for person, text in texts),
                marked=sum(1 for _, text in texts if AGAIN.match(text)),
                undone=len(list(updates)) + len(list(messages)),
                is_history_whole=await uow.history.breaks() == [],
            )
    finally:
        await database.close()


async def _texts(ordeal: Ordeal) -> list[tuple[int, str]]:
    people = [person["id"] for person in await ordeal.hand.get("people")]
    chats = [(person, await ordeal.hand.person(person).chat()) for person in people]
    return [(person, seen.text) for person, chat in chats for seen in chat if seen.is_from_bot and not seen.is_deleted]


def _told(text: str) -> str:
    return _NUMBERS.sub("…", AGAIN.sub("", text))


async def _facts(uow: UnitOfWork) -> Facts:
    found: Facts = Counter()
    for name, query in _questions().items():
        found.update((name, *row) for row in await uow.session.execute(query))
    return found


def _questions() -> dict[str, Question]:
    """What is recorded, by the words that people know it by."""
    event = select(Event.kind, Person.full_name).outerjoin(Person, Person.id == Event.person_id)
    report = select(
        ProgressReport.text, ProgressReport.percent, ProgressReport.status, ProgressReport.taken_back_at.is_(None)
    )
    verification = select(Verification.verdict, Verification.reason).join(
        ProgressReport, ProgressReport.id == Verification.report_id
    )
    return {
        "event": _named(event, Event.assignment_id),
        "assignment": _named(select(Assignment.status, Assignment.progress, Assignment.due_on), None),
        "report": _named(report, ProgressReport.assignment_id),
        "reminder": _named(select(Reminder.stage, Reminder.due_on), Reminder.assignment_id),
        "verification": _named(verification, ProgressReport.assignment_id),
        "attachment": select(Attachment.kind, Attachment.state, Attachment.sha256, Attachment.chat_id),
    }


def _named(query: Question, assignment_id: Any) -> Question:
    """``query`` with the row, clause and agency of the assignment that it is about, if any."""
    if assignment_id is not None:
        query = query.outerjoin(Assignment, Assignment.id == assignment_id)
    return (
        query.add_columns(Resolution.row, Clause.letter, Agency.name)
        .outerjoin(Resolution, Resolution.id == Assignment.resolution_id)
        .outerjoin(Clause, Clause.id == Assignment.clause_id)
        .outerjoin(Agency, Agency.id == Assignment.agency_id)
    )
