"""A stage for the permission matrix: two bodies, their people, and shelves of things that belong to somebody.

Everything on a shelf carries the shelf's own word, so that whatever is told of it shows.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from domain.permissions import ActorRole
from domain.text import fold
from domain.vocabulary import (
    AnnouncementState,
    AttachmentState,
    DeadlineKind,
    Duty,
    FileKind,
    HearingReason,
    Messenger,
    MinutesState,
    Relation,
    RequestKind,
    Role,
    Status,
)
from services.handing_in import READING
from storage.database import Database
from storage.models import (
    Agency,
    AgencyGroup,
    Alias,
    Announcement,
    AnnouncementReceipt,
    Assignment,
    Attachment,
    Body,
    Broadcast,
    ChatGroup,
    Clause,
    EscalationNote,
    GroupMember,
    Hearing,
    Job,
    Meeting,
    NamedAgency,
    Order,
    OrderReceipt,
    Person,
    ProgressReport,
    Request,
    Resolution,
    Sitting,
)
from tests.builders import NOW, TODAY, a_person, a_post, save

NOWHERE: Final = 900_001
"""An id that nothing has."""
SECRET: Final = "زنبق"
"""Stands in the title and the text of resolutions that are issued without their text, and nowhere else."""
STRANGER: Final = 1990
JOINER: Final = 1991
ENDED: Final = 1992


@dataclass(frozen=True)
class Shelf:
    """What belongs to an agency of a body: the ids by kind, the word that all of it carries, and how it is called."""

    name: str
    word: str
    code: str
    body_id: int
    agency_id: int
    watchers: frozenset[int]
    lead_id: int | None
    ids: dict[str, int]


@dataclass
class World:
    """``holders`` are the people of the first body by role, with their chats; ``shelves`` are by name."""

    holders: dict[Role, tuple[int, ActorRole]] = field(default_factory=dict)
    shelves: dict[str, Shelf] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    groups: list[AgencyGroup] = field(default_factory=list)
    aliases: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What a shelf is made of. ``watcher`` and ``lead`` name agencies; a draft has not been issued."""

    name: str
    word: str
    body: int
    agency: str
    row: int
    is_secret: bool = False
    is_draft: bool = False
    watcher: str | None = None
    lead: str | None = None


PLANS: Final = (
    Plan("own", "توسکا", 0, "own", 1),
    Plan("watched", "نارون", 0, "other", 2, watcher="own"),
    Plan("led", "افرا", 0, "own", 3, lead="own"),
    Plan("other_agency", "شمشاد", 0, "other", 4),
    Plan("other_agency_secret", "سپیدار", 0, "other", 5, is_secret=True),
    Plan("draft", "زیتون", 0, "other", 6, is_draft=True),
    Plan("other_body", "گلابی", 1, "foreign", 7),
    Plan("other_body_secret", "نارنج", 1, "foreign", 8, is_secret=True),
    Plan("other_body_draft", "انجیر", 1, "foreign", 9, is_draft=True),
)
AGENCIES: Final = {"own": (0, "توسکا"), "other": (0, "شمشاد"), "foreign": (1, "گلابی")}


async def a_world(database: Database) -> World:
    """Fill an empty database."""
    world = World()
    world.bodies = list(
        await save(
            database,
            Body(name="ستاد توسکا", province="گلشن", settings={}, created_at=NOW),
            Body(name="ستاد گلابی", province="دیگر", settings={}, created_at=NOW),
        )
    )
    await _directory(world, database)
    await _people(world, database)
    for plan in PLANS:
        world.shelves[plan.name] = await _shelf(plan, world, database)
    return world


async def _directory(world: World, database: Database) -> None:
    for name, (body, word) in AGENCIES.items():
        province = world.bodies[body].province
        agency = Agency(
            province=province,
            name=f"اداره {word}",
            folded_name=fold(f"اداره {word}"),
            relation=Relation.EXECUTIVE,
            created_at=NOW,
        )
        (world.agencies[name],) = await save(database, agency)
        alias = Alias(
            agency_id=agency.id, name=f"بخش {word}", folded_name=fold(f"بخش {word}"), source="import", created_at=NOW
        )
        await save(database, alias)
        world.aliases[agency.id] = alias.id
    for body, word in ((0, "توسکا"), (1, "گلابی")):
        group = AgencyGroup(province=world.bodies[body].province, name=f"گروه {word}", folded_name=fold(f"گروه {word}"))
        await save(database, group)
        world.groups.append(group)
    for name, (body, _) in AGENCIES.items():
        await save(database, GroupMember(group_id=world.groups[body].id, agency_id=world.agencies[name].id))


