"""What an agency may ask of the secretariat beside the status: more time, or to be let off (conversations.md)."""

from dataclasses import dataclass
from datetime import date

from domain.body_settings import BodySettings
from domain.refusals import Refusal


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
