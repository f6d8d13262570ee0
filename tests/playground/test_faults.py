"""Scripted faults: each act, before and after the call had its effect."""

import asyncio
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientError

from tests.playground.conftest import Hand


async def script(hand: Hand, **fault: Any) -> None:
    await hand.post("faults", {"on": "sendMessage", **fault})


async def attempt(hand: Hand, text: str) -> Any:
    """Status and body of a send, or the kind of its failure."""
    try:
        return await asyncio.wait_for(hand.call("sendMessage", chat_id=hand.person, text=text), 0.5)
    except (TimeoutError, ClientError) as failure:
        return failure


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("act", ["stall", "drop", "close", "error_500", "error_429"])
async def test_each_act_with_and_without_its_effect(either: Hand, act: str, accepted: bool) -> None:
    await script(either, do=act, accepted=accepted, count=1)
    answer = await attempt(either, "نخست")
    if act == "stall":
        assert isinstance(answer, TimeoutError)
    elif act in {"drop", "close"}:
        assert isinstance(answer, ClientConnectionError)
    else:
        assert answer[0] == int(act.removeprefix("error_"))
        assert answer[1]["ok"] is False
    assert [seen["text"] for seen in await either.chat()] == (["نخست"] if accepted else [])
    assert (await attempt(either, "دوم"))[0] == 200
    first, second = [call for call in await either.get("log") if call["method"] == "sendMessage"]
    assert (first["fault"], first["accepted"], first["params"]["text"]) == (act, accepted, "نخست")
    assert (second["status"], "fault" in second) == (200, False)


async def test_every_third_call_and_so_many_times(hand: Hand) -> None:
    await script(hand, do="error_500", every=3, count=2)
    statuses = [(await attempt(hand, "متن"))[0] for _ in range(10)]
    assert statuses == [200, 200, 500, 200, 200, 500, 200, 200, 200, 200]


async def test_other_methods_are_left_alone_and_clear_ends_it(hand: Hand) -> None:
    await script(hand, do="error_500")
    assert (await hand.call("getMe"))[0] == 200
    assert (await attempt(hand, "متن"))[0] == 500
    assert await hand.post("faults", {"clear": True}) == {"faults": []}
    assert (await attempt(hand, "متن"))[0] == 200


async def test_429_says_how_long_and_on_bale_may_not(hand: Hand) -> None:
    bale = hand.on("bale")
    await script(hand, do="error_429", retry_after=7, count=1)
    assert (await attempt(hand, "متن"))[1]["parameters"] == {"retry_after": 7}
    await script(hand, do="error_429")
    assert (await attempt(hand, "متن"))[1]["parameters"] == {"retry_after": 1}
    assert "parameters" not in (await attempt(bale, "متن"))[1]


async def test_a_poll_that_is_dropped_loses_no_update(either: Hand) -> None:
    await either.say("بماند")
    await either.post("faults", {"on": "getUpdates", "do": "drop", "accepted": True, "count": 1})
    with pytest.raises(ClientConnectionError):
        await either.call("getUpdates")
    assert [update["message"]["text"] for update in await either.updates()] == ["بماند"]


@pytest.mark.parametrize("fault", [{}, {"do": "explode"}, {"do": "drop", "every": 0}, {"do": "drop", "accepted": 1}])
async def test_a_fault_that_makes_no_sense_is_declined(hand: Hand, fault: dict[str, Any]) -> None:
    assert "error" in await hand.post("faults", fault, status=400)
