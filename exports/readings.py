"""What was read in a meeting and what it decided, as a Word document for the file of the meeting."""

from collections.abc import Sequence

from exports.word import Column, Paper
from locales.catalog import say


def readings_document(body: str, meeting: str, lines: Sequence[Sequence[str]]) -> bytes:
    """A .docx; a line holds code, title and decision in words."""
    paper = Paper()
    paper.heading(say("papers.readings.title"))
    paper.line(say("papers.readings.of", body=body, meeting=meeting), is_centred=True)
    columns = [
        Column(say("papers.followup.column.code"), 2.2, is_centred=True),
        Column(say("papers.followup.column.title"), 7),
        Column(say("papers.readings.decision"), 7),
    ]
    paper.table(columns, lines)
    paper.line(say("papers.readings.signature"))
    return paper.to_bytes()
