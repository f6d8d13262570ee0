"""Who hears an announcement: all agencies, groups, single agencies; focal points, heads, or both."""

from datetime import datetime
from typing import Final

from domain.refusals import Refusal
from domain.vocabulary import Role
from services.actors import Actor
from services.announcing import HEARING, Announcing, draft_screen, open_draft
from services.asking import Question, ask_within
from services.telling import Telling, tell_place
from storage.models import Announcement, Body
from storage.unit_of_work import UnitOfWork
from views import announcing as views
from views.screen import Screen

AGENCY_STEP: Final = "announcement.agency"


async def see_choices(actor: Actor, announcement_id: int, page: int, uow: UnitOfWork) -> Screen:
    """«گیرندگان», in a transaction of its own that only reads."""
    async with uow:
        return await _choices(uow, await open_draft(uow, actor, announcement_id), page)


async def choose_all(press: Announcing, uow: UnitOfWork, now: datetime) -> None:
    """«همه دستگاه‌ها»."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        draft.agency_ids = None
        await _show_choices(press, draft, 0, uow, now)
        await uow.commit(now)


async def toggle_group(press: Announcing, group_id: int, page: int, uow: UnitOfWork, now: datetime) -> None:
    """Take a group's agencies in or, when all of them are in, out."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        province = await _province(uow, draft)
        if group_id not in {group.id for group in await uow.agencies.groups_of(province)}:
            raise Refusal("not_found")
        members = await _members(uow, group_id, province)
        chosen = draft.agency_ids or []
        is_in = bool(members) and set(members) <= set(chosen)
        draft.agency_ids = [one for one in chosen if one not in members] if is_in else _joined(chosen, members)
        await _show_choices(press, draft, page, uow, now)
        await uow.commit(now)


async def toggle_agency(press: Announcing, agency_id: int, page: int, uow: UnitOfWork, now: datetime) -> None:
    """Take one agency in or out."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        chosen = draft.agency_ids or []
        known = {one.id for one in await uow.agencies.all_of(await _province(uow, draft))}
        if agency_id not in known:
            raise Refusal("not_found")
        is_in = agency_id in chosen
        draft.agency_ids = [one for one in chosen if one != agency_id] if is_in else _joined(chosen, [agency_id])
        await _show_choices(press, draft, page, uow, now)
        await uow.commit(now)


async def choose_roles(press: Announcing, roles: tuple[Role, ...], uow: UnitOfWork, now: datetime) -> None:
    """Focal points, heads, or both."""
    if not roles or not set(roles) <= set(HEARING):
        raise Refusal("old_button")
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        draft.roles = [role.value for role in roles]
        await uow.flush()
        key = f"announcing-roles:{draft.id}:{now.isoformat()}"
        telling = Telling(key, edits_message_id=press.message_id)
        await tell_place(uow, press.actor.place, await draft_screen(uow, draft, now), telling, now)
        await uow.commit(now)


async def ask_agency(press: Announcing, uow: UnitOfWork, now: datetime) -> None:
    """«جستجوی دستگاه»: its name is typed next."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        question = Question(AGENCY_STEP, views.ask_agency(), {"announcement_id": draft.id})
        await ask_within(press.actor.place, question, uow, now)
        await uow.commit(now)


async def found_agencies(press: Announcing, typed: str, uow: UnitOfWork) -> Screen:
    """The agencies that what was typed may mean, as buttons. Reads only."""
    async with uow:
        draft = await open_draft(uow, press.actor, press.subject_id)
        found = await uow.agencies.search(await _province(uow, draft), typed)
        return views.found_agencies(draft.id, typed, [(one.id, one.name) for one in found])


async def _show_choices(press: Announcing, draft: Announcement, page: int, uow: UnitOfWork, now: datetime) -> None:
    await uow.flush()
    key = f"announcing-audience:{draft.id}:{now.isoformat()}"
    telling = Telling(key, edits_message_id=press.message_id)
    await tell_place(uow, press.actor.place, await _choices(uow, draft, page), telling, now)


async def _choices(uow: UnitOfWork, draft: Announcement, page: int) -> Screen:
    province = await _province(uow, draft)
    chosen = set(draft.agency_ids or [])
    groups = []
    for group in await uow.agencies.groups_of(province):
        members = await _members(uow, group.id, province)
        groups.append(views.Choice(group.id, group.name, is_chosen=bool(members) and set(members) <= chosen))
    agencies = [views.Choice(one.id, one.name, one.id in chosen) for one in await uow.agencies.all_of(province)]
    return views.choices(
        views.Choices(draft.id, draft.agency_ids is None, len(chosen), tuple(groups), tuple(agencies), page)
    )


async def _province(uow: UnitOfWork, draft: Announcement) -> str:
    body = await uow.get(Body, draft.body_id)
    if body is None:
        raise Refusal("not_found")
    return body.province


async def _members(uow: UnitOfWork, group_id: int, province: str) -> list[int]:
    return [one.id for one in await uow.agencies.members_of(group_id) if one.province == province]


def _joined(chosen: list[int], more: list[int]) -> list[int]:
    return list(dict.fromkeys([*chosen, *more]))
