"""Closing in two steps: put before the secretary (دبیر), and who that is."""

from dataclasses import dataclass

from locales.catalog import say
from views.screen import Button, Row, Screen


@dataclass(frozen=True)
class Proposed:
    """A resolution that waits for the secretary's «مختومه»."""

    resolution_id: int
    code: str
    title: str


@dataclass(frozen=True)
class Secretariat:
    """Its people as pairs (person, name), and who of them is the secretary."""

    body_id: int
    people: tuple[tuple[int, str], ...]
    secretary_id: int | None


def secretary_asked(proposed: Proposed, who: str) -> Screen:
    """To the secretary."""
    text = say("closing_steps.asked", code=proposed.code, title=proposed.title, who=who)
    close = Button(say("queue.button.close"), f"close:{proposed.resolution_id}")
    whole = Button(say("overview.button.whole"), f"res:{proposed.resolution_id}")
    return Screen(text, ((close, whole),))


def proposed(proposed: Proposed, secretary: str) -> Screen:
    """To who pressed «مختومه»."""
    return Screen(say("closing_steps.proposed", code=proposed.code, title=proposed.title, secretary=secretary))


def choose_secretary(shown: Secretariat) -> Screen:
    """Who closes."""
    present = next((name for number, name in shown.people if number == shown.secretary_id), None)
    text = say("closing_steps.choose_other", name=present) if present else say("closing_steps.choose")
    rows = tuple((Button(name, f"secset:{shown.body_id}:{number}"),) for number, name in shown.people)
    return Screen(text, (*rows, _settings(shown.body_id)))


def secretary_named(body_id: int, name: str) -> Screen:
    return Screen(say("closing_steps.named", name=name), (_settings(body_id),))


def secretary_hears(body: str) -> Screen:
    """To who is the secretary from now on."""
    return Screen(say("closing_steps.hears", body=body))


def _settings(body_id: int) -> Row:
    return (Button(say("settings.button.back"), f"sets:{body_id}:0"),)
