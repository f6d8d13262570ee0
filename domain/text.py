"""Persian text as people and machines type it, folded to one form for matching and dressed for reading."""

import re
import unicodedata

PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
ZWNJ = "\u200c"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_TO_LATIN = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, "0123456789" * 2)
_TO_PERSIAN = str.maketrans("0123456789" + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_LETTERS = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ہ": "ه",
        "ھ": "ه",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "آ": "ا",
        "ؤ": "و",
    }
)
_KEPT_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه"})
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[\u200b\u200c\u200d\u00a0\u202f\s]+")
_WORD_END = re.compile(r"\s+\S*$")


def to_latin_digits(text: str) -> str:
    """Persian and Arabic-Indic digits become 0–9; the rest is untouched."""
    return text.translate(_TO_LATIN)


def to_persian_digits(value: object) -> str:
    """Every digit of ``str(value)`` becomes Persian, for a person's eyes."""
    return str(value).translate(_TO_PERSIAN)


def fold(text: str) -> str:
    """The form for comparing only: letters unified, marks and ZWNJ gone, digits Latin, one space between words.

    Length and offsets are not kept; never show the result to a person.
    """
    composed = unicodedata.normalize("NFKC", text)
    bare = _MARKS.sub("", composed.translate(_LETTERS).translate(_TO_LATIN))
    return _BLANKS.sub(" ", bare).strip().casefold()


def squeeze(text: str) -> str:
    """Folded text without any space: «می شود», «می‌شود» and «میشود» come out the same."""
    return fold(text).replace(" ", "")


def standardise_letters(text: str) -> str:
    """Arabic ya, kaf and foreign forms of he become Persian, one character for one, so that offsets stay true."""
    return text.translate(_KEPT_LETTERS)


def strip_bidi_controls(text: str) -> str:
    """Invisible direction marks removed, as from a file name that could disguise its ending."""
    return _BIDI_CONTROLS.sub("", text)


def isolate(text: str) -> str:
    """``text`` between first-strong isolates, so that a Latin word or a number does not turn its line around."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def in_few_lines(text: str, limit: int, lines: int = 6) -> str:
    """``text`` shortened, its line breaks kept and its empty lines not."""
    found = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    whole = "\n".join(found[:lines])
    return shorten(f"{whole}…" if len(found) > lines else whole, limit)


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a word's end and closed with «…» when something was left out."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        head = _WORD_END.sub("", head) or head
    return head.rstrip(" ،؛:-") + "…"
