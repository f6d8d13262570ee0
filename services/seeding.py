"""The sample body of a trial: its directory, its people with their accounts and posts. Only for trying."""

from datetime import date, datetime, timedelta

from domain.body_settings import BodySettings
from domain.calendar import today
from domain.text import fold
from domain.vocabulary import Messenger, Relation, Role
from locales.samples import SampleAgency, SampleBody, SamplePerson, sample_body, sample_people
from storage.models import Account, Agency, AgencyGroup, Alias, Appointment, Body, GroupMember, Person
from storage.unit_of_work import UnitOfWork


async def seed_sample(uow: UnitOfWork, now: datetime) -> bool:
    """Bring the sample into an empty database; False when a body is there already."""
    async with uow:
        if await uow.directory.any_body() is not None:
            return False
        sample = sample_body()
        body = await _body(sample, uow, now)
        agencies = await _agencies(sample, uow, now)
        await _groups(sample, agencies, uow, now)
        await _people(body, agencies, uow, now)
        await uow.commit(now)
        return True


async def _body(sample: SampleBody, uow: UnitOfWork, now: datetime) -> Body:
    secretary = next(person for person in sample_people() if person.role == "secretariat")
    settings = BodySettings(contact_name=secretary.name, contact_telephone=sample.secretariat_phone)
    body = Body(name=sample.name, province=sample.province, settings=settings.to_json(), created_at=now)
    uow.add(body)
    await uow.flush()
    return body


async def _agencies(sample: SampleBody, uow: UnitOfWork, now: datetime) -> dict[str, Agency]:
    made: dict[str, Agency] = {}
    for entry in sample.agencies:
        agency = _agency(sample.province, entry, made, now)
        uow.add(agency)
        await uow.flush()
        made[entry.name] = agency
        for alias in {fold(name): name for name in entry.aliases}.values():
            uow.add(_alias(alias, now, agency_id=agency.id))
    return made


def _agency(province: str, entry: SampleAgency, made: dict[str, Agency], now: datetime) -> Agency:
    parent = made[entry.parent] if entry.parent is not None else None
    return Agency(
        province=province,
        name=entry.name,
        folded_name=fold(entry.name),
        relation=Relation(entry.relation),
        parent_id=parent.id if parent is not None else None,
        created_at=now,
    )


async def _groups(sample: SampleBody, agencies: dict[str, Agency], uow: UnitOfWork, now: datetime) -> None:
    for entry in sample.groups:
        group = AgencyGroup(province=sample.province, name=entry.name, folded_name=fold(entry.name))
        uow.add(group)
        await uow.flush()
        for alias in {fold(name): name for name in entry.aliases}.values():
            uow.add(_alias(alias, now, group_id=group.id))
        for member in entry.members:
            uow.add(GroupMember(group_id=group.id, agency_id=agencies[member].id))


def _alias(name: str, now: datetime, *, agency_id: int | None = None, group_id: int | None = None) -> Alias:
    return Alias(
        agency_id=agency_id, group_id=group_id, name=name, folded_name=fold(name), source="import", created_at=now
    )


async def _people(body: Body, agencies: dict[str, Agency], uow: UnitOfWork, now: datetime) -> None:
    persons: dict[str, Person] = {}
    # Long enough ago that a trial may begin in the time of older minutes.
    since = min(today(now), date(2020, 1, 1)) - timedelta(days=1)
    for entry in sample_people():
        if entry.role == "stranger":
            continue
        person = persons.get(entry.person)
        if person is None:
            person = persons[entry.person] = Person(full_name=entry.name, phone=entry.phone, created_at=now)
            uow.add(person)
            await uow.flush()
            uow.add(_appointment(entry, person, body, agencies, since, now))
        uow.add(
            Account(
                person_id=person.id,
                messenger=Messenger(entry.messenger),
                chat_id=entry.id,
                last_seen_at=now,
                created_at=now,
            )
        )


def _appointment(
    entry: SamplePerson, person: Person, body: Body, agencies: dict[str, Agency], since: date, now: datetime
) -> Appointment:
    return Appointment(
        person_id=person.id,
        role=Role(entry.role),
        body_id=body.id,
        agency_id=agencies[entry.agency].id if entry.agency is not None else None,
        starts_on=since,
        confirmed_at=now,
        created_at=now,
    )
