"""Files go through the virus scanner before anybody can open them."""

from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.clamd import EICAR, clamd
from tests.walk.cast import Walk, cast_of
from tests.walk.conftest import Beginning, Trial, started
from tests.walk.hand import Hand, Upload, one, sees
from tests.walk.inspection import unsaid
from tests.walk.scenes import PDF, acknowledge, card, hand_in_and_issue

INFECTED = Upload("صورت‌وضعیت.pdf", PDF + EICAR)


@pytest.mark.parametrize(("messenger", "engine"), [("telegram", "sqlite"), ("bale", "postgresql")])
async def test_nothing_infected_is_kept_and_nothing_goes_on_unscanned(
    empty: Beginning, tmp_path: Path, messenger: str, engine: str
) -> None:
    place = tmp_path / "clamd.ctl"
    with started(empty, messenger, engine, tmp_path, PEYGIR_CLAMD=str(place)) as trial:
        async with ClientSession() as session:
            hand = Hand(session, trial.address)
            walk = Walk(hand, cast_of(messenger), messenger, trial.data, trial.database_url)
            async with clamd(place):
                await hand_in_and_issue(walk.cast, walk.secretary)
                await _a_virus_is_not_kept(walk, trial)
            await _a_file_waits_for_the_scanner(walk, trial)
            async with clamd(place):
                await hand.quiet()
                assert len(_files(trial)) == 1
            assert await unsaid(trial.database_url, hand) == []


async def _a_virus_is_not_kept(walk: Walk, trial: Trial) -> None:
    person, code = walk.person(walk.cast.single), walk.cast.single.codes[0]
    await acknowledge(person)
    await walk.secretary.news()
    about = await card(person, code)
    said = await person.send_file(INFECTED, caption="پنجاه درصد کار پیش رفته است", reply_to=about.id)
    assert sees(said, f"✅ ثبت شد: {code}", "۵۰ درصد")
    assert sees(said, "در فایل «صورت‌وضعیت.pdf» ویروس یافت شد و نگه داشته نشد", "آنچه نوشته‌اید ثبت شده است")
    assert sees(await walk.secretary.news(), "ویروس یافت شد و فایل نگه داشته نشد")
    assert sees(await person.say(f"سوابق {code}"), "فایل آلوده نگه داشته نشد")
    assert _files(trial) == []


async def _a_file_waits_for_the_scanner(walk: Walk, trial: Trial) -> None:
    """The report is recorded and confirmed; the trial does not come to rest while the file is wanted."""
    person, code = walk.person(walk.cast.single), walk.cast.single.codes[0]
    about = one(await person.say(code), f"📌 مصوبه {code}")
    impatient = replace(person, hand=replace(walk.hand, patience=3))
    with pytest.raises(AssertionError, match="did not come to rest"):
        await impatient.send_file(Upload("نامه.pdf", PDF), caption="شصت درصد", reply_to=about.id)
    assert sees(await person.news(), f"✅ ثبت شد: {code}", "۶۰ درصد")
    assert _files(trial) == []


def _files(trial: Trial) -> list[Path]:
    """What people sent and the bot kept. The sample minutes that greet the secretariat are its own."""
    return [file for file in (trial.data / "files").glob("*/*") if file.suffix == ".pdf"]
