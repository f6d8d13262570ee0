"""What a meeting decides on a resolution that is read in it, and taking that back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.calendar import today
from domain.hearings import FATES, extended_to, outcomes_of
from domain.life_cycle import FOLLOWED, is_open
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.vocabulary import HearingOutcome, MinutesState
from services.actors import Actor
from services.asking import Question, ask_within
from services.hearing_cards import code, decision_of, heard_of
from services.hearing_effects import Effect, carry_out, give_back, meeting_reason, merged_reason
from services.hearing_news import schedule_news, take_news_back
from services.renewing import put_down_row, take_row_back
from services.sittings import shown_card
from services.telling import Telling, tell_place
from storage.models import Assignment, Event, Hearing
from storage.unit_of_work import UnitOfWork
from views import hearings as views
from views.minutes import code_of
from views.screen import Screen

TEXT_STEP: Final = "hearing.text"
DATED: Final = (HearingOutcome.CONTINUED, HearingOutcome.EXTENDED)


@dataclass(frozen=True)
class Decide:
    """``due_on`` is another due date, ``text`` that of a new resolution."""

    actor: Actor
    hearing_id: int
    outcome: HearingOutcome
    due_on: date | None = None
    text: str = ""
    pressed_message_id: int | None = None


async def decide(command: Decide, uow: UnitOfWork, now: datetime) -> None:
    """Carry out what the meeting says, stamp it into the history and show the next card. Raises Refusal."""
    if command.outcome is HearingOutcome.RENEWED:
        raise Refusal("not_found")
    async with uow:
        hearing, together = await _to_decide(command, uow)
        _check_day(command, together, now)
        await _settle(command, hearing, together, command.outcome, uow, now)
        await _show_decided(command, hearing, uow, now)
        await _move_on(command, hearing, uow, now)
        await uow.commit(now)


async def see_days(command: Decide, uow: UnitOfWork, now: datetime) -> views.ChosenDays:
    """Until when, for «ادامه» and «تمدید»: the days that the chips come to. Reads only."""
    async with uow:
        hearing, together = await _to_decide(command, uow)
        due = [one.due_on for one in together if _acts(one) and one.due_on is not None]
        is_extension = command.outcome is HearingOutcome.EXTENDED
        start = due if is_extension else []
        days = tuple(extended_to(start, count, today(now)) for count in views.CHIPS)
        may_stay = not is_extension
        latest = max(due) if due else None
        return views.ChosenDays(hearing.id, code(hearing.resolution), command.outcome, days, latest, may_stay)


async def ask_for_text(command: Decide, uow: UnitOfWork, now: datetime) -> None:
    """«مصوبه جدید»: its words come next."""
    async with uow:
        hearing, _ = await _to_decide(command, uow)
        screen = views.ask_text(code(hearing.resolution), hearing.id)
        payload = {"hearing_id": hearing.id, "pressed": command.pressed_message_id}
        await ask_within(command.actor.place, Question(TEXT_STEP, screen, payload), uow, now)
        await uow.commit(now)


async def renew(command: Decide, uow: UnitOfWork, now: datetime) -> None:
    """Put the new resolution down as a row of the meeting's draft, and ask what becomes of the one that was read."""
    async with uow:
        hearing, _ = await _to_decide(command, uow)
        row = await put_down_row(hearing.resolution_id, command.text, hearing.sitting.meeting, uow)
        hearing.renewed_by_id = row.id
        _stamp(command, hearing, HearingOutcome.RENEWED, now)
        await uow.flush()
        hearing = await _reloaded(hearing.id, uow)
        _record("heard", hearing, command.actor, uow, now)
        await uow.dialogues.end(command.actor.place.messenger, command.actor.place.chat_id)
        if hearing.resolution.closed_at is not None:
            hearing.fate = HearingOutcome.NOTED
            await _show_decided(command, hearing, uow, now)
            await _move_on(command, hearing, uow, now)
        else:
            renewed_by = code_of(hearing.sitting.meeting.number, row.row)
            await _tell(command, views.ask_fate(hearing.id, heard_of(hearing), renewed_by), "fate", uow, now)
        await uow.commit(now)


