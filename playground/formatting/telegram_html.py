"""Telegram's HTML, with its refusals (Bot API: HTML style; the sentences are those of its server)."""

import re
from html import unescape
from typing import Final

from playground.formatting.words import Unreadable, Words, trimmed, utf16_length
from playground.wire import Json

_TYPES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_START_NAME = re.compile(r"<([^\s>]*)")
_END_TAG = re.compile(r"</([^\s>]*)\s*(>?)")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def read_html(source: str) -> Words:
    """The text and entities of a message in Telegram's HTML. Raises Unreadable as Telegram answers 400."""
    if "<" not in source and "&" not in source:
        text = source.strip()
        return Words(source, text, text)
    reader = _Reader(source)
    reader.read()
    text, entities = trimmed("".join(reader.pieces), reader.entities)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Words(source, text, text, entities)


class _Reader:
    """One pass over the source; ``_open`` holds name, attributes and offset of each open tag."""

    def __init__(self, source: str) -> None:
        self.pieces: list[str] = []
        self.entities: list[Json] = []
        self._source = source
        self._length = 0
        self._open: list[tuple[str, dict[str, str], int]] = []

    def read(self) -> None:
        place = 0
        while place < len(self._source):
            begin = self._source.find("<", place)
            end = len(self._source) if begin < 0 else begin
            self._write(self._source[place:end])
            if begin < 0:
                break
            is_end = self._source.startswith("</", begin)
            place = self._read_end(begin) if is_end else self._read_start(begin)
        if self._open:
            raise Unreadable(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')

    def _write(self, raw: str) -> None:
        text = _ENTITY.sub(lambda found: unescape(found.group()), raw) if "&" in raw else raw
        self.pieces.append(text)
        self._length += utf16_length(text)

    def _read_start(self, begin: int) -> int:
        found = _START_NAME.match(self._source, begin)
        name = found.group(1).lower() if found else ""
        if found is None or (found.end() == len(self._source) and name in _TYPES):
            raise Unreadable(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in _TYPES:
            raise Unreadable(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes, place = self._read_attributes(found.end(), begin, name)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise Unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self._open.append((name, attributes, self._length))
        return place

    def _read_attributes(self, place: int, begin: int, name: str) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while not (closing := re.compile(r"\s*/?>").match(self._source, place)):
            found = _ATTRIBUTE.match(self._source, place)
            if found is None or found.end() == len(self._source):
                kind = (
                    "Unclosed start tag" if found or place >= len(self._source) else "Empty attribute name in the tag"
                )
                raise Unreadable(f'{kind} "{name}" at byte offset {self._bytes(begin)}')
            key, *values = found.groups()
            attributes[key.lower()] = unescape(next((value for value in values if value is not None), ""))
            place = found.end()
        return attributes, closing.end()

    def _read_end(self, begin: int) -> int:
        if not self._open:
            raise Unreadable(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        found = _END_TAG.match(self._source, begin)
        name, attributes, start = self._open.pop()
        if found is None or not found.group(2):
            raise Unreadable(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        said = found.group(1).lower()
        if said and said != name:
            place = self._bytes(begin)
            raise Unreadable(f'Unmatched end tag at byte offset {place}, expected "</{name}>", found "</{said}>"')
        self._close(name, attributes, start)
        return found.end()

    def _close(self, name: str, attributes: dict[str, str], start: int) -> None:
        entity: Json = {"type": _TYPES[name], "offset": start, "length": self._length - start}
        if name == "a":
            if not attributes.get("href"):
                return
            entity["url"] = attributes["href"]
        if name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        if name == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        if entity["length"]:
            self.entities.append(entity)

    def _bytes(self, place: int) -> int:
        return len(self._source[:place].encode("utf-8", "surrogatepass"))
