"""«افراد»: who holds which post of a body, for its secretariat."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.telephones import national
from domain.vocabulary import Role
from locales.catalog import Marked, bold, say
from views.joining import letter_words
from views.screen import Button, Row, Screen

PAGE: Final = 10


@dataclass(frozen=True)
class Post:
    """A person in a post, and the letter that named them; ``agency`` is None in the body itself."""

    name: str
    role: Role
    agency: str | None
    phone: str | None
    letter_number: str | None = None
    letter_on: date | None = None


@dataclass(frozen=True)
class PeopleOfBody:
    """A page of the posts of a body: first those of the body itself, then by agency."""

    body_id: int
    body: str
    posts: tuple[Post, ...]
    start: int
    total: int


def people_list(page: PeopleOfBody) -> Screen:
    """A line for each post, and the agencies, in whose cards people are invited and replaced."""
    lines = [say("people.head", body=page.body, total=page.total), *map(_line, page.posts)]
    agencies = Button(say("people.button.agencies"), f"agys:{page.body_id}:0")
    return Screen("\n".join(lines), (*_turning(page), (agencies,)))


def _line(post: Post) -> str:
    role = say(f"words.role.{post.role}")
    key = "people.line_with_phone" if post.phone else "people.line"
    place = role if post.agency is None else say("people.of_agency", role=role, agency=post.agency)
    line = say(key, name=Marked(bold(post.name)), place=place, phone=national(post.phone) if post.phone else "")
    if post.letter_number is None:
        return line
    return say("people.with_letter", line=Marked(line), letter=letter_words(post.letter_number, post.letter_on))


def _turning(page: PeopleOfBody) -> tuple[Row, ...]:
    turning = []
    if page.start > 0:
        turning.append(Button(say("lists.button.previous"), f"people:{page.body_id}:{max(0, page.start - PAGE)}"))
    if page.start + PAGE < page.total:
        turning.append(Button(say("lists.button.next"), f"people:{page.body_id}:{page.start + PAGE}"))
    return (tuple(turning),) if turning else ()
