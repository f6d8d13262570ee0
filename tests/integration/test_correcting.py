"""A secretary corrects what was read, row by row; what people confirm is learnt."""

from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind, Duty, MinutesState
from services import clauses, correcting, dating, naming
from services.actors import Actor
from services.agency_cards import card_of_agency
from services.agency_groups import see_group, see_groups
from services.correcting import Press
from services.directory import ForgetAlias, forget_alias
from services.drafts import see_next, see_row, see_summary
from storage.database import Database
from storage.models import Agency, Alias, Delivery, Meeting, NamedAgency, Resolution
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, TODAY, Province, a_meeting, a_province, a_resolution, as_actor, save
from views.agencies import choose_alias
from views.agency_groups import group_card
from views.correcting import row_card
from views.dating import deadline_card as deadline_screen
from views.screen import Screen

ticks = count(1)


def later() -> timedelta:
    """Each act of a test happens a second after the one before."""
    return timedelta(seconds=next(ticks))


class Desk:
    """A draft of two rows on the desk of a secretary."""

    def __init__(self, database: Database, province: Province, actor: Actor, meeting: Meeting) -> None:
        self.database, self.province, self.actor, self.meeting = database, province, actor, meeting
        self.press = Press(actor)

    @property
    def writing(self) -> UnitOfWork:
        return UnitOfWork(self.database)

    @property
    def looking(self) -> UnitOfWork:
        return UnitOfWork(self.database, reads_only=True)

    async def name_in(self, row: Resolution, as_written: str, *candidates: int) -> NamedAgency:
        (named,) = await save(
            self.database,
            NamedAgency(resolution_id=row.id, as_written=as_written, candidates=list(candidates), left_out=[]),
        )
        return named

    async def said(self) -> Screen:
        async with self.looking as uow:
            newest = (await uow.session.scalars(select(Delivery).order_by(Delivery.id.desc()))).first()
        assert newest is not None
        return Screen.from_json(newest.screen)


def presses(screen: Screen) -> set[str | None]:
    return {button.press for line in screen.buttons for button in line}


@pytest.fixture
async def desk(database: Database) -> Desk:
    province = await a_province(database)
    meeting = await a_meeting(database, province)
    return Desk(database, province, await as_actor(database, province.secretary), meeting)


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


@pytest.mark.parametrize(
    ("typed", "kind", "due_on"),
    [
        ("۱۴۰۵/۰۹/۳۰", DeadlineKind.BY_DATE, date(2026, 12, 21)),
        ("سه هفته", DeadlineKind.WEEKS, date(2026, 12, 10)),
        ("مستمر", DeadlineKind.CONTINUOUS, None),
    ],
)
async def test_a_deadline_is_typed_in_words(
    desk: Desk, row: Resolution, typed: str, kind: DeadlineKind, due_on: date | None
) -> None:
    await dating.deadline_given(row.id, 0, typed, desk.press, desk.writing, NOW + later())
    card = await see_row(desk.looking, desk.actor, row.id)
    assert (card.deadline.kind, card.deadline.due_on) == (kind, due_on)


async def test_words_that_are_no_deadline_are_asked_again(desk: Desk, row: Resolution) -> None:
    await dating.deadline_given(row.id, 0, "نمی‌دانم", desk.press, desk.writing, NOW + later())
    assert "فهمیده نشد" in (await desk.said()).text
    assert (await see_row(desk.looking, desk.actor, row.id)).deadline.due_on == row.due_on


async def test_a_clause_gets_agencies_and_a_due_date_of_its_own(desk: Desk, row: Resolution) -> None:
    clause = row.clauses[0]
    target = f"r{row.id}-{clause.id}"
    await naming.choose(target, f"a{desk.province.welfare.id}", desk.press, desk.writing, NOW + later())
    await dating.choose_day(row.id, clause.id, date(2026, 12, 1), desk.press, desk.writing, NOW + later())
    text = (await desk.said()).text
    assert "۲۰/۱ بند الف" in text
    assert desk.province.welfare.name in text
    assert "سه‌شنبه ۱۰ آذر ۱۴۰۵" in text


async def test_text_and_title_are_corrected_and_the_old_ones_stay_in_the_history(desk: Desk, row: Resolution) -> None:
    await correcting.words_given(correcting.TEXT_STEP, row.id, "متن تازه", desk.press, desk.writing, NOW + later())
    await correcting.words_given(correcting.TITLE_STEP, row.id, "عنوان نو", desk.press, desk.writing, NOW + later())
    card = await see_row(desk.looking, desk.actor, row.id)
    assert (card.title, card.text) == ("عنوان نو", "متن تازه")
    async with desk.looking as uow:
        events = await uow.history.of_resolution(row.id)
    assert [event.before["value"] for event in events] == [row.text, row.title]


