"""Whatever a person writes or sends about the work: found out what it is about, and recorded there or kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from domain.codes import ResolutionCode
from domain.permissions import Action, may
from domain.refusals import Refusal
from locales.catalog import say
from services.actors import Actor
from services.additions import add_to_report, confirm_when_quiet, join_album, report_in_hand
from services.assignments import meant_by, to_act_on
from services.attachments_received import IncomingFile, keep_file, why_not
from services.cards import card_from
from services.evidence import DOCUMENT_STEP, document_asked_for
from services.kept import Guess, ask_again, choices_for, is_own, keep, last_card, waiting_in
from services.recording import Recording, record
from services.said import Said
from services.telling import Links, Telling, tell_place
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from views import assignments as cards
from views import on_behalf
from views import reports as views
from views.help import not_understood
from views.screen import Screen

TEXT_STEP: Final = "report.text"
LETTER_STEP: Final = "request.letter"
OBSTACLE_STEP: Final = "request.obstacle"
OFFER_STEP: Final = "report.offer"
FEW_WORDS: Final = 1


@dataclass(frozen=True)
class TakeIn:
    """One message of a person. ``codes`` are those it names, ``replies_to`` the message it answers.

    ``is_clear`` is false for words that claim nothing by themselves; ``nearest`` is what may have been wanted.
    ``is_more`` for a percent alone, which a report that was just made goes on with.
    ``is_doubtful`` when they ask, deny, foretell or pass on hearsay: nothing is recorded before the person says so.
    """

    actor: Actor
    message_id: int
    said: Said
    file: IncomingFile | None = None
    codes: tuple[ResolutionCode, ...] = ()
    replies_to: int | None = None
    is_clear: bool = True
    is_doubtful: bool = False
    is_forwarded: bool = False
    is_more: bool = False
    nearest: tuple[str, ...] = ()

    @property
    def album(self) -> str | None:
        return self.file.album if self.file is not None else None


@dataclass(frozen=True)
class Aim:
    """Where something goes: the assignment, and for a report of the secretariat for an agency how the agency told it:
    ``{"number", "on"}`` of its letter, or ``{"told_by"}``.
    """

    assignment_id: int
    letter: dict[str, Any] | None = None
    pressed_message_id: int | None = None


async def take_in(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    """Find what the message is about and record it there; what nobody can know is kept and asked about."""
    async with uow:
        await take_in_within(message, uow, now)
        await uow.commit(now)


async def take_in_within(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    """The same inside a transaction of the caller's."""
    problem = why_not(message.file, is_text_kept=bool(message.said.words)) if message.file is not None else None
    if problem is not None:
        await _tell(message, problem, uow, now)
        if not message.said.words:
            return
        message = replace(message, file=None)
    await _deliver(await _with_file(message, uow, now), uow, now)


async def record_all(
    actor: Actor, aim: Aim, said: Said, uow: UnitOfWork, now: datetime, *, album: str | None = None
) -> None:
    """Record, with what was told of this assignment before and lacked something; what else waits is asked about.

    With an impossible percent the words wait for another.
    """
    action = Action.ACT_FOR_AGENCY if aim.letter is not None else Action.REPORT
    await to_act_on(uow, actor, aim.assignment_id, action)
    waiting = await waiting_in(uow, actor.place)
    whole = _sourced(aim, waiting.about(aim.assignment_id).joined(said))
    if whole.is_percent_impossible:
        await _ask_percent_again(actor, aim, whole, uow, now)
        return
    if await document_asked_for(actor, aim.assignment_id, whole, uow, now):
        return
    recording = Recording(
        actor, aim.assignment_id, whole, aim.letter is not None, album is None, aim.pressed_message_id
    )
    report = await record(recording, uow, now)
    assignment = await uow.assignments.shown(aim.assignment_id)
    if album is not None:
        await confirm_when_quiet(report, album, uow, now)
    elif assignment is not None:
        await ask_again(uow, actor.place, assignment, now)


def _sourced(aim: Aim, said: Said) -> Said:
    """With how the agency told it, for a report of the secretariat."""
    if aim.letter is None:
        return said
    on = aim.letter.get("on")
    letter_on = date.fromisoformat(on) if on else None
    return replace(said, letter_number=aim.letter.get("number"), letter_on=letter_on, told_by=aim.letter.get("told_by"))


