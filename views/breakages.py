"""What is said when something of the system itself went wrong."""

from dataclasses import replace

from domain.files import LARGEST_FILE
from locales.catalog import Marked, say
from views.screen import Screen


def broken(reference: int) -> Screen:
    """An update was given up after its last try; ``reference`` finds it in the log."""
    return Screen(say("errors.broken", reference=reference))


def said_again(screen: Screen, reference: int) -> Screen:
    """A message of which nobody knows whether it arrived, said once more and marked so."""
    text = Marked(screen.text)
    marked = say("errors.said_again_with_text", reference=reference, text=text) if screen.text else ""
    return replace(screen, text=marked or say("errors.said_again", reference=reference))


def unreachable(person: str, agency: str) -> Screen:
    """To the secretariat: a person's only account blocked the bot."""
    return Screen(say("errors.unreachable", person=person, agency=agency))


def uncertain(reference: int, person: str, agency: str, beginning: str) -> Screen:
    """To the secretariat: nobody knows whether a message arrived, and it is not said again."""
    holes = {"reference": reference, "person": person, "agency": agency}
    if not beginning:
        return Screen(say("errors.uncertain_files", **holes))
    return Screen(say("errors.uncertain", **holes, beginning=Marked(beginning)))


def file_not_fetched(name: str | None, *, too_large: bool) -> Screen:
    """To the sender of a file that could not be fetched from the messenger."""
    if too_large:
        return Screen(say("errors.file_too_large", megabytes=LARGEST_FILE // 2**20))
    if name is None:
        return Screen(say("errors.file_not_fetched"))
    return Screen(say("errors.named_file_not_fetched", name=name))


def file_has_no_room(name: str | None) -> Screen:
    """To the sender of a file for which the body has no room left."""
    return Screen(say("errors.no_room") if name is None else say("errors.named_no_room", name=name))


def file_is_infected(name: str | None) -> Screen:
    """To the sender of a file in which a virus was found."""
    return Screen(say("errors.infected") if name is None else say("errors.named_infected", name=name))


def infected_from(person: str) -> Screen:
    """To the secretariat: who sent a file with a virus in it."""
    return Screen(say("errors.infected_from", person=person))
