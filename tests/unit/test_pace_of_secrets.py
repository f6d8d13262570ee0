"""An invite is shown although the chat has just been written to as fast as the pace allows."""

from pathlib import Path
from typing import cast

from bot.courier import Courier
from bot.door import MessengerDoor
from bot.pacer import Pace, Pacer
from domain.vocabulary import Messenger
from services.actors import Place
from services.telling import Links
from storage.database import Database
from tests.builders import NOW
from views.screen import Screen

PLACE = Place(Messenger.TELEGRAM, 7)


class KeepingCourier:
    """Keeps what was brought."""

    def __init__(self) -> None:
        self.brought: list[str] = []

    async def bring(self, _chat_id: int, part: Screen, **_: object) -> list[int]:
        self.brought.append(part.text)
        return [len(self.brought)]


async def test_a_second_invite_waits_for_the_pace_of_its_chat(tmp_path: Path) -> None:
    courier, pacer = KeepingCourier(), Pacer(Pace(bot=1000, chat=50))
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}")
    door = MessengerDoor(cast(Courier, courier), pacer, database, Messenger.TELEGRAM)
    pacer.note(PLACE.chat_id, 4)
    assert PLACE.chat_id in pacer.resting()
    await door.show(PLACE, Screen("دعوت", is_secret=True), links=Links(), edits_message_id=None, now=NOW)
    assert courier.brought == ["دعوت"]
    await database.close()
