"""Setting right which agencies a row of the minutes names."""

from domain.vocabulary import Duty
from locales.catalog import say
from views.correcting import NamedCard, RowCard, Standing, meant, named_label
from views.screen import Button, Row, Screen, rows_of_two

MEMBERS_ON_A_PAGE: int = 8


def agency_list(card: RowCard) -> Screen:
    """The agencies of a row, each a button."""
    rows: list[Row] = [(Button(named_label(named), f"ag:{named.id}"),) for named in card.agencies]
    rows.append(
        (
            Button(say("correcting.button.add_agency"), f"agadd:r{card.id}-0"),
            Button(say("correcting.button.row", code=card.code), f"row:{card.id}"),
        )
    )
    return Screen(say("correcting.agencies", code=card.code, title=card.title), tuple(rows))


def named_card(card: NamedCard) -> Screen:
    """One agency as written: what it is taken for, and the ways to set it right."""
    lines = [
        say("correcting.named", code=card.code, name=card.as_written),
        _standing_line(card),
        say("correcting.duty", duty=say(f"words.duty.{card.duty}")),
        *([_members_line(card)] if card.group_id is not None else []),
    ]
    return Screen("\n".join(lines), _named_buttons(card))


def choose_duty(card: NamedCard) -> Screen:
    buttons = [Button(say(f"words.duty.{duty}"), f"agduty:{card.id}:{duty}") for duty in Duty]
    back = Button(say("correcting.button.back"), f"ag:{card.id}")
    text = say("correcting.choose_duty", name=card.known_as or card.as_written)
    return Screen(text, (*rows_of_two(buttons), (back,)))


def group_members(card: NamedCard, page: int) -> Screen:
    """The members of a group; a press leaves one out of this row or takes it in again."""
    start = page * MEMBERS_ON_A_PAGE
    rows: list[Row] = [
        (Button(_member_label(name, is_in=is_in), f"agout:{card.id}:{one}:{page}"),)
        for one, name, is_in in card.members[start : start + MEMBERS_ON_A_PAGE]
    ]
    turning: list[Button] = []
    if page > 0:
        turning.append(Button(say("minutes.button.previous_page"), f"aggrp:{card.id}:{page - 1}"))
    if start + MEMBERS_ON_A_PAGE < len(card.members):
        turning.append(Button(say("minutes.button.next_page"), f"aggrp:{card.id}:{page + 1}"))
    rows.append((*turning, Button(say("correcting.button.row", code=card.code), f"row:{card.resolution_id}")))
    text = say("correcting.members", name=card.known_as, count=meant(card), total=len(card.members))
    return Screen(text, tuple(rows))


def ask_agency(name: str | None) -> Screen:
    """Asks for a part of an agency's name, to search by."""
    if name is None:
        return Screen(say("correcting.ask_added_agency"))
    return Screen(say("correcting.ask_agency", name=name))


def found_agencies(typed: str, found: list[tuple[str, str]], target: str) -> Screen:
    """What a search found: pairs (key, name), where a key is ``aID`` or ``gID``; or the typed name as a new one."""
    rows: list[Row] = [(Button(name, f"agset:{target}:{key}"),) for key, name in found]
    rows.append((Button(say("correcting.button.new_typed"), f"agmake:{target}"),))
    key = "correcting.found" if found else "correcting.found_nothing"
    return Screen(say(key, typed=typed), tuple(rows))


def confirm_new_agencies(meeting_id: int, names: list[str]) -> Screen:
    """Before all unknown names become agencies of the directory."""
    shown = [say("minutes.point", words=name) for name in names[:20]]
    more = [say("minutes.more_points", count=len(names) - 20)] if len(names) > 20 else []
    buttons = (
        Button(say("correcting.button.add_all"), f"agallyes:{meeting_id}"),
        Button(say("minutes.button.summary"), f"min:{meeting_id}"),
    )
    return Screen("\n".join([say("correcting.add_all", count=len(names)), *shown, *more]), (buttons,))


def _standing_line(card: NamedCard) -> str:
    if card.standing is Standing.KNOWN:
        return say("correcting.known_as", name=card.known_as)
    return say("correcting.which_guess" if card.candidates else "correcting.which_new")


def _members_line(card: NamedCard) -> str:
    return say("correcting.group_count", count=meant(card), total=len(card.members))


def _named_buttons(card: NamedCard) -> tuple[Row, ...]:
    rows: list[Row] = []
    if card.standing is not Standing.KNOWN:
        rows += [(Button(name, f"agset:n{card.id}:{key}"),) for key, name in card.candidates]
    buttons = [Button(say("correcting.button.other_agency"), f"agadd:n{card.id}")]
    if card.standing is not Standing.KNOWN:
        buttons.append(Button(say("correcting.button.new_agency"), f"agnew:n{card.id}"))
    if card.group_id is not None:
        buttons.append(Button(say("correcting.button.members"), f"aggrp:{card.id}:0"))
    buttons += [
        Button(say("correcting.button.duty"), f"agduty:{card.id}"),
        Button(say("correcting.button.remove_agency"), f"agdel:{card.id}"),
        Button(say("correcting.button.row", code=card.code), f"row:{card.resolution_id}"),
    ]
    return (*rows, *rows_of_two(buttons))


def _member_label(name: str, *, is_in: bool) -> str:
    return say("correcting.member_in" if is_in else "correcting.member_out", name=name)
