"""Buttons that can be told apart: a short label where it is the only one of its kind, else a longer one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from domain.text import shorten
from locales.catalog import say
from views.screen import Button, Row

LONGEST_NAME: Final = 34


@dataclass(frozen=True)
class Choice:
    """A press with its short label, and the longer one for when another choice has the same short one."""

    press: str
    short: str
    long: str


def coded(code: str, agency: str | None, press: str) -> Choice:
    """By its code; by its code and agency where several agencies have the same."""
    if agency is None:
        return Choice(press, code, code)
    return Choice(press, code, say("lists.button.of_agency", code=code, agency=shorten(agency, LONGEST_NAME)))


def named(agency: str, code: str, press: str) -> Choice:
    """By its agency; by its agency and code where the same agency is there twice."""
    name = shorten(agency, LONGEST_NAME)
    return Choice(press, name, say("lists.button.of_code", agency=name, code=code))


def told_apart(choices: Sequence[Choice], *, a_row: int) -> tuple[Row, ...]:
    """``a_row`` buttons to a row; one, when the short labels do not tell them apart."""
    if len({choice.short for choice in choices}) == len(choices):
        buttons = [Button(choice.short, choice.press) for choice in choices]
        return tuple(tuple(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row))
    labels = _numbered(choice.long for choice in choices)
    return tuple((Button(label, choice.press),) for label, choice in zip(labels, choices, strict=True))


def _numbered(labels: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(label if seen[label] == 1 else say("lists.button.again", label=label, number=seen[label]))
    return found
