"""A message made ready for understanding: folded, its slips mended, its greetings and codes set apart."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

from domain.codes import ResolutionCode
from domain.folded import Folded, Span, any_of, folded
from domain.text import squeeze
from domain.vocabulary import Role
from talk.codes import Mention, find_codes
from talk.courtesy_words import ADDRESSES, GREETINGS, PLEASE, THANKS, THANKS_FOR
from talk.judging_words import EXCEPT, NOT_THIS
from talk.moods import is_asking
from talk.spelling import mend
from talk.word_lists import SHOWING

_NO_WORD: Final = r"[^\w%٪✅☑✔👍]"
_POLITE_START = re.compile(
    rf"(?:{_NO_WORD}*{any_of(*GREETINGS, *ADDRESSES, *PLEASE, *THANKS, *THANKS_FOR)}(?!\w))+{_NO_WORD}*"
)
_POLITE_END = re.compile(rf"(?:{_NO_WORD}*(?<!\w){any_of(*GREETINGS, *PLEASE, *THANKS, *THANKS_FOR)})+{_NO_WORD}*$")
_NOT_ASKING = re.compile(r"[^؟?]+")
_PLEASE = re.compile(rf"(?<!\w){any_of(*PLEASE)}(?!\w)")
_EDGES: Final = " ،؛,;:.-–—_/|*•()«»\"'!…\ufe0f🌹🙏💐🌺🌸🌷❤😊"
_NOT_BARE = re.compile(r"[^\w%٪/✅☑✔👍]+")
_JOIN = re.compile(r"[\s،,؛;/\-–—_.•*و]*(?:(?<!\w)(?:همچنین|نیز|تا|الی|یا) ?)?")
_OR = re.compile(r"[ ،]*(?<!\w)یا(?!\w)[ ،]*")
_EXCEPT = re.compile(rf"(?:(?<!\w){any_of(*EXCEPT)}|(?<=[^\W\d] ){NOT_THIS}) (?:{any_of('مصوبه', 'بند', 'کد')} )?$")
_SENTENCE_END = re.compile(r"(?<=[.!؟?])(?!\d)")
_SHOWING = re.compile(rf"(?<!\w)(?:{any_of(*SHOWING)})(?!\w)")


@dataclass(frozen=True)
class Saying:
    """``text`` is the message without greetings, ``rest`` is that without the codes; both quote what was written.

    ``bare`` is ``rest`` with letters, digits and percent signs only. ``role`` is that of who speaks, None when it does
    not matter. ``left_out`` are codes that are named only to take them out («همه به جز ۲۰/۵»).
    """

    text: Folded
    rest: Folded
    bare: str
    mentions: tuple[Mention, ...]
    today: date
    known: tuple[ResolutionCode, ...]
    role: Role | None = None
    left_out: tuple[ResolutionCode, ...] = ()

    @property
    def codes(self) -> tuple[ResolutionCode, ...]:
        """All codes, each once, in the order of the text."""
        named = dict.fromkeys(code for mention in self.mentions for code in mention.codes)
        return tuple(code for code in named if code not in self.left_out)

    @property
    def is_either(self) -> bool:
        """Whether one of several codes is meant and not said which («بند ۳ یا ۴»)."""
        spans = [(mention.start, mention.end) for mention in self.mentions]
        inside = any(len(one.codes) > 1 and _OR.search(self.text.plain[one.start : one.end]) for one in self.mentions)
        return inside or any(_OR.fullmatch(self.text.plain[end:start]) for (_, end), (start, _) in pairwise(spans))

    @property
    def is_question(self) -> bool:
        """Whether the message asks and tells nothing."""
        return is_question(self.rest.plain)

    @property
    def words(self) -> str:
        """What is left beside the codes, as it was written."""
        return quoted(self.rest)


def listen(text: str, *, today: date, known: Collection[ResolutionCode] = (), role: Role | None = None) -> Saying:
    """``text`` as it is understood by every reader of this room."""
    polite = without_courtesy(mend(folded(text)))
    return saying_of(polite, find_codes(polite, known), Hearing(today, tuple(known), role))


@dataclass(frozen=True)
class Hearing:
    """What is known beside the words: the day, the codes that may well be meant, and who speaks."""

    today: date
    known: tuple[ResolutionCode, ...]
    role: Role | None


def saying_of(text: Folded, mentions: tuple[Mention, ...], hearing: Hearing) -> Saying:
    """A message whose codes are already found."""
    taken_out = _taken_out(text.plain, mentions)
    spans = [taken_out.get(mention, (mention.start, mention.end)) for mention in mentions]
    gaps = [(end, start) for (_, end), (start, _) in pairwise(spans) if is_joined(text.plain[end:start])]
    rest = trimmed(text.without([*spans, *gaps]))
    kept = tuple(mention for mention in mentions if mention not in taken_out)
    left_out = tuple(code for mention in taken_out for code in mention.codes)
    return Saying(text, rest, bare(rest.plain), kept, hearing.today, hearing.known, hearing.role, left_out)


def _taken_out(plain: str, mentions: tuple[Mention, ...]) -> dict[Mention, Span]:
    """The mentions that «به جز» takes out, each with its stretch and that word's."""
    found: dict[Mention, Span] = {}
    for before, mention in zip((None, *mentions), mentions, strict=False):
        lead = _EXCEPT.search(plain[: mention.start])
        if lead is not None:
            found[mention] = (lead.start(), mention.end)
        elif before in found and before is not None and is_joined(plain[before.end : mention.start]):
            found[mention] = (mention.start, mention.end)
    return found


