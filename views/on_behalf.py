"""What the secretariat records for an agency: by its letter or by telephone."""

from dataclasses import replace

from locales.catalog import say
from views.assignments import AssignmentCard
from views.reports import RecordedReport, ask_report
from views.screen import Button, Screen


def for_agency(card: AssignmentCard) -> Screen:
    """To the secretariat: a report is the agency's, unless it answered by a letter."""
    button = Button(say("assignments.button.on_behalf"), f"beh:{card.assignment_id}")
    return Screen(say("reports.for_agency", code=card.name, agency=card.agency), ((button,),))


def ask_letter_of_agency(card: AssignmentCard) -> Screen:
    call = Button(say("reports.button.by_telephone"), f"behtel:{card.assignment_id}")
    leave = Button(say("reports.button.leave"), "leave")
    return Screen(say("reports.ask_letter_of_agency", code=card.name, agency=card.agency), ((call, leave),))


def ask_caller_of_agency(card: AssignmentCard) -> Screen:
    leave = Button(say("reports.button.leave"), "leave")
    return Screen(say("reports.ask_caller_of_agency", code=card.name, agency=card.agency), ((leave,),))


def ask_on_behalf(card: AssignmentCard, number: str | None) -> Screen:
    """What the agency said by letter ``number`` or, without one, by telephone."""
    asked = ask_report(card, on_behalf=True)
    key = "reports.ask_on_behalf" if number is not None else "reports.ask_on_behalf_by_telephone"
    return replace(asked, text=say(key, code=card.name, number=number))


def agency_hears_on_behalf(report: RecordedReport) -> Screen:
    status = say(f"words.status.{report.status}")
    if report.letter_number is None and report.told_by is None:
        text = say("reports.agency_hears_from_minutes", code=report.code, status=status, words=report.text)
    elif report.letter_number is None:
        text = say("reports.agency_hears_by_telephone", code=report.code, status=status, name=report.told_by)
    else:
        text = say("reports.agency_hears_on_behalf", code=report.code, status=status, number=report.letter_number)
    return Screen(text)
