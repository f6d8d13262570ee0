"""What is said in groups and, in private, about them."""

from dataclasses import dataclass

from domain.text import shorten
from locales.catalog import say
from views.screen import Button, Screen

LONGEST: int = 40


@dataclass(frozen=True)
class GroupCounts:
    """All that a group may know: numbers of what is followed up."""

    total: int
    done: int
    late: int
    stuck: int


def not_approved() -> Screen:
    return Screen(say("groups.not_approved"))


def what_it_may_ask() -> Screen:
    return Screen(say("groups.what_it_may_ask"))


def approved_in_group(body: str) -> Screen:
    return Screen(say("groups.approved_in_group", body=body))


def late_counts(body: str, counts: GroupCounts) -> Screen:
    return Screen(say("groups.late", body=body, late=counts.late, total=counts.total))


def summary(body: str, counts: GroupCounts) -> Screen:
    """Once a week."""
    return Screen(say("groups.summary", body=body, **vars(counts)))


def write_here(title: str) -> Screen:
    """In private, to who wrote work in a group."""
    return Screen(say("groups.write_here", title=title))


def approval_wanted(group_id: int, body_id: int, title: str, body: str) -> Screen:
    """To the secretariat, in private."""
    buttons = (
        Button(say("groups.button.approve"), f"grpyes:{body_id}:{group_id}"),
        Button(say("groups.button.refuse"), f"grpno:{body_id}:{group_id}"),
    )
    return Screen(say("groups.approval_wanted", title=title, body=body), (buttons,))


def approved(group_id: int, body_id: int, title: str) -> Screen:
    remove = Button(say("groups.button.remove"), f"grpno:{body_id}:{group_id}")
    return Screen(say("groups.approved", title=title), ((remove, _all(body_id)),))


def refused(group_id: int, body_id: int, title: str) -> Screen:
    approve = Button(say("groups.button.approve"), f"grpyes:{body_id}:{group_id}")
    return Screen(say("groups.refused", title=title), ((approve, _all(body_id)),))


def groups(body_id: int, found: list[tuple[int, str]]) -> Screen:
    """The approved groups; a press takes an approval back."""
    lines = [say("groups.head" if found else "groups.none"), *(say("groups.line", title=title) for _, title in found)]
    rows = tuple(
        (Button(say("groups.button.remove_one", title=shorten(title, LONGEST)), f"grpno:{body_id}:{number}"),)
        for number, title in found
    )
    return Screen("\n".join(lines), (*rows, (Button(say("settings.button.back"), f"sets:{body_id}:0"),)))


def _all(body_id: int) -> Button:
    return Button(say("groups.button.all"), f"grps:{body_id}")
