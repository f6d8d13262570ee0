"""«سوابق» of a resolution of several agencies shows all of them to those who see it whole, and to nobody else."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from domain.codes import ResolutionCode
from domain.refusals import Refusal
from domain.vocabulary import MinutesState
from locales.catalog import plain
from services.acknowledging import acknowledge
from services.correcting import TITLE_STEP, Press, words_given
from services.issued_corrections import correct_text
from services.remembering import histories_meant, history_of, whole_history_of
from services.reporting import Pressed
from storage.database import Database
from storage.models import Assignment, Meeting, Person, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_meeting, a_province, a_resolution, an_assignment, as_actor
from views.whole_history import whole_history

LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """A row of two agencies: its title was corrected in the draft, its text after it was issued and acknowledged."""

    database: Database
    province: Province
    row: Resolution
    own: dict[int, Assignment]

    @property
    def looking(self) -> UnitOfWork:
        return UnitOfWork(self.database, reads_only=True)

    async def whole(self, person: Person) -> str:
        """The whole history as that person sees it."""
        actor = await as_actor(self.database, person)
        return plain(whole_history(await whole_history_of(actor, self.row.id, self.looking)).text)


@pytest.fixture
async def told(database: Database) -> Told:
    province = await a_province(database)
    meeting = await a_meeting(database, province)
    row = await a_resolution(database, meeting, 2, province.municipality, province.welfare)
    press = Press(await as_actor(database, province.secretary))
    before = NOW - timedelta(hours=1)
    await words_given(TITLE_STEP, row.id, "بوستان سپیدار", press, UnitOfWork(database), before)
    async with UnitOfWork(database) as uow:
        kept = await uow.get(Meeting, meeting.id)
        assert kept is not None
        kept.minutes_state = MinutesState.ISSUED
        await uow.commit(NOW)
    own = {}
    for agency in (province.municipality, province.welfare):
        own[agency.id] = await an_assignment(database, row, meeting, agency)
        person = await as_actor(database, province.focal_points[agency.id])
        await acknowledge(Pressed(person, own[agency.id].id, None), UnitOfWork(database), LATER)
    await correct_text(row.id, 0, "بوستان سپیدار بازسازی شود.", press, UnitOfWork(database), LATER)
    return Told(database, province, row, own)


async def test_the_secretariat_sees_every_agency_and_every_correction_of_a_resolution(told: Told) -> None:
    actor = await as_actor(told.database, told.province.secretary)
    choices = await histories_meant(actor, ResolutionCode(20, 2), told.looking)
    assert [one.press for one in choices] == [f"histall:{told.row.id}"]
    shown = await told.whole(told.province.secretary)
    assert "عنوان اصلاح شد · سارا مهرجو · از «بهسازی بوستان محله» به «بوستان سپیدار»" in shown
    assert "از «مقرر گردید بوستان محله بهسازی شود.» به «بوستان سپیدار بازسازی شود.»" in shown
    for agency, person in ((told.province.municipality, "رابط ۳"), (told.province.welfare, "رابط ۴")):
        assert f"دریافت شد · {agency.name} · {person} · وضعیت از «ابلاغ‌شده» به «دریافت‌شده»" in shown


async def test_how_a_draft_was_corrected_is_not_told_to_the_chair(told: Told) -> None:
    shown = await told.whole(told.province.chair)
    assert "متن اصلاح شد" in shown
    assert "عنوان اصلاح شد" not in shown


async def test_an_agency_sees_its_own_history_and_no_other(told: Told) -> None:
    agency = told.province.welfare.id
    person = told.province.focal_points[agency]
    with pytest.raises(Refusal, match="not_found"):
        await told.whole(person)
    actor = await as_actor(told.database, person)
    assert (await history_of(actor, told.own[agency].id, told.looking)).whole_of is None
    meant = await histories_meant(actor, ResolutionCode(20, 2), told.looking)
    assert [one.press for one in meant] == [f"hist:{told.own[agency].id}"]
