"""Answers that go by official letter: told in chat, awaited, and judged when they come or do not."""

from dataclasses import dataclass
from datetime import datetime

from domain.life_cycle import Step, after, progress_after
from domain.permissions import Action
from domain.vocabulary import Status
from services.actors import Actor
from services.assignments import answering_people, changed, to_act_on
from services.cards import card_from
from services.recording import event_of
from services.telling import Links, Telling, tell_people, tell_place
from storage.unit_of_work import UnitOfWork
from views import requests as views


@dataclass(frozen=True)
class JudgeLetter:
    """«نامه رسید» or «نرسیده»."""

    actor: Actor
    assignment_id: int
    has_come: bool
    pressed_message_id: int | None = None


async def judge_letter(command: JudgeLetter, uow: UnitOfWork, now: datetime) -> None:
    """A letter that came makes the assignment one to verify; one that did not sets it going again.

    Raises Refusal for the second of two secretaries.
    """
    async with uow:
        assignment = await to_act_on(uow, command.actor, command.assignment_id, Action.JUDGE)
        step = Step.LETTER_CAME if command.has_come else Step.LETTER_MISSING
        status = after(assignment.status, step)
        report = await uow.reports.latest_of(assignment.id)
        assignment.status = status
        before = report.progress_before if report is not None else 0
        assignment.progress = progress_after(status, assignment.progress, before_done=before)
        if report is not None:
            # The report follows its letter, so that the queue offers it for verification.
            report.status = status if status is Status.REPORTED_DONE else report.status
            report.told_at = report.told_at or now
            kind = "letter_came" if command.has_come else "letter_missing"
            uow.history.record(event_of(kind, report, assignment, command.actor, now))
        await changed(uow, assignment, now)
        card = await card_from(uow, assignment, now)
        number = report.id if report is not None else assignment.id
        people = await answering_people(uow, assignment, now)
        telling = Telling(f"letter-judged:{number}", Links(assignment.id))
        await tell_people(uow, people, views.letter_judged(card, has_come=command.has_come), telling, now)
        screen = views.letter_judgement_shown(card, has_come=command.has_come)
        shown = Telling(f"letter-judgement-shown:{number}", edits_message_id=command.pressed_message_id)
        await tell_place(uow, command.actor.place, screen, shown, now)
        await uow.commit(now)
