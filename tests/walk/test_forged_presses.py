"""Presses that no button of the bot made: forged by strangers and by people of other roles, malformed, or too large."""

from typing import Any, Final

from locales.catalog import say
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees
from tests.walk.scenes import invite, new_account, payload_of

OLD_BUTTON: Final = say("refusal.old_button")
MALFORMED: Final = (
    *("", ":", "jyes", "jyes:", "jyes:x", "jyes:1:2", "jyes:-1", "jyes:1.5", "jyes:99999999999999999999", "JYES:1"),
    *("list:mine:x:", "inv:1:2:king", "dlday:1:0:2022-02-31", "card:4294967296", "nothing:1", "agset:x:y", "x" * 64),
)
VERBS: Final = ("jyes", "jno", "jendask", "jend")
SEVERAL: Final = range(1, 12)


async def test_forged_presses_are_answered_and_change_nothing(issued: Walk) -> None:
    newcomer = await new_account(issued, "نرگس ناآشنا")
    await newcomer.start(payload_of(await invite(issued.secretary)))
    await newcomer.press(await newcomer.last("بله، درست است"), "بله، درست است")
    asked = one(await issued.secretary.news(), "نرگس ناآشنا", "درست است")
    stranger = await new_account(issued, "بی‌نام")
    await stranger.start()
    for person, words in ((stranger, "با دعوت دبیرخانه کار می‌کند"), (newcomer, "برای تأیید به دبیرخانه فرستاده شد")):
        said, alerts = await _forge(issued, person, [f"{verb}:{number}" for verb in VERBS for number in (1, 2, 3)])
        assert (len(said), len({seen.text for seen in said})) == (12, 1)
        assert words in said[0].text
        assert set(alerts) == {None}
    for person in (issued.person(issued.cast.single), issued.hand.person(issued.cast.head)):
        said, alerts = await _forge(issued, person, [f"{verb}:{number}" for verb in VERBS for number in SEVERAL])
        assert said == []
        assert set(alerts) == {say("refusal.not_found")}
        said, alerts = await _forge(issued, person, MALFORMED)
        assert (said, set(alerts)) == ([], {OLD_BUTTON})
    assert sees(await issued.secretary.press(asked, "درست است"), "نرگس ناآشنا", "تأیید شد")


async def _forge(walk: Walk, person: Person, presses: Any) -> tuple[list[Seen], list[str | None]]:
    """What the bot says to raw callback queries of ``presses``, and what each is answered with."""
    await person.news()
    before = max((call["n"] for call in await walk.hand.log()), default=0)
    first = 800000 + 1000 * person.id + person.presses
    sender = {"id": person.id, "is_bot": False, "first_name": "م"}
    chat = {"id": person.id, "type": "private", "first_name": "م"}
    message = {"message_id": 1, "date": 1662800000, "chat": chat, "text": "م"}
    query = {"from": sender, "message": message, "chat_instance": "1"}
    queries = [query | {"id": f"9{number}", "data": data} for number, data in enumerate(presses, first)]
    raw = [{"update_id": first + number, "callback_query": query} for number, query in enumerate(queries)]
    await walk.hand.post("updates", {"bot": walk.bot_id, "raw": raw})
    person.presses += len(presses)
    await walk.hand.quiet()
    answered = [call["params"] for call in await walk.hand.log(before) if call["method"] == "answerCallbackQuery"]
    texts = {call["callback_query_id"]: call.get("text") or None for call in answered}
    return await person.news(), [texts[f"9{number}"] for number in range(first, first + len(presses))]
