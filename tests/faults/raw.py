"""Updates as a messenger writes them, made by hand."""

from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from tests.faults.ordeal import Ordeal

BOT: Final = 2000000
AT_ONCE: Final = 200
Json = dict[str, Any]
_numbers = count(1)


def a_person(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "رابط", "language_code": "fa"}


def a_chat(number: int) -> Json:
    return {"id": number, "type": "private", "first_name": "رابط"}


def a_message(person: int, **content: Any) -> Json:
    """A message that a person writes; ``content`` is its text or whatever it carries."""
    number = 500_000 + next(_numbers)
    said = {"message_id": number, "from": a_person(person), "chat": a_chat(person), "date": 1_662_800_000, **content}
    return {"update_id": 900_000_000 + next(_numbers), "message": said}


async def hand_in(ordeal: Ordeal, updates: list[Any]) -> None:
    """Give the bot all of them, in this order."""
    await ordeal.hand.post("updates", {"bot": BOT, "raw": updates})


def in_portions(updates: list[Any]) -> Iterator[list[Any]]:
    """As many at a time as leave the bot time to breathe."""
    return (updates[start : start + AT_ONCE] for start in range(0, len(updates), AT_ONCE))
