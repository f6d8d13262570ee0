"""Every button that can be reached is pressed, by each role: none is unanswered, none leads to a dead end."""

import os
import re
from collections import deque
from typing import Final

from locales.catalog import say
from tests.walk.cast import Walk
from tests.walk.hand import Person, Seen
from tests.walk.inspection import unseemly
from tests.walk.scenes import acknowledged_card

MOST_PRESSES: Final = 600 if os.environ.get("PEYGIR_WALK_PAIRS") == "all" else 60
_NUMBER: Final = re.compile(r"[\d/]+")


def sort_of(message: Seen, label: str) -> str:
    """What kind of press it is: the same button under the same kind of message counts as one."""
    head = _NUMBER.sub("#", message.text.split("\n")[0])[:16]
    return f"{head}|{_NUMBER.sub('#', label)[:16]}"


async def press_everything(person: Person, beginning: list[Seen]) -> list[str]:
    """Presses of new sorts, breadth first; answers those that nobody answered or knew.

    A message that has become another screen is pressed as it stands now; what went with its old screen is pressed
    where that screen comes again.
    """
    silent: list[str] = []
    shown = {message.id: message for message in beginning}
    waiting = deque((message.id, label) for message in beginning for label in message.labels)
    pressed: set[str] = set()
    presses = 0
    while waiting and presses < MOST_PRESSES:
        message_id, label = waiting.popleft()
        message = shown[message_id]
        if label not in message.labels or (sort := sort_of(message, label)) in pressed:
            continue
        pressed.add(sort)
        presses += 1
        said = await person.press(message, label)
        if person.alert == say("refusal.old_button") or not (said or person.alert):
            silent.append(f"{person.id}: «{label}» under «{message.text[:60]}»")
        shown |= {new.id: new for new in said}
        waiting += [(new.id, button) for new in said for button in new.labels]
    return silent


async def screens_of(person: Person) -> list[Seen]:
    """What the keys of the permanent keyboard lead to."""
    keys = [label for row in [seen.keyboard for seen in await person.start() if seen.keyboard][-1] for label in row]
    return [seen for key in keys for seen in await person.key(key)]


async def test_no_press_of_an_answering_person_is_left_unanswered(issued: Walk) -> None:
    person = issued.person(issued.cast.answering)
    await acknowledged_card(person, issued.cast.closing)
    assert await press_everything(person, await screens_of(person)) == []
    assert await unseemly(issued.hand) == []


async def test_no_press_of_a_head_or_the_chair_is_left_unanswered(issued: Walk) -> None:
    chair = issued.cast.secretary + 1
    for person in (issued.hand.person(issued.cast.head), issued.hand.person(chair)):
        assert await press_everything(person, await screens_of(person)) == []
    assert await unseemly(issued.hand) == []


async def test_no_press_of_the_secretariat_is_left_unanswered(issued: Walk) -> None:
    assert await press_everything(issued.secretary, await screens_of(issued.secretary)) == []
    assert await unseemly(issued.hand) == []
