"""Every button that can be reached is pressed, by each role: none is unanswered, none leads to a dead end.

Help and a way on are one press away: the permanent keyboard with «راهنما» is always there, what opens a question has
the way out of it, and a message that turns into another one says what was done or has buttons that lead on.
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from domain.vocabulary import Messenger
from locales.catalog import say
from services.recording import EVIDENCE_STEP
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen
from tests.walk.inspection import unseemly
from tests.walk.scenes import acknowledged_card

IN_ALL: Final = os.environ.get("PEYGIR_WALK_PAIRS") == "all"
_NUMBER: Final = re.compile(r"[\d/]+")
_ENDS: Final = {"reports.button.leave", "minutes.button.drop", "minutes.button.finished", "reminders.button.no"}
_SIGNS_OF_AN_END: Final = ("✅", "🟢", "⏳", "🔴")
"""A message that begins so says that something was done."""

TYPED_BY_THE_SECRETARIAT: Final = (
    *("تنظیمات", "تعطیلات", "گروه‌ها", "مرجع من", "افراد", "موانع", "اطلاعیه", "حالت جلسه", "تقویم جلسات"),
    *("وضعیت ابلاغ", "گزارش هفتگی", "برای جلسه آینده", "قالب صورت‌جلسه"),
)
TO_BE_REACHED: Final = frozenset(
    {
        *("تعطیل جدید", "اصلاح نامه ابلاغ", "همه ردیف‌ها", "اصلاح دستگاه‌ها", "اصلاح متن", "فهرست تماس", "از طرف دستگاه"),
        *("یادآوری‌ها", "ساعت و روز کاری", "نوع رابطه", "تصویر", "گزارش جلسه بعد"),
    }
)


@dataclass
class Walker:
    """Presses of new sorts, first where a kind of message was pressed least. ``silent`` presses were answered by
    nobody, or nobody knew them; ``dead`` screens keep whoever has come to them."""

    walk: Walk
    person: Person
    most: int
    database: Database
    shown: dict[int, Seen] = field(default_factory=dict)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    _heads: Counter[str] = field(default_factory=Counter)

    async def press_everything(self, beginning: Sequence[Seen]) -> None:
        """A message that has become another screen is pressed as it stands now; what went with its old screen is
        pressed where that screen comes again."""
        self._take(beginning)
        while len(self.pressed) < self.most and (found := self._next()) is not None:
            message, label = found
            self.pressed.add(sort_of(message, label))
            self._heads[head_of(message)] += 1
            asked = await self._asked()
            said = await self.person.press(message, label)
            if self.person.alert == say("refusal.old_button") or not (said or self.person.alert):
                self.silent.append(f"{self.person.id}: «{label}» under «{message.text[:60]}»")
            is_asked_anew = await self._asked() not in (None, asked)
            self._look_for_a_way_on(message, label, said, is_asked_anew=is_asked_anew)
            self._take(said)

    @property
    def labels(self) -> set[str]:
        """What was pressed, without the messages."""
        return {sort.partition("|")[2] for sort in self.pressed}

    def _take(self, said: Sequence[Seen]) -> None:
        self.shown |= {new.id: new for new in said}
        self.waiting += [(new.id, label) for new in said for label in new.labels]

    def _next(self) -> tuple[Seen, str] | None:
        """The press of a new sort under the kind of message that was pressed least."""
        self.waiting = [
            (number, label)
            for number, label in self.waiting
            if label in self.shown[number].labels and sort_of(self.shown[number], label) not in self.pressed
        ]
        if not self.waiting:
            return None
        chosen = min(self.waiting, key=lambda one: self._heads[head_of(self.shown[one[0]])])
        self.waiting.remove(chosen)
        return self.shown[chosen[0]], chosen[1]

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


def head_of(message: Seen) -> str:
    """What kind of message it is."""
    return _NUMBER.sub("#", message.text.split("\n")[0])[:16]


def sort_of(message: Seen, label: str) -> str:
    """What kind of press it is: the same button under the same kind of message counts as one."""
    return f"{head_of(message)}|{_NUMBER.sub('#', label)[:24]}"


def _has_way_out(seen: Seen) -> bool:
    return bool({say(key) for key in _ENDS} & set(seen.labels))


async def screens_of(person: Person, *typed: str) -> list[Seen]:
    """What the keys of the permanent keyboard lead to, and what is typed."""
    keys = [label for row in [seen.keyboard for seen in await person.start() if seen.keyboard][-1] for label in row]
    pressed = [seen for key in keys for seen in await person.key(key)]
    for words in typed:
        pressed += await person.say(words)
    return pressed


async def walked(walk: Walk, person: Person, most: int, *typed: str) -> Walker:
    """Everything is pressed; nothing was silent, dead or unseemly."""
    database = Database(re.sub("^sqlite:", "sqlite+aiosqlite:", walk.database_url))
    walker = Walker(walk, person, 600 if IN_ALL else most, database)
    try:
        await walker.press_everything(await screens_of(person, *typed))
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
    assert {"دستور", "یادداشت", "بدون مهلت"} <= walker.labels
    assert await unseemly(issued.hand) == []


async def test_no_press_of_the_secretariat_leads_nowhere(issued: Walk) -> None:
    typed = (*TYPED_BY_THE_SECRETARIAT, issued.cast.closing, f"سوابق {issued.cast.closing}")
    walker = await walked(issued, issued.secretary, 120, *typed)
    assert TO_BE_REACHED - walker.labels == set()
    assert await unseemly(issued.hand) == []
