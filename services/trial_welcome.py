"""What the sample people of a trial find in their chats when it begins: their keyboard, and minutes to hand in."""

from datetime import date, datetime, timedelta
from typing import Final

from domain.calendar import short_date, today, weekday_name
from domain.vocabulary import FileKind, Messenger, Role
from locales.catalog import say
from locales.samples import sample_minutes, sample_people
from services.actors import Place
from services.telling import Telling, tell_place
from storage.files import FileStore
from storage.unit_of_work import UnitOfWork
from views.joining import welcome_back
from views.screen import Enclosure, Screen

STRANGER: Final = "stranger"


async def welcome_sample(files: FileStore, uow: UnitOfWork, now: datetime) -> None:
    """Greet every sample person who holds a post, once; the secretariat also gets the sample minutes as a file."""
    content = minutes_of(today(now)).encode()
    async with uow:
        for person in sample_people():
            if person.role == STRANGER:
                continue
            place, telling = Place(Messenger(person.messenger), person.id), Telling(f"trial-welcome:{person.id}")
            if await uow.outbox.has(telling.key):
                return
            role = Role(person.role)
            await tell_place(uow, place, welcome_back(role, person.name), telling, now)
            if role is Role.SECRETARIAT:
                stored_name = await files.keep_made(content, ".txt")
                enclosure = Enclosure(FileKind.DOCUMENT, stored_name, say("trial.minutes_file"))
                screen = Screen(say("trial.minutes"), enclosures=(enclosure,))
                await tell_place(uow, place, screen, Telling(f"trial-minutes:{person.id}"), now)
        await uow.commit(now)


def minutes_of(held_on: date) -> str:
    """The sample minutes of a meeting on that day, so that what they decide falls due from it."""
    starts_on, ends_on = held_on + timedelta(days=10), held_on + timedelta(days=21)
    return sample_minutes(
        meeting_date=short_date(held_on),
        weekday=weekday_name(held_on),
        invitation_date=short_date(held_on - timedelta(days=2)),
        previous_date=short_date(held_on - timedelta(days=21)),
        letter_date=short_date(held_on - timedelta(days=7)),
        start_weekday=weekday_name(starts_on),
        start_date=short_date(starts_on),
        end_date=short_date(ends_on),
    )
