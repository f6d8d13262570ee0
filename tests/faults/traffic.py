"""Reports that several people write one after the other, and what became of each of them."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select

from storage.models import ProgressReport
from tests.faults.aftermath import AGAIN
from tests.faults.ordeal import Ordeal
from tests.faults.scenario import SECRETARY
from tests.faults.traces import looking

REPORTERS: Final = {1003: "۳۱/۱۰", 1005: "۳۱/۸", 1006: "۳۱/۲", 1008: "۳۱/۶", 1009: "۳۱/۹", 1011: "۳۱/۱"}
_STEP: Final = re.compile(r"گام (\d+)", re.ASCII)
_LATIN: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
_CONFIRMED: Final = "ثبت شد"
_TOLD: Final = "گزارش تازه"


@dataclass(frozen=True)
class Account:
    """What became of the reports that were said: how many, and of each kind of trace what is missing or too much.

    ``blind`` repetitions are those without a mark; ``marked`` are those that say they repeat; ``strange`` is whatever
    else the reporters were told meanwhile.
    """

    said: int
    lost: int
    doubled: int
    untold: int
    blind: int
    marked: int
    strange: int


@dataclass
class Traffic:
    """The reports said so far, by their number. Who wrote one waits ``patience`` seconds at most before the next."""

    ordeal: Ordeal
    patience: int = 2
    said: list[int] = field(default_factory=list)
    _grown: asyncio.Event = field(default_factory=asyncio.Event)

    async def report(self, person: int) -> None:
        """One report of a person, who waits a little for the answer."""
        number = len(self.said)
        self.said.append(number)
        self._grown.set()
        text = f"{REPORTERS[person]} {10 + number % 80} درصد، گام {number}"
        answer = await self.ordeal.hand.post(f"people/{person}/send", {"text": text})
        await self.ordeal.hand.get(f"people/{person}/chat", after=answer["message_id"], wait=self.patience)

    @asynccontextmanager
    async def flowing(self) -> AsyncIterator[None]:
        """All reporters write until this is left."""
        is_over = asyncio.Event()

        async def write(person: int) -> None:
            while not is_over.is_set():
                await self.report(person)

        async with asyncio.TaskGroup() as group:
            for person in REPORTERS:
                group.create_task(write(person))
            yield
            is_over.set()

    async def grow(self, by: int) -> None:
        """Until so many more reports were begun."""
        wanted = len(self.said) + by
        while len(self.said) < wanted:
            self._grown.clear()
            await self._grown.wait()

    async def account(self) -> Account:
        """When all is at rest and the secretariat has been told: what stands where."""
        async with looking(self.ordeal.url) as uow:
            texts = await uow.session.scalars(select(ProgressReport.text))
            recorded = Counter(filter(None, map(_numbers, texts)))
        confirmed, marked_to_them = await self._heard(*REPORTERS, words=_CONFIRMED)
        told, marked_to_secretary = await self._heard(SECRETARY, words=_TOLD)
        expected = {(str(number),) for number in self.said}
        return Account(
            said=len(self.said),
            lost=len(expected - recorded.keys()),
            doubled=(recorded - Counter(expected)).total(),
            untold=sum(len(expected - heard.keys()) for heard in (confirmed, told)),
            blind=sum((heard - Counter(expected)).total() for heard in (confirmed, told)),
            marked=marked_to_them + marked_to_secretary,
            strange=await self._strange(),
        )

    async def _strange(self) -> int:
        chats = [await self.ordeal.hand.person(person).chat() for person in REPORTERS]
        later = [chat[[_numbers(one.text) != () for one in chat].index(True) :] for chat in chats]
        return sum(one.is_from_bot and _CONFIRMED not in one.text for chat in later for one in chat)

    async def _heard(self, *people: int, words: str) -> tuple[Counter[Any], int]:
        """The numbers that stand in chats, those of marked repetitions only where nothing else has them."""
        chats = [await self.ordeal.hand.person(person).chat() for person in people]
        texts = [seen.text for chat in chats for seen in chat if seen.is_from_bot and words in seen.text]
        plain = Counter(filter(None, (_numbers(text) for text in texts if not AGAIN.match(text))))
        again = [*filter(None, (_numbers(text) for text in texts if AGAIN.match(text)))]
        return plain + Counter(set(again) - plain.keys()), len(again)


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_STEP.findall(text.translate(_LATIN)))
