"""A draft of minutes outlives its bot, may be left for days, and is one for all who work on it."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.faults.cradle import ROOT
from tests.faults.mortal import ACTING
from tests.faults.ordeal import Ordeal, ordeal
from tests.faults.scenario import BEGINNING, SECRETARY, STEPS, Play
from tests.walk.conftest import COMMAND_LINE
from tests.walk.hand import Person, Seen, one

CODE = "۳۱/۲"
WORDS = "مقرر گردید پایانه شرق تا پایان ماه بازسازی شود."
TITLE = "بازسازی پایانه شرق"


pytestmark = pytest.mark.faults


@pytest.mark.timeout(600)
async def test_a_draft_outlives_kills_and_days_and_shows_each_secretary_what_the_other_did(
    url: str, tmp_path: Path
) -> None:
    async with ordeal(url, tmp_path, BEGINNING) as made:
        first, second = await _two_secretaries(made)
        await _hand_in(made)
        await _correct(made, first, "اصلاح متن", WORDS, dies=True)
        async with made.asleep():
            pass
        await made.hand.quiet()
        await made.hand.advance(4 * 24)
        assert WORDS in (await _row(second)).text
        await _correct(made, second, "اصلاح عنوان", TITLE, dies=False)
        row = await _row(first)
        made.finish()
    assert WORDS in row.text
    assert TITLE in row.text


async def _two_secretaries(made: Ordeal) -> tuple[Person, Person]:
    command = ("-c", COMMAND_LINE, "invite", "--data", str(made.data), "--database-url", made.url)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed = (await asyncio.wait_for(process.communicate(), 120))[0].decode()
    newcomer = {"name": "پروانه دوم", "messenger": "telegram", "phone": "+989130000000"}
    second = made.hand.person((await made.hand.post("people", newcomer))["id"])
    asked = (await second.say(printed.partition("code: ")[2].split()[0]))[-1]
    await second.press(asked, "بله، درست است")
    return made.hand.person(SECRETARY), second


async def _hand_in(made: Ordeal) -> None:
    play = Play(made)
    for step in STEPS[:2]:
        await step.act(play)
        await made.hand.quiet()


async def _row(secretary: Person) -> Seen:
    """The row as its card shows it, found from «صورت‌جلسه جدید» as after days."""
    asked = one(await secretary.key("صورت‌جلسه جدید"), "پیش‌نویس جلسه ۳۱")
    draft = one(await secretary.press(asked, "پیش‌نویس جلسه ۳۱"), "همه ردیف‌ها")
    rows = one(await secretary.press(draft, "همه ردیف‌ها"), "ردیف‌های")
    label = next(label for label in rows.labels if f"{CODE} " in label)
    return one(await secretary.press(rows, label), f"📌 {CODE}")


async def _correct(made: Ordeal, secretary: Person, button: str, words: str, *, dies: bool) -> None:
    await secretary.press(await _row(secretary), button)
    if dies:
        made.die_at(ACTING)
    await secretary.say(words)
