"""Questions about what was sent without its resolution and is kept until its person says."""

from locales.catalog import say
from views.assignments import AssignmentCard
from views.quoting import quoted
from views.reports import CHOICES_SHOWN, choices
from views.screen import Button, Screen


def about_card(card: AssignmentCard, count: int) -> Screen:
    """«مربوط به ۲۰/۹ است؟» for what was sent after a card."""
    key = "reports.about_card" if count == 1 else "reports.about_card_several"
    yes = Button(say("reports.button.yes"), f"kept:{card.assignment_id}")
    other = Button(say("reports.button.other"), "kother")
    return Screen(say(key, code=card.name, count=count), ((yes, other),))


def about_earlier(card: AssignmentCard, words: str, count: int, files: int) -> Screen:
    """After a report: does what was sent before it belong to it?"""
    key = "reports.about_earlier" if count == 1 else "reports.about_earlier_several"
    attached = [say("reports.files", count=files)] if files else []
    yes = Button(say("reports.button.yes"), f"kept:{card.assignment_id}")
    rest = (Button(say("reports.button.other"), "kother"), Button(say("reports.button.none"), "knone"))
    return Screen("\n".join([say(key, code=card.name, count=count), *quoted(words), *attached]), ((yes,), rest))


def about_which(
    cards: list[AssignmentCard], count: int, *, shows_all: bool = False, is_forwarded: bool = False
) -> Screen:
    """What was sent is kept; the open resolutions are buttons."""
    key = "reports.about_which" if count == 1 else "reports.about_which_several"
    text = say("reports.forwarded") if is_forwarded and count == 1 else say(key, count=count)
    shown = cards if shows_all else cards[:CHOICES_SHOWN]
    last = [Button(say("reports.button.none"), "knone")]
    if len(shown) < len(cards):
        last.append(Button(say("reports.button.all", count=len(cards)), "kall"))
    return Screen(text, (*choices(shown, "kept"), tuple(last)))


def dropped() -> Screen:
    return Screen(say("reports.dropped"))


def edit_kept() -> Screen:
    """After an edit of a message that waits for its resolution."""
    return Screen(say("reports.edit_kept"))
