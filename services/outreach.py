"""When an account cannot be reached any more: where else its person may be, and who should know."""

from datetime import date, datetime

from domain.calendar import today
from services.telling import Telling, tell_people
from storage.models import Account, Appointment, Delivery, Person
from storage.unit_of_work import UnitOfWork
from views import breakages as views
from views.screen import Screen


async def tell_of_unreachable(uow: UnitOfWork, delivery: Delivery, now: datetime) -> Account | None:
    """Note that an account blocked the bot and tell the secretariats of its person once a day.

    Answers another account of the person that can be reached. The caller commits.
    """
    account = await uow.people.account(delivery.messenger, delivery.chat_id)
    if account is None:
        return None
    account.unreachable_at = account.unreachable_at or now
    await uow.flush()
    accounts = await uow.people.accounts_of(account.person_id)
    other = next((one for one in accounts if one.unreachable_at is None), None)
    if other is None:
        await _tell_secretariats(uow, account.person, now)
    return other


async def tell_of_uncertain(uow: UnitOfWork, delivery: Delivery, now: datetime) -> None:
    """Show the secretariats of a message's person that nobody knows whether it arrived. The caller commits."""
    account = await uow.people.account(delivery.messenger, delivery.chat_id)
    if account is None:
        return
    beginning = Screen.from_json(delivery.screen).text.strip().partition("\n")[0]
    day = today(now)
    for post in await uow.people.posts_of(account.person_id, day):
        screen = views.uncertain(delivery.id, account.person.full_name, _office(post), beginning)
        people = await _colleagues(uow, post, day) or [account.person]
        await tell_people(uow, people, screen, Telling(f"uncertain:{delivery.id}"), now)


async def _tell_secretariats(uow: UnitOfWork, person: Person, now: datetime) -> None:
    day = today(now)
    for post in await uow.people.posts_of(person.id, day):
        screen = views.unreachable(person.full_name, _office(post))
        others = await _colleagues(uow, post, day)
        await tell_people(uow, others, screen, Telling(f"unreachable:{post.id}:{day.isoformat()}"), now)


async def _colleagues(uow: UnitOfWork, post: Appointment, day: date) -> list[Person]:
    """The secretariat of an appointment's body without its own person."""
    return [one for one in await uow.people.secretariat_of(post.body_id, day) if one.id != post.person_id]


def _office(post: Appointment) -> str:
    return post.agency.name if post.agency else post.body.name