async def settle_fate(command: Decide, uow: UnitOfWork, now: datetime) -> None:
    """[ادغام] [هر دو باز] [مختومه] of what a new resolution follows."""
    async with uow:
        hearing = await open_hearing(command.actor, command.hearing_id, uow)
        if hearing.renewed_by is None or command.outcome not in FATES:
            raise Refusal("not_found")
        if hearing.fate is not None:
            raise Refusal("already_heard", code=code(hearing.resolution))
        together = await uow.assignments.of_resolution(hearing.resolution_id)
        hearing.fate = command.outcome
        await carry_out(await _effect(command, hearing, together, uow), command.outcome, uow, now)
        await schedule_news(hearing, hearing.sitting.meeting.body_id, uow, now)
        await _show_decided(command, hearing, uow, now)
        await _move_on(command, hearing, uow, now)
        await uow.commit(now)


async def take_back(
    actor: Actor, hearing_id: int, pressed_message_id: int | None, uow: UnitOfWork, now: datetime
) -> None:
    """«لغو تصمیم»: everything is as before the reading, and its card is shown again."""
    command = Decide(actor, hearing_id, HearingOutcome.KEPT, pressed_message_id=pressed_message_id)
    async with uow:
        hearing = await open_hearing(command.actor, command.hearing_id, uow)
        if hearing.outcome is None:
            raise Refusal("already_taken_back")
        together = await uow.assignments.of_resolution(hearing.resolution_id)
        _record("hearing_taken_back", hearing, command.actor, uow, now)
        await take_news_back(hearing, uow, now)
        if hearing.renewed_by is not None:
            await take_row_back(hearing.renewed_by, hearing.resolution_id, uow)
        await give_back(await _effect(command, hearing, together, uow), uow, now)
        hearing.outcome = hearing.fate = hearing.due_on = hearing.renewed_by_id = None
        hearing.decided_at = hearing.decided_by_id = None
        await uow.flush()
        await _show(command, hearing.sitting_id, hearing.place, uow, now)
        await uow.commit(now)


async def show_card(
    actor: Actor, hearing_id: int, pressed_message_id: int | None, uow: UnitOfWork, now: datetime
) -> None:
    """The card of a hearing again, as after leaving a question about it."""
    async with uow:
        hearing = await open_hearing(actor, hearing_id, uow)
        await uow.dialogues.end(actor.place.messenger, actor.place.chat_id)
        command = Decide(actor, hearing.id, HearingOutcome.KEPT, pressed_message_id=pressed_message_id)
        await _show(command, hearing.sitting_id, hearing.place, uow, now)
        await uow.commit(now)


async def open_hearing(actor: Actor, hearing_id: int, uow: UnitOfWork) -> Hearing:
    """A hearing of the actor's own body whose minutes are not issued yet, locked. Raises Refusal."""
    hearing = await uow.hearings.hearing(hearing_id)
    if hearing is None:
        raise Refusal("not_found")
    meeting = hearing.sitting.meeting
    require(actor.roles, Action.CLOSE, body_id=meeting.body_id)
    if meeting.minutes_state is MinutesState.ISSUED:
        raise Refusal("minutes_issued")
    return hearing


async def _to_decide(command: Decide, uow: UnitOfWork) -> tuple[Hearing, list[Assignment]]:
    hearing = await open_hearing(command.actor, command.hearing_id, uow)
    if hearing.outcome is not None:
        raise Refusal("already_heard", code=code(hearing.resolution))
    together = await uow.assignments.of_resolution(hearing.resolution_id)
    is_dated = any(_acts(one) and one.due_on is not None for one in together)
    is_closed = hearing.resolution.closed_at is not None
    if command.outcome not in outcomes_of(hearing.reason, is_closed=is_closed, is_dated=is_dated):
        raise Refusal("not_found")
    return hearing, together


def _check_day(command: Decide, together: list[Assignment], now: datetime) -> None:
    if command.outcome is HearingOutcome.EXTENDED and command.due_on is None:
        raise Refusal("not_found")
    if command.due_on is None:
        return
    if command.outcome not in DATED or command.due_on <= today(now):
        raise Refusal("day_has_passed")
    latest = max((one.due_on for one in together if _acts(one) and one.due_on is not None), default=None)
    if command.outcome is HearingOutcome.EXTENDED and latest is not None and command.due_on <= latest:
        raise Refusal("extension_not_later")


