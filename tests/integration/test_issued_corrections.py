"""What was issued is corrected: the agencies hear what changed, and the old words stay in the history."""

from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import MinutesState
from services.correcting import Press
from services.cross_references import link_references
from services.drafts import see_row
from services.issued_corrections import correct_due, correct_text
from services.remembering import history_of
from storage.database import Database
from storage.models import Assignment, Delivery, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, a_meeting, a_province, a_resolution, an_assignment, as_actor
from views.history import what_happened
from views.screen import Screen

ticks = count(1)
NEW_DAY = date(2026, 12, 20)


def later() -> timedelta:
    return timedelta(seconds=next(ticks))


async def texts_to(database: Database, chat_id: int) -> list[str]:
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).where(Delivery.chat_id == chat_id).order_by(Delivery.id))
        return [Screen.from_json(row.screen).text for row in rows]


async def test_a_corrected_text_reaches_the_agency_with_the_old_one_and_stays_in_its_history(
    database: Database,
) -> None:
    province = await a_province(database)
    meeting = await a_meeting(database, province, minutes_state=MinutesState.ISSUED)
    row = await a_resolution(database, meeting, 1, province.municipality)
    assignment = await an_assignment(database, row, meeting, province.municipality)
    press = Press(await as_actor(database, province.secretary))
    await correct_text(row.id, 0, "بوستان محله سپیدار بهسازی شود.", press, UnitOfWork(database), NOW + later())
    (told,) = await texts_to(database, 1013)
    assert "۲۰/۱" in told
    assert "متن تازه: «بوستان محله سپیدار بهسازی شود.»" in told
    assert f"متن پیشین: «{row.text}»" in told
    agency = await as_actor(database, province.focal_points[province.municipality.id])
    history = await history_of(agency, assignment.id, UnitOfWork(database, reads_only=True))
    (line,) = [what_happened(one) for one in history.happenings]
    assert line.endswith(f"از «{row.text}» به «بوستان محله سپیدار بهسازی شود.»")


async def test_a_corrected_due_date_moves_all_but_the_extended(database: Database) -> None:
    province = await a_province(database)
    meeting = await a_meeting(database, province, minutes_state=MinutesState.ISSUED)
    row = await a_resolution(database, meeting, 1, province.municipality, province.welfare)
    moving = await an_assignment(database, row, meeting, province.municipality)
    extended = await an_assignment(database, row, meeting, province.welfare, due_on=date(2026, 12, 30))
    press = Press(await as_actor(database, province.secretary))
    await correct_due(row.id, 0, NEW_DAY, press, UnitOfWork(database), NOW + later())
    async with UnitOfWork(database, reads_only=True) as uow:
        days = {one.id: one.due_on for one in await uow.session.scalars(select(Assignment))}
    assert days == {moving.id: NEW_DAY, extended.id: date(2026, 12, 30)}
    assert "تا یکشنبه ۲۹ آذر ۱۴۰۵" in (await texts_to(database, 1013))[0]
    assert not await texts_to(database, 1014)


async def test_what_is_still_a_draft_or_closed_is_not_corrected_so(database: Database) -> None:
    province = await a_province(database)
    press = Press(await as_actor(database, province.secretary))
    for number, state, code in ((20, MinutesState.DRAFT, "not_issued"), (21, MinutesState.ISSUED, "closed")):
        meeting = await a_meeting(database, province, number, minutes_state=state)
        row = await a_resolution(database, meeting, 1, province.municipality)
        if code == "closed":
            async with UnitOfWork(database) as uow:
                found = await uow.get(Resolution, row.id)
                assert found is not None
                found.closed_at = NOW
                await uow.commit(NOW)
        with pytest.raises(Refusal, match=code):
            await correct_text(row.id, 0, "متن تازه", press, UnitOfWork(database), NOW + later())


@pytest.mark.parametrize(
    ("number", "day", "is_linked"),
    [(18, None, True), (None, "1405-07-08", True), (18, "1405-07-09", False), (None, None, False), (17, None, False)],
)
async def test_what_follows_an_earlier_resolution_is_linked_both_ways(
    database: Database, number: int | None, day: str | None, *, is_linked: bool
) -> None:
    province = await a_province(database)
    old = await a_meeting(database, province, 18, minutes_state=MinutesState.ISSUED, held_on=date(2026, 9, 30))
    cited = await a_resolution(database, old, 8, province.municipality)
    new = await a_meeting(database, province)
    citing = await a_resolution(database, new, 3, province.municipality)
    reference = {"raw": "پیرو بند ۸", "kind": "minutes", "clause": 8, "minutes_date": day, "minutes_no": number}
    async with UnitOfWork(database) as uow:
        found = await uow.get(Resolution, citing.id)
        assert found is not None
        found.readings = {"references": [reference]}
        await uow.flush()
        for _ in range(2):
            await link_references(uow, province.body.id)
        await uow.commit(NOW)
    actor = await as_actor(database, province.secretary)
    forward = await see_row(UnitOfWork(database, reads_only=True), actor, citing.id)
    back = await see_row(UnitOfWork(database, reads_only=True), actor, cited.id)
    assert [one.code for one in forward.cites] == (["۱۸/۸"] if is_linked else [])
    assert [one.code for one in back.cited_by] == (["۲۰/۳"] if is_linked else [])
