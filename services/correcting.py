"""Correcting the rows and the heading of a draft. Every act answers with the card as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from domain.refusals import Refusal
from minutes.draft import WarningCode
from services.actors import Actor
from services.asking import Question, ask_within
from services.draft_rows import deadline_of
from services.drafts import open_draft, open_row, row_card_of, summary_of, what_is_next
from services.due_rules import due_rules
from services.meeting_calendar import follow_meetings, tell_moved
from services.row_points import ACCEPTED, is_acceptable
from services.telling import Telling, tell_place
from storage.models import Assignment, Clause, Event, Meeting, Resolution
from storage.unit_of_work import UnitOfWork
from views import correcting as views
from views import minutes as minutes_views
from views.clauses import clause_card
from views.screen import Screen

TEXT_STEP: Final = "row_text"
TITLE_STEP: Final = "row_title"
CLAUSE_STEP: Final = "clause_text"
NUMBER_STEP: Final = "meeting_number"
DAY_STEP: Final = "meeting_day"
WARNINGS_OF_DAY: Final = frozenset({WarningCode.AMBIGUOUS_DATE, WarningCode.WEEKDAY_DIFFERS})


@dataclass(frozen=True)
class Press:
    """Who presses or writes, and the message whose button it was; that message becomes the answer."""

    actor: Actor
    message_id: int | None = None


async def looked_at(resolution_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«تأیید و بعدی»: its best guesses stay to be confirmed, the rest of the row is right; the next one is shown."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        row.is_looked_at = True
        await uow.flush()
        await say(uow, press, await what_is_next(uow, row.meeting, after=row.row), now)
        await uow.commit(now)


async def accept_heading(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """What the reader found odd about the minutes as a whole is right as it is; what follows is shown."""
    async with uow:
        meeting = await open_draft(uow, press.actor, meeting_id)
        meeting.warnings = [
            {**one, ACCEPTED: now.isoformat()} if is_acceptable(one) else one for one in meeting.warnings
        ]
        await uow.flush()
        await say(uow, press, await what_is_next(uow, meeting), now)
        await uow.commit(now)


async def set_removed(resolution_id: int, press: Press, uow: UnitOfWork, now: datetime, *, is_removed: bool) -> None:
    """Take a row out of what will be issued, or back in."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        row.is_removed = is_removed
        await show_row(uow, row, press, now)
        await uow.commit(now)


