"""The directory of agencies as the secretariat sees it."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import short_date
from domain.telephones import national
from domain.vocabulary import Relation, Role
from locales.catalog import say
from views.screen import Button, Row, Screen, rows_of_two

PAGE: int = 8


@dataclass(frozen=True)
class ListedAgency:
    id: int
    name: str
    has_focal_point: bool


@dataclass(frozen=True)
class Holder:
    """A person in a post of the agency; ``appointment_id`` is what ends it."""

    appointment_id: int
    name: str
    phone: str | None
    role: Role


@dataclass(frozen=True)
class OtherName:
    """Another name and where it came from: a person who confirmed it on a day, or (None) a file."""

    id: int
    name: str
    taught_by: str | None
    taught_on: date


@dataclass(frozen=True)
class AgencyCard:
    """All that the directory knows of one agency."""

    id: int
    body_id: int
    name: str
    relation: Relation
    parent: str | None
    telephone: str | None
    aliases: tuple[OtherName, ...]
    groups: tuple[str, ...]
    holders: tuple[Holder, ...]


def agency_list(body_id: int, agencies: list[ListedAgency], start: int, total: int) -> Screen:
    """A page of the directory; those without a focal point are marked with words."""
    lines = [say("agencies.list", total=total)]
    if any(not agency.has_focal_point for agency in agencies):
        lines.append(say("agencies.list_mark"))
    buttons: list[Row] = [(Button(_listed(agency), f"agy:{body_id}:{agency.id}"),) for agency in agencies]
    turning = []
    if start > 0:
        turning.append(Button(say("agencies.button.previous"), f"agys:{body_id}:{max(0, start - PAGE)}"))
    if start + PAGE < total:
        turning.append(Button(say("agencies.button.next"), f"agys:{body_id}:{start + PAGE}"))
    if turning:
        buttons.append(tuple(turning))
    announce = Button(say("announcing.button.new"), f"annnew:{body_id}")
    buttons.append((Button(say("agencies.button.new"), f"agynew:{body_id}"), announce))
    buttons.append((Button(say("agency_groups.button.groups"), f"dirgrps:{body_id}"),))
    return Screen("\n".join(lines), buttons=tuple(buttons))


def agency_card(card: AgencyCard) -> Screen:
    lines = [
        say("agencies.card", name=card.name, relation=say(f"words.relation.{card.relation}")),
        *([say("agencies.card_parent", parent=card.parent)] if card.parent else []),
        say(
            "agencies.card_telephone", telephone=national(card.telephone) if card.telephone else say("agencies.nothing")
        ),
        *([say("agencies.card_aliases", aliases=_several([one.name for one in card.aliases]))] if card.aliases else []),
        *([say("agencies.card_groups", groups=_several(list(card.groups)))] if card.groups else []),
        *(_holder(holder) for holder in card.holders),
    ]
    if not card.holders:
        lines.append(say("agencies.card_nobody"))
    return Screen("\n".join(lines), buttons=_card_buttons(card))


def agency_added(name: str, body_id: int, agency_id: int, *, is_new: bool) -> Screen:
    key = "agencies.added" if is_new else "agencies.there_already"
    buttons = (
        Button(say("agencies.button.invite"), f"inv:{body_id}:{agency_id}"),
        Button(say("agencies.button.card"), f"agy:{body_id}:{agency_id}"),
    )
    return Screen(say(key, name=name), buttons=(buttons,))


def agency_corrected(name: str, body_id: int, agency_id: int) -> Screen:
    button = Button(say("agencies.button.card"), f"agy:{body_id}:{agency_id}")
    return Screen(say("agencies.corrected", name=name), buttons=((button,),))


def alias_forgotten(alias: str, name: str, body_id: int, agency_id: int) -> Screen:
    """A draft that took these words for the agency asks again."""
    button = Button(say("agencies.button.card"), f"agy:{body_id}:{agency_id}")
    return Screen(say("agencies.alias_forgotten", alias=alias, name=name), buttons=((button,),))


def ask_name() -> Screen:
    return Screen(say("agencies.ask_name"))


def ask_alias(name: str) -> Screen:
    return Screen(say("agencies.ask_alias", name=name))


def ask_telephone(name: str) -> Screen:
    return Screen(say("agencies.ask_telephone", name=name))


def choose_relation(body_id: int, agency_id: int, name: str) -> Screen:
    buttons = [
        Button(say(f"words.relation.{relation}"), f"agyrel:{body_id}:{agency_id}:{relation}") for relation in Relation
    ]
    return Screen(say("agencies.ask_relation", name=name), buttons=rows_of_two(buttons))


def choose_role(body_id: int, agency_id: int, name: str) -> Screen:
    roles = (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR)
    buttons = [Button(say(f"words.role.{role}"), f"inv:{body_id}:{agency_id}:{role}") for role in roles]
    return Screen(say("agencies.ask_role", name=name), buttons=rows_of_two(buttons))


def choose_alias(card: AgencyCard) -> Screen:
    lines = [say("agencies.aliases", name=card.name), *(came_from(one) for one in card.aliases)]
    buttons = [
        Button(say("agencies.button.forget", name=one.name), f"agyali:{card.body_id}:{one.id}") for one in card.aliases
    ]
    add = Button(say("agencies.button.add_alias"), f"agyask:{card.body_id}:{card.id}:alias")
    return Screen("\n".join(lines), buttons=(*((button,) for button in buttons), (add,)))


def several_found(body_id: int, agencies: list[ListedAgency]) -> Screen:
    rows = tuple((Button(_listed(agency), f"inv:{body_id}:{agency.id}"),) for agency in agencies)
    return Screen(say("agencies.several_found" if agencies else "agencies.none_found"), buttons=rows)


def _listed(agency: ListedAgency) -> str:
    return agency.name if agency.has_focal_point else say("agencies.without_focal_point", name=agency.name)


def came_from(one: OtherName) -> str:
    """A line of another name: who taught it, and when."""
    day = short_date(one.taught_on)
    if one.taught_by is None:
        return say("agencies.alias_of_file", name=one.name, day=day)
    return say("agencies.alias_of_person", name=one.name, person=one.taught_by, day=day)


def _holder(holder: Holder) -> str:
    return say(
        "agencies.card_holder",
        role=say(f"words.role.{holder.role}"),
        name=holder.name,
        phone=national(holder.phone) if holder.phone else say("joining.no_phone"),
    )


def _several(names: list[str]) -> str:
    return say("agencies.separator").join(names)


def _card_buttons(card: AgencyCard) -> tuple[Row, ...]:
    place = f"{card.body_id}:{card.id}"
    rows: list[Row] = [
        (
            Button(say("agencies.button.invite"), f"inv:{place}"),
            Button(say("agencies.button.aliases"), f"agyask:{place}:aliases"),
        ),
        (
            Button(say("agencies.button.relation"), f"agyask:{place}:relation"),
            Button(say("agencies.button.telephone"), f"agyask:{place}:telephone"),
        ),
        (Button(say("agencies.button.settings"), f"sets:{place}"),),
    ]
    rows += [
        (Button(say("agencies.button.end_post", name=holder.name), f"jendask:{holder.appointment_id}"),)
        for holder in card.holders
    ]
    return tuple(rows)
