"""Genuine updates, and what a broken messenger or a stranger's program might make of them."""

import copy
from dataclasses import dataclass
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.raw import Json, a_message
from tests.faults.scenario import ANSWERING, LATE

PEOPLE: Final = (ANSWERING, LATE, 1001, 1007, 1008, 1009)
UNREAD: Final = (
    ("message", "date"),
    ("message", "entities"),
    ("message", "edit_date"),
    ("message", "link_preview_options"),
    ("message", "caption_entities"),
    ("message", "via_bot"),
    ("message", "sender_chat"),
    ("message", "story"),
    ("message", "from", "language_code"),
    ("message", "from", "username"),
    ("message", "from", "is_premium"),
    ("message", "from", "first_name"),
    ("message", "chat", "first_name"),
    ("message", "chat", "username"),
    ("message", "chat", "photo"),
    ("message", "a_field_of_tomorrow"),
    ("a_kind_of_tomorrow",),
)
"""Fields that nobody here reads of a known person's words; some that a messenger may add one day."""

JUNK: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=40),
    st.sampled_from(["\ud800", "\x00", "\u202e", "۳۱/۲", "/start", "x" * 5000, "<b>", "٠" * 30]),
    st.lists(st.one_of(st.integers(), st.text(max_size=5), st.none()), max_size=3),
    st.dictionaries(st.sampled_from(["id", "type", "text", "file_id", "message_id"]), st.integers(), max_size=3),
)
CONTENTS: Final[tuple[Json, ...]] = (
    {"text": "راهنما"},
    {"text": "کارتابل من"},
    {"text": "۳۱/۹۹ شصت درصد"},
    {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}], "caption": "۳۱/۹۹"},
    {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "نامه.pdf"}},
    {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                 "is_animated": False, "is_video": False}},
    {"location": {"latitude": 35.8, "longitude": 50.9}},
    {"contact": {"phone_number": "+989120000000", "first_name": "رابط", "user_id": 1}},
)  # fmt: skip


@dataclass(frozen=True)
class Mutated:
    """``body`` is what the bot gets. Where only ``is_unread`` parts were changed, it is to be handled all the same."""

    number: int
    body: Any
    is_unread: bool


@st.composite
def _mutations(draw: st.DrawFn) -> tuple[Any, bool]:
    update = a_message(draw(st.sampled_from(PEOPLE)), **copy.deepcopy(draw(st.sampled_from(CONTENTS))))
    if draw(st.integers(0, 9)) == 0:
        update = _as_press(update)
    way = draw(st.integers(0, 9))
    if way <= 3 and "message" in update:
        for path in draw(st.lists(st.sampled_from(UNREAD), min_size=1, max_size=3)):
            _put(update, path, draw(JUNK))
        return update, True
    if way == 9:
        return draw(JUNK), False
    for _ in range(draw(st.integers(1, 3))):
        _spoil(draw, update)
    return update, False


def mutated(count: int) -> list[Mutated]:
    """So many, the same ones at every run."""
    found: list[Mutated] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(_mutations())
    def collect(made: tuple[Any, bool]) -> None:
        body, is_unread = made
        number = body.get("update_id") if isinstance(body, dict) else None
        found.append(Mutated(number if isinstance(number, int) else 0, body, is_unread))

    while len(found) < count:
        collect()
    return found[:count]


def _as_press(update: Json) -> Json:
    message = update.pop("message")
    shown = {"message_id": 1, "date": 0, "chat": message["chat"], "text": "…"}
    press = {"id": "4", "from": message["from"], "message": shown, "chat_instance": "1", "data": "no:such:button"}
    return {**update, "callback_query": press}


def _put(update: Json, path: tuple[str, ...], value: Any) -> None:
    *holders, name = path
    for holder in holders:
        update = update[holder]
    update[name] = value


def _spoil(draw: st.DrawFn, update: Json) -> None:
    """Take away, replace or rename something anywhere but the number of the update."""
    holders = [update]
    for holder in holders:
        holders += [one for one in holder.values() if isinstance(one, dict)]
    places = [(holder, name) for holder in holders for name in holder if name != "update_id"]
    if not places:
        return
    holder, name = draw(st.sampled_from(places))
    way = draw(st.integers(0, 2))
    if way == 0:
        del holder[name]
    elif way == 1:
        holder[name] = draw(JUNK)
    else:
        holder[f"{name}_"] = holder.pop(name)
