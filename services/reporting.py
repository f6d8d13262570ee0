"""Reports by buttons: beginning one, pressing what happened, and saying what a kept message was about."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from domain.life_cycle import FOLLOWED, Step, after
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Status
from services.actors import Actor, Place
from services.additions import add_to_report, is_fresh, open_for
from services.asking import Question, ask_within
from services.assignments import shown_code, to_act_on
from services.cards import card_from
from services.kept import WHICH_STEP, ask_all, choices_for, end_question, kept_in, waiting_in
from services.recording import EVIDENCE_STEP, links_of, shown_report
from services.said import Said
from services.taking_in import TEXT_STEP, Aim, record_all
from services.telling import Links, Telling, tell_place
from storage.models import Assignment, ProgressReport
from storage.unit_of_work import UnitOfWork
from views import assignments as cards
from views import kept as kept_views
from views import on_behalf
from views import reports as views

AGENCY_LETTER_STEP: Final = "report.agency_letter"
AGENCY_CALLER_STEP: Final = "report.agency_caller"


@dataclass(frozen=True)
class SubmitReport:
    """A pressed report: «انجام شد», a percent, «رفع مانع». ``on_behalf`` reads the agency's letter in the dialogue."""

    actor: Actor
    assignment_id: int
    said: Said
    on_behalf: bool = False
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class Pressed:
    """Who pressed a button about which row (an assignment or a report), and the message that carries it."""

    actor: Actor
    subject_id: int
    message_id: int | None = None


async def submit_report(command: SubmitReport, uow: UnitOfWork, now: datetime) -> None:
    """Record what was pressed."""
    async with uow:
        letter = await _letter_of_agency(command, uow) if command.on_behalf else None
        await record_all(command.actor, Aim(command.assignment_id, letter), command.said, uow, now)
        await uow.commit(now)


