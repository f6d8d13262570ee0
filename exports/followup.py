"""The followup report that is put before the next meeting, as a Word document (گزارش پیگیری مصوبات)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.tallies import Dashboard, percent
from exports.dashboard import dashboard_picture
from exports.word import Column, Paper
from locales.catalog import say

PICTURE_WIDTH: Final = 8.5


@dataclass(frozen=True)
class FollowupLine:
    """One assignment as the meeting reads it; every value in words."""

    code: str
    title: str
    agency: str
    due: str
    standing: str
    last_word: str


@dataclass(frozen=True)
class FollowupPart:
    """The lines of one meeting's resolutions, under its name."""

    name: str
    lines: tuple[FollowupLine, ...]


@dataclass(frozen=True)
class FollowupReport:
    """``day`` is in words; ``late`` and ``blocked`` repeat lines of the parts, for who has a minute only."""

    board: Dashboard
    day: str
    parts: tuple[FollowupPart, ...]
    late: tuple[FollowupLine, ...]
    blocked: tuple[FollowupLine, ...]


def followup_document(report: FollowupReport) -> bytes:
    """A .docx on lying A4: the counts, their picture, what is late, what is hindered, and all by meeting."""
    paper = Paper(is_landscape=True)
    paper.heading(say("papers.followup.title"))
    paper.line(say("papers.followup.of", body=report.board.body, day=report.day), is_centred=True)
    paper.line(_counts(report.board))
    if report.board.total:
        paper.picture(dashboard_picture(report.board, report.day), PICTURE_WIDTH)
    for name, lines in (("late", report.late), ("blocked", report.blocked)):
        if lines:
            paper.heading(say(f"papers.followup.chapter.{name}", count=len(lines)), level=2)
            _table(paper, lines)
    for part in report.parts:
        paper.heading(part.name, level=2)
        _table(paper, part.lines)
    return paper.to_bytes()


def _counts(board: Dashboard) -> str:
    verified = sum(item.verified for item in board.agencies)
    return say(
        "papers.followup.counts",
        resolutions=board.resolutions,
        closed=board.closed,
        total=board.total,
        verified=verified,
        percent=percent(verified, board.total),
        late=board.late,
    )


def _table(paper: Paper, lines: Sequence[FollowupLine]) -> None:
    columns = [
        Column(say("papers.followup.column.code"), 2.3, is_centred=True),
        Column(say("papers.followup.column.title"), 5.4),
        Column(say("papers.followup.column.agency"), 4.4),
        Column(say("papers.followup.column.due"), 3.4, is_centred=True),
        Column(say("papers.followup.column.standing"), 2.8, is_centred=True),
        Column(say("papers.followup.column.last_word"), 6.6),
    ]
    paper.table(
        columns, [[line.code, line.title, line.agency, line.due, line.standing, line.last_word] for line in lines]
    )
