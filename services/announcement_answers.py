"""What people answer to an announcement, and what the secretariat sees of it."""

from datetime import datetime

from domain.refusals import Refusal
from domain.vocabulary import AnnouncementState, Attendance, DeliveryFate
from services.actors import Actor
from services.announcing import Announcing, owned
from services.telling import Telling, tell_place
from storage.models import Agency, Announcement, AnnouncementReceipt, Event
from storage.unit_of_work import UnitOfWork
from views import announcing as views
from views.screen import Screen


async def acknowledge(press: Announcing, uow: UnitOfWork, now: datetime) -> bool:
    """«دریافت شد»; False when it was pressed before."""
    async with uow:
        receipt = await _own_receipt(press, uow)
        is_new = receipt.seen_at is None
        receipt.seen_at = receipt.seen_at or now
        await uow.commit(now)
        return is_new


async def answer(press: Announcing, attendance: Attendance, uow: UnitOfWork, now: datetime) -> None:
    """«می‌آیم», «نماینده می‌آید», «نمی‌آیم»; the last word counts, and it is shown what was understood."""
    async with uow:
        receipt = await _own_receipt(press, uow)
        announcement = await uow.announcements.announcement(receipt.announcement_id)
        if announcement is None or announcement.meeting is None:
            raise Refusal("old_button")
        receipt.seen_at = receipt.seen_at or now
        receipt.attendance, receipt.answered_at = attendance, now
        agency = await uow.get(Agency, receipt.agency_id)
        uow.history.record(_answered(announcement, receipt, now))
        screen = views.attendance_recorded(announcement.id, agency.name if agency is not None else "", attendance)
        key = f"attendance:{announcement.id}:{receipt.person_id}:{now.isoformat()}"
        await tell_place(uow, press.actor.place, screen, Telling(key), now)
        await uow.commit(now)


async def state_of(actor: Actor, announcement_id: int, uow: UnitOfWork) -> Screen:
    """Who got it, who has seen it and, of an invitation, who comes. Reads only."""
    async with uow:
        announcement = await owned(uow, actor, announcement_id)
        if announcement.state is not AnnouncementState.SENT or announcement.broadcast_id is None:
            raise Refusal("nothing_open")
        reached = await _reached(uow, announcement.broadcast_id)
        hearers = tuple(
            views.Hearer(agency.name, person.id in reached, receipt.seen_at is not None, receipt.attendance)
            for receipt, person, agency in await uow.announcements.receipts(announcement_id)
        )
        return views.state(announcement_id, hearers, is_invitation=announcement.meeting_id is not None)


async def _own_receipt(press: Announcing, uow: UnitOfWork) -> AnnouncementReceipt:
    receipt = await uow.announcements.receipt(press.subject_id, press.actor.person_id)
    if receipt is None:
        raise Refusal("not_found")
    return receipt


async def _reached(uow: UnitOfWork, broadcast_id: int) -> set[int]:
    """The persons to whom at least one message of it was surely delivered."""
    return {person for _, person, fate in await uow.jobs.fates_of([broadcast_id]) if fate is DeliveryFate.SENT}


def _answered(announcement: Announcement, receipt: AnnouncementReceipt, now: datetime) -> Event:
    return Event(
        body_id=announcement.body_id,
        at=now,
        kind="attendance",
        person_id=receipt.person_id,
        agency_id=receipt.agency_id,
        after={
            "announcement_id": announcement.id,
            "attendance": receipt.attendance.value if receipt.attendance is not None else None,
        },
    )
