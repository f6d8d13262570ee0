"""What remains of a body's name when courtesy, persons and the words that everybody leaves out are gone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.agency_words import (
    BODY_HEADS,
    GROUP_HEADS,
    LEADING_POSTS,
    OFFICE_OF_POST,
    POST_HEADS,
    PROVINCES,
    TITLES,
    UNIT_HEADS,
    WELL_KNOWN,
)
from domain.text import fold

# Kinds that are written or left out at will: «اداره کل بهزیستی», «سازمان بهزیستی», «بهزیستی».
_WEAK_KINDS: Final = ("اداره کل", "سازمان", "جمعیت", "شرکت")
# Offices of a place: what follows is the place, and another place is another body.
_PLACE_OFFICES: Final = ("استانداری", "فرمانداری", "بخشداری", "شهرداری", "دهیاری", "شورای اسلامی شهر", "شورای شهر")
_SAME_THING: Final = {
    "صمت": "صنعت معدن و تجارت",
    "آبفا": "آب و فاضلاب",
    "ناجا": "فرماندهی انتظامی",
    "فراجا": "فرماندهی انتظامی",
    "نیروی انتظامی": "فرماندهی انتظامی",
    "شورای شهر": "شورای اسلامی شهر",
    "صدا و سیمای": "صدا و سیما",
    "کمیته امداد امام خمینی": "کمیته امداد امام",
    "فرمانداران": "فرمانداری ها",
    "شهرداران": "شهرداری ها",
    "بخشداران": "بخشداری ها",
    "دهیاران": "دهیاری ها",
    "رییس": "رئیس",
}
_QUANTIFIERS: Final = ("کلیه", "تمامی", "تمام", "همه")
_DROPPED_TAIL: Final = ("سراسر استان", "تابعه استان", "استانداری", "استاندار", "استان", "تابعه", "کشور")
_INNER_HEADS: Final = ("امور", "مدیریت", "بخش", "گروه", "حوزه", "خانه", "نظام", "مرکز")


@dataclass(frozen=True)
class NameCore:
    """``text`` is the core with blanks, ``key`` without; ``weak_kind`` the kind that was left out of it. ``office`` and
    ``place`` are filled for offices of a place; ``is_group`` for plurals and «کلیه …»."""

    text: str
    weak_kind: str = ""
    office: str = ""
    place: str = ""
    is_group: bool = False

    @property
    def key(self) -> str:
        return self.text.replace(" ", "")


@dataclass(frozen=True)
class CompoundPart:
    """One name of a compound as written, and with the place that it shares with the others."""

    as_written: str
    completed: str


def _either(*phrases: str) -> str:
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", " ?") for phrase in ordered) + ")"


_HEADS = _either(*BODY_HEADS, *UNIT_HEADS, *POST_HEADS)
_PERSON = re.compile(rf"^(?:{_either(*TITLES)} )+(?P<rest>.*)$")
_HEAD_LATER = re.compile(
    rf"(?<!\w){_either(*BODY_HEADS, *UNIT_HEADS, *OFFICE_OF_POST, *LEADING_POSTS, *WELL_KNOWN)}(?!\w).*"
)
_TITLE_WORDS = re.compile(rf"(?<!\w){_either(*TITLES)}(?!\w)")
_LEADING_POST = re.compile(rf"^(?:{_either(*LEADING_POSTS)} )+(?=\w)")
_OFFICES = tuple((re.compile(rf"^{fold(post)}(?!\w)"), fold(office)) for post, office in OFFICE_OF_POST.items())
_SYNONYMS = tuple((re.compile(rf"(?<!\w){fold(word)}(?!\w)"), fold(full)) for word, full in _SAME_THING.items())
_WEAK = re.compile(rf"^(?P<kind>{_either(*_WEAK_KINDS)}) (?=\w)")
_TAIL = re.compile(
    rf"(?<=\w) (?:{_either(*_DROPPED_TAIL)}|استان {_either(*PROVINCES)}|استانداری {_either(*PROVINCES)})$"
)
_COUNTY = re.compile(rf"(?<=\w) (?:{_either('شهرستان', 'شهرستان های', 'شهر')}) (?=\w)")
_PLURAL = re.compile(r" ?ها(?:ی|یی)?(?!\w)")
_GROUP = re.compile(rf"^(?:{_either(*GROUP_HEADS)}(?!\w)|{_either(*BODY_HEADS, *UNIT_HEADS)} ?ها(?: ?یی?)?(?!\w))")
_QUANTIFIER = re.compile(rf"^(?:{_either(*_QUANTIFIERS)} )+")
_PLACE_OFFICE = re.compile(rf"^(?P<office>{_either(*_PLACE_OFFICES)})(?: (?P<place>.+))?$")
_PLURAL_OFFICE = re.compile(rf"^(?P<office>{_either(*_PLACE_OFFICES)}) ?ها(?: ?ی)? (?:شهرستان ?ها ?ی )?(?P<places>.+)$")
_SEPARATOR = re.compile(r"\s+و\s+|\s*[،,؛/+]\s*|\s+[-–—]\s+")
_OPENER = re.compile(rf"^(?:{_HEADS}|{_either(*WELL_KNOWN)}|{_either(*GROUP_HEADS)})(?!\w)")
_INNER = re.compile(rf"^{_either(*_INNER_HEADS)}(?!\w)")


@lru_cache(maxsize=8192)
def core_of(name: str) -> NameCore:
    """The core of a name, by which names are compared."""
    bare = _without_person(_plain(name))
    text = _QUANTIFIER.sub("", bare)
    for post, led in _OFFICES:
        text = post.sub(led, text)
    text = _LEADING_POST.sub("", text)
    for word, full in _SYNONYMS:
        text = word.sub(full, text)
    text = _without_tail(_COUNTY.sub(" ", text))
    text = _PLURAL.sub("ها", re.sub(r"(?<=ا)یی(?!\w)", "ی", text))
    weak = _WEAK.match(text)
    if weak:
        text = text[weak.end() :]
    office = _PLACE_OFFICE.match(text)
    return NameCore(
        " ".join(text.split()),
        weak["kind"] if weak else "",
        office["office"].replace(" ", "") if office else "",
        (office["place"] or "") if office else "",
        bool(_GROUP.match(bare)),
    )


def split_compound(name: str) -> tuple[CompoundPart, ...]:
    """The names that one cell holds together; none when it holds one."""
    places = _PLURAL_OFFICE.match(_plain(name))
    if places and len(_SEPARATOR.split(places["places"])) > 1:
        return _of_places(places["office"], _SEPARATOR.split(places["places"]))
    pieces = _pieces(name)
    if len(pieces) > 1 and not _QUANTIFIER.match(_plain(name)):
        return _sharing_place(pieces)
    return _listed_places(name)


def _plain(name: str) -> str:
    text = fold(name)
    inside = re.search(r"\(([^()]*)\)", text)
    if inside and _OPENER.match(_TITLE_WORDS.sub(" ", inside.group(1)).strip()):
        outside = text[: inside.start()].strip()
        text = inside.group(1) if _PERSON.match(outside) else outside
    text = re.sub(r"\([^()]*\)|[()\[\]«»\"*.:]", " ", text)
    return " ".join(re.sub(r"[،,]", " ، ", text).split())


def _without_person(text: str) -> str:
    """The post or body that stands behind a person's name, and the text without courtesy."""
    addressed = _PERSON.match(text)
    if addressed:
        later = _HEAD_LATER.search(addressed["rest"])
        text = later.group() if later else addressed["rest"]
    return " ".join(_TITLE_WORDS.sub(" ", text).replace("،", " ").split())


