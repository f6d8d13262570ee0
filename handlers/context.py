"""What every handler is given beside the update: who acts, where, what they mean, and the doors to act and to show."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Final, Protocol, Self

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from domain.vocabulary import Messenger, Outcome
from services.actors import Actor, Place
from services.telling import Links
from storage.database import Database
from storage.files import FileStore
from storage.models import Dialogue
from storage.receipt import Receipt
from storage.unit_of_work import UnitOfWork
from views.screen import Screen
from views.way_out import with_way_out

RECEIPT: Final[ContextVar[Receipt | None]] = ContextVar("RECEIPT", default=None)
"""The receipt of the update that the running task handles; the library has no other way to hand it in."""


class Clock(Protocol):
    """The one clock of the process: the system's, or the trial's."""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        ...


class Door(Protocol):
    """What bot/ gives to handlers: showing a screen at once, without the outbox."""

    async def show(
        self, place: Place, screen: Screen, *, links: Links, edits_message_id: int | None, now: datetime
    ) -> None:
        """Send (or edit a message into) ``screen`` and remember what the message is about."""
        ...

    async def answer_press(self, press_id: str, words: str | None, *, alert: bool) -> None:
        """Answer a button press, with a short sentence or silently; a press too old to answer is no error."""
        ...

    async def typing(self, place: Place) -> None:
        """«در حال نوشتن …» for the next seconds; failing to show it is no error."""
        ...


class Workshop(Protocol):
    """Where papers and pictures are made, beside the process that talks."""

    async def make(self, work: Callable[..., bytes], *values: object) -> bytes:
        """What ``work`` makes of ``values``; both must survive pickling. TimeoutError when it takes a minute."""
        ...


class House(Protocol):
    """What lives as long as the process: kept in ``Application.bot_data``."""

    @property
    def database(self) -> Database: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def door(self) -> Door: ...

    @property
    def messenger(self) -> Messenger: ...

    @property
    def files(self) -> FileStore: ...

    @property
    def workshop(self) -> Workshop: ...

    @property
    def bot_link(self) -> str:
        """The address before a start payload, such as ``https://t.me/NAME?start=``."""
        ...


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """One update's context. ``actor`` is None for a stranger; ``arguments`` are those of a pressed button.

    ``is_answering`` while the answer to an open question is handled.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.house: House = application.bot_data["house"]
        self.actor: Actor | None = None
        self.place = Place(self.house.messenger, chat_id or 0)
        self.receipt = RECEIPT.get()
        self.dialogue: Dialogue | None = None
        self.arguments: tuple[str, ...] = ()
        self.act: Any = None
        self.pressed_message_id: int | None = None
        self.press_answer: str | None = None
        self.is_answering = False
        self.is_group = False

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = super().from_update(update, application)
        if isinstance(update, Update) and update.callback_query and update.callback_query.message:
            context.pressed_message_id = update.callback_query.message.message_id
        return context

    def now(self) -> datetime:
        return self.house.clock.now()

    def unit_of_work(self) -> UnitOfWork:
        """A transaction that also marks this update as done when it commits."""
        return UnitOfWork(self.house.database, self.receipt)

    def aside(self) -> UnitOfWork:
        """A transaction beside this update, which stays to be done."""
        return UnitOfWork(self.house.database)

    def looking(self) -> UnitOfWork:
        """A transaction that only reads."""
        return UnitOfWork(self.house.database, reads_only=True)

    @property
    def person(self) -> Actor:
        """The actor, where the routing has made sure that there is one."""
        if self.actor is None:
            raise LookupError("a stranger came past the gate")
        return self.actor

    @property
    def subject(self) -> int:
        """The id that the pressed button names first."""
        return self.numbers(1)[0]

    def numbers(self, count: int) -> list[int]:
        """The first ``count`` ids of the pressed button, whose shape handlers.presses has made sure of."""
        return [int(argument) for argument in self.arguments[:count]]

    async def print(self, ending: str, work: Callable[..., bytes], *values: object) -> str:
        """The stored name of a paper or picture that ``work`` makes of ``values``; ``ending`` is like ``.pdf``."""
        await self.house.door.typing(self.place)
        return await self.house.files.keep_made(await self.house.workshop.make(work, *values), ending)

    async def show(self, screen: Screen, links: Links | None = None, *, in_place: bool = False) -> None:
        """Show at once what changes nothing; ``in_place`` turns the message whose button was pressed into it.

        What is said to an answer that did not settle the question has the way out of it.
        """
        if self.is_answering and await self._is_still_asked():
            screen = with_way_out(screen)
        edits = self.pressed_message_id if in_place else None
        await self.house.door.show(self.place, screen, links=links or Links(), edits_message_id=edits, now=self.now())
        if self.receipt is not None and self.receipt.outcome is None:
            self.receipt.outcome = Outcome.SHOWN

    async def _is_still_asked(self) -> bool:
        async with self.looking() as uow:
            return await uow.dialogues.open_in(self.place.messenger, self.place.chat_id) is not None
