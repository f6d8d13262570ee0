"""How each messenger wants a text written, and how much it takes (messengers.md)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeVar

from domain.vocabulary import Messenger
from locales.catalog import BOLD_END, BOLD_START

TEXT_LIMIT: Final = 4096

Label = TypeVar("Label")

_BOLD: Final = re.compile(f"{BOLD_START}([^{BOLD_START}{BOLD_END}]*){BOLD_END}")
_STRAY: Final = re.compile(f"[{BOLD_START}{BOLD_END}]")
# Between white space and a mark it keeps Bale from taking the mark for formatting, and is not seen.
_WORD_JOINER: Final = "\u2060"
_BALE_MARK: Final = re.compile(r"(?<!\S)(?=[*_]\S)")
_BALE_LINK: Final = re.compile(r"(?<=\])(?=\()")


@dataclass(frozen=True)
class Dialect:
    """One messenger's writing. ``render`` turns text with the catalog's bold marks into what is sent.

    ``lays_from_left`` where a row of buttons is drawn from the left whatever the language of its labels.
    """

    messenger: Messenger
    render: Callable[[str], str]
    parse_mode: str | None
    lays_from_left: bool

    def laid(self, row: Sequence[Label]) -> list[Label]:
        """A row, given in reading order, so that its first is seen at the right (persian.md rule 9)."""
        return list(reversed(row)) if self.lays_from_left else list(row)


def _telegram(text: str) -> str:
    """HTML with everything escaped: an unescaped ``<`` would be a lost message."""
    marked = _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return _STRAY.sub("", marked)


def _bale(text: str) -> str:
    """Bale's Markdown: bold only where it is understood, every other mark made harmless."""
    pieces: list[str] = []
    end = 0
    for match in _BOLD.finditer(text):
        pieces += [_harmless(text[end : match.start()]), _bale_bold(match)]
        end = match.end()
    pieces.append(_harmless(text[end:]))
    return _STRAY.sub("", "".join(pieces))


def _bale_bold(match: re.Match[str]) -> str:
    words, text = match.group(1), match.string
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    stands_alone = (not before or before.isspace()) and (not after or after.isspace())
    is_plain = words == words.strip() and words and "*" not in words and "\n" not in words
    return f"*{words}*" if stands_alone and is_plain else _harmless(words)


def _harmless(text: str) -> str:
    return _BALE_LINK.sub(_WORD_JOINER, _BALE_MARK.sub(_WORD_JOINER, text))


DIALECTS: Final = {
    Messenger.TELEGRAM: Dialect(Messenger.TELEGRAM, _telegram, "HTML", lays_from_left=True),
    Messenger.BALE: Dialect(Messenger.BALE, _bale, None, lays_from_left=False),
}
