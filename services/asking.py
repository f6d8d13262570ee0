"""Asking a question whose answer is the next thing that the person writes or sends."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.actors import Place
from services.kept import waiting_in
from services.telling import Links, Telling, tell_place
from storage.unit_of_work import UnitOfWork
from views.screen import Screen
from views.way_out import with_way_out


@dataclass(frozen=True)
class Question:
    """``step`` names who gets the answer (handlers' ANSWERS), ``payload`` what is known already; JSON values only."""

    step: str
    screen: Screen
    payload: dict[str, Any] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    edits_message_id: int | None = None


async def ask(place: Place, question: Question, uow: UnitOfWork, now: datetime) -> None:
    """Make it the open question of the chat and say it, in one transaction."""
    async with uow:
        await ask_within(place, question, uow, now)
        await uow.commit(now)


async def ask_within(place: Place, question: Question, uow: UnitOfWork, now: datetime) -> None:
    """The same inside a transaction of the caller's. What the chat holds back stays so, whatever is asked.

    «انصراف» stands under every question.
    """
    payload = (await waiting_in(uow, place)).carried_into(question.payload)
    await uow.dialogues.ask(place.messenger, place.chat_id, question.step, payload, now)
    telling = Telling(
        key=f"question:{place.messenger}:{place.chat_id}:{question.step}:{now.isoformat()}",
        links=question.links,
        edits_message_id=question.edits_message_id,
    )
    await tell_place(uow, place, with_way_out(question.screen), telling, now)


async def stop_asking(place: Place, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    """«لغو»: the open question is dropped and nothing else changes."""
    async with uow:
        await uow.dialogues.end(place.messenger, place.chat_id)
        key = f"question-dropped:{place.messenger}:{place.chat_id}:{now.isoformat()}"
        await tell_place(uow, place, screen, Telling(key), now)
        await uow.commit(now)
