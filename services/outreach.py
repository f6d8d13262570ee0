"""When an account cannot be reached any more: where else its person may be, and who should know."""

from datetime import datetime

from domain.calendar import today
from services.telling import Telling, tell_people
from storage.models import Account, Delivery, Person
from storage.unit_of_work import UnitOfWork
from views import breakages as views


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


async def _tell_secretariats(uow: UnitOfWork, person: Person, now: datetime) -> None:
    day = today(now)
    for post in await uow.people.posts_of(person.id, day):
        others = [one for one in await uow.people.secretariat_of(post.body_id, day) if one.id != person.id]
        screen = views.unreachable(person.full_name, post.agency.name if post.agency else post.body.name)
        await tell_people(uow, others, screen, Telling(f"unreachable:{post.id}:{day.isoformat()}"), now)
