"""The agencies of an issued row are set right: one more gets it, a duty changes, one is let off."""

from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import Duty, MinutesState, Status
from services.acknowledging import acknowledge
from services.closing import CancelAssignment, cancel_assignment
from services.correcting import Press
from services.drafts import see_row
from services.issued_agencies import ask_agency, give, search, see_agencies, see_agency, set_duty
from services.remembering import history_of
from services.reporting import Pressed
from storage.database import Database
from storage.models import Assignment, Delivery, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_meeting, a_province, a_resolution, an_assignment, as_actor
from views.history import what_happened
from views.screen import Screen

ticks = count(1)


def later() -> timedelta:
    return timedelta(seconds=next(ticks))


async def told(database: Database, chat_id: int) -> list[Screen]:
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).where(Delivery.chat_id == chat_id).order_by(Delivery.id))
        return [Screen.from_json(row.screen) for row in rows]


async def issued_row(database: Database) -> tuple[Province, Resolution, Assignment, Press]:
    province = await a_province(database)
    meeting = await a_meeting(database, province, minutes_state=MinutesState.ISSUED)
    row = await a_resolution(database, meeting, 1, province.municipality)
    assignment = await an_assignment(database, row, meeting, province.municipality)
    return province, row, assignment, Press(await as_actor(database, province.secretary))


async def assignments(database: Database) -> list[Assignment]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return list(await uow.session.scalars(select(Assignment).order_by(Assignment.id)))


async def test_one_agency_more_gets_its_card_and_stands_in_the_row(database: Database) -> None:
    province, row, _, press = await issued_row(database)
    await ask_agency(row.id, 0, press, UnitOfWork(database), NOW + later())
    await search(row.id, 0, province.welfare.name, press, UnitOfWork(database), NOW + later())
    found = (await told(database, press.actor.place.chat_id))[-1]
    assert f"fixgive:{row.id}:0:{province.welfare.id}" in {button.press for line in found.buttons for button in line}
    await give(row.id, 0, province.welfare.id, press, UnitOfWork(database), NOW + later())
    first, made = await assignments(database)
    assert (made.agency_id, made.duty, made.status) == (province.welfare.id, Duty.RESPONSIBLE, Status.ISSUED)
    assert made.due_on == row.due_on
    (card,) = await told(database, 1014)
    assert card.text.startswith("📌")
    assert any(button.press == f"ack:{made.id}" for line in card.buttons for button in line)
    card_of_row = await see_row(UnitOfWork(database, reads_only=True), press.actor, row.id)
    assert province.welfare.name in {named.known_as for named in card_of_row.agencies}
    with pytest.raises(Refusal, match="not_found"):
        await give(row.id, 0, first.agency_id, press, UnitOfWork(database), NOW + later())
    with pytest.raises(Refusal, match="agency_has_it"):
        await search(row.id, 0, province.welfare.name, press, UnitOfWork(database), NOW + later())


async def test_another_duty_is_told_and_stays_in_the_history(database: Database) -> None:
    province, _, assignment, press = await issued_row(database)
    await set_duty(assignment.id, Duty.SUPERVISOR, press, UnitOfWork(database), NOW + later())
    (changed,) = await assignments(database)
    assert changed.duty is Duty.SUPERVISOR
    assert changed.remind_at is None
    (screen,) = await told(database, 1013)
    assert "اصلاح شد: ناظر" in screen.text
    assert "پیش از این: اقدام‌کننده" in screen.text
    agency = await as_actor(database, province.focal_points[province.municipality.id])
    history = await history_of(agency, assignment.id, UnitOfWork(database, reads_only=True))
    assert what_happened(history.happenings[-1]).endswith("از «اقدام‌کننده» به «ناظر»")


async def test_one_that_was_let_off_is_changed_no_more_and_shown_so(database: Database) -> None:
    _, row, assignment, press = await issued_row(database)
    command = CancelAssignment(press.actor, assignment.id, "به دستگاه دیگری سپرده شد")
    await cancel_assignment(command, UnitOfWork(database), NOW + later())
    told_off = (await told(database, 1013))[-1]
    assert "به دستگاه دیگری سپرده شد" in told_off.text
    with pytest.raises(Refusal, match="not_with_agency_any_more"):
        await see_agency(UnitOfWork(database, reads_only=True), press.actor, assignment.id)
    shown = await see_agencies(UnitOfWork(database, reads_only=True), press.actor, row.id)
    assert [(one.status, one.is_open) for one in shown.agencies] == [(Status.CANCELLED, False)]


async def test_who_was_let_off_can_have_the_row_again(database: Database) -> None:
    province, row, assignment, press = await issued_row(database)
    focal_point = await as_actor(database, province.focal_points[province.municipality.id])
    for again in ("نخست", "دوم"):
        command = CancelAssignment(press.actor, assignment.id, f"دلیل {again}")
        await cancel_assignment(command, UnitOfWork(database), NOW + later())
        assert f"دلیل {again}" in (await told(database, 1013))[-1].text
        await search(row.id, 0, province.municipality.name, press, UnitOfWork(database), NOW + later())
        await give(row.id, 0, province.municipality.id, press, UnitOfWork(database), NOW + later())
        (one,) = await assignments(database)
        assert (one.id, one.status, one.seen_at) == (assignment.id, Status.ISSUED, None)
        assert one.remind_at is not None
        assert (await told(database, 1013))[-1].text.startswith("📌")
        await acknowledge(Pressed(focal_point, one.id, 7), UnitOfWork(database), NOW + later())
        assert any("دریافت" in line for line in (await told(database, 1013))[-1].text.splitlines())
    history = await history_of(focal_point, assignment.id, UnitOfWork(database, reads_only=True))
    assert len([one for one in history.happenings if one.kind == "issued_later"]) == 2
    card = await see_row(UnitOfWork(database, reads_only=True), press.actor, row.id)
    assert [named.known_as for named in card.agencies] == [province.municipality.name]


async def test_after_the_due_date_the_date_comes_first(database: Database) -> None:
    province, row, _, press = await issued_row(database)
    async with UnitOfWork(database) as uow:
        found = await uow.get(Resolution, row.id)
        assert found is not None
        found.due_on = date(2020, 1, 1)
        await uow.commit(NOW)
    with pytest.raises(Refusal, match="due_date_first"):
        await give(row.id, 0, province.welfare.id, press, UnitOfWork(database), NOW + later())


async def test_an_agency_of_the_row_changes_nothing_itself(database: Database) -> None:
    province, row, assignment, _ = await issued_row(database)
    press = Press(await as_actor(database, province.focal_points[province.municipality.id]))
    for act in (
        give(row.id, 0, province.welfare.id, press, UnitOfWork(database), NOW + later()),
        set_duty(assignment.id, Duty.COPY, press, UnitOfWork(database), NOW + later()),
    ):
        with pytest.raises(Refusal):
            await act
    assert [one.duty for one in await assignments(database)] == [Duty.RESPONSIBLE]
