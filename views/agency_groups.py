"""The groups of the directory as the secretariat sees them."""

from dataclasses import dataclass

from locales.catalog import say
from views.agencies import OtherName, came_from
from views.screen import Button, Row, Screen

MEMBERS_SHOWN: int = 30


@dataclass(frozen=True)
class ListedGroup:
    """A group with how many members and other names it has."""

    id: int
    name: str
    members: int
    aliases: int


@dataclass(frozen=True)
class GroupCard:
    """All that the directory knows of one group."""

    id: int
    body_id: int
    name: str
    members: tuple[str, ...]
    aliases: tuple[OtherName, ...]


def group_list(body_id: int, groups: list[ListedGroup]) -> Screen:
    """Each group is a button."""
    rows: list[Row] = [(Button(_listed(one), f"dirgrp:{body_id}:{one.id}"),) for one in groups]
    back = Button(say("agency_groups.button.agencies"), f"agys:{body_id}:0")
    return Screen(say("agency_groups.list" if groups else "agency_groups.none"), (*rows, (back,)))


def group_card(card: GroupCard) -> Screen:
    """Its members, and its other names with where each came from and the button that takes it away."""
    lines = [
        say("agency_groups.card", name=card.name),
        say("agency_groups.members", count=len(card.members), names=_names(card.members)),
        say("agency_groups.aliases" if card.aliases else "agency_groups.no_aliases"),
        *(came_from(one) for one in card.aliases),
    ]
    forgetting: list[Row] = [
        (Button(say("agencies.button.forget", name=one.name), f"agyali:{card.body_id}:{one.id}"),)
        for one in card.aliases
    ]
    back = Button(say("agency_groups.button.groups"), f"dirgrps:{card.body_id}")
    return Screen("\n".join(lines), (*forgetting, (back,)))


def alias_forgotten(alias: str, card: GroupCard) -> Screen:
    """What is left, after a draft that took these words for the group asks again."""
    shown = group_card(card)
    told = say("agencies.alias_forgotten", alias=alias, name=card.name)
    return Screen(f"{told}\n\n{shown.text}", shown.buttons)


def _listed(one: ListedGroup) -> str:
    if not one.aliases:
        return say("agency_groups.listed", name=one.name, members=one.members)
    return say("agency_groups.listed_with_names", name=one.name, members=one.members, names=one.aliases)


def _names(names: tuple[str, ...]) -> str:
    shown = say("agencies.separator").join(names[:MEMBERS_SHOWN])
    left = len(names) - MEMBERS_SHOWN
    return say("agency_groups.and_more", names=shown, count=left) if left > 0 else shown
