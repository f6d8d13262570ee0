"""What remains of a body's name when courtesy, persons and the words that everybody leaves out are gone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.agency_synonyms import (
    HONORIFICS,
    OFFICES_OF_POSTS,
    PERSON_TITLES,
    PLACE_OFFICES,
    QUANTIFIERS,
    SAME_THING,
    SAME_WHOLE,
    WEAK_KINDS,
)
from domain.agency_words import (
    BODY_HEADS,
    GROUP_HEADS,
    LEADING_POSTS,
    OFFICE_OF_POST,
    POST_HEADS,
    PROVINCES,
    UNIT_HEADS,
    WELL_KNOWN,
)
from domain.folded import any_of
from domain.text import fold

NATIONAL: Final = "کشور"
"""In the place of the province, for a body of the whole country."""
GOVERNOR: Final = fold("استانداری")
_DROPPED_TAIL: Final = ("سراسر استان", "تابعه استان", "در استان", "استانداری", "استاندار", "استان", "تابعه")


@dataclass(frozen=True)
class NameCore:
    """``text`` is the core with blanks, ``key`` without; ``weak_kind`` the kind that was left out of it.

    ``office`` and ``place`` are filled for offices of a place, ``province`` where one is named; ``is_group`` for
    plurals and «کلیه …», ``is_of_county`` where «شهرستان» or «شهر» is said.
    """

    text: str
    weak_kind: str = ""
    office: str = ""
    place: str = ""
    province: str = ""
    is_group: bool = False
    is_of_county: bool = False

    @property
    def key(self) -> str:
        return self.text.replace(" ", "")

    @property
    def loose(self) -> str:
        """The text without «اداره» before it, which many names share."""
        return self.text.removeprefix("اداره ")

    @property
    def home(self) -> str:
        """The province that a directory with this entry is of, where it says so."""
        return self.province or (self.place if self.office == GOVERNOR else "")

    def at_home(self, home: str) -> "NameCore":
        """The core without the name of the directory's own province at its end («شرکت گاز گلشن»)."""
        rest = self.text.removesuffix(f" {home}")
        is_named_by_it = rest in _GENERIC and rest != GOVERNOR
        if not home or rest == self.text or self.is_of_county or self.office not in ("", GOVERNOR) or is_named_by_it:
            return self
        return NameCore(rest, self.weak_kind, self.office, "", home, self.is_group)


def is_same(one: NameCore, other: NameCore) -> bool:
    """Whether two cores name one body: the same words, and no two different provinces."""
    if NATIONAL in (one.province, other.province):
        return one.key == other.key and one.province == other.province
    return one.key == other.key and (not one.province or not other.province or one.province == other.province)


_BULLET = re.compile(r"^[ •▪●*–—-]*(?:\d{1,2} ?[-–)] ?)?(?=[^\W\d])|[ –—-]+$")
_HEADS = any_of(*BODY_HEADS, *UNIT_HEADS, *POST_HEADS)
_GENERIC = frozenset(fold(head) for head in (*BODY_HEADS, *UNIT_HEADS))
_TITLES = any_of(*PERSON_TITLES, *HONORIFICS)
_PERSON = re.compile(rf"^(?:{_TITLES} )+(?P<rest>.*)$")
_HEAD_LATER = re.compile(
    rf"(?<!\w){any_of(*BODY_HEADS, *UNIT_HEADS, *OFFICE_OF_POST, *LEADING_POSTS, *WELL_KNOWN)}(?!\w).*"
)
_TITLE_WORDS = re.compile(rf"(?<!\w){_TITLES}(?!\w)")
_PERSON_AFTER = re.compile(
    rf"(?<=\w) (?:، ?)?{any_of('جناب آقای', 'آقای', 'سرکار خانم', 'خانم')} (?!.*{_HEADS}(?!\w)).+$"
)
_TWO_POSTS = re.compile(rf"^معاون(?: محترم)? استاندار و (?={any_of('فرماندار', 'فرمانداری')}(?!\w))")
_LEADING_POST = re.compile(rf"^(?:{any_of(*LEADING_POSTS, 'رئیس کل', 'ریاست کل')} )+(?!و |بحران)(?=\w)")
_SECRETARY = re.compile(
    rf"^دبیر (?={any_of('شورا', 'شورای', 'ستاد', 'کارگروه', 'کمیسیون', 'کمیته', 'قرارگاه', 'مجمع')}(?!\w) \w)"
)
_OFFICES = tuple((re.compile(rf"^{fold(post)}(?!\w)"), fold(office)) for post, office in OFFICE_OF_POST.items())
_SYNONYMS = tuple(
    (re.compile(rf"(?<!\w){any_of(form)}(?!\w)"), fold(SAME_THING[form]))
    for form in sorted(SAME_THING, key=len, reverse=True)
)
_WHOLE = {fold(form).replace(" ", ""): fold(one) for form, one in SAME_WHOLE.items()}
_PLURAL_POSTS = tuple(
    (re.compile(rf"^{fold(posts)}(?!\w)"), fold(offices)) for posts, offices in OFFICES_OF_POSTS.items()
)
_WEAK = re.compile(rf"^(?P<kind>{any_of(*WEAK_KINDS)}) (?=\w)")
_TAIL = re.compile(rf"(?<=\w) {any_of(*_DROPPED_TAIL)}$")
_PLAIN_WORD = rf"(?!{_HEADS}(?!\w)|و )\w+"
_PROVINCE = re.compile(
    rf"(?<=\w) (?:استان|استانداری) (?P<province>{any_of(*PROVINCES)}|{_PLAIN_WORD}(?: {_PLAIN_WORD})?)$"
)
_NATIONAL = re.compile(r"(?<=\w)(?<!^وزارت)(?<!^وزیر) (?:کشور|جمهوری اسلامی ایران)$")
_COUNTRY = re.compile(r"(?<=\w) ایران$")
_COUNTY = re.compile(rf"(?<=\w)(?<!شورای اسلامی)(?<! و) {any_of('شهرستان', 'شهرستان های', 'شهر')} (?=\w)")
_PLURAL = re.compile(r" ?ها(?:ی|یی)?(?!\w)")
_GROUP = re.compile(
    rf"^(?:{any_of(*GROUP_HEADS)}(?!\w)|{any_of(*BODY_HEADS, *UNIT_HEADS)} ?ها(?: ?یی?)?(?!\w)|\w{{3,}} ?های?(?!\w))"
)
_ONE_PLURAL = re.compile(r"^(?:زندان|پارک) ?ها(?!\w)")
_QUANTIFIER = re.compile(rf"^(?:{any_of(*QUANTIFIERS)} )+")
_PLACE_OFFICE = re.compile(rf"^(?P<office>{any_of(*PLACE_OFFICES)})(?:ها)?(?: (?P<place>.+))?$")
_OPENING = re.compile(rf"^(?:{_HEADS}|{any_of(*WELL_KNOWN)}|{any_of(*GROUP_HEADS)})(?!\w)")