def _without_tail(text: str) -> str:
    shorter = _TAIL.sub("", text)
    while shorter != text:
        text, shorter = shorter, _TAIL.sub("", shorter)
    return text


def _pieces(name: str) -> list[str]:
    """The name parted where a separator is followed by the head of another name."""
    pieces: list[str] = []
    start = 0
    for separator in _SEPARATOR.finditer(name):
        right = _TITLE_WORDS.sub("", fold(name[separator.end() :])).strip()
        left = name[start : separator.start()].strip()
        if left and _OPENER.match(right) and not _INNER.match(right):
            pieces.append(left)
            start = separator.end()
    return [*pieces, name[start:].strip()]


def _sharing_place(pieces: list[str]) -> tuple[CompoundPart, ...]:
    last = core_of(pieces[-1])
    parts = []
    for piece in pieces:
        core = core_of(piece)
        is_short = bool(core.office) and not core.place and bool(last.place)
        parts.append(CompoundPart(piece, f"{piece} {last.place}" if is_short else piece))
    return tuple(parts)


def _of_places(office: str, places: list[str]) -> tuple[CompoundPart, ...]:
    return tuple(CompoundPart(place.strip(), f"{office} {place.strip()}") for place in places if place.strip())


def _listed_places(name: str) -> tuple[CompoundPart, ...]:
    """«فرمانداری گلدشت و خرم‌دشت»: one office, several places."""
    core = core_of(name)
    places = _SEPARATOR.split(core.place) if core.office else []
    if len(places) < 2:
        return ()
    return _of_places(core.office, places)
