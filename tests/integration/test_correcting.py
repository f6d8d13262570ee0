"""A secretary corrects what was read, row by row; what people confirm is learnt."""

from datetime import date, timedelta

import pytest

from domain.refusals import Refusal
from domain.vocabulary import DeadlineKind, MinutesState
from services import clauses, correcting, dating, naming
from services.correcting import Press
from services.drafts import see_next, see_row, see_summary
from storage.database import Database
from storage.models import Meeting, Resolution
from tests.builders import NOW, TODAY, a_resolution, as_actor
from tests.integration.draft_desk import Desk, a_draft_desk, later, presses
from views.correcting import row_card
from views.dating import deadline_card as deadline_screen


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await a_draft_desk(database)


@pytest.fixture
async def row(desk: Desk) -> Resolution:
    return await a_resolution(desk.database, desk.meeting, 1, desk.province.municipality, clauses=("الف", "ب"))


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