@lru_cache(maxsize=16384)
def core_of(name: str) -> NameCore:
    """The core of a name, by which names are compared."""
    bare = without_person(plain_name(name))
    text = _in_one_form(_QUANTIFIER.sub("", bare))
    county = _COUNTY.search(text)
    text, province = _without_province(_COUNTY.sub(" ", text))
    text = _PLURAL.sub("ها", re.sub(r"(?<=ا)یی(?!\w)", "ی", text))
    weak = _WEAK.match(text)
    text = " ".join(text[weak.end() if weak else 0 :].split())
    text = _WHOLE.get(text.replace(" ", ""), text)
    office = _PLACE_OFFICE.match(text)
    return NameCore(
        text,
        weak["kind"] if weak else "",
        office["office"].replace(" ", "") if office else "",
        (office["place"] or "") if office else "",
        province,
        bool(_GROUP.match(bare)) and not _ONE_PLURAL.match(bare),
        county is not None,
    )


def plain_name(name: str) -> str:
    """Folded, without marks and what stands in brackets; of «آقای رضایی (شهردار گلدشت)» the post. Commas are « ، »."""
    text = fold(name)
    inside = re.search(r"\(([^()]*)\)", text)
    if inside and opens_name(inside.group(1)):
        outside = text[: inside.start()].strip()
        text = inside.group(1) if _PERSON.match(outside) or not outside else outside
    text = _BULLET.sub("", re.sub(r"\([^()]*\)|[()\[\]«»\"*.:_]", " ", text))
    return " ".join(re.sub(r"[،,]", " ، ", text).split())


def opens_name(words: str) -> bool:
    """Whether a name begins here, after titles."""
    return bool(_OPENING.match(_TITLE_WORDS.sub(" ", fold(words)).strip()))


def without_person(text: str) -> str:
    """The post or body that stands beside a person's name, and the text without courtesy."""
    addressed = _PERSON.match(text)
    if addressed:
        later = _HEAD_LATER.search(addressed["rest"])
        text = later.group() if later else addressed["rest"]
    text = " ".join(_TITLE_WORDS.sub(" ", _PERSON_AFTER.sub("", text)).replace("،", " ").split())
    return _TWO_POSTS.sub("", text)


def _in_one_form(text: str) -> str:
    for post, led in (*_PLURAL_POSTS, *_OFFICES):
        text = post.sub(led, text)
    text = _SECRETARY.sub("", _LEADING_POST.sub("", text))
    for post, led in _OFFICES:
        text = post.sub(led, text)
    for form, one in _SYNONYMS:
        text = form.sub(one, text)
    return text


def _without_province(text: str) -> tuple[str, str]:
    """The text without what says only that it is of this province, and the province where it is named."""
    if _NATIONAL.search(text):
        return _NATIONAL.sub("", text), NATIONAL
    text = _COUNTRY.sub("", text)
    named = _PROVINCE.search(text)
    text = text[: named.start()] if named else text
    shorter = _TAIL.sub("", text)
    while shorter != text:
        text, shorter = shorter, _TAIL.sub("", shorter)
    return text, " ".join(named["province"].split()) if named else ""
