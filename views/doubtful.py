"""What is said of words that ask, deny or foretell: nothing was recorded, and what may follow."""

from collections.abc import Sequence

from locales.catalog import say
from views.assignments import AssignmentCard
from views.screen import Button, Screen


def about_doubtful(card: AssignmentCard) -> Screen:
    """What asks, denies or foretells changed nothing; it may still be recorded as words, or more time be asked for."""
    record = Button(say("reports.button.record_words"), f"kept:{card.assignment_id}")
    more_time = Button(say("reports.button.more_time"), f"ext:{card.assignment_id}")
    rest = (Button(say("reports.button.other"), "kother"), Button(say("reports.button.none"), "knone"))
    return Screen(say("reports.about_doubtful", code=card.name), ((record, more_time), rest))


def nothing_recorded(codes: Sequence[str]) -> Screen:
    """Of several resolutions in one message, those of which nothing was told that could be recorded."""
    return Screen(say("reports.nothing_recorded", codes=say("reports.codes_comma").join(codes)))
