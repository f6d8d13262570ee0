"""«تنظیمات»: what a body decides for itself and for single agencies; each change is history and can be taken back."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.body_settings import BodySettings, OtherHours
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.setting_topics import TOPICS, Topic, Values, settings_from, topic_named
from services.actors import Actor
from services.directory import agency_of_body
from services.telling import Telling, tell_place
from storage.models import AgencySettings, Body, Event, Person
from storage.unit_of_work import UnitOfWork
from views import settings as views
from views.screen import Screen


@dataclass(frozen=True)
class Owner:
    """Whose settings: a body's, or within it one agency's (``agency_id`` 0 for the body itself)."""

    body_id: int
    agency_id: int = 0


@dataclass(frozen=True)
class ChangeSetting:
    """``values`` of a topic; None gives up an agency's own and goes by the body again."""

    actor: Actor
    owner: Owner
    topic: str
    values: Values | None
    pressed_message_id: int | None = None


@dataclass(frozen=True)
class RestoreSetting:
    """«لغو ثبت» under a change that was made at ``changed_at`` (whole seconds since 1970)."""

    actor: Actor
    owner: Owner
    topic: str
    changed_at: int
    pressed_message_id: int | None


async def see_settings(actor: Actor, owner: Owner, uow: UnitOfWork) -> views.ShownSettings:
    """What is set. Raises Refusal for whoever may not change it. Reads only."""
    require(actor.roles, Action.CHANGE_SETTINGS, body_id=owner.body_id)
    async with uow:
        body = await uow.get(Body, owner.body_id)
        if body is None:
            raise Refusal("not_found")
        return await _shown(owner, body, uow)


async def change_setting(command: ChangeSetting, uow: UnitOfWork, now: datetime) -> None:
    """Set a topic; the reminders of everything open are looked at anew."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.owner.body_id)
    async with uow:
        await _change(command, await _locked(command.owner, uow), uow, now)


async def add_period(command: ChangeSetting, period: OtherHours, uow: UnitOfWork, now: datetime) -> None:
    """Working hours of a dated period, beside those that are kept. Raises Refusal where two would overlap."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.owner.body_id)
    async with uow:
        body = await _locked(command.owner, uow)
        periods = BodySettings.from_json(body.settings).other_hours
        if any(one.first <= period.last and period.first <= one.last for one in periods):
            raise Refusal("period_overlaps")
        later = tuple(sorted((*periods, period), key=lambda one: one.first))
        await _change(replace(command, values=(later,)), body, uow, now)


async def remove_period(command: ChangeSetting, first: date, uow: UnitOfWork, now: datetime) -> None:
    """Drop the period that begins on a day. Raises Refusal where there is none."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.owner.body_id)
    async with uow:
        body = await _locked(command.owner, uow)
        periods = BodySettings.from_json(body.settings).other_hours
        left = tuple(one for one in periods if one.first != first)
        if len(left) == len(periods):
            raise Refusal("not_found")
        await _change(replace(command, values=(left,)), body, uow, now)


async def restore_setting(command: RestoreSetting, uow: UnitOfWork, now: datetime) -> None:
    """Take a change back, unless the topic was changed again since. Raises Refusal."""
    require(command.actor.roles, Action.CHANGE_SETTINGS, body_id=command.owner.body_id)
    topic = _topic_of(command.topic, command.owner)
    async with uow:
        body = await _locked(command.owner, uow)
        made = await _newest_of(command.owner, topic, uow)
        if made is None or made.kind != "setting_changed" or int(made.at.timestamp()) != command.changed_at:
            raise Refusal("setting_changed_since")
        before = await _set(topic, made.before["fields"], command.owner, body, uow)
        _record("setting_restored", command, before, made.before["fields"], uow, now)
        await uow.reminders.look_again_at(body.id, now)
        await _answer(command, views.restored(await _shown(command.owner, body, uow), topic), uow, now)


async def see_changes(actor: Actor, body_id: int, uow: UnitOfWork) -> Screen:
    """The last changes of a body's settings: when, who, what. Reads only."""
    require(actor.roles, Action.CHANGE_SETTINGS, body_id=body_id)
    async with uow:
        events = await uow.history.of_settings(body_id, views.CHANGES_SHOWN)
        return views.changes(body_id, [await _happened(event, uow) for event in reversed(events)])


