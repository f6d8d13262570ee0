"""The settings and the work calendar of a body, as services need them. Inside the caller's transaction."""

from collections.abc import Iterable

from domain.body_settings import BodySettings
from domain.refusals import Refusal
from domain.working_time import WorkCalendar
from storage.models import Assignment, Body
from storage.unit_of_work import UnitOfWork

Calendars = dict[tuple[int, int], WorkCalendar]
"""Work calendars by body and agency."""


async def settings_of(uow: UnitOfWork, body_id: int, agency_id: int | None = None) -> BodySettings:
    """What a body has decided for itself, or for one of its agencies; Refusal when there is no such body."""
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    own = (await uow.agencies.own_settings(body_id)).get(agency_id, {}) if agency_id is not None else {}
    return BodySettings.from_json(body.settings | own)


async def work_calendar(uow: UnitOfWork, body_id: int, agency_id: int | None = None) -> WorkCalendar:
    """Working days and hours of a body or of one of its agencies: settings, official days off and closures."""
    settings = await settings_of(uow, body_id, agency_id)
    return WorkCalendar(await uow.holidays.days_of(body_id), settings)


async def calendars_of(uow: UnitOfWork, items: Iterable[Assignment]) -> Calendars:
    """The work calendar of each body and agency that the assignments belong to."""
    found: Calendars = {}
    pairs = {(item.body_id, item.agency_id) for item in items}
    for body_id in {body for body, _ in pairs}:
        calendar, body = await work_calendar(uow, body_id), await uow.get(Body, body_id)
        own = await uow.agencies.own_settings(body_id)
        kept = body.settings if body is not None else {}
        for agency_id in {agency for one, agency in pairs if one == body_id}:
            settings = own.get(agency_id)
            theirs = WorkCalendar(calendar.days_off, BodySettings.from_json(kept | settings)) if settings else calendar
            found[body_id, agency_id] = theirs
    return found
