"""What an agency may ask of the secretariat beside the status: more time, or to be let off (conversations.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.body_settings import BodySettings
from domain.life_cycle import is_open
from domain.refusals import Refusal
from domain.vocabulary import Duty, Status


@dataclass(frozen=True)
class AskedExtension:
    """An extension as asked for: the wished day, the present due date, and how many were granted before."""

    asked_on: date
    due_on: date | None
    granted_before: int


def check_no_open_request(*, has_open_request: bool) -> None:
    """Raises Refusal while the secretariat has not decided on an earlier request: one at a time."""
    if has_open_request:
        raise Refusal("request_open")


def check_extension(extension: AskedExtension, today: date, settings: BodySettings) -> None:
    """Raises Refusal for an extension that nobody could grant."""
    if extension.due_on is None:
        raise Refusal("extension_without_due_date")
    if extension.asked_on <= today:
        raise Refusal("extension_in_the_past")
    if extension.asked_on <= extension.due_on:
        raise Refusal("extension_not_later")
    if extension.granted_before >= settings.most_extensions:
        raise Refusal("extensions_used_up", count=settings.most_extensions)


def check_granted_day(granted_on: date, due_on: date | None, today: date) -> None:
    """Raises Refusal for a day that would give no more time."""
    if granted_on <= today:
        raise Refusal("extension_in_the_past")
    if due_on is not None and granted_on <= due_on:
        raise Refusal("extension_not_later")


def fresh_due_date(issued_on: date, due_on: date, today: date) -> date:
    """As many days from today as the first agency had: the due date of who gets the work in its place."""
    return today + (due_on - issued_on)


def check_somebody_acts(others: Iterable[tuple[Duty, Status]]) -> None:
    """Nothing falls between two agencies: letting one off without another wants someone else who acts or has acted."""
    if not any(duty is Duty.RESPONSIBLE and (is_open(status) or status is Status.VERIFIED) for duty, status in others):
        raise Refusal("nobody_else_acts")
