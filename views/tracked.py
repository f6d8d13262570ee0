"""What a tracking number stands for: a report or a request as it was recorded, and how the resolution stands now."""

from dataclasses import dataclass, replace

from domain.calendar import clock_time, long_date, today
from domain.tracking import request_tracking_number, tracking_number
from domain.vocabulary import RequestState
from locales.catalog import say
from views.lists import ListedAssignment, state_words
from views.reports import RecordedReport, said_in, status_words
from views.requests import RecordedRequest, said_in_request
from views.screen import Button, Screen


@dataclass(frozen=True)
class About:
    """The assignment that it is about; words and letters of one that ``is_text_withheld`` are not shown."""

    assignment_id: int
    agency: str
    listed: ListedAssignment
    is_text_withheld: bool


def report(shown: RecordedReport, about: About, *, is_withdrawn: bool) -> Screen:
    """With its files a press away; one that was taken back says so."""
    plain = replace(shown, on_behalf_of=None)
    said = [say("tracked.withheld")] if about.is_text_withheld else said_in(plain)
    lines = [
        say("tracked.report", tracking=tracking_number(shown.report_id), code=shown.code, agency=about.agency),
        say("tracked.at", day=long_date(today(shown.at)), time=clock_time(shown.at), status=status_words(shown)),
        *said,
        say("tracked.taken_back") if is_withdrawn else say("tracked.now", state=state_words(about.listed)),
    ]
    files = Button(say("tracked.button.files", count=shown.files), f"files:{shown.report_id}")
    return Screen("\n".join(lines), ((_card(about), *([files] if shown.files else [])),))


def request(shown: RecordedRequest, about: About, state: RequestState) -> Screen:
    """With what was decided on it."""
    said = [say("tracked.withheld")] if about.is_text_withheld else said_in_request(shown)
    tracking = request_tracking_number(shown.request_id)
    lines = [
        say(f"tracked.request.{shown.kind}", tracking=tracking, code=shown.code, agency=about.agency),
        say(
            "tracked.at",
            day=long_date(today(shown.at)),
            time=clock_time(shown.at),
            status=say(f"tracked.state.{state}"),
        ),
        *said,
        say("tracked.now", state=state_words(about.listed)),
    ]
    return Screen("\n".join(lines), ((_card(about),),))


def _card(about: About) -> Button:
    return Button(say("orders.button.card"), f"card:{about.assignment_id}")
