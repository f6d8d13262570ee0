"""What outlives the playground's own end, and how it starts."""

import asyncio
import re
import signal
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

from playground.archive import FolderInUse
from playground.clock import read_instant
from playground.server import serve
from playground.world import Settings
from tests.playground.conftest import Hand

ROOT = Path(__file__).parents[2]
CARD = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}


async def test_everything_is_there_after_a_restart_and_ids_go_on(tmp_path: Path, session: ClientSession) -> None:
    async with serve(Settings(tmp_path, rates_on=False)) as address:
        hand = Hand(session, address)
        await hand.call("getMe")
        await hand.say("پیش از خاموشی")
        _, sent = await hand.upload("sendDocument", {"document": ("a.pdf", b"pdf")}, chat_id=hand.person)
        await hand.result("sendMessage", chat_id=hand.person, text="کارت", reply_markup=CARD)
        newcomer = await hand.post("people", {"name": "نو", "messenger": "telegram"})
        (waiting,) = await hand.updates()
        seen = await hand.chat()
        moved = await hand.post("clock", {"advance_hours": 30, "wait": 0})
    async with serve(Settings(tmp_path, rates_on=False)) as address:
        hand = Hand(session, address)
        assert await hand.chat() == seen
        assert await hand.updates() == [waiting]
        assert (await hand.get("clock"))["now"] > moved["now"]
        assert newcomer in await hand.get("people")
        found = await hand.result("getFile", file_id=sent["result"]["document"]["file_id"])
        async with session.get(f"{address}/file/bot{hand.token}/{found['file_path']}") as answer:
            assert await answer.read() == b"pdf"
        assert await hand.say("پس از خاموشی") > 3
        assert (await hand.updates())[-1]["update_id"] > waiting["update_id"]
        assert (await hand.post("people", {"name": "دیگر", "messenger": "bale"}))["id"] > newcomer["id"]


async def test_one_folder_serves_one_playground(tmp_path: Path) -> None:
    async with serve(Settings(tmp_path)):
        with pytest.raises(FolderInUse):
            async with serve(Settings(tmp_path)):
                pass


async def test_the_trial_starts_where_it_is_told_and_never_goes_back(tmp_path: Path, session: ClientSession) -> None:
    start = read_instant("2022-09-08T10:00+03:30")
    async with serve(Settings(tmp_path, start)) as address:
        hand = Hand(session, address)
        assert (await hand.get("clock"))["now"].startswith("2022-09-08T10:00:0")
        await hand.post("clock", {"to": "2022-09-15T08:30+03:30"})
    async with serve(Settings(tmp_path, start)) as address:
        assert (await Hand(session, address).get("clock"))["now"].startswith("2022-09-15T08:30:0")


async def test_started_alone_it_says_where_it_is_and_survives_kill_9(tmp_path: Path, session: ClientSession) -> None:
    for round_number in (1, 2):
        process, address = await started(tmp_path)
        hand = Hand(session, address)
        await hand.call("getMe")
        await hand.say(f"بار {round_number}")
        process.send_signal(signal.SIGKILL)
        await process.wait()
    process, address = await started(tmp_path)
    hand = Hand(session, address)
    assert [seen["text"] for seen in await hand.chat()] == ["بار 1", "بار 2"]
    assert [update["message"]["text"] for update in await hand.updates()] == ["بار 1", "بار 2"]
    process.terminate()
    assert await process.wait() == 0


async def started(folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    command = (sys.executable, "-m", "playground", "--port", "0", "--data", str(folder), "--rates", "off")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    found = re.fullmatch(r"playground ready at (http://127\.0\.0\.1:\d+)\n", line)
    assert found, line
    return process, found.group(1)


async def test_the_page_is_served_with_its_parts_and_nothing_beside_them(hand: Hand) -> None:
    async with hand.session.get(hand.address + "/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        parts = re.findall(r'"(/page/[^"]+)"', await answer.text())
    for part in parts:
        async with hand.session.get(hand.address + part) as answer:
            assert answer.status == 200, part
    for outside in ("/page/../world.py", "/page/%2e%2e/world.py", "/page/nothing.js"):
        async with hand.session.get(hand.address + outside) as answer:
            assert answer.status == 404
