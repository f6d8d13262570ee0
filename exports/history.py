"""«سوابق» of an assignment as a Word document that can be filed."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.word import Column, Paper
from locales.catalog import say


@dataclass(frozen=True)
class HistoryLine:
    """One event in words."""

    day: str
    time: str
    what: str


def history_document(code: str, agency: str, title: str, lines: Sequence[HistoryLine]) -> bytes:
    """A .docx with all events of an assignment, oldest first."""
    paper = Paper()
    paper.heading(say("papers.history.title", code=code))
    paper.line(say("papers.history.of", agency=agency, title=title), is_centred=True)
    columns = [
        Column(say("papers.history.column.day"), 2.6, is_centred=True),
        Column(say("papers.history.column.time"), 1.6, is_centred=True),
        Column(say("papers.history.column.what"), 12),
    ]
    paper.table(columns, [[line.day, line.time, line.what] for line in lines])
    return paper.to_bytes()
