"""Formatted text: what was sent, what is seen, and the Bot API's entities."""

from dataclasses import dataclass, field

from playground.wire import Json


class Unreadable(ValueError):
    """A text whose marks the messenger refuses; the message is the messenger's own."""


@dataclass(frozen=True)
class Words:
    """``source`` as it was sent, ``text`` with the marks taken out as the Bot API answers it, ``seen`` as a person
    reads it."""

    source: str
    text: str
    seen: str
    entities: list[Json] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """The Bot API counts entities in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without white space at its ends, entities moved with it and cut to it."""
    inner = text.lstrip()
    shift = utf16_length(text) - utf16_length(inner)
    inner = inner.rstrip()
    length = utf16_length(inner)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] - shift + entity["length"])
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return inner, kept
