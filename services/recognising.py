"""Finding out which agencies the names in minutes mean, and remembering what people confirmed."""

from collections.abc import Sequence
from datetime import datetime

from domain.names import KnownAgency, NameDecision, NameMatch, match_name
from domain.text import fold, squeeze
from domain.vocabulary import Duty
from services.draft_rows import Recognise
from storage.models import Agency, AgencyGroup, Alias, NamedAgency
from storage.unit_of_work import UnitOfWork


async def recogniser(uow: UnitOfWork, province: str) -> Recognise:
    """A function of a name as written, against the directory as it is now."""
    directory = await uow.agencies.known_agencies(province)

    def recognise(as_written: str, duty: Duty) -> list[NamedAgency]:
        return _named(match_name(as_written, directory), duty)

    return recognise


async def directory_names(uow: UnitOfWork, province: str) -> tuple[str, ...]:
    """Every name and other name of the directory, by which the reader parts names that stand without separators."""
    known = await uow.agencies.known_agencies(province)
    return tuple(name for entry in known for name in (entry.name, *entry.aliases))


async def agencies_meant(uow: UnitOfWork, province: str, name: str, *, besides: int) -> list[tuple[int, str]]:
    """The agencies that typed words may mean, best first: by the matcher, else by their words; one is left out."""
    match = match_name(name, await uow.agencies.known_agencies(province))
    known = [match.agency] if match.agency is not None else list(match.candidates)
    found = [(one.id, one.name) for one in known if not one.group]
    found = found or [(one.id, one.name) for one in await uow.agencies.search(province, name)]
    return [one for one in found if one[0] != besides]


async def recognise_again(uow: UnitOfWork, meeting_id: int, province: str) -> None:
    """After the directory has learnt something: names of the draft that are not settled are looked up once more."""
    directory = await uow.agencies.known_agencies(province)
    for row in await uow.meetings.rows_of(meeting_id):
        for named in row.named_agencies:
            if not named.is_confirmed:
                _settle(named, match_name(named.as_written, directory))
    await uow.flush()


async def learn(uow: UnitOfWork, meant: Agency | AgencyGroup, as_written: str, person_id: int, now: datetime) -> None:
    """A confirmed guess becomes another name of what was meant, so that the next minutes need no question."""
    folded = fold(as_written)
    is_agency = isinstance(meant, Agency)
    owner = {"agency_id": meant.id} if is_agency else {"group_id": meant.id}
    if squeeze(as_written) == squeeze(meant.name) or len(as_written) > 200:
        return
    if await uow.agencies.alias(folded, **owner) is not None:
        return
    uow.add(
        Alias(name=as_written, folded_name=folded, source="person", taught_by_id=person_id, created_at=now, **owner)
    )
    await uow.flush()


async def unlearn(uow: UnitOfWork, alias: Alias, province: str) -> None:
    """Take another name away; what drafts had settled by these words alone is open again."""
    await uow.remove(alias)
    await uow.flush()
    directory = await uow.agencies.known_agencies(province)
    for named in await uow.meetings.settled_in_drafts(alias.agency_id, alias.group_id):
        if squeeze(named.as_written) == squeeze(alias.name):
            named.agency_id, named.group_id, named.is_confirmed = None, None, False
            _settle(named, match_name(named.as_written, directory))
    await uow.flush()


def _named(match: NameMatch, duty: Duty) -> list[NamedAgency]:
    if match.decision is NameDecision.COMPOUND:
        return [named for part in match.parts for named in _named(part, duty)]
    named = NamedAgency(as_written=match.as_written[:300], duty=duty, candidates=[], left_out=[], is_confirmed=False)
    _settle(named, match)
    return [named]


def _settle(named: NamedAgency, match: NameMatch) -> None:
    """Take over what the match says; a compound that appears later stays with its best candidates."""
    named.is_group_like = match.decision is NameDecision.GROUP
    named.candidates = _ids(match.candidates)
    if match.agency is None:
        return
    named.agency_id = None if match.agency.group else match.agency.id
    named.group_id = match.agency.id if match.agency.group else None
    named.is_confirmed = True


def _ids(candidates: Sequence[KnownAgency]) -> list[int]:
    return [-entry.id if entry.group else entry.id for entry in candidates]
