"""One transaction and the repositories that share it."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import and_, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.vocabulary import Outcome
from storage.database import Database
from storage.models import Base, InboxRow
from storage.receipt import Receipt
from storage.repositories.agencies import Agencies
from storage.repositories.announcements import Announcements
from storage.repositories.assignments import Assignments
from storage.repositories.attachments import Attachments
from storage.repositories.auditing import Auditing
from storage.repositories.chat_groups import ChatGroups
from storage.repositories.dialogues import Dialogues
from storage.repositories.directory import Directory
from storage.repositories.hearings import Hearings
from storage.repositories.history import History
from storage.repositories.holidays import Holidays
from storage.repositories.inbox import Inbox
from storage.repositories.invites import Invites
from storage.repositories.jobs import Jobs
from storage.repositories.leases import Leases
from storage.repositories.looking import Looking
from storage.repositories.meetings import Meetings
from storage.repositories.orders import Orders
from storage.repositories.outbox import Outbox
from storage.repositories.people import People
from storage.repositories.reminders import Reminders
from storage.repositories.reports import Reports
from storage.repositories.searching import Searching
from storage.repositories.undone import Undone
from storage.repositories.watching import Watching

M = TypeVar("M", bound=Base)


class DoneElsewhere(Exception):
    """Another process has handled the update meanwhile; its effects stand, and these are rolled back."""


class UnitOfWork:
    """Enter it, load, change, ``commit``; what is not committed is rolled back on leaving.

    With the receipt of an update, the same commit marks that update as done: its effects and «done» stand or fall
    together. A unit of work that only reads runs beside the writer.
    """

    session: AsyncSession

    def __init__(self, database: Database, receipt: Receipt | None = None, *, reads_only: bool = False) -> None:
        self._database = database
        self._receipt = receipt
        self._reads_only = reads_only
        self._forgets = False
        self._session_context: AbstractAsyncContextManager[AsyncSession] | None = None

    async def __aenter__(self) -> Self:
        self._session_context = self._database.reading() if self._reads_only else self._database.writing()
        self.session = await self._session_context.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        context, self._session_context = self._session_context, None
        self._forget_repositories()
        if context is not None:
            await context.__aexit__(kind, error, trace)

    async def commit(self, now: datetime) -> None:
        """Make it all durable, and the update that asked for it done at ``now``."""
        if self._reads_only:
            raise RuntimeError("a unit of work that only reads has nothing to commit")
        if "history" in vars(self):
            await self.history.seal()
        if self._receipt is not None:
            await self._mark_done(self._receipt, now)
        await self.session.commit()
        if self._receipt is not None:
            self._receipt.outcome = Outcome.COMMITTED
        if "outbox" in vars(self) and self.outbox.has_queued:
            self._database.announce_queued()

    def forget_received(self) -> None:
        """What the update said is blanked by the commit that marks it done, for it holds a secret."""
        self._forgets = True

    async def _mark_done(self, receipt: Receipt, now: datetime) -> None:
        is_undone = and_(InboxRow.id == receipt.inbox_id, InboxRow.outcome.is_(None))
        forgotten = {"payload": None} if self._forgets else {}
        marked = update(InboxRow).where(is_undone).values(outcome=Outcome.COMMITTED, done_at=now, **forgotten)
        is_marked = await self.session.scalar(marked.returning(InboxRow.id)) is not None
        if not is_marked and receipt.outcome is not Outcome.COMMITTED:
            raise DoneElsewhere

    def add(self, row: Base) -> None:
        """Put a new row beside the loaded ones; it gets its id at the next ``flush``."""
        self.session.add(row)

    async def remove(self, row: Base) -> None:
        """Delete a loaded row."""
        await self.session.delete(row)

    async def refresh(self, row: Base) -> None:
        """Read a loaded row again, as after waiting for a lock."""
        await self.session.refresh(row)

    async def flush(self) -> None:
        await self.session.flush()

    async def get(self, model: type[M], key: object) -> M | None:
        """A row by its primary key, without its relationships."""
        return await self.session.get(model, key)

    @cached_property
    def agencies(self) -> Agencies:
        return Agencies(self.session)

    @cached_property
    def announcements(self) -> Announcements:
        return Announcements(self.session)

    @cached_property
    def assignments(self) -> Assignments:
        return Assignments(self.session)

    @cached_property
    def attachments(self) -> Attachments:
        return Attachments(self.session)

    @cached_property
    def auditing(self) -> Auditing:
        return Auditing(self.session)

    @cached_property
    def dialogues(self) -> Dialogues:
        return Dialogues(self.session)

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.session)

    @cached_property
    def hearings(self) -> Hearings:
        return Hearings(self.session)

    @cached_property
    def groups(self) -> ChatGroups:
        return ChatGroups(self.session)

    @cached_property
    def history(self) -> History:
        return History(self.session)

    @cached_property
    def holidays(self) -> Holidays:
        return Holidays(self.session)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.session)

    @cached_property
    def invites(self) -> Invites:
        return Invites(self.session)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.session)

    @cached_property
    def leases(self) -> Leases:
        return Leases(self.session)

    @cached_property
    def looking(self) -> Looking:
        return Looking(self.session)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.session)

    @cached_property
    def orders(self) -> Orders:
        return Orders(self.session)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.session)

    @cached_property
    def people(self) -> People:
        return People(self.session)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.session)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.session)

    @cached_property
    def searching(self) -> Searching:
        return Searching(self.session)

    def _forget_repositories(self) -> None:
        for name in [name for name, value in vars(type(self)).items() if isinstance(value, cached_property)]:
            self.__dict__.pop(name, None)

    @cached_property
    def undone(self) -> Undone:
        return Undone(self.session)

    @cached_property
    def watching(self) -> Watching:
        return Watching(self.session)