async def _people(world: World, database: Database) -> None:
    own, other, foreign = (world.agencies[name] for name in AGENCIES)
    first, second = world.bodies
    for chat, role in enumerate(Role, 1001):
        agency = own if role in (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR) else None
        person = a_person(f"دارنده {role.value}", chat)
        await save(database, person)
        await save(database, a_post(person, role, first, agency))
        world.people[role.value] = person
        world.holders[role] = (chat, ActorRole(role, first.id, agency.id if agency else None))
    others = {
        "other": (1101, Role.FOCAL_POINT, first, other, "شمشاد"),
        "foreign": (1102, Role.FOCAL_POINT, second, foreign, "گلابی"),
        "foreign_secretary": (1103, Role.SECRETARIAT, second, None, "گلابی"),
    }
    for name, (chat, role, body, agency, word) in others.items():
        world.people[name] = a_person(f"دارنده {word}", chat)
        await save(database, world.people[name])
        await save(database, a_post(world.people[name], role, body, agency))
    joiner, ended = a_person("تازه‌وارد", JOINER), a_person("رفته", ENDED)
    await save(database, joiner, ended)
    waiting, over = a_post(joiner, Role.FOCAL_POINT, first, other), a_post(ended, Role.SECRETARIAT, first)
    waiting.confirmed_at, over.ends_on = None, TODAY - timedelta(days=1)
    await save(database, waiting, over)


async def _shelf(plan: Plan, world: World, database: Database) -> Shelf:
    body, agency = world.bodies[plan.body], world.agencies[plan.agency]
    ids = {"body": body.id, "agency": agency.id, "alias": world.aliases[agency.id], "group": world.groups[plan.body].id}
    ids["person"] = world.people["secretariat" if plan.body == 0 else "foreign_secretary"].id
    ids |= await _minutes(plan, body, agency, world, database)
    if not plan.is_draft:
        ids |= await _work(plan, ids, agency, world, database)
    ids |= await _said(plan, ids, world, database)
    lead = world.agencies[plan.lead].id if plan.lead else None
    watchers = {world.agencies[plan.watcher].id} if plan.watcher else set()
    number = 40 + plan.row if plan.is_draft else 20
    return Shelf(
        name=plan.name,
        word=plan.word,
        code=f"{number}/{plan.row}",
        body_id=body.id,
        agency_id=agency.id,
        watchers=frozenset(watchers | ({lead} if lead else set())),
        lead_id=lead,
        ids=ids,
    )


async def _minutes(plan: Plan, body: Body, agency: Agency, world: World, database: Database) -> dict[str, int]:
    """A meeting with one row that has two clauses and two names, and a planned one."""
    author = world.people["secretariat" if plan.body == 0 else "foreign_secretary"]
    number = 40 + plan.row if plan.is_draft else 20
    state = MinutesState.DRAFT if plan.is_draft else MinutesState.ISSUED
    common = {"body_id": body.id, "created_by_id": author.id, "created_at": NOW, "held_on": date(2026, 11, 19)}
    meeting = Meeting(number=number, minutes_state=state, chair=plan.word, **common)
    planned = Meeting(number=60 + plan.row, **(common | {"held_on": TODAY + timedelta(days=9)}))
    await save(database, meeting, planned)
    what = f"{plan.word} {SECRET}" if plan.is_secret else plan.word
    text = f"مقرر گردید {what} ساخته شود؛ و نیز {what} گزارش شود."
    row = Resolution(
        meeting_id=meeting.id,
        row=plan.row,
        title=f"ساخت {what}",
        text=text,
        deadline_kind=DeadlineKind.WEEKS,
        deadline_raw="دو هفته",
        deadline_count=2,
        due_on=date(2026, 12, 3),
        is_text_withheld=plan.is_secret,
        needs_document=True,
        lead_agency_id=world.agencies[plan.lead].id if plan.lead else None,
        clauses=[Clause(letter=letter, text=text) for letter in ("الف", "ب")],
        named_agencies=[
            NamedAgency(as_written=agency.name, agency_id=agency.id, is_confirmed=True),
            NamedAgency(as_written=f"همه {plan.word}", group_id=world.groups[plan.body].id, is_confirmed=True),
        ],
    )
    await save(database, row)
    job = Job(
        kind=READING,
        key=f"job:{plan.name}",
        payload={"body_id": body.id, "person_id": author.id, "messenger": "telegram", "chat_id": 1, "inbox_ids": [1]},
        created_at=NOW,
        finished_at=NOW,
    )
    await save(database, job)
    sitting = Sitting(meeting_id=planned.id, begun_by_id=author.id, begun_at=NOW)
    await save(database, sitting)
    hearing = Hearing(sitting_id=sitting.id, place=0, resolution_id=row.id, reason=HearingReason.DUE)
    await save(database, hearing)
    ids = {
        "sitting": sitting.id,
        "hearing": hearing.id,
        "meeting": meeting.id,
        "planned": planned.id,
        "planned_number": 60 + plan.row,
        "number": number,
        "row": row.id,
        "resolution": row.id,
    }
    ids |= {"clause": row.clauses[0].id, "last_clause": row.clauses[1].id, "job": job.id}
    return ids | {"named": row.named_agencies[0].id, "named_group": row.named_agencies[1].id}


