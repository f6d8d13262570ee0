"""A small invented province to test with, and the rows of it, built in a database that is empty but for its tables."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar

from domain.text import fold
from domain.vocabulary import DeadlineKind, Duty, Messenger, MinutesState, Relation, Role, Status
from services.actors import Actor, Place, find_actor
from storage.database import Database
from storage.models import (
    Account,
    Agency,
    AgencyGroup,
    Alias,
    Appointment,
    Assignment,
    Base,
    Body,
    Clause,
    GroupMember,
    Meeting,
    NamedAgency,
    Person,
    Resolution,
)
from storage.unit_of_work import UnitOfWork

M = TypeVar("M", bound=Base)

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
"""Monday 2 Azar 1405, 10:00 in Tehran: a working hour of a working day."""
TODAY = date(2026, 11, 23)
PROVINCE = "گلشن"
BODY_NAME = "قرارگاه اجتماعی استان گلشن"
AGENCY_NAMES = (
    "فرمانداری مهرآباد",
    "فرمانداری سپیددشت",
    "شهرداری مهرآباد",
    "اداره کل بهزیستی استان گلشن",
    "معاونت هماهنگی امور عمرانی استانداری گلشن",
    "فرماندهی انتظامی استان گلشن",
)


@dataclass
class Province:
    """``focal_points`` holds one person for each agency but the last, which nobody answers for."""

    body: Body
    agencies: list[Agency]
    governors: AgencyGroup
    secretary: Person
    second_secretary: Person
    chair: Person
    focal_points: dict[int, Person] = field(default_factory=dict)

    @property
    def governorate(self) -> Agency:
        return self.agencies[0]

    @property
    def municipality(self) -> Agency:
        return self.agencies[2]

    @property
    def welfare(self) -> Agency:
        return self.agencies[3]

    @property
    def unanswered(self) -> Agency:
        return self.agencies[5]


async def save(database: Database, *rows: M) -> tuple[M, ...]:
    """Write rows as they are; they come back with their ids."""
    async with UnitOfWork(database) as uow:
        for row in rows:
            uow.add(row)
        await uow.commit(NOW)
    return rows


def a_person(name: str, chat_id: int, messenger: Messenger = Messenger.TELEGRAM) -> Person:
    """Someone with one account."""
    account = Account(messenger=messenger, chat_id=chat_id, created_at=NOW, last_seen_at=NOW)
    return Person(full_name=name, created_at=NOW, accounts=[account])


def a_post(person: Person, role: Role, body: Body, agency: Agency | None = None) -> Appointment:
    """A confirmed appointment that began long ago."""
    return Appointment(
        person=person,
        role=role,
        body_id=body.id,
        agency_id=agency.id if agency else None,
        starts_on=date(2026, 3, 21),
        confirmed_at=NOW,
        created_at=NOW,
    )


def an_agency(name: str, relation: Relation = Relation.EXECUTIVE) -> Agency:
    return Agency(province=PROVINCE, name=name, folded_name=fold(name), relation=relation, created_at=NOW)


async def a_province(database: Database) -> Province:
    """A body with its secretariat, six agencies, the group of governorates and a focal point for all but one."""
    (body,) = await save(database, Body(name=BODY_NAME, province=PROVINCE, settings={}, created_at=NOW))
    agencies = list(await save(database, *(an_agency(name) for name in AGENCY_NAMES)))
    (governors,) = await save(
        database, AgencyGroup(province=PROVINCE, name="فرمانداران", folded_name=fold("فرمانداران"))
    )
    await save(database, *(GroupMember(group_id=governors.id, agency_id=one.id) for one in agencies[:2]))
    people = [a_person("سارا مهرجو", 1001), a_person("نیما راستین", 1002), a_person("بهرام آزادی", 1003)]
    people += [a_person(f"رابط {number}", 1010 + number) for number in range(1, len(agencies))]
    await save(database, *people)
    secretary, second, chair, *answering = people
    roles = [(secretary, Role.SECRETARIAT), (second, Role.SECRETARIAT), (chair, Role.CHAIR)]
    await save(database, *(a_post(person, role, body) for person, role in roles))
    pairs = list(zip(answering, agencies[:-1], strict=True))
    await save(database, *(a_post(person, Role.FOCAL_POINT, body, agency) for person, agency in pairs))
    focal_points = {agency.id: person for person, agency in pairs}
    return Province(body, agencies, governors, secretary, second, chair, focal_points)


async def an_alias(database: Database, agency: Agency, name: str) -> Alias:
    (alias,) = await save(
        database, Alias(agency_id=agency.id, name=name, folded_name=fold(name), source="import", created_at=NOW)
    )
    return alias


async def as_actor(database: Database, person: Person, now: datetime = NOW) -> Actor:
    """The person as handlers see them when they write from their first account."""
    async with UnitOfWork(database, reads_only=True) as uow:
        (account, *_) = await uow.people.accounts_of(person.id)
    actor = await find_actor(UnitOfWork(database, reads_only=True), Place(account.messenger, account.chat_id), now)
    assert actor is not None
    return actor


async def a_meeting(database: Database, province: Province, number: int = 20, **columns: object) -> Meeting:
    """A draft of the minutes of a meeting four days ago, without rows."""
    values: dict[str, object] = {
        "body_id": province.body.id,
        "number": number,
        "held_on": date(2026, 11, 19),
        "minutes_state": MinutesState.DRAFT,
        "created_by_id": province.secretary.id,
        "created_at": NOW,
    }
    (meeting,) = await save(database, Meeting(**(values | columns)))
    return meeting


async def a_resolution(
    database: Database,
    meeting: Meeting,
    row: int,
    *agencies: Agency,
    title: str = "بهسازی بوستان محله",
    text: str = "مقرر گردید بوستان محله بهسازی شود.",
    due_on: date | None = date(2026, 12, 3),
    clauses: tuple[str, ...] = (),
) -> Resolution:
    """A row due two weeks after the meeting, with agencies that are known and confirmed."""
    kind = DeadlineKind.WEEKS if due_on else DeadlineKind.CONTINUOUS
    raw, count = ("دو هفته", 2) if due_on else ("مستمر", None)
    resolution = Resolution(
        meeting_id=meeting.id,
        row=row,
        title=title,
        text=text,
        deadline_kind=kind,
        deadline_raw=raw,
        deadline_count=count,
        due_on=due_on,
        clauses=[Clause(letter=letter, text=f"{text} ({letter})") for letter in clauses],
        named_agencies=[
            NamedAgency(as_written=agency.name, agency_id=agency.id, is_confirmed=True) for agency in agencies
        ],
    )
    await save(database, resolution)
    return resolution


async def an_assignment(
    database: Database, resolution: Resolution, meeting: Meeting, agency: Agency, **columns: object
) -> Assignment:
    """What an agency owes since the meeting's resolutions were issued just now."""
    values: dict[str, object] = {
        "body_id": meeting.body_id,
        "resolution_id": resolution.id,
        "agency_id": agency.id,
        "duty": Duty.RESPONSIBLE,
        "status": Status.ISSUED,
        "original_due_on": resolution.due_on,
        "due_on": resolution.due_on,
        "is_continuous": resolution.due_on is None,
        "issued_at": NOW,
    }
    (assignment,) = await save(database, Assignment(**(values | columns)))
    return assignment
