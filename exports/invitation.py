"""The printed invitation: one A4 page that is handed to an agency."""

from dataclasses import dataclass, field
from typing import Any

from domain.text import isolate
from exports.qr import qr_drawing
from exports.typesetting import page_of
from locales.catalog import say


@dataclass(frozen=True)
class InvitationSheet:
    """``until`` is a day in words; ``messenger`` the name of the one that ``link`` opens; ``telephone`` as dialled."""

    body: str
    agency: str | None
    role: str
    link: str = field(repr=False)
    code: str = field(repr=False)
    until: str
    messenger: str
    telephone: str | None


def invitation_sheet(sheet: InvitationSheet) -> bytes:
    """A PDF of one page with the picture to scan, the code to type and what to do."""
    return page_of("invitation", _values(sheet))


def _values(sheet: InvitationSheet) -> dict[str, Any]:
    facts = {"agency": sheet.agency, "role": sheet.role, "until": say("papers.invitation.until", day=sheet.until)}
    steps = ("scan", "confirm", "wait")
    return {
        "title": say("papers.invitation.title"),
        "body": sheet.body,
        "facts": [
            {"name": say(f"papers.invitation.fact.{name}"), "value": value} for name, value in facts.items() if value
        ],
        "qr": qr_drawing(sheet.link),
        "scan": say("papers.invitation.scan", messenger=sheet.messenger),
        "link": sheet.link,
        "or_code": say("papers.invitation.or_code"),
        "code": sheet.code,
        "steps": [say(f"papers.invitation.step.{name}", messenger=sheet.messenger) for name in steps],
        "numbers": [say("papers.number", number=number) for number in range(1, len(steps) + 1)],
        "foot": _foot(sheet.telephone),
    }


def _foot(telephone: str | None) -> str:
    if telephone is None:
        return say("papers.invitation.foot")
    return say("papers.invitation.foot_with_telephone", telephone=isolate(telephone))