async def _work(plan: Plan, ids: dict[str, int], agency: Agency, world: World, database: Database) -> dict[str, int]:
    """An assignment with everything that may be said of it."""
    person = world.people["focal_point" if plan.agency == "own" else plan.agency]
    chair = world.people["chair" if plan.body == 0 else "foreign_secretary"]
    common = {"body_id": ids["body"], "resolution_id": ids["resolution"], "agency_id": agency.id, "issued_at": NOW}
    due = {"due_on": date(2026, 12, 3), "original_due_on": date(2026, 12, 3)}
    work = Assignment(**common, **due, status=Status.REPORTED_DONE, seen_at=NOW, obstacle=plan.word)
    open_one = Assignment(**common, **due, clause_id=ids["clause"], status=Status.ISSUED)
    endless = Assignment(**common, clause_id=ids["last_clause"], status=Status.SEEN, is_continuous=True, period="P1M")
    await save(database, work, open_one, endless)
    if plan.watcher:
        watching = common | {"agency_id": world.agencies[plan.watcher].id, "duty": Duty.SUPERVISOR}
        await save(database, Assignment(**watching, status=Status.SEEN))
    report = ProgressReport(
        assignment_id=work.id,
        person_id=person.id,
        text=f"گزارش {plan.word}",
        status_before=Status.SEEN,
        status=Status.REPORTED_DONE,
        progress_before=10,
        created_at=NOW - timedelta(minutes=1),
    )
    asked = {"person_id": person.id, "reason": plan.word, "created_at": NOW - timedelta(hours=1), "told_at": NOW}
    more_time = Request(assignment_id=work.id, kind=RequestKind.EXTENSION, asked_due_on=date(2026, 12, 20), **asked)
    decline = Request(assignment_id=open_one.id, kind=RequestKind.DECLINE, proposed_agency=plan.word, **asked)
    order = Order(
        body_id=ids["body"], resolution_id=ids["resolution"], person_id=chair.id,
        text=f"دستور {plan.word}", created_at=NOW, given_at=NOW,
    )  # fmt: skip
    note = EscalationNote(assignment_id=work.id, due_on=date(2026, 12, 3), created_at=NOW)
    await save(database, report, more_time, decline, order, note)
    stored = hashlib.sha256(plan.name.encode()).hexdigest()[:32] + ".txt"
    file = Attachment(
        report_id=report.id, person_id=person.id, messenger=Messenger.TELEGRAM, chat_id=1, kind=FileKind.DOCUMENT,
        name=f"{plan.word}.txt", state=AttachmentState.STORED, stored_name=stored, created_at=NOW,
    )  # fmt: skip
    await save(database, file, OrderReceipt(order_id=order.id, assignment_id=work.id))
    ids = {"assignment": work.id, "issued": open_one.id, "continuous": endless.id, "report": report.id}
    return ids | {"request": more_time.id, "decline": decline.id, "order": order.id, "note": note.id}


async def _said(plan: Plan, ids: dict[str, int], world: World, database: Database) -> dict[str, int]:
    """A drafted and a sent announcement, a sent invitation, and the appointment of somebody."""
    author = world.people["secretariat" if plan.body == 0 else "foreign_secretary"]
    common = {"body_id": ids["body"], "created_by_id": author.id, "created_at": NOW, "roles": ["focal_point"]}
    (cast,) = await save(database, Broadcast(body_id=ids["body"], kind="announcement", created_at=NOW))
    sent = {"state": AnnouncementState.SENT, "sent_at": NOW, "broadcast_id": cast.id}
    draft = Announcement(text=f"اطلاعیه {plan.word}", **common)
    news = Announcement(text=f"اطلاعیه {plan.word}", **common, **sent)
    invitation = Announcement(text=plan.word, meeting_id=ids["planned"], **common, **sent)
    await save(database, draft, news, invitation)
    hearer = world.people["focal_point" if plan.agency == "own" else plan.agency]
    for one in (news, invitation):
        await save(database, AnnouncementReceipt(announcement_id=one.id, person_id=hearer.id, agency_id=ids["agency"]))
    somebody = a_person(f"کسی {plan.word}", 2000 + plan.row)
    await save(database, somebody)
    body, agency = world.bodies[plan.body], world.agencies[plan.agency]
    post = a_post(somebody, Role.SUPERVISOR, body, agency)
    newcomer = a_post(somebody, Role.AGENCY_HEAD, body, agency)
    newcomer.confirmed_at = None
    await save(database, post, newcomer)
    group = ChatGroup(messenger=Messenger.TELEGRAM, chat_id=-9000 - plan.row, title=plan.word, created_at=NOW)
    group.body_id, group.approved_at = ids["body"], NOW
    await save(database, group)
    ids = {"announcement": draft.id, "sent": news.id, "invitation": invitation.id, "appointment": post.id}
    ids |= {"chat_group": group.id}
    return ids | {"newcomer": newcomer.id}