async def _deliver(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    if message.file is not None and await join_album(message.actor, message.file, message.said, uow, now):
        return
    if message.codes and not message.is_forwarded:
        await _deliver_by_codes(message, uow, now)
    elif not await _deliver_by_place(message, uow, now):
        await _keep_or_confess(message, uow, now)


async def _deliver_by_codes(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    if len(message.codes) == 1:
        await _deliver_by_code(message, message.codes[0], uow, now)
        return
    if message.is_doubtful:
        await keep(uow, message.actor, message.said, Guess(None, is_doubtful=True), now)
        return
    for code in message.codes:
        try:
            await _deliver_by_code(message, code, uow, now)
        except Refusal as refusal:
            reason = say(f"refusal.{refusal.code}", **refusal.holes)
            await _tell(message, views.refused_one(code.shown, reason), uow, now, about=code.shown)


async def _deliver_by_code(message: TakeIn, code: ResolutionCode, uow: UnitOfWork, now: datetime) -> None:
    found = await meant_by(uow, message.actor, code)
    own = [one for one in found if await is_own(uow, message.actor, one.id)]
    if not own:
        await _offer_on_behalf(message, found[0], uow, now)
    elif len(own) == 1:
        await _record_or_ask(message, own[0].id, uow, now)
    else:
        await _ask_which_agency(message, own, uow, now)


async def _deliver_by_place(message: TakeIn, uow: UnitOfWork, now: datetime) -> bool:
    """By the answered message, the open question or the report in hand; False when none says what it is about."""
    return (
        await _deliver_by_link(message, uow, now)
        or await _deliver_by_question(message, uow, now)
        or await _deliver_to_report_in_hand(message, uow, now)
    )


async def _deliver_by_link(message: TakeIn, uow: UnitOfWork, now: datetime) -> bool:
    place = message.actor.place
    link = await uow.dialogues.link(place.messenger, place.chat_id, message.replies_to) if message.replies_to else None
    assignment = await uow.assignments.shown(link.assignment_id) if link is not None and link.assignment_id else None
    if link is None or assignment is None:
        return False
    if not await is_own(uow, message.actor, assignment.id):
        await _offer_on_behalf(message, assignment, uow, now)
        return True
    report = await uow.reports.report(link.report_id) if link.report_id is not None else None
    if report is not None and report.taken_back_at is None and message.file is not None and not message.said.words:
        await add_to_report(message.actor, report, message.said, message.file, uow, now)
        return True
    await _record_or_ask(message, assignment.id, uow, now)
    return True


async def _record_or_ask(message: TakeIn, assignment_id: int, uow: UnitOfWork, now: datetime) -> None:
    """Record what is told; of what only asks, denies or foretells ask whether it is to be recorded at all."""
    if message.is_doubtful and message.file is None:
        await keep(uow, message.actor, message.said, Guess(assignment_id, is_doubtful=True), now)
        return
    await record_all(message.actor, Aim(assignment_id), message.said, uow, now, album=message.album)


async def _deliver_by_question(message: TakeIn, uow: UnitOfWork, now: datetime) -> bool:
    place = message.actor.place
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    if dialogue is None or dialogue.step not in (TEXT_STEP, LETTER_STEP, OBSTACLE_STEP, DOCUMENT_STEP):
        return False
    aim = Aim(dialogue.payload["assignment_id"], dialogue.payload.get("letter"))
    await record_all(message.actor, aim, message.said, uow, now, album=message.album)
    return True


async def _deliver_to_report_in_hand(message: TakeIn, uow: UnitOfWork, now: datetime) -> bool:
    report = await report_in_hand(uow, message.actor, now)
    is_more = not message.is_forwarded and (message.file is not None or not message.is_clear or message.is_more)
    if report is None or not is_more:
        return False
    await add_to_report(message.actor, report, message.said, message.file, uow, now)
    return True


async def _keep_or_confess(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    """Keep and ask; say that it was not understood where nothing is open or a mistyped wish is likelier."""
    is_wish = bool(message.nearest) and message.file is None and len(message.said.words.split()) <= FEW_WORDS
    if is_wish or not await choices_for(uow, message.actor, now):
        await _tell(message, not_understood(message.actor.held_roles, message.nearest), uow, now)
        return
    guess = Guess(await last_card(uow, message.actor), message.is_forwarded)
    await keep(uow, message.actor, message.said, guess, now)


async def _with_file(message: TakeIn, uow: UnitOfWork, now: datetime) -> TakeIn:
    ids: tuple[int, ...] = ()
    if message.file is not None:
        ids = ((await keep_file(uow, message.actor, message.file, now)).id,)
    return replace(message, said=replace(message.said, attachment_ids=ids, message_ids=(message.message_id,)))


async def _offer_on_behalf(message: TakeIn, assignment: Assignment, uow: UnitOfWork, now: datetime) -> None:
    """A report from who does not answer for the agency: the secretariat may give it by the agency's letter."""
    may_act = may(
        message.actor.roles, Action.ACT_FOR_AGENCY, body_id=assignment.body_id, agency_id=assignment.agency_id
    )
    if not may_act:
        raise Refusal("resolution_not_found")
    await _hold(message, uow, now)
    await _tell(message, on_behalf.for_agency(await card_from(uow, assignment, now)), uow, now)


async def _ask_which_agency(message: TakeIn, found: list[Assignment], uow: UnitOfWork, now: datetime) -> None:
    """A code that stands for several: what was said waits for the press."""
    await _hold(message, uow, now)
    shown = [await card_from(uow, one, now) for one in found]
    await _tell(message, cards.choose_agency(shown, "kept"), uow, now)


async def _hold(message: TakeIn, uow: UnitOfWork, now: datetime) -> None:
    place = message.actor.place
    payload = (await waiting_in(uow, place)).carried_into({"told": message.said.to_json()})
    await uow.dialogues.ask(place.messenger, place.chat_id, OFFER_STEP, payload, now)


async def _ask_percent_again(actor: Actor, aim: Aim, said: Said, uow: UnitOfWork, now: datetime) -> None:
    percent = said.percent or 0
    payload = {"assignment_id": aim.assignment_id, "told": said.without_percent().to_json()}
    payload |= {"letter": aim.letter} if aim.letter is not None else {}
    place = actor.place
    payload = (await waiting_in(uow, place)).carried_into(payload)
    await uow.dialogues.ask(place.messenger, place.chat_id, TEXT_STEP, payload, now)
    assignment = await uow.assignments.shown(aim.assignment_id)
    if assignment is not None:
        screen = views.percent_again(await card_from(uow, assignment, now), percent, on_behalf=aim.letter is not None)
        key = f"percent-again:{place.messenger}:{place.chat_id}:{now.isoformat()}"
        await tell_place(uow, place, screen, Telling(key, Links(assignment_id=assignment.id)), now)


async def _tell(message: TakeIn, screen: Screen, uow: UnitOfWork, now: datetime, *, about: str = "") -> None:
    place = message.actor.place
    key = f"taken-in:{place.messenger}:{place.chat_id}:{message.message_id}:{about}"
    await tell_place(uow, place, screen, Telling(key), now)
