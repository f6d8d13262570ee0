"""Every button that can be reached is pressed, by each role: none is unanswered, none leads to a dead end.

Help and a way on are one press away: the permanent keyboard with «راهنما» is always there, what opens a question has
the way out of it, and a message that turns into another one says what was done or has buttons that lead on.
"""

import json
import os
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from domain.vocabulary import Messenger
from locales.catalog import say
from services.recording import EVIDENCE_STEP
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen
from tests.walk.inspection import unseemly
from tests.walk.scenes import acknowledged_card, deliveries, open_row

IN_ALL: Final = os.environ.get("PEYGIR_WALK_PAIRS") == "all"
_ENDS: Final = {"reports.button.leave", "minutes.button.drop", "minutes.button.finished", "reminders.button.no"}
_SIGNS_OF_AN_END: Final = ("✅", "🟢", "⏳", "🔴")
"""A message that begins so says that something was done."""

TYPED_BY_THE_SECRETARIAT: Final = (
    *("تنظیمات", "تعطیلات", "گروه‌ها", "مرجع من", "افراد", "موانع", "اطلاعیه", "حالت جلسه", "تقویم جلسات"),
    *("وضعیت ابلاغ", "گزارش هفتگی", "برای جلسه آینده", "قالب صورت‌جلسه"),
)
TO_BE_REACHED: Final = frozenset(
    {
        *("sets", "set:ladder", "setto:ladder", "hols", "hol", "holnew", "people", "obs", "agys", "agy", "annnew"),
        *("mcal", "dlv", "dlvletfix", "mrows", "row", "fixtext", "fixags", "fixag", "fixadd", "sits", "sit"),
        *("dash", "queue", "res", "card", "hist", "histall", "histallpaper", "pack", "beh", "cancel", "lead"),
        "inv",
    }
)
"""Kinds of presses of the secretariat, one at least for each of its screens."""


@dataclass
class Walker:
    """Presses one button of each kind.

    ``silent`` presses were answered by nobody, or nobody knew them; ``dead`` screens keep whoever has come to them.
    """

    walk: Walk
    person: Person
    most: int
    database: Database
    shown: dict[int, Seen] = field(default_factory=dict)
    waiting: deque[tuple[int, str]] = field(default_factory=deque)
    pressed: set[str] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    _kinds: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _logged: int = 0

    async def press_everything(self, beginning: Sequence[Seen]) -> None:
        """Breadth first. A message that has become another screen is pressed as it stands now; what went with its old
        screen is pressed in the next round."""
        await self._take(beginning)
        while self.waiting and len(self.pressed) < self.most:
            number, label = self.waiting.popleft()
            message = self.shown[number]
            if label not in message.labels or (kind := self._kind_of(message, label)) in self.pressed:
                continue
            self.pressed.add(kind)
            asked = await self._asked()
            said = await self.person.press(message, label)
            if self.person.alert == say("refusal.old_button") or not (said or self.person.alert):
                self.silent.append(f"{self.person.id}: «{label}» under «{message.text[:60]}»")
            is_asked_anew = await self._asked() not in (None, asked)
            self._look_for_a_way_on(message, label, said, is_asked_anew=is_asked_anew)
            await self._take(said)

    async def _take(self, said: Sequence[Seen]) -> None:
        for call in await self.walk.hand.log(self._logged):
            self._logged = max(self._logged, call["n"])
            self._learn(call["params"].get("reply_markup"))
        self.shown |= {new.id: new for new in said}
        self.waiting += [(new.id, label) for new in said for label in new.labels]

    def _learn(self, markup: Any) -> None:
        """What the buttons of a message carry, as the bot sent it."""
        given = json.loads(markup) if isinstance(markup, str) else markup
        buttons = [button for row in (given or {}).get("inline_keyboard", []) for button in row]
        labels = tuple(button["text"] for button in buttons)
        self._kinds[labels] = tuple(_kind(button.get("callback_data") or button["text"]) for button in buttons)

    def _kind_of(self, message: Seen, label: str) -> str:
        kinds = self._kinds.get(message.labels)
        return kinds[message.labels.index(label)] if kinds is not None else label

    def _look_for_a_way_on(self, message: Seen, label: str, said: Sequence[Seen], *, is_asked_anew: bool) -> None:
        """After a press of ``label``: a turned message leads on or ends, and an open question can be left."""
        where = f"{self.person.id}: after «{label}» under «{message.text[:60]}»"
        turned = next((new for new in said if new.id == message.id), None)
        is_left = label in {say(key) for key in _ENDS}
        if turned is not None and not is_left and not turned.labels and not turned.text.startswith(_SIGNS_OF_AN_END):
            self.dead.append(f"{where} nothing leads on from «{turned.text[:60]}»")
        if is_asked_anew and not any(_has_way_out(new) for new in said):
            self.dead.append(f"{where} the question «{said[-1].text[:60] if said else ''}» cannot be left")
        keyboards = [seen.keyboard for seen in said if seen.keyboard]
        if keyboards and not any(say("keyboard.help") in row for row in keyboards[-1]):
            self.dead.append(f"{where} no help is on the permanent keyboard")

    async def _asked(self) -> str | None:
        """The question that the chat is in the middle of; that a report still takes files is none."""
        async with UnitOfWork(self.database, reads_only=True) as uow:
            dialogue = await uow.dialogues.open_in(Messenger(self.walk.messenger), self.person.id)
        return f"{dialogue.step} {dialogue.payload}" if dialogue and dialogue.step != EVIDENCE_STEP else None


