"""Correcting who acts on a row of a draft: names are settled, found, added, and learnt."""

import pytest
from sqlalchemy import select

from domain.vocabulary import Duty
from services import naming
from services.agency_cards import card_of_agency
from services.agency_groups import see_group, see_groups
from services.directory import ForgetAlias, forget_alias
from services.drafts import see_row
from storage.database import Database
from storage.models import Agency, Alias, NamedAgency, Resolution
from tests.builders import NOW, TODAY, a_resolution
from tests.integration.draft_desk import Desk, a_draft_desk, later
from views.agencies import choose_alias
from views.agency_groups import group_card


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await a_draft_desk(database)


@pytest.fixture
async def row(desk: Desk) -> Resolution:
    return await a_resolution(desk.database, desk.meeting, 1, desk.province.municipality, clauses=("الف", "ب"))


async def test_a_confirmed_guess_becomes_another_name_and_settles_the_same_words_elsewhere(
    desk: Desk, row: Resolution
) -> None:
    welfare = desk.province.welfare
    guess = await desk.name_in(row, "اداره بهزیستی", welfare.id)
    other = await a_resolution(desk.database, desk.meeting, 2)
    again = await desk.name_in(other, "اداره بهزیستی", welfare.id)
    await naming.choose(f"n{guess.id}", f"a{welfare.id}", desk.press, desk.writing, NOW + later())
    async with desk.looking as uow:
        alias = (await uow.session.scalars(select(Alias))).one()
        settled = await uow.get(NamedAgency, again.id)
    assert (alias.name, alias.agency_id, alias.source) == ("اداره بهزیستی", welfare.id, "person")
    assert settled is not None
    assert (settled.agency_id, settled.is_confirmed) == (welfare.id, True)


async def test_an_unknown_name_becomes_a_new_agency_written_as_an_office(desk: Desk, row: Resolution) -> None:
    named = await desk.name_in(row, "فرماندار محترم دشت‌نو")
    await naming.make_agency(f"n{named.id}", None, desk.press, desk.writing, NOW + later())
    async with desk.looking as uow:
        agency = (await uow.session.scalars(select(Agency).order_by(Agency.id.desc()))).first()
    assert agency is not None
    assert agency.name == "فرمانداری دشت‌نو"
    assert "✅ فرمانداری دشت‌نو" in (await desk.said()).text


async def test_adding_all_unknown_names_adds_two_spellings_of_one_agency_once(desk: Desk, row: Resolution) -> None:
    for name in ("فرمانداری زرین‌دشت", "فرماندار محترم زرین‌دشت"):
        await desk.name_in(row, name)
    await naming.add_all(desk.meeting.id, desk.press, desk.writing, NOW + later())
    async with desk.looking as uow:
        names = list(await uow.session.scalars(select(Agency.name)))
    assert [name for name in names if "زرین‌دشت" in name] == ["فرمانداری زرین‌دشت"]


async def test_an_agency_is_found_by_typing_a_part_and_added_to_a_row(desk: Desk, row: Resolution) -> None:
    target = f"r{row.id}-0"
    await naming.ask_agency(target, desk.press, desk.writing, NOW + later())
    await naming.search(target, "انتظامی", desk.press, desk.writing, NOW + later())
    labels = [button.label for buttons in (await desk.said()).buttons for button in buttons]
    assert desk.province.unanswered.name in labels
    await naming.choose(target, f"a{desk.province.unanswered.id}", desk.press, desk.writing, NOW + later())
    card = await see_row(desk.looking, desk.actor, row.id)
    assert [named.known_as for named in card.agencies] == [
        desk.province.municipality.name,
        desk.province.unanswered.name,
    ]


async def test_a_member_of_a_group_is_left_out_of_one_row_and_taken_in_again(desk: Desk, row: Resolution) -> None:
    governors = desk.province.governors
    named = await desk.name_in(row, "فرمانداران")
    await naming.choose(f"n{named.id}", f"g{governors.id}", desk.press, desk.writing, NOW + later())
    for expected in (1, 2):
        agency_id = desk.province.governorate.id
        await naming.toggle_member(named.id, agency_id, 0, desk.press, desk.writing, NOW + later())
        card = await naming.see_named(desk.looking, desk.actor, named.id)
        assert sum(is_in for _, _, is_in in card.members) == expected


async def test_the_duty_of_an_agency_is_changed(desk: Desk, row: Resolution) -> None:
    card = await see_row(desk.looking, desk.actor, row.id)
    await naming.set_duty(card.agencies[0].id, Duty.SUPERVISOR, desk.press, desk.writing, NOW + later())
    assert "نوع مسئولیت: ناظر" in (await desk.said()).text


async def test_a_confirmed_name_says_who_taught_it_and_is_undone_with_what_it_had_settled(
    desk: Desk, row: Resolution
) -> None:
    municipality, welfare = desk.province.municipality, desk.province.welfare
    guess = await desk.name_in(row, "مرکز بهزیستی", welfare.id)
    await naming.choose(f"n{guess.id}", f"a{municipality.id}", desk.press, desk.writing, NOW + later())
    body_id = desk.province.body.id
    shown = await card_of_agency(desk.actor, body_id, municipality.id, desk.looking, TODAY)
    assert "• «مرکز بهزیستی» — سارا مهرجو، ۱۴۰۵/۰۹/۰۲" in choose_alias(shown).text
    command = ForgetAlias(desk.actor, body_id, shown.aliases[0].id)
    await forget_alias(command, desk.writing, NOW + later())
    async with desk.looking as uow:
        assert not (await uow.session.scalars(select(Alias))).all()
        again = await uow.get(NamedAgency, guess.id)
    assert again is not None
    assert (again.agency_id, again.is_confirmed) == (None, False)


async def test_a_name_that_a_group_has_learnt_is_shown_and_undone_like_an_agencys(desk: Desk, row: Resolution) -> None:
    governors, body_id = desk.province.governors, desk.province.body.id
    guess = await desk.name_in(row, "فرماندارهای شهرستان‌ها", -governors.id)
    await naming.choose(f"n{guess.id}", f"g{governors.id}", desk.press, desk.writing, NOW + later())
    (listed,) = await see_groups(desk.actor, body_id, desk.looking)
    assert (listed.members, listed.aliases) == (2, 1)
    shown = await see_group(desk.actor, body_id, governors.id, desk.looking)
    assert "• «فرماندارهای شهرستان‌ها» — سارا مهرجو، ۱۴۰۵/۰۹/۰۲" in group_card(shown).text
    command = ForgetAlias(desk.actor, body_id, shown.aliases[0].id, 7)
    await forget_alias(command, desk.writing, NOW + later())
    assert "دیگر نام «فرمانداران» نیست" in (await desk.said()).text
    async with desk.looking as uow:
        again = await uow.get(NamedAgency, guess.id)
    assert again is not None
    assert (again.group_id, again.is_confirmed) == (None, False)
