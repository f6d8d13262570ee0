"""The draft of an official letter that carries an agency's report, for the agency's own office automation."""

from dataclasses import dataclass

from exports.word import Paper
from locales.catalog import say


@dataclass(frozen=True)
class ReportLetter:
    """``reference`` is the letter of issue in words; ``text`` is what the agency has reported."""

    agency: str
    body: str
    code: str
    title: str
    meeting: str
    reference: str
    standing: str
    text: str
    attachments: int


def report_letter(letter: ReportLetter) -> bytes:
    """A .docx without number and date, which the agency's automation gives."""
    paper = Paper()
    paper.line(say("papers.letter.to", body=letter.body), is_bold=True)
    paper.line(say("papers.letter.subject", code=letter.code, title=letter.title), is_bold=True)
    paper.line(say("papers.letter.greeting"))
    paper.line(say("papers.letter.opening", reference=letter.reference, code=letter.code, meeting=letter.meeting))
    if letter.text:
        paper.line(letter.text)
    paper.line(say("papers.letter.standing", standing=letter.standing))
    if letter.attachments:
        paper.line(say("papers.letter.attachments", count=letter.attachments))
    paper.line(say("papers.letter.signature", agency=letter.agency), is_bold=True)
    return paper.to_bytes()
