"""The follow-up loop once through, each step with the points at which the bot dies on its way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.points import CLAIMED, HANDLED, RECEIVED, SENT
from locales.samples import sample_minutes
from tests.faults.mortal import ACTING, READING
from tests.faults.ordeal import Ordeal
from tests.walk.cast import SAMPLE_DATES
from tests.walk.hand import Person, Seen, Upload
from tests.walk.scenes import PDF, PICTURE

BEGINNING: Final = "2022-09-10T09:00+03:30"
SECRETARY: Final = 1001
ANSWERING: Final = 1005
THEIRS: Final = ("۳۱/۲", "۳۱/۸")
LATE: Final = 1003
LATES: Final = "۳۱/۱۰"


@dataclass(frozen=True)
class Step:
    """What one person does, and where the bot dies meanwhile."""

    act: Callable[["Play"], Awaitable[None]]
    deaths: tuple[str, ...]


@dataclass(frozen=True)
class Play:
    """The people of a scenario."""

    ordeal: Ordeal

    @property
    def secretary(self) -> Person:
        return self.ordeal.hand.person(SECRETARY)

    @property
    def answering(self) -> Person:
        return self.ordeal.hand.person(ANSWERING)

    @property
    def late(self) -> Person:
        return self.ordeal.hand.person(LATE)

    async def press(self, person: Person, label: str, *words: str) -> None:
        """Press a button of the newest message with it. Nobody may be there to answer the press."""
        message = await person.last(label, *words)
        button = next(one for one in message.labels if one.startswith(label))
        await self.ordeal.hand.post(f"people/{person.id}/press", {"message_id": message.id, "button": button})
        await self.ordeal.hand.quiet()

    async def newest(self, person: Person) -> Seen:
        """What the bot said last."""
        return [seen for seen in await person.chat() if seen.is_from_bot][-1]


async def _asks_to_hand_in(play: Play) -> None:
    await play.secretary.key("صورت‌جلسه جدید")


async def _hands_in(play: Play) -> None:
    await play.secretary.send_file(Upload("صورت‌جلسه.txt", sample_minutes(**SAMPLE_DATES).encode()))


async def _begins_to_issue(play: Play) -> None:
    await play.press(play.secretary, "ابلاغ")


async def _leaves_the_letter(play: Play) -> None:
    await play.press(play.secretary, "نامه متعاقباً")


async def _chooses_the_base(play: Play) -> None:
    await play.press(play.secretary, "تاریخ جلسه")


async def _issues(play: Play) -> None:
    await play.press(play.secretary, "ابلاغ", "ابلاغ شود؟")


async def _one_acknowledges(play: Play) -> None:
    await play.press(play.late, "دریافت شد")


async def _another_acknowledges(play: Play) -> None:
    await play.press(play.answering, "دریافت همه")


async def _tells_progress(play: Play) -> None:
    await play.late.say(f"{LATES} شصت درصد، قرارداد بسته شد")


async def _tells_it_is_done_with_a_picture(play: Play) -> None:
    picture = Upload("عکس.jpg", PICTURE, "photo")
    await play.answering.send_file(picture, caption=f"{THEIRS[0]} انجام شد")


async def _adds_a_letter(play: Play) -> None:
    await play.press(play.answering, "افزودن پیوست")
    await play.answering.send_file(Upload("نامه.pdf", PDF))


async def _tells_others_now(play: Play) -> None:
    await play.press(play.answering, "ارسال اکنون")


async def _tells_the_second_and_takes_it_back(play: Play) -> None:
    await play.answering.say(f"{THEIRS[1]} انجام شد")
    await play.press(play.answering, "لغو ثبت")


async def _looks_at_the_queue(play: Play) -> None:
    await play.secretary.key("در انتظار بررسی")
    await play.press(play.secretary, "شروع")


async def _returns_it(play: Play) -> None:
    await play.press(play.secretary, "نیاز به تکمیل")
    await play.press(play.secretary, "مستندات پیوست نیست")


async def _is_done_again(play: Play) -> None:
    await play.answering.say(f"{THEIRS[0]} انجام شد، نامه پیوست است")
    await play.press(play.answering, "ارسال اکنون")


async def _verifies_it(play: Play) -> None:
    await _looks_at_the_queue(play)
    await play.press(play.secretary, "تأیید")


async def _reminders_come(play: Play) -> None:
    await play.ordeal.hand.to("2022-09-14T08:45:00+03:30")


STEPS: Final = (
    Step(_asks_to_hand_in, (RECEIVED,)),
    Step(_hands_in, (ACTING, READING, CLAIMED)),
    Step(_begins_to_issue, (HANDLED,)),
    Step(_leaves_the_letter, (SENT,)),
    Step(_chooses_the_base, (ACTING,)),
    Step(_issues, (ACTING, CLAIMED, SENT, CLAIMED)),
    Step(_one_acknowledges, (RECEIVED,)),
    Step(_another_acknowledges, (ACTING,)),
    Step(_tells_progress, (HANDLED, SENT)),
    Step(_tells_it_is_done_with_a_picture, (ACTING,)),
    Step(_adds_a_letter, (HANDLED,)),
    Step(_tells_others_now, (ACTING, SENT)),
    Step(_tells_the_second_and_takes_it_back, (ACTING,)),
    Step(_looks_at_the_queue, (RECEIVED,)),
    Step(_returns_it, (ACTING,)),
    Step(_is_done_again, ()),
    Step(_verifies_it, (CLAIMED,)),
    Step(_reminders_come, (CLAIMED, SENT)),
)
SHORT: Final = {0: (RECEIVED,), 1: (READING,), 5: (ACTING, CLAIMED), 9: (HANDLED,), 11: (SENT,)}
"""For the short form: which step dies where; every point once."""


async def get_issued(play: Play) -> None:
    """The minutes are handed in and issued, one answers, and a report is told and taken back."""
    for step in (*STEPS[:9], STEPS[12]):
        await step.act(play)
        await play.ordeal.hand.quiet()


async def play_through(ordeal: Ordeal, deaths: list[tuple[str, ...]]) -> None:
    """All the steps, each with its deaths."""
    play = Play(ordeal)
    for step, points in zip(STEPS, deaths, strict=True):
        ordeal.die_at(*points)
        await step.act(play)
        await ordeal.hand.quiet()
    ordeal.finish()