async def begin_report(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت گزارش»: asks what happened. What was said of it and lacked something goes with the answer."""
    async with uow:
        assignment = await _reportable(pressed, Action.REPORT, uow)
        told = (await waiting_in(uow, pressed.actor.place)).about(assignment.id).without_claims()
        screen = views.ask_report(await card_from(uow, assignment, now), has_told=bool(told.words))
        payload = {"assignment_id": assignment.id, "told": told.to_json()}
        await ask_within(pressed.actor.place, Question(TEXT_STEP, screen, payload, Links(assignment.id)), uow, now)
        await uow.commit(now)


async def choose_what_to_report(actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    """«ثبت گزارش» without a code: the open resolutions as buttons."""
    async with uow:
        shown = await choices_for(uow, actor, now)
        screen = views.choose_report(shown) if shown else cards.none_open()
        key = f"choose-report:{actor.place.messenger}:{actor.place.chat_id}:{now.isoformat()}"
        await tell_place(uow, actor.place, screen, Telling(key), now)
        await uow.commit(now)


async def begin_files(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«افزودن پیوست»: the next files belong to this report."""
    async with uow:
        report = await uow.reports.report(pressed.subject_id)
        if report is None:
            raise Refusal("not_found")
        assignment = await open_for(pressed.actor, report, uow)
        if report.taken_back_at is not None:
            raise Refusal("already_taken_back")
        screen = views.ask_files(await shown_report(report, assignment, uow))
        question = Question(EVIDENCE_STEP, screen, {"report_id": report.id}, links_of(report))
        await ask_within(pressed.actor.place, question, uow, now)
        await uow.commit(now)


async def choose_for_kept(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«بله» or a resolution of the list: what was kept is about this one."""
    async with uow:
        waiting = await waiting_in(uow, pressed.actor.place)
        is_offered = waiting.told is not None and waiting.assignment_id is None
        chosen = waiting.told if is_offered else waiting.kept
        if chosen is None:
            raise Refusal("nothing_kept")
        await _leave_waiting(waiting.kept if is_offered else None, pressed.actor.place, uow, now)
        await _record_chosen(pressed, chosen, uow, now, is_earlier=waiting.is_earlier)
        await uow.commit(now)


async def _leave_waiting(kept: Said | None, place: Place, uow: UnitOfWork, now: datetime) -> None:
    """What was not chosen stays; the question that offered the rest is answered."""
    await uow.dialogues.end(place.messenger, place.chat_id)
    if kept is not None:
        await uow.dialogues.ask(place.messenger, place.chat_id, WHICH_STEP, {"kept": kept.to_json()}, now)


async def _record_chosen(
    pressed: Pressed, chosen: Said, uow: UnitOfWork, now: datetime, *, is_earlier: bool = False
) -> None:
    """What came before a fresh report of the same joins it, so do words and files; else it is a report of its own."""
    actor, report = pressed.actor, await uow.reports.latest_of(pressed.subject_id)
    is_own = report is not None and report.person_id == actor.person_id
    if report is not None and is_own and (is_earlier or _goes_on_with(report, chosen)):
        assignment = await open_for(actor, report, uow)
        if await is_fresh(report, assignment, uow, now):
            await add_to_report(actor, report, chosen, None, uow, now, is_earlier=is_earlier)
            return
    await record_all(actor, Aim(pressed.subject_id, None, pressed.message_id), chosen, uow, now)


def _goes_on_with(report: ProgressReport, said: Said) -> bool:
    """Whether it claims nothing that the report does not say already."""
    is_same_course = report.status is Status.IN_PROGRESS and said.claims == (None, Status.IN_PROGRESS, None)
    return is_same_course or said == said.without_claims()


async def kept_about(actor: Actor, uow: UnitOfWork) -> int | None:
    """The assignment about which the chat was asked «مربوط به … است؟», for a typed «بله». Reads only."""
    async with uow:
        dialogue = await uow.dialogues.open_in(actor.place.messenger, actor.place.chat_id)
        return dialogue.payload.get("about") if dialogue is not None and dialogue.step == WHICH_STEP else None


async def show_choices(actor: Actor, message_id: int | None, uow: UnitOfWork, now: datetime) -> None:
    """«مصوبه دیگر» and «همه»."""
    async with uow:
        if not await ask_all(uow, actor, now, edits=message_id):
            raise Refusal("nothing_kept")
        await uow.commit(now)


async def drop_kept(actor: Actor, message_id: int | None, uow: UnitOfWork, now: datetime) -> None:
    """«هیچ‌کدام»: said aloud, because nothing is thrown away silently."""
    async with uow:
        if await kept_in(uow, actor.place) is None:
            raise Refusal("nothing_kept")
        await uow.dialogues.end(actor.place.messenger, actor.place.chat_id)
        key = f"kept-dropped:{actor.place.messenger}:{actor.place.chat_id}:{now.isoformat()}"
        await tell_place(uow, actor.place, kept_views.dropped(), Telling(key, edits_message_id=message_id), now)
        await uow.commit(now)


async def leave(actor: Actor, message_id: int | None, uow: UnitOfWork, now: datetime) -> None:
    """«انصراف»: the question is dropped; what was kept meanwhile is asked about again."""
    async with uow:
        key = f"left:{actor.place.messenger}:{actor.place.chat_id}:{now.isoformat()}"
        await tell_place(uow, actor.place, views.left(), Telling(key, edits_message_id=message_id), now)
        await end_question(uow, actor, now)
        await uow.commit(now)


async def begin_on_behalf(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«از طرف دستگاه»: asks for the letter by which the agency has answered."""
    async with uow:
        assignment = await _reportable(pressed, Action.ACT_FOR_AGENCY, uow)
        payload = await _told_for(assignment.id, pressed.actor, uow)
        screen = on_behalf.ask_letter_of_agency(await card_from(uow, assignment, now))
        question = Question(AGENCY_LETTER_STEP, screen, payload, Links(assignment.id))
        await ask_within(pressed.actor.place, question, uow, now)
        await uow.commit(now)


async def ask_who_called(pressed: Pressed, uow: UnitOfWork, now: datetime) -> None:
    """«تلفنی خبر داد»: asks who it was."""
    async with uow:
        assignment = await _reportable(pressed, Action.ACT_FOR_AGENCY, uow)
        payload = await _told_for(assignment.id, pressed.actor, uow)
        screen = on_behalf.ask_caller_of_agency(await card_from(uow, assignment, now))
        question = Question(AGENCY_CALLER_STEP, screen, payload, Links(assignment.id))
        await ask_within(pressed.actor.place, question, uow, now)
        await uow.commit(now)


async def give_letter_of_agency(actor: Actor, number: str, on: date | None, uow: UnitOfWork, now: datetime) -> None:
    """The agency's letter is known: what was said before is recorded, else asked for."""
    letter = {"number": number, "on": on.isoformat() if on is not None else None}
    await _go_on_for_agency(actor, AGENCY_LETTER_STEP, letter, uow, now)


async def give_caller_of_agency(actor: Actor, told_by: str, uow: UnitOfWork, now: datetime) -> None:
    """The same when the agency told it by telephone."""
    await _go_on_for_agency(actor, AGENCY_CALLER_STEP, {"told_by": told_by[:120]}, uow, now)


async def _go_on_for_agency(actor: Actor, step: str, source: dict[str, Any], uow: UnitOfWork, now: datetime) -> None:
    async with uow:
        place = actor.place
        dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
        if dialogue is None or dialogue.step != step:
            raise Refusal("nothing_open")
        assignment = await _reportable(Pressed(actor, dialogue.payload["assignment_id"]), Action.ACT_FOR_AGENCY, uow)
        if dialogue.payload.get("told"):
            await record_all(actor, Aim(assignment.id, source), Said(), uow, now)
        else:
            payload = {"assignment_id": assignment.id, "letter": source}
            screen = on_behalf.ask_on_behalf(await card_from(uow, assignment, now), source.get("number"))
            await ask_within(place, Question(TEXT_STEP, screen, payload, Links(assignment.id)), uow, now)
        await uow.commit(now)


async def _reportable(pressed: Pressed, action: Action, uow: UnitOfWork) -> Assignment:
    assignment = await to_act_on(uow, pressed.actor, pressed.subject_id, action)
    after(assignment.status, Step.ADD_EVIDENCE)
    if assignment.duty not in FOLLOWED:
        raise Refusal("not_reported_on", code=shown_code(assignment))
    if assignment.resolution.is_text_withheld and action is Action.REPORT:
        raise Refusal("answer_by_letter", code=shown_code(assignment))
    return assignment


async def _told_for(assignment_id: int, actor: Actor, uow: UnitOfWork) -> dict[str, Any]:
    """The payload of a question before a report for an agency, with what was said of its code already."""
    waiting = await waiting_in(uow, actor.place)
    if waiting.told is None or waiting.assignment_id not in (None, assignment_id):
        return {"assignment_id": assignment_id}
    kept = waiting.kept.to_json() if waiting.kept is not None else {}
    return {"assignment_id": assignment_id, "told": waiting.told.to_json(), "kept": kept}


async def _letter_of_agency(command: SubmitReport, uow: UnitOfWork) -> dict[str, Any]:
    place = command.actor.place
    dialogue = await uow.dialogues.open_in(place.messenger, place.chat_id)
    letter = dialogue.payload.get("letter") if dialogue is not None and dialogue.step == TEXT_STEP else None
    if dialogue is None or letter is None or dialogue.payload["assignment_id"] != command.assignment_id:
        raise Refusal("letter_first")
    return dict(letter)
