"""«بدون متن»: of a resolution that was issued without its text neither text nor title leaves by any way.

Everything that any role can press or write about it is played, all that is then told to anybody is read, and so are
the papers and pictures by their values. Its minutes are the secretariat's own, which handed them in: their screens of
correcting (PREPARE_MINUTES) show what is corrected, to the secretariat alone.
"""

from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
import pytest_asyncio
from sqlalchemy import select

from domain.permissions import Action
from services.reminders import arm_all, send_due
from storage.models import Assignment
from storage.unit_of_work import UnitOfWork
from tests.integration.permission_cells import CELLS, presses
from tests.integration.permission_stage import Stage, a_stage, answered, forwarded, pressed, said
from tests.integration.permission_world import SECRET, Shelf
from tests.integration.test_permission_matrix import SAYINGS

pytestmark = pytest.mark.asyncio(loop_scope="module")
SECRETARY, CHAIR, FOCAL_POINT = 1001, 1005, 1101
CORRECTING: Final = {Action.PREPARE_MINUTES, Action.CORRECT}
LOOKING: Final = (
    *("پیشخوان", "کارتابل من", "معوق‌ها", "این هفته", "ده روز آینده سررسید چی داریم؟", "موانع", "فهرست تماس امروز"),
    *("در انتظار بررسی", "برای جلسه ۲۱", "وضعیت دستگاه", "برای جلسه بعد گزارش آماده کن", "وضعیت ابلاغ", "راهنما"),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with a_stage(tmp_path_factory.mktemp("confidential")) as opened:
        yield opened


@pytest.fixture
def shelf(stage: Stage) -> Shelf:
    return stage.world.shelves["other_agency_secret"]


@pytest.mark.parametrize("chat", [SECRETARY, CHAIR, FOCAL_POINT])
async def test_no_button_brings_the_text_out(stage: Stage, shelf: Shelf, chat: int) -> None:
    leaking: list[Any] = []
    for press in presses():
        if CELLS[press.verb].action in CORRECTING and chat == SECRETARY:
            continue
        carried = press.about(shelf.ids | {"another_agency": stage.world.agencies["own"].id})
        if carried is None:
            continue
        answer = await stage.play(pressed(chat, carried))
        leaking += [carried] if SECRET in answer.words else []
        stage.begin_again()
    assert leaking == []


async def test_correcting_tells_the_text_to_nobody_but_the_secretariat(stage: Stage, shelf: Shelf) -> None:
    leaking: list[Any] = []
    for press in presses():
        carried = press.about(shelf.ids | {"another_agency": stage.world.agencies["own"].id})
        if CELLS[press.verb].action in CORRECTING and carried is not None:
            answer = await stage.play(pressed(SECRETARY, carried))
            others = [screen for screen in answer.screens if SECRET in screen and not screen.startswith("[1001,")]
            leaking += [carried] if others else []
            stage.begin_again()
    assert leaking == []


@pytest.mark.parametrize("chat", [SECRETARY, CHAIR, FOCAL_POINT])
async def test_no_words_bring_the_text_out(stage: Stage, shelf: Shelf, chat: int) -> None:
    stage.link(chat, 600, shelf.ids["assignment"], shelf.ids["report"])
    leaking: list[Any] = []
    typed = [words.format(shelf.code) for words in SAYINGS] + list(LOOKING)
    for update in [*(said(chat, words) for words in typed), *(forwarded(chat, words) for words in typed[:4])]:
        answer = await stage.play(update)
        leaking += [update] if SECRET in answer.words else []
        stage.begin_again()
    for words in ("انجام شد", "شصت درصد"):
        answer = await stage.play(answered(chat, 600, words))
        leaking += [words] if SECRET in answer.words else []
    found = await stage.play(said(chat, f"جستجو {SECRET}"))
    assert found.words.count(SECRET) == 1, "only the words that were searched for are said again"
    assert leaking == []


async def test_no_reminder_brings_the_text_out(stage: Stage) -> None:
    stage.begin_again()
    now = stage.now()
    async with UnitOfWork(stage.database) as uow:
        await arm_all(uow, list(await uow.session.scalars(select(Assignment))), now)
        await uow.commit(now)
    for days in (0, 3, 8, 10, 12, 15, 17, 25):
        await send_due(UnitOfWork(stage.database), stage.now(days))
    told = stage.queued()
    assert len(told) > 5
    assert [screen for screen in told if SECRET in screen] == []
