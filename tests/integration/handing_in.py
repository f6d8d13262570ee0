"""Minutes that are handed in, up to what is read of them."""

from datetime import timedelta
from itertools import count

from sqlalchemy import select

from domain.vocabulary import Messenger
from minutes.draft import Draft
from minutes.read import read_pasted
from services.actors import Actor
from services.handing_in import TakeIn, begin, finish_text, take_in
from services.importing import ReadingJob, claim_job, reading_finished
from storage.database import Database
from storage.models import Delivery, InboxRow, Meeting
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, Province, a_province, an_alias, as_actor, save
from views.screen import Screen

MINUTES = """
موضوع: بیستمین صورتجلسه قرارگاه اجتماعی استان گلشن
تاریخ تشکیل:\tروز:\tساعت:\tمحل تشکیل جلسه:
۱۴۰۵/۰۸/۲۸\tپنج شنبه\t۷/۳۰\tسالن جلسات

ردیف\tمصوبات بیستمین جلسه\tاقدام کننده\tزمان اقدام
۱\tمقرر گردید: در خصوص بهسازی بوستان محله سپیدار اقدام و نتیجه گزارش شود.\tشهرداری مهرآباد\t۲ هفته
۲\tمقرر گردید: از خانواده‌های نیازمند محله حمایت شود.\tبهزیستی - فرمانداران\tمستمر
۳\tمقرر گردید: نشانی مراکز مشاوره اعلام شود.\tسازمان نوسازی مدارس گلشن\t۱ ماه
"""
ticks = count(1)


def later() -> timedelta:
    """Each act of a test happens a second after the one before."""
    return timedelta(seconds=next(ticks))


async def an_update(database: Database, text: str) -> int:
    number = next(ticks)
    row = InboxRow(
        bot_id=1, messenger=Messenger.TELEGRAM, update_id=number, chat_id=1001, payload=text, received_at=NOW
    )
    (saved,) = await save(database, row)
    return saved.id


async def paste(database: Database, actor: Actor, *parts: str) -> list[int]:
    """«صورت‌جلسه جدید», the parts in a message each, «تمام شد»."""
    await begin(actor, None, UnitOfWork(database), NOW + later())
    ids = [await an_update(database, part) for part in parts]
    for inbox_id, part in zip(ids, parts, strict=True):
        await take_in(TakeIn(actor, inbox_id, text=part), UnitOfWork(database), NOW + later())
    await finish_text(actor, UnitOfWork(database), NOW + later())
    return ids


def nobody_is_gone(_owner: str) -> bool:
    return False


async def claimed(database: Database) -> ReadingJob:
    job = await claim_job("reader", nobody_is_gone, UnitOfWork(database), NOW + later())
    assert job is not None
    return job


async def read(database: Database) -> Draft:
    """What the worker does with the next job."""
    job = await claimed(database)
    draft = read_pasted(job.text or "", known_agencies=job.known_names, known_meetings=job.known_meetings)
    await reading_finished(job.id, draft, UnitOfWork(database), NOW + later())
    return draft


async def said(database: Database) -> list[Screen]:
    async with UnitOfWork(database, reads_only=True) as uow:
        rows = await uow.session.scalars(select(Delivery).order_by(Delivery.id))
        return [Screen.from_json(row.screen) for row in rows]


async def meetings(database: Database) -> list[Meeting]:
    async with UnitOfWork(database, reads_only=True) as uow:
        return list(await uow.session.scalars(select(Meeting).where(Meeting.discarded_at.is_(None))))


async def the_province(database: Database) -> tuple[Province, Actor]:
    province = await a_province(database)
    await an_alias(database, province.welfare, "بهزیستی")
    return province, await as_actor(database, province.secretary)