async def test_a_removed_row_counts_no_more_and_comes_back(desk: Desk, row: Resolution) -> None:
    for is_removed, expected in ((True, 0), (False, 1)):
        await correcting.set_removed(row.id, desk.press, desk.writing, NOW + later(), is_removed=is_removed)
        summary = await see_summary(desk.looking, desk.actor, desk.meeting.id)
        assert summary.resolutions == expected


async def test_two_secretaries_see_each_others_corrections(desk: Desk, row: Resolution) -> None:
    second = await as_actor(desk.database, desk.province.second_secretary)
    await correcting.words_given(correcting.TITLE_STEP, row.id, "عنوان نو", desk.press, desk.writing, NOW + later())
    await correcting.toggle_withheld(row.id, Press(second), desk.writing, NOW + later())
    card = await see_row(desk.looking, desk.actor, row.id)
    assert (card.title, card.is_text_withheld) == ("عنوان نو", True)


async def test_looking_at_a_row_takes_its_warnings_away_but_not_an_open_guess(desk: Desk) -> None:
    odd = await a_resolution(desk.database, desk.meeting, 3, desk.province.welfare)
    guessed = await a_resolution(desk.database, desk.meeting, 4)
    async with desk.writing as uow:
        found = await uow.get(Resolution, odd.id)
        assert found is not None
        found.warnings = [{"code": "deadlines_differ", "message": "مهلت ستون و متن یکی نیست"}]
        await uow.commit(NOW)
    await desk.name_in(guessed, "اداره بهزیستی", desk.province.welfare.id)
    for resolution in (odd, guessed):
        await correcting.looked_at(resolution.id, desk.press, desk.writing, NOW + later())
    following = await see_next(desk.looking, desk.actor, desk.meeting.id)
    assert f"rowok:{guessed.id}" in presses(following)


async def test_every_question_can_be_left(desk: Desk, row: Resolution) -> None:
    for step in (correcting.TITLE_STEP, correcting.TEXT_STEP):
        await correcting.ask_words(step, row.id, desk.press, desk.writing, NOW + later())
        assert "leave" in presses(await desk.said())
    await dating.ask_deadline(row.id, 0, desk.press, desk.writing, NOW + later())
    await dating.deadline_given(row.id, 0, "هر وقت شد", desk.press, desk.writing, NOW + later())
    assert "فهمیده نشد" in (await desk.said()).text
    assert "leave" in presses(await desk.said())


async def test_what_is_odd_about_the_whole_is_accepted_by_a_press_and_then_nothing_is_left(desk: Desk) -> None:
    async with desk.writing as uow:
        meeting = await uow.get(Meeting, desk.meeting.id)
        assert meeting is not None
        meeting.warnings = [{"code": "row_skipped", "message": "ردیف ۷ در سند نیست"}]
        await uow.commit(NOW)
    odd = await see_next(desk.looking, desk.actor, desk.meeting.id)
    assert "ردیف ۷ در سند نیست" in odd.text
    assert f"mok:{desk.meeting.id}" in presses(odd)
    assert len((await see_summary(desk.looking, desk.actor, desk.meeting.id)).points) == 1
    await correcting.accept_heading(desk.meeting.id, desk.press, desk.writing, NOW + later())
    assert "همه موارد بررسی شد" in (await see_next(desk.looking, desk.actor, desk.meeting.id)).text
    assert not (await see_summary(desk.looking, desk.actor, desk.meeting.id)).points


async def test_a_deadline_set_by_hand_keeps_the_words_of_the_minutes_and_settles_the_doubt(
    desk: Desk, row: Resolution
) -> None:
    async with desk.writing as uow:
        found = await uow.get(Resolution, row.id)
        assert found is not None
        found.warnings = [{"code": "deadlines_differ", "message": "مهلت ستون و متن یکی نیست"}]
        await uow.commit(NOW)
    for typed in ("تا پایان آذر", "۱۴۰۵/۱۰/۰۱"):
        await dating.deadline_given(row.id, 0, typed, desk.press, desk.writing, NOW + later())
    code, card = await dating.see_deadline(desk.looking, desk.actor, row.id, 0)
    assert "در صورت‌جلسه: «دو هفته»" in deadline_screen(code, card, f"{row.id}:0", TODAY).text
    assert not (await see_row(desk.looking, desk.actor, row.id)).points


async def test_moving_the_meetings_day_moves_counted_deadlines_but_not_chosen_ones(desk: Desk, row: Resolution) -> None:
    chosen = await a_resolution(desk.database, desk.meeting, 2, desk.province.welfare)
    await dating.choose_day(chosen.id, 0, date(2026, 12, 1), desk.press, desk.writing, NOW + later())
    await correcting.day_given(desk.meeting.id, TODAY, desk.press, desk.writing, NOW + later())
    days = [(await see_row(desk.looking, desk.actor, one.id)).deadline.due_on for one in (row, chosen)]
    assert days == [TODAY + timedelta(weeks=2), date(2026, 12, 1)]