async def toggle_withheld(resolution_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """«بدون متن» and back: only code and letter number leave the server."""
    async with uow:
        row = await open_row(uow, press.actor, resolution_id)
        row.is_text_withheld = not row.is_text_withheld
        await show_row(uow, row, press, now)
        await uow.commit(now)


async def ask_words(step: str, subject_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Ask for a row's text or title, or a clause's text."""
    async with uow:
        if step == CLAUSE_STEP:
            clause, row = await open_clause(uow, press.actor, subject_id)
            screen = views.ask_text(minutes_views.code_of(row.meeting.number, row.row, clause.letter))
        else:
            row = await open_row(uow, press.actor, subject_id)
            code = minutes_views.code_of(row.meeting.number, row.row)
            screen = views.ask_text(code) if step == TEXT_STEP else views.ask_title(code)
        await ask_within(press.actor.place, Question(step, screen, {"subject_id": subject_id}), uow, now)
        await uow.commit(now)


async def words_given(step: str, subject_id: int, words: str, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The answer to ``ask_words``."""
    async with uow:
        if step == CLAUSE_STEP:
            clause, row = await open_clause(uow, press.actor, subject_id)
            record(uow, row, press, "clause_text_corrected", clause.text, words, now)
            clause.text = words
            await end_question(uow, press)
            await show_clause(uow, clause, row, press, now)
        else:
            row = await open_row(uow, press.actor, subject_id)
            _set_words(uow, step, row, words, press, now)
            await end_question(uow, press)
            await show_row(uow, row, press, now)
        await uow.commit(now)


async def ask_heading(step: str, meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Ask for the number or the day of the meeting."""
    async with uow:
        await open_draft(uow, press.actor, meeting_id)
        screen = minutes_views.ask_number() if step == NUMBER_STEP else minutes_views.ask_day()
        await ask_within(press.actor.place, Question(step, screen, {"subject_id": meeting_id}), uow, now)
        await uow.commit(now)


async def number_given(meeting_id: int, number: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The meeting's number, by which its resolutions are called."""
    async with uow:
        meeting = await open_draft(uow, press.actor, meeting_id)
        planned = await uow.meetings.planned(meeting.body_id, number)
        if planned is not None:
            planned.discarded_at = now
        meeting.number = number
        await uow.flush()
        await tell_moved(uow, await follow_meetings(uow, meeting.body_id, press.actor.person_id, now), now)
        await _show_summary(uow, meeting, press, now)
        await uow.commit(now)


async def day_given(meeting_id: int, held_on: date, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """The meeting's day; counted deadlines that nobody has set by hand move with it."""
    async with uow:
        meeting = await open_draft(uow, press.actor, meeting_id)
        meeting.held_on = held_on
        meeting.warnings = [one for one in meeting.warnings if one["code"] not in WARNINGS_OF_DAY]
        await count_again(uow, meeting, held_on)
        await tell_moved(uow, await follow_meetings(uow, meeting.body_id, press.actor.person_id, now), now)
        await _show_summary(uow, meeting, press, now)
        await uow.commit(now)


async def discard(meeting_id: int, press: Press, uow: UnitOfWork, now: datetime) -> None:
    """Throw a draft away."""
    async with uow:
        meeting = await open_draft(uow, press.actor, meeting_id)
        meeting.discarded_at = now
        uow.history.record(
            Event(
                body_id=meeting.body_id,
                at=now,
                kind="minutes_discarded",
                person_id=press.actor.person_id,
                after={"meeting_id": meeting.id},
            )
        )
        await say(uow, press, minutes_views.discarded(), now)
        await uow.commit(now)


async def count_again(uow: UnitOfWork, meeting: Meeting, base: date, issued_on: date | None = None) -> None:
    """Count the deadlines of a draft from another base; days that were set by hand or by the calendar stay."""
    rules = await due_rules(uow, meeting.body_id)
    for row in await uow.meetings.rows_of(meeting.id):
        from_issue = bool(row.readings.get("counts_from_issue"))
        owners: list[Resolution | Clause] = [row, *row.clauses]
        for owner in owners:
            deadline = deadline_of(owner, counts_from_issue=from_issue and owner is row)
            if not owner.is_due_by_hand and deadline.is_counted:
                owner.due_on = rules.date_of(deadline, base, issued_on)
    await uow.flush()


async def open_clause(uow: UnitOfWork, actor: Actor, clause_id: int) -> tuple[Clause, Resolution]:
    """A clause of a draft with its row, to be changed."""
    found = await uow.meetings.clause(clause_id)
    if found is None:
        raise Refusal("not_found")
    row = await open_row(uow, actor, found.resolution_id)
    return next(clause for clause in row.clauses if clause.id == clause_id), row


async def show_row(uow: UnitOfWork, row: Resolution, press: Press, now: datetime) -> None:
    """Answer with the row's card as it is now."""
    await uow.flush()
    fresh = await uow.meetings.row(row.id)
    if fresh is not None:
        await say(uow, press, views.row_card(await row_card_of(uow, fresh)), now)


async def show_clause(uow: UnitOfWork, clause: Clause, row: Resolution, press: Press, now: datetime) -> None:
    """Answer with the clause's card as it is now."""
    await uow.flush()
    fresh = await uow.meetings.row(row.id)
    if fresh is None:
        return
    cards = (await row_card_of(uow, fresh)).clauses
    await say(uow, press, clause_card(next(card for card in cards if card.id == clause.id)), now)


async def say(uow: UnitOfWork, press: Press, screen: Screen, now: datetime) -> None:
    """Answer the press in its own message, or words in a new one."""
    place = press.actor.place
    key = f"draft:{place.messenger}:{place.chat_id}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, edits_message_id=press.message_id), now)


async def end_question(uow: UnitOfWork, press: Press) -> None:
    await uow.dialogues.end(press.actor.place.messenger, press.actor.place.chat_id)


def record(
    uow: UnitOfWork,
    row: Resolution,
    press: Press,
    kind: str,
    before: object,
    after: object,
    now: datetime,
    followed: Sequence[Assignment] = (),
) -> None:
    """What was changed in a row, into its history; of an issued one with the assignments that follow the change."""
    whose = (
        {"assignment_ids": [one.id for one in followed], "clause_id": followed[0].clause_id or 0} if followed else {}
    )
    uow.history.record(
        Event(
            body_id=row.meeting.body_id,
            at=now,
            kind=kind,
            person_id=press.actor.person_id,
            resolution_id=row.id,
            before={"value": before},
            after={"value": after, **whose},
        )
    )


def _set_words(uow: UnitOfWork, step: str, row: Resolution, words: str, press: Press, now: datetime) -> None:
    if step == TEXT_STEP:
        record(uow, row, press, "text_corrected", row.text, words, now)
        row.text = words
        return
    record(uow, row, press, "title_corrected", row.title, words, now)
    row.title = words[:120]


async def _show_summary(uow: UnitOfWork, meeting: Meeting, press: Press, now: datetime) -> None:
    await uow.flush()
    await end_question(uow, press)
    await say(uow, press, minutes_views.summary(await summary_of(uow, meeting)), now)
