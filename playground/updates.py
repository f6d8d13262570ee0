"""The queue of updates that a bot has not taken yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from playground.archive import Archive
from playground.bell import Bell
from playground.profiles import Profile
from playground.sequences import Numbers
from playground.wire import Json

KEPT_FOR: Final = timedelta(hours=24)
NOT_UNLESS_ASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Waiting:
    """One update in the queue. ``place`` orders it; ``is_raw``: handed over as given, whatever its id says."""

    place: int
    body: Any
    chat_id: int
    arrived_at: datetime
    is_raw: bool = False
    is_shown: bool = False

    @property
    def update_id(self) -> int | None:
        """The id the bot sees, if there is a proper one."""
        found = self.body.get("update_id") if isinstance(self.body, dict) else None
        return found if isinstance(found, int) and not isinstance(found, bool) else None


class UpdateQueue:
    """Updates by arrival, until the bot moves its offset past them or they grow too old (Bot API: 24 hours).

    The age is real time: a jump of the trial's clock must not lose what was said just before it.
    """

    def __init__(self, bot_id: int, profile: Profile, archive: Archive, numbers: Numbers) -> None:
        self._bot_id = bot_id
        self._profile = profile
        self._archive = archive
        self._numbers = numbers
        self._waiting: dict[int, Waiting] = {}
        self.bell = Bell()
        self.allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Waiting]:
        return iter(list(self._waiting.values()))

    def add(self, kind: str, body: Json, chat_id: int, now: datetime) -> None:
        """Queue an update of a kind that this messenger has and the bot has not declined."""
        if not self._is_wanted(kind):
            return
        number = self._numbers.next(self._name, self._profile.first_update_id)
        self._put(Waiting(self._next_place(), {"update_id": number, kind: body}, chat_id, now))

    def add_raw(self, body: Any, now: datetime) -> None:
        """Queue anything as it is. Later updates get ids behind a proper id of it."""
        waiting = Waiting(self._next_place(), body, 0, now, is_raw=True)
        if waiting.update_id is not None:
            self._numbers.skip_to(self._name, waiting.update_id + 1)
        self._put(waiting)

    def restore(self, kept: Json) -> None:
        """Take in an update that was kept."""
        waiting = Waiting(**{**kept, "arrived_at": datetime.fromisoformat(kept["arrived_at"])})
        self._waiting[waiting.place] = waiting

    def take(self, limit: int, offset: int | None) -> list[Any]:
        """The bodies to show to a poller that has acknowledged everything below ``offset``; a negative offset
        keeps only so many of the newest (Bot API: getUpdates)."""
        if offset is not None:
            self._acknowledge(offset)
        shown = list(self._waiting.values())[:limit]
        for waiting in shown:
            waiting.is_shown = True
        return [waiting.body for waiting in shown]

    def remove(self, waiting: Waiting) -> None:
        """Take out one update that a webhook accepted."""
        if self._waiting.pop(waiting.place, None):
            self._archive.drop("update", [self._key(waiting.place)])

    def clear(self) -> None:
        """Drop everything that waits."""
        self._drop(list(self._waiting))

    def expire(self, now: datetime) -> None:
        """Drop what the messenger would have given up."""
        old = [place for place, waiting in self._waiting.items() if now - waiting.arrived_at > KEPT_FOR]
        surplus = len(self._waiting) - (self._profile.backlog or len(self._waiting))
        self._drop({*old, *list(self._waiting)[: max(0, surplus)]})

    @property
    def _name(self) -> str:
        return f"update/{self._bot_id}"

    def _next_place(self) -> int:
        return self._numbers.next(f"place/{self._bot_id}")

    def _key(self, place: int) -> str:
        return f"{self._bot_id}/{place}"

    def _is_wanted(self, kind: str) -> bool:
        kinds = self._profile.update_kinds
        if kinds is not None and kind not in kinds:
            return False
        return kind in self.allowed if self.allowed else kind not in NOT_UNLESS_ASKED

    def _put(self, waiting: Waiting) -> None:
        self._waiting[waiting.place] = waiting
        kept = {
            "place": waiting.place,
            "body": waiting.body,
            "chat_id": waiting.chat_id,
            "arrived_at": waiting.arrived_at.isoformat(),
            "is_raw": waiting.is_raw,
        }
        self._archive.keep("update", self._key(waiting.place), {"bot_id": self._bot_id, **kept})
        self.bell.ring()

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self._drop(list(self._waiting)[:offset])
            return
        self._drop([place for place, waiting in self._waiting.items() if _is_acknowledged(waiting, offset)])

    def _drop(self, places: Iterable[int]) -> None:
        gone = [place for place in places if self._waiting.pop(place, None)]
        if gone:
            self._archive.drop("update", map(self._key, gone))


def _is_acknowledged(waiting: Waiting, offset: int) -> bool:
    is_past = waiting.update_id is None or waiting.update_id < offset
    return is_past and (waiting.is_shown or not waiting.is_raw)