async def _settle(
    command: Decide,
    hearing: Hearing,
    together: list[Assignment],
    outcome: HearingOutcome,
    uow: UnitOfWork,
    now: datetime,
) -> None:
    hearing.due_on = command.due_on
    _stamp(command, hearing, outcome, now)
    await carry_out(await _effect(command, hearing, together, uow), outcome, uow, now)
    _record("heard", hearing, command.actor, uow, now)
    await schedule_news(hearing, hearing.sitting.meeting.body_id, uow, now)


def _stamp(command: Decide, hearing: Hearing, outcome: HearingOutcome, now: datetime) -> None:
    hearing.outcome, hearing.decided_by_id, hearing.decided_at = outcome, command.actor.person_id, now


async def _effect(command: Decide, hearing: Hearing, together: list[Assignment], uow: UnitOfWork) -> Effect:
    """Why it is closed: merged into what follows it, else because the meeting said so."""
    reason = meeting_reason(hearing.sitting.meeting.number or 0)
    if HearingOutcome.MERGED in (hearing.outcome, hearing.fate):
        followers = await uow.meetings.citing(hearing.resolution_id)
        follower = hearing.renewed_by or next(reversed(followers), None)
        reason = merged_reason(code(follower)) if follower is not None else reason
    return Effect(command.actor, hearing, together, reason)


async def _show_decided(command: Decide, hearing: Hearing, uow: UnitOfWork, now: datetime) -> None:
    decision = decision_of(hearing)
    if decision is not None:
        await _tell(command, views.decided(hearing.id, heard_of(hearing), decision), "decided", uow, now)


async def _move_on(command: Decide, hearing: Hearing, uow: UnitOfWork, now: datetime) -> None:
    """The next card that nobody has decided on, in a message of its own; at the end the way to the summary."""
    await uow.flush()
    sitting = await uow.hearings.sitting(hearing.sitting_id)
    if sitting is None:
        return
    undecided = [one.place for one in sitting.hearings if one.outcome is None]
    following = next((place for place in undecided if place > hearing.place), next(iter(undecided), None))
    if following is None:
        screen = views.all_heard(sitting.id, sitting.meeting.number or 0, len(sitting.hearings))
    else:
        sitting.place = following
        screen = await shown_card(sitting, uow, now)
    key = f"hearing-next:{hearing.id}:{now.isoformat()}"
    await tell_place(uow, command.actor.place, screen, Telling(key), now)


async def _show(command: Decide, sitting_id: int, place: int, uow: UnitOfWork, now: datetime) -> None:
    sitting = await uow.hearings.sitting(sitting_id)
    if sitting is not None:
        sitting.place, sitting.ended_at = place, None
        await _tell(command, await shown_card(sitting, uow, now), "card", uow, now)


async def _reloaded(hearing_id: int, uow: UnitOfWork) -> Hearing:
    hearing = await uow.hearings.hearing(hearing_id)
    if hearing is None:
        raise Refusal("not_found")
    return hearing


async def _tell(command: Decide, screen: Screen, what: str, uow: UnitOfWork, now: datetime) -> None:
    key = f"hearing-{what}:{command.hearing_id}:{now.isoformat()}"
    telling = Telling(key, edits_message_id=command.pressed_message_id)
    await tell_place(uow, command.actor.place, screen, telling, now)


def _record(kind: str, hearing: Hearing, actor: Actor, uow: UnitOfWork, now: datetime) -> None:
    decision = decision_of(hearing)
    meeting = hearing.sitting.meeting
    words = views.stamp(heard_of(hearing), decision) if decision is not None else ""
    event = Event(
        body_id=meeting.body_id,
        at=now,
        kind=kind,
        person_id=actor.person_id,
        resolution_id=hearing.resolution_id,
        after={
            "reason": words,
            "meeting": meeting.number,
            "hearing_id": hearing.id,
            "was_told": hearing.told_at is not None,
        },
    )
    uow.history.record(event)


def _acts(one: Assignment) -> bool:
    return one.duty in FOLLOWED and is_open(one.status)