def is_joined(between: str) -> bool:
    """Whether what stands between two mentions only counts them up («۲۰/۳، ۲۰/۴ و ۲۰/۵»)."""
    return _JOIN.fullmatch(between) is not None


def without_courtesy(text: Folded) -> Folded:
    """``text`` without greetings and thanks around it and without «لطفا» anywhere; may come out empty."""
    start = _POLITE_START.match(text.plain)
    text = text.part(start.end(), len(text.plain)) if start else text
    text = _without_polite_end(text)
    return trimmed(text.without(match.span() for match in _PLEASE.finditer(text.plain)), keeping="؟?()«»،-✅/")


def _without_polite_end(text: Folded) -> Folded:
    """The thanks at the end go, a question mark among them stays: «۲۰/۳ انجام شد؟ ممنون» still asks."""
    end = _POLITE_END.search(text.plain)
    if end is None:
        return text
    return text.without(match.span() for match in _NOT_ASKING.finditer(text.plain, end.start()))


def trimmed(text: Folded, keeping: str = "؟?") -> Folded:
    """``text`` without the marks around it."""
    edges = "".join(mark for mark in _EDGES if mark not in keeping)
    start = len(text.plain) - len(text.plain.lstrip(edges))
    return text.part(start, max(start, len(text.plain.rstrip(edges))))


def bare(plain: str) -> str:
    """Words and numbers only, one blank between them."""
    return _NOT_BARE.sub(" ", plain).strip()


def is_question(plain: str) -> bool:
    """Whether folded text only asks; a sentence that tells something makes it no question."""
    sentences = [part for part in _SENTENCE_END.split(plain) if len(part.split()) > 1] or [plain]
    return all(part.rstrip(' "»)').endswith(("؟", "?")) or is_asking(part) for part in sentences)


def quoted(text: Folded) -> str:
    """``text`` as it was written, without marks around it."""
    return text.quote(0, len(text.plain)).strip(_EDGES)


def is_one_of(words: str, phrases: Iterable[str]) -> bool:
    """Whether folded ``words`` are one of the phrases, whatever their spaces."""
    return squeeze(words) in _squeezed(tuple(phrases))


def without_showing(words: str) -> str:
    """Folded words without «لیست … رو بفرست» and the like."""
    return " ".join(_SHOWING.sub(" ", words).split())


def after_lead(text: Folded, lead: re.Pattern[str]) -> Folded | None:
    """What follows ``lead`` at the start of ``text``, or None when it does not start so."""
    match = lead.match(text.plain)
    return trimmed(text.part(match.end(), len(text.plain))) if match else None


@cache
def lead_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the phrases at the start of a text."""
    return re.compile(rf"{any_of(*phrases)}(?!\w)")


@cache
def _squeezed(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(squeeze(phrase) for phrase in phrases)