@pytest.mark.parametrize("state", [MinutesState.ISSUED, MinutesState.SCHEDULED])
async def test_what_is_issued_or_waits_for_its_time_is_not_corrected(
    desk: Desk, row: Resolution, state: MinutesState
) -> None:
    async with desk.writing as uow:
        meeting = await uow.get(Meeting, desk.meeting.id)
        assert meeting is not None
        meeting.minutes_state = state
        await uow.commit(NOW)
    with pytest.raises(Refusal, match=f"minutes_{state}"):
        await correcting.toggle_withheld(row.id, desk.press, desk.writing, NOW + later())


async def test_nobody_but_the_bodys_secretariat_corrects_or_looks(desk: Desk, row: Resolution) -> None:
    person = desk.province.focal_points[desk.province.municipality.id]
    stranger = await as_actor(desk.database, person)
    with pytest.raises(Refusal, match="not_found"):
        await see_row(desk.looking, stranger, row.id)
    with pytest.raises(Refusal, match="not_found"):
        await correcting.toggle_withheld(row.id, Press(stranger), desk.writing, NOW + later())


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


async def test_an_urgent_row_is_put_to_the_secretary_with_a_day_that_one_press_takes(desk: Desk) -> None:
    urgent = await a_resolution(desk.database, desk.meeting, 5, desk.province.welfare, due_on=None)
    async with desk.writing as uow:
        found = await uow.get(Resolution, urgent.id)
        assert found is not None
        found.deadline_kind, found.deadline_raw = DeadlineKind.IMMEDIATE, "فوری"
        await uow.commit(NOW)
    card = await see_row(desk.looking, desk.actor, urgent.id)
    assert "مهلت «فوری» تاریخ مشخصی ندارد" in " ".join(card.points)
    screen = row_card(card)
    assert "پیشنهاد: تا چهارشنبه ۴ آذر ۱۴۰۵" in screen.text
    (taken,) = [one for line in screen.buttons for one in line if one.label == "تا چهارشنبه ۴ آذر"]
    assert taken.press == f"dlday:{urgent.id}:0:2026-11-25"


async def test_a_continuous_row_says_how_often_it_is_reported(desk: Desk, row: Resolution) -> None:
    shown = {}
    for kind, months in (
        (DeadlineKind.CONTINUOUS, None),
        (DeadlineKind.PERIODIC, 3),
        (DeadlineKind.EVERY_SESSION, None),
    ):
        uow, now = desk.writing, NOW + later()
        await dating.choose_kind(row.id, 0, kind, desk.press, uow, now, count=months)
        shown[kind] = (await desk.said()).text
    assert "گزارش هر ۳۰ روز" in shown[DeadlineKind.CONTINUOUS]
    assert "گزارش هر ۳ ماه" in shown[DeadlineKind.PERIODIC]
    assert "گزارش پیش از هر جلسه" in shown[DeadlineKind.EVERY_SESSION]


async def test_a_clause_is_split_and_joined_again_with_its_agencies_and_deadline(desk: Desk) -> None:
    text = "بوستان محله بهسازی شود؛ گزارش آن به دبیرخانه داده شود."
    plain = await a_resolution(desk.database, desk.meeting, 6, desk.province.municipality, text=text)
    cutting = await clauses.see_cuts(desk.looking, desk.actor, plain.id, 0)
    (place, words), *_ = cutting.cuts
    assert words.startswith("گزارش آن")
    await clauses.split(plain.id, 0, place, desk.press, desk.writing, NOW + later())
    first, second = (await see_row(desk.looking, desk.actor, plain.id)).clauses
    assert [(one.letter, one.text) for one in (first, second)] == [
        ("الف", "بوستان محله بهسازی شود"),
        ("ب", "گزارش آن به دبیرخانه داده شود."),
    ]
    target = f"r{plain.id}-{second.id}"
    await naming.choose(target, f"a{desk.province.welfare.id}", desk.press, desk.writing, NOW + later())
    await dating.choose_day(plain.id, second.id, date(2026, 12, 1), desk.press, desk.writing, NOW + later())
    await clauses.join(second.id, desk.press, desk.writing, NOW + later())
    (whole,) = (await see_row(desk.looking, desk.actor, plain.id)).clauses
    assert (whole.letter, whole.deadline.due_on) == ("الف", date(2026, 12, 1))
    assert [named.known_as for named in whole.agencies] == [desk.province.welfare.name]
