"""Bytes of a text file into text, whatever an office saved it in."""

import re
import unicodedata
from typing import Final

from domain.text import strip_bidi_controls
from minutes.errors import MinutesRefused, Refusal

LONGEST_TEXT: Final = 2_000_000
_TATWEEL = "\u0640"
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Words so common that a Persian page without one of them is in another language.
_PERSIAN_WORDS = re.compile(r"(?<!\w)(?:در|به|از|که|را|این|شد|است|می|گردید|گردد|شود|نماید|نمایند)(?!\w)")


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1256; refuses what is no text."""
    text = _decoded(content)
    if text is None or len(_CONTROL.findall(text)) > len(text) // 200:
        raise MinutesRefused(Refusal.NOT_TEXT)
    if len(text) > LONGEST_TEXT:
        raise MinutesRefused(Refusal.TOO_LARGE)
    return text


def clean(text: str) -> str:
    """``text`` without what is invisible or only stretches letters, and with letters in their plain form."""
    bare = (
        strip_bidi_controls(text).replace(_TATWEEL, "").replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    )
    return _PRESENTATION_FORM.sub(lambda form: unicodedata.normalize("NFKC", form.group()), bare)


def check_readable(text: str) -> None:
    """Refuses a text that is empty, far too long or not Persian."""
    if len(text) > LONGEST_TEXT:
        raise MinutesRefused(Refusal.TOO_LARGE)
    letters = len(_LETTER.findall(text))
    if letters == 0:
        raise MinutesRefused(Refusal.EMPTY)
    if len(_ARABIC_LETTER.findall(text)) * 2 < letters:
        raise MinutesRefused(Refusal.NOT_PERSIAN)
    if letters > 400 and not _PERSIAN_WORDS.search(text.replace("ي", "ی")):
        raise MinutesRefused(Refusal.NOT_PERSIAN)


def _decoded(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16")
    utf8 = _try(content, "utf-8-sig")
    if utf8 is not None:
        return utf8
    if b"\x00" in content:
        wide = _try(content, "utf-16-le" if content[1:2] in (b"\x00", b"\x06") else "utf-16-be")
        return wide if wide and _ARABIC_LETTER.search(wide) else None
    arabic = _try(content, "cp1256")
    return arabic if arabic and len(_ARABIC_LETTER.findall(arabic)) * 3 > len(arabic) else None


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