def _kind(callback_data: str) -> str:
    """The verb with those of its arguments that are words: «hrout:12:closed» is a kind of its own."""
    verb, *arguments = callback_data.split(":")
    return ":".join([verb, *(one for one in arguments if one.replace("_", "").isalpha() and one.isascii())])


def _has_way_out(seen: Seen) -> bool:
    return bool({say(key) for key in _ENDS} & set(seen.labels))


async def screens_of(person: Person, *typed: str) -> list[Seen]:
    """The screens behind typed words, whose questions are left, and behind the keys of the permanent keyboard."""
    keys = [label for row in [seen.keyboard for seen in await person.start() if seen.keyboard][-1] for label in row]
    found: list[Seen] = []
    for words in typed:
        found += await person.say(words)
        await person.say("لغو")
    return found + [seen for key in keys for seen in await person.key(key)]


async def walked(walk: Walk, person: Person, most: int, *typed: str, opened: Sequence[Seen] = ()) -> Walker:
    """Everything is pressed; nothing was silent, dead or unseemly."""
    database = Database(re.sub("^sqlite:", "sqlite+aiosqlite:", walk.database_url))
    walker = Walker(walk, person, 600 if IN_ALL else most, database)
    try:
        await walker.press_everything([*opened, *await screens_of(person, *typed)])
    finally:
        await database.close()
    assert walker.silent == []
    assert walker.dead == []
    return walker


async def test_no_press_of_an_answering_person_leads_nowhere(issued: Walk) -> None:
    person = issued.person(issued.cast.answering)
    await acknowledged_card(person, issued.cast.closing)
    await walked(issued, person, 50, f"سوابق {issued.cast.closing}", "این هفته", "ثبت گزارش")
    assert await unseemly(issued.hand) == []


async def test_no_press_of_a_head_or_the_chair_leads_nowhere(issued: Walk) -> None:
    code = issued.cast.closing
    await walked(issued, issued.hand.person(issued.cast.head), 30)
    chair = issued.hand.person(issued.cast.secretary + 1)
    walker = await walked(issued, chair, 45, code, f"دستور {code} ظرف سه روز گزارش دهید", "موانع", "گزارش هفتگی")
    assert {"ordr", "ordt", "comm", "obs", "dash", "res"} <= {kind.partition(":")[0] for kind in walker.pressed}
    assert await unseemly(issued.hand) == []


async def test_no_press_of_the_secretariat_leads_nowhere(issued: Walk) -> None:
    typed = (*TYPED_BY_THE_SECRETARIAT, issued.cast.closing, f"سوابق {issued.cast.closing}")
    # A row's card turns into what its buttons open, so each way on from it has a card of its own.
    rows = [await open_row(issued.secretary, await deliveries(issued.secretary), issued.cast.closing) for _ in range(3)]
    walker = await walked(issued, issued.secretary, 130, *typed, opened=rows)
    assert TO_BE_REACHED - walker.pressed == set()
    assert await unseemly(issued.hand) == []