async def _change(command: ChangeSetting, body: Body, uow: UnitOfWork, now: datetime) -> None:
    topic = _topic_of(command.topic, command.owner)
    fields = topic.kept(command.values) if command.values is not None else {}
    before = await _set(topic, fields, command.owner, body, uow)
    _record("setting_changed", command, before, fields, uow, now)
    await uow.reminders.look_again_at(body.id, now)
    screen = views.changed(await _shown(command.owner, body, uow), topic, int(now.timestamp()))
    await _answer(command, screen, uow, now)


async def _shown(owner: Owner, body: Body, uow: UnitOfWork) -> views.ShownSettings:
    own = (await uow.agencies.own_settings(body.id)).get(owner.agency_id, {})
    name = body.name
    if owner.agency_id:
        name = (await agency_of_body(uow, body, owner.agency_id)).name
    own_topics = frozenset(topic.name for topic in TOPICS.values() if set(topic.fields) & set(own))
    settings = BodySettings.from_json(body.settings | own)
    return views.ShownSettings(body.id, owner.agency_id, name, settings, own_topics)


async def _set(topic: Topic, fields: dict[str, Any], owner: Owner, body: Body, uow: UnitOfWork) -> dict[str, Any]:
    """Keep the fields of a topic in place of what was kept of it, which is answered. Raises Refusal."""
    if not owner.agency_id:
        before = {name: value for name, value in body.settings.items() if name in topic.fields}
        body.settings = settings_from(_without(body.settings, topic) | fields).to_json()
        return before
    await agency_of_body(uow, body, owner.agency_id)
    row = await uow.get(AgencySettings, (owner.body_id, owner.agency_id))
    if row is None:
        row = AgencySettings(body_id=owner.body_id, agency_id=owner.agency_id, settings={})
        uow.add(row)
    before = {name: value for name, value in row.settings.items() if name in topic.fields}
    row.settings = _without(row.settings, topic) | fields
    settings_from(body.settings | row.settings)
    await uow.flush()
    return before


def _without(kept: dict[str, Any], topic: Topic) -> dict[str, Any]:
    return {name: value for name, value in kept.items() if name not in topic.fields}


def _topic_of(name: str, owner: Owner) -> Topic:
    topic = topic_named(name)
    if owner.agency_id and not topic.is_agencys:
        raise Refusal("old_button")
    return topic


async def _locked(owner: Owner, uow: UnitOfWork) -> Body:
    body = await uow.directory.locked_body(owner.body_id)
    if body is None:
        raise Refusal("not_found")
    return body


async def _newest_of(owner: Owner, topic: Topic, uow: UnitOfWork) -> Event | None:
    events = await uow.history.of_settings(owner.body_id, views.CHANGES_SHOWN)
    same = (one for one in events if (one.agency_id or 0) == owner.agency_id and one.after.get("topic") == topic.name)
    return next(same, None)


async def _happened(event: Event, uow: UnitOfWork) -> views.Change:
    person = await uow.get(Person, event.person_id) if event.person_id is not None else None
    agencies = await uow.agencies.by_ids([event.agency_id]) if event.agency_id is not None else []
    return views.Change(
        at=event.at,
        who=person.full_name if person is not None else "",
        topic=topic_named(str(event.after["topic"])),
        agency=agencies[0].name if agencies else None,
        fields=event.after["fields"],
    )


def _record(
    kind: str,
    command: ChangeSetting | RestoreSetting,
    before: dict[str, Any],
    fields: dict[str, Any],
    uow: UnitOfWork,
    now: datetime,
) -> None:
    uow.history.record(
        Event(
            body_id=command.owner.body_id,
            at=now,
            kind=kind,
            person_id=command.actor.person_id,
            agency_id=command.owner.agency_id or None,
            before={"fields": before},
            after={"topic": command.topic, "fields": fields},
        )
    )


async def _answer(command: ChangeSetting | RestoreSetting, screen: Screen, uow: UnitOfWork, now: datetime) -> None:
    place = command.actor.place
    await uow.dialogues.end(place.messenger, place.chat_id)
    key = f"setting:{command.owner.body_id}:{command.owner.agency_id}:{command.topic}:{now.isoformat()}"
    await tell_place(uow, place, screen, Telling(key, edits_message_id=command.pressed_message_id), now)
    await uow.commit(now)
