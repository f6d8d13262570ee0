"""The settings and the work calendar of a body, as services need them. Inside the caller's transaction."""

from domain.body_settings import BodySettings
from domain.refusals import Refusal
from domain.working_time import WorkCalendar
from storage.models import Body
from storage.unit_of_work import UnitOfWork


async def settings_of(uow: UnitOfWork, body_id: int) -> BodySettings:
    """What a body has decided for itself; Refusal when there is no such body."""
    body = await uow.get(Body, body_id)
    if body is None:
        raise Refusal("not_found")
    return BodySettings.from_json(body.settings)


async def work_calendar(uow: UnitOfWork, body_id: int) -> WorkCalendar:
    """Working days and hours of a body: its settings, the official days off and its own closures."""
    settings = await settings_of(uow, body_id)
    return WorkCalendar(await uow.holidays.days_of(body_id), settings)
