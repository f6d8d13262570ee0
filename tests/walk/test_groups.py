"""A group gets counts once a secretariat has approved it, and nothing of anybody's work."""

from typing import Any

from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen, one, sees


class Group:
    """A group with the bot in it, in which people of the walk write."""

    def __init__(self, walk: Walk, chat_id: int) -> None:
        self.walk, self.chat_id = walk, chat_id
        self.read = 0

    async def say(self, person: Person, text: str) -> list[Seen]:
        """Write there; answers what the bot then said in the group."""
        hand = self.walk.hand
        answer: dict[str, Any] = await hand.post(f"people/{person.id}/send", {"text": text, "chat": self.chat_id})
        self.read = max(self.read, answer["message_id"])
        await hand.quiet()
        return await self.news(person)

    async def news(self, person: Person) -> list[Seen]:
        """What the bot said there since the last look."""
        shapes = await self.walk.hand.get(f"people/{person.id}/chat", chat=self.chat_id, after=self.read)
        messages = [Seen.read(shape) for shape in shapes]
        self.read = max([self.read, *(message.id for message in messages)])
        return [message for message in messages if message.is_from_bot]


async def _group(walk: Walk, *members: int) -> Group:
    made = await walk.hand.post("groups", {"name": "کارگروه پیگیری", "members": list(members)})
    await walk.hand.quiet()
    return Group(walk, made["id"])


async def test_a_group_hears_counts_after_its_approval_and_no_work_is_taken_there(issued: Walk) -> None:
    secretary, stranger = issued.secretary, issued.hand.person(issued.cast.stranger)
    part = issued.cast.late
    person, code = issued.person(part), part.codes[0]
    group = await _group(issued, stranger.id, person.id, secretary.id)
    assert not await group.say(stranger, "سلام به همه")
    first = await group.say(stranger, "/start") + list(await group.news(stranger))
    assert sum("دبیرخانه آن‌ها را تأیید کرده باشد" in seen.text for seen in first) <= 1
    assert not sees(await group.say(person, f"{code} چه شد؟"), code)
    assert not sees(await group.say(person, "مهلت‌گذشته‌ها"), "مورد")
    await secretary.news()
    await group.say(person, "/start")
    asked = one(await secretary.chat(), "گروه «کارگروه پیگیری» ربات را خواسته است")
    assert sees(await secretary.press(asked, "تأیید گروه"), "✅ گروه")
    assert sees(await group.news(person), "این گروه برای", "تأیید شد")

    counts = one(await group.say(stranger, "مهلت‌گذشته‌ها"), "مهلت‌گذشته است")
    assert part.agency not in counts.text
    assert counts.buttons == ()
    await person.news()
    assert not await group.say(person, f"{code} انجام شد")
    assert sees(await person.news(), "در گروه", "کاری ثبت نمی‌شود")
    assert not await group.say(person, "چه خبر؟")
    await issued.hand.to("2022-09-18T08:35:00+03:30")
    assert sees(await group.news(person), "خلاصه هفته", "از")

    listed = one(await secretary.say("گروه‌ها"), "گروه‌های تأییدشده", "کارگروه پیگیری")
    assert sees(await secretary.press(listed, "لغو تأیید"), "تأیید ندارد")
    assert not sees(await group.say(person, "مهلت‌گذشته‌ها"), "مورد از")
