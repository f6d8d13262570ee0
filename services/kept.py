"""What somebody sent without saying of which resolution: kept in the chat's dialogue until they say.

Everything here runs inside the caller's transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.life_cycle import FOLLOWED
from domain.permissions import Action, may
from services.actors import Actor, Place
from services.cards import card_from
from services.said import Said, all_of
from services.telling import Links, Telling, tell_place
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import kept as views
from views.assignments import AssignmentCard
from views.doubtful import about_doubtful
from views.screen import Screen

WHICH_STEP: Final = "report.which"


@dataclass(frozen=True)
class Guess:
    """Which assignment a kept message may be about, out of the card before it; None when there is none."""

    assignment_id: int | None
    is_forwarded: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True)
class Waiting:
    """What a chat holds back. ``kept`` is about nobody knows what; ``told`` is about ``assignment_id`` and lacks
    something, or about a code that stands for several, which ``assignment_id`` None says. ``is_earlier`` when the
    question is whether what is kept belongs to the report after it.
    """

    kept: Said | None = None
    told: Said | None = None
    assignment_id: int | None = None
    is_earlier: bool = False

    def about(self, assignment_id: int) -> Said:
        """What was told of this assignment and waits for the rest of it."""
        return self.told if self.told is not None and self.assignment_id == assignment_id else Said()

    def besides(self, assignment_id: int | None) -> Said | None:
        """What does not belong to this assignment, everything for None: it must be asked about again."""
        is_elsewhere = assignment_id is None or self.assignment_id != assignment_id
        left = [one for one in (self.kept, self.told if is_elsewhere else None) if one is not None]
        return all_of(left) if left else None

    def carried_into(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The payload of the next question, with all that waits and is not in it yet."""
        assignment_id = payload.get("assignment_id")
        left, told = self.besides(assignment_id), self.about(assignment_id) if assignment_id else Said()
        carried = {"kept": left.to_json()} if left is not None else {}
        return carried | ({"told": told.to_json()} if told != Said() else {}) | payload


async def waiting_in(uow: UnitOfWork, place: Place) -> Waiting:
    """What the chat has sent that is not recorded yet."""
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    if dialogue is None:
        return Waiting()
    kept, told = dialogue.payload.get("kept"), dialogue.payload.get("told")
    return Waiting(
        Said.from_json(kept) if kept else None,
        Said.from_json(told) if told else None,
        dialogue.payload.get("assignment_id"),
        bool(dialogue.payload.get("is_earlier")),
    )


async def kept_in(uow: UnitOfWork, place: Place) -> Said | None:
    """What the chat has sent that waits for its resolution."""
    return (await waiting_in(uow, place)).kept


async def keep(uow: UnitOfWork, actor: Actor, said: Said, guess: Guess, now: datetime) -> None:
    """Keep it with what was kept before, and ask which resolution it is about."""
    before = (await waiting_in(uow, actor.place)).besides(None)
    kept = before.joined(said) if before is not None else said
    cards = await choices_for(uow, actor, now)
    about = next((card for card in cards if card.assignment_id == guess.assignment_id), None)
    if guess.is_forwarded or about is None:
        screen = views.about_which(cards, kept.messages, is_forwarded=guess.is_forwarded)
    elif guess.is_doubtful:
        screen = about_doubtful(about)
    else:
        screen = views.about_card(about, kept.messages)
    await _ask(uow, actor.place, kept, screen, now, about.assignment_id if about is not None else None)


async def ask_all(uow: UnitOfWork, actor: Actor, now: datetime, *, edits: int | None = None) -> bool:
    """Show all open resolutions for what is kept; False when nothing is."""
    kept = await kept_in(uow, actor.place)
    if kept is None:
        return False
    screen = views.about_which(await choices_for(uow, actor, now), kept.messages, shows_all=True)
    await _ask(uow, actor.place, kept, screen, now, None, edits=edits)
    return True


async def ask_again(uow: UnitOfWork, place: Place, assignment: Assignment, now: datetime) -> None:
    """After a report: whether what was sent before it belongs to it as well. Nothing joins a report by itself."""
    kept = await kept_in(uow, place)
    if kept is not None:
        screen = views.about_earlier(
            await card_from(uow, assignment, now), kept.words, kept.messages, len(kept.attachment_ids)
        )
        await _ask(uow, place, kept, screen, now, assignment.id, is_earlier=True)


async def end_question(uow: UnitOfWork, actor: Actor, now: datetime) -> None:
    """Close the open question; what was kept meanwhile is asked about again."""
    kept = (await waiting_in(uow, actor.place)).besides(None)
    await uow.dialogues.end(actor.place.messenger, actor.place.chat_id)
    if kept is not None:
        await keep(uow, actor, kept, Guess(None), now)


async def choices_for(uow: UnitOfWork, actor: Actor, now: datetime) -> list[AssignmentCard]:
    """What the actor may report on, the earliest due date first."""
    found = await uow.assignments.open_of(actor.agencies())
    return [await card_from(uow, one, now) for one in found if one.duty in FOLLOWED]


async def last_card(uow: UnitOfWork, actor: Actor) -> int | None:
    """The assignment of the newest card in the chat, when the actor answers for it."""
    link = await uow.dialogues.last_link(actor.place.messenger, actor.place.chat_id)
    if link is None or link.assignment_id is None or not await is_own(uow, actor, link.assignment_id):
        return None
    return link.assignment_id


async def is_own(uow: UnitOfWork, actor: Actor, assignment_id: int) -> bool:
    """Whether the actor answers for the agency of this assignment."""
    assignment = await uow.assignments.shown(assignment_id)
    return assignment is not None and may(
        actor.roles, Action.REPORT, body_id=assignment.body_id, agency_id=assignment.agency_id
    )


async def _ask(
    uow: UnitOfWork,
    place: Place,
    kept: Said,
    screen: Screen,
    now: datetime,
    about: int | None,
    *,
    edits: int | None = None,
    is_earlier: bool = False,
) -> None:
    payload = {"kept": kept.to_json(), "about": about, "is_earlier": is_earlier}
    await uow.dialogues.ask(place.messenger, place.chat_id, WHICH_STEP, payload, now)
    key = f"kept:{place.messenger}:{place.chat_id}:{len(kept.message_ids)}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, Links(assignment_id=about), edits_message_id=edits), now)
