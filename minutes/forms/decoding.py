"""Bytes of a text file into text, whatever an office saved it in."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from domain.text import strip_bidi_controls
from minutes.errors import MinutesRefused, Refusal

LONGEST_TEXT: Final = 2_000_000
_TATWEEL = "\u0640"
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
# A Persian letter of UTF-8 as two letters of another encoding: «ط§», «غŒ», «Ø§», «ÛŒ».
_IN_TWO_BYTES = re.compile("[\u0637\u0638\u063a\u00d8\u00d9\u00da\u00db][^\\x00-\\x7f\u0627-\u063a\u0641-\u064a]")
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# No page is so wide; patterns that look for blanks would look long.
_LONG_BLANKS = re.compile(r"[^\S\n]{200,}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Words so common that a Persian page without one of them is in another language.
_PERSIAN_WORDS = re.compile(r"(?<!\w)(?:در|به|از|که|را|این|شد|است|می|گردید|گردد|شود|نماید|نمایند)(?!\w)")


@dataclass(frozen=True)
class Decoded:
    """The text of a file; ``is_mixed`` when its lines were in more than one encoding."""

    text: str
    is_mixed: bool = False


def decode(content: bytes) -> Decoded:
    """The text of a file in UTF-8, UTF-16 or Windows-1256, or in the first and the last by turns; refuses what is no
    text."""
    decoded = _decoded(content)
    if decoded is None or len(_CONTROL.findall(decoded.text)) > len(decoded.text) // 200:
        raise MinutesRefused(Refusal.NOT_TEXT)
    if len(decoded.text) > LONGEST_TEXT:
        raise MinutesRefused(Refusal.TOO_LARGE)
    return replace(decoded, text=_without_second_encoding(decoded.text))


def clean(text: str) -> str:
    """``text`` without what is invisible or only stretches letters, and with letters in their plain form."""
    bare = strip_bidi_controls(text).replace(_TATWEEL, "").replace("\ufeff", "")
    bare = _LONG_BLANKS.sub("   ", bare.replace("\r\n", "\n").replace("\r", "\n"))
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
        raise MinutesRefused(Refusal.GARBLED if _IN_TWO_BYTES.search(text) else Refusal.NOT_PERSIAN)


def _decoded(content: bytes) -> Decoded | None:
    whole = _in_one_encoding(content)
    if whole is not None:
        return Decoded(whole)
    lines = [(_try(line, "utf-8"), line) for line in content.split(b"\n")]
    if not any(text and _ARABIC_LETTER.search(text) for text, _ in lines):
        return None
    read = [text if text is not None else _try(line, "cp1256") for text, line in lines]
    joined = "\n".join(line for line in read if line is not None).removeprefix("\ufeff")
    return Decoded(joined, is_mixed=True) if _is_mostly_arabic(joined) else None


def _in_one_encoding(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16")
    utf8 = _try(content, "utf-8-sig")
    if utf8 is not None and "\x00" not in utf8:
        return utf8
    if b"\x00" in content:
        wide = _try(content, "utf-16-le" if content[1:2] in (b"\x00", b"\x06") else "utf-16-be")
        return wide if wide and _ARABIC_LETTER.search(wide) else None
    arabic = _try(content, "cp1256")
    return arabic if arabic and _is_mostly_arabic(arabic) and not _is_mixed(content) else None


def _is_mixed(content: bytes) -> bool:
    """Whether some line of bytes that are not all UTF-8 is Persian in UTF-8."""
    texts = (_try(line, "utf-8") for line in content.split(b"\n"))
    return any(text and len(_ARABIC_LETTER.findall(text)) > 3 for text in texts)


def _is_mostly_arabic(text: str) -> bool:
    return len(_ARABIC_LETTER.findall(text)) * 3 > len(text)


def _without_second_encoding(text: str) -> str:
    """Text that was in UTF-8 and saved once more as if it were Windows-1256 or Latin, as it was before."""
    if len(_IN_TWO_BYTES.findall(text)) * 4 < len(text):
        return text
    for wrong in ("cp1256", "cp1252", "latin-1"):
        try:
            return text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
