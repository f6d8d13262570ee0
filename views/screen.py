"""What a person is shown, said once for all messengers and kept as JSON until it is sent."""

from dataclasses import dataclass, field
from typing import Any, Self

from domain.vocabulary import FileKind


@dataclass(frozen=True)
class Button:
    """Under a message. ``press`` (at most 64 bytes) is ``verb:argument:…``; it proves nothing about who presses."""

    label: str
    press: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Key:
    """On the permanent keyboard: pressing it types its label, or shares the person's own telephone number."""

    label: str
    shares_phone: bool = False


@dataclass(frozen=True)
class Enclosure:
    """A file of the data folder that goes with the message; ``name`` is what the receiver sees.

    A location has no file, only ``latitude`` and ``longitude`` in degrees.
    """

    kind: FileKind
    stored_name: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """``text`` carries bold as the catalog's private marks and no other markup; it may exceed a messenger's limit.

    ``keyboard`` replaces the permanent keyboard when it is given. With enclosures the text comes first, then the
    files, the buttons under the text. One that ``is_secret`` brings an invite: it is shown at once or not at all, for
    what is kept until it is sent is also in backups.
    """

    text: str
    buttons: tuple[Row, ...] = ()
    keyboard: tuple[tuple[Key, ...], ...] = ()
    enclosures: tuple[Enclosure, ...] = field(default=())
    is_secret: bool = False

    def to_json(self) -> dict[str, Any]:
        """A JSON object without what is empty; ValueError for a secret, which is not kept."""
        if self.is_secret:
            raise ValueError("a secret is not kept")
        return {
            "text": self.text,
            "buttons": [[_without_empty(vars(button)) for button in row] for row in self.buttons],
            "keyboard": [[_without_empty(vars(key)) for key in row] for row in self.keyboard],
            "enclosures": [_without_empty(vars(item)) for item in self.enclosures],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The Screen that ``to_json`` kept."""
        return cls(
            text=kept["text"],
            buttons=tuple(tuple(Button(**button) for button in row) for row in kept.get("buttons", ())),
            keyboard=tuple(tuple(Key(**key) for key in row) for row in kept.get("keyboard", ())),
            enclosures=tuple(_enclosure(item) for item in kept.get("enclosures", ())),
        )


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, False)}


def _enclosure(kept: dict[str, Any]) -> Enclosure:
    return Enclosure(**{**kept, "kind": FileKind(kept["kind"])})


def rows_of_two(buttons: list[Button]) -> tuple[Row, ...]:
    """Buttons two to a row, in reading order (persian.md rule 9)."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
