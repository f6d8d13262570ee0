"""The dashboard as one picture for a phone."""

from typing import Any, Final

from domain.tallies import COMPARED_FROM, Count, Dashboard, percent
from exports.typesetting import picture_of
from locales.catalog import say

MOST_AGENCIES: Final = 12


def dashboard_picture(board: Dashboard, day: str) -> bytes:
    """A PNG, 1080 pixels wide, of a body's counts on ``day`` (in words)."""
    return picture_of("dashboard", _values(board, day))


def _values(board: Dashboard, day: str) -> dict[str, Any]:
    statuses = [(say(f"words.status.{status}"), count) for status, count in board.by_status if count]
    compared = [item for item in board.ranked_agencies() if item.total >= COMPARED_FROM][:MOST_AGENCIES]
    return {
        "title": board.body,
        "day": day,
        "figures": _figures(board),
        "statuses_title": say("papers.board.statuses"),
        "statuses": [
            {"name": name, "share": count / board.total, "value": _of(count, board.total)} for name, count in statuses
        ],
        "agencies_title": say("papers.board.agencies"),
        "agencies": [_agency(item) for item in compared],
        "foot": say("papers.board.foot"),
    }


def _figures(board: Dashboard) -> list[dict[str, Any]]:
    verified = sum(item.verified for item in board.agencies)
    figures = (
        ("resolutions", board.resolutions),
        ("closed", board.closed),
        ("verified", percent(verified, board.total)),
        ("late", board.late),
    )
    return [
        {
            "name": say(f"papers.board.figure.{name}"),
            "value": say("papers.number", number=value),
            "is_late": name == "late" and value > 0,
        }
        for name, value in figures
    ]


def _agency(item: Count) -> dict[str, Any]:
    return {
        "name": item.name,
        "share": item.verified / item.total,
        "value": _of(item.verified, item.total),
        "late": say("papers.board.late", count=item.late) if item.late else None,
    }


def _of(part: int, whole: int) -> str:
    return say("papers.of", part=part, whole=whole)
