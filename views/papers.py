"""What comes with a paper in chat."""

from datetime import date

from domain.calendar import short_date
from domain.vocabulary import FileKind
from locales.catalog import say
from views.screen import Button, Enclosure, Screen


def followup(body: str, body_id: int, day: date, stored_name: str) -> Screen:
    """The followup report as a file, with the way back to the dashboard."""
    name = say("papers.followup.file_name", day=short_date(day).replace("/", "-"))
    back = Button(say("dashboard.button.whole"), f"dash:{body_id}")
    return _with_file(say("papers.followup.sent", body=body), name, back, stored_name)


def template(stored_name: str) -> Screen:
    """The sheet for minutes as a file, with how it is filled in."""
    enclosure = Enclosure(FileKind.DOCUMENT, stored_name, say("papers.template.file_name"))
    return Screen(say("papers.template.sent"), enclosures=(enclosure,))


def letter(code: str, assignment_id: int, stored_name: str) -> Screen:
    """The draft of a letter as a file, with the way back to the card."""
    name = say("papers.letter.file_name", code=code.replace("/", "-"))
    back = Button(say("history.card"), f"card:{assignment_id}")
    return _with_file(say("papers.letter.sent", code=code), name, back, stored_name)


def _with_file(text: str, name: str, back: Button, stored_name: str) -> Screen:
    enclosure = Enclosure(FileKind.DOCUMENT, stored_name, name)
    return Screen(text, buttons=((back,),), enclosures=(enclosure,))
