"""«مصوبه جدید»: a row in the draft of the meeting that follows what was read, with the same agencies."""

from domain.titles import title_of
from domain.vocabulary import DeadlineKind, MinutesState
from services.calendars import settings_of
from storage.models import Meeting, NamedAgency, Resolution, ResolutionLink
from storage.unit_of_work import UnitOfWork


async def put_down_row(ancestor_id: int, text: str, meeting: Meeting, uow: UnitOfWork) -> Resolution:
    """A new row behind those of the meeting's draft; the draft begins with it where there is none yet."""
    if meeting.minutes_state is None:
        meeting.minutes_state = MinutesState.DRAFT
        meeting.deadline_base = (await settings_of(uow, meeting.body_id)).deadline_base
    rows = await uow.meetings.rows_of(meeting.id)
    ancestor = await uow.meetings.row(ancestor_id)
    row = Resolution(
        meeting_id=meeting.id,
        row=max((one.row for one in rows), default=0) + 1,
        title=title_of(text),
        text=text,
        deadline_kind=DeadlineKind.NONE,
        is_text_withheld=ancestor.is_text_withheld if ancestor is not None else False,
        named_agencies=_same_agencies(ancestor) if ancestor is not None else [],
    )
    uow.add(row)
    await uow.flush()
    uow.add(ResolutionLink(resolution_id=row.id, cited_id=ancestor_id))
    await uow.flush()
    return row


async def take_row_back(row: Resolution, ancestor_id: int, uow: UnitOfWork) -> None:
    """The row will not be issued, and follows nothing any more."""
    row.is_removed = True
    link = await uow.get(ResolutionLink, (row.id, ancestor_id))
    if link is not None:
        await uow.remove(link)


def _same_agencies(ancestor: Resolution) -> list[NamedAgency]:
    """Those of the row itself and of its clauses, each once: the new row has no clauses yet."""
    columns = ("as_written", "duty", "agency_id", "group_id", "left_out", "is_confirmed", "is_group_like")
    found: dict[tuple[int | None, int | None], NamedAgency] = {}
    for named in ancestor.named_agencies:
        copy = NamedAgency(**{name: getattr(named, name) for name in columns})
        found.setdefault((named.agency_id, named.group_id), copy)
    return list(found.values())
