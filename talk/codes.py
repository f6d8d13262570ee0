"""The codes of resolutions in what people type: «۲۰/۳», «20-3», «۲۰/۳/ب», «بند ب ردیف ۳ جلسه بیستم»."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from domain.codes import (
    CLAUSE_LETTERS,
    LARGEST_MEETING,
    LARGEST_ROW,
    ResolutionCode,
    clause_letter,
    matching_clause,
)
from domain.folded import Folded, any_of
from talk.not_codes import Pair, is_dated, is_never_a_code, is_probably_no_code
from talk.numbers import NUMBER, value_of
from talk.worded_codes import LETTER, find_worded

LONGEST_RANGE: Final = 15

_PAIR = re.compile(
    r"(?<!\d)(?P<first>\d{1,3})"
    r"(?P<between> ?[/\\∕] ?| ?[-–—−_.٫] ?|[ ,،*]| ?(?:بر|روی|اسلش|ممیز) ?)"
    r"(?P<second>\d{1,2})(?!\d)"
)
_SLASHES: Final = frozenset("/\\∕")
_MARKS: Final = frozenset("-–—−_.٫")
_JOINED_BEFORE = re.compile(r"(?:\d ?[/\\∕]|\w[/\\∕]|\d[-–.٫:_]) ?$")
_JOINED_AFTER = re.compile(r"(?: ?[/\\∕] ?|[-–.٫:_])\d")
_ANOTHER_PAIR_AFTER = re.compile(r"[-–.] ?\d{1,3}/\d{1,2}(?![/\d])")
_NOUN = any_of("مصوبه", "مصوبات", "مصوبه های", "کد", "کد مصوبه", "ردیف", "ردیف های", "بند", "شماره", "مورد", "جلسه")
# A clause of a law or a contract is none of a resolution.
_OF_LAWS = ("ماده", "تبصره", "قانون", "آیین نامه", "قرارداد", "بخشنامه", "دستورالعمل", "بودجه", "برنامه", "نامه")
_LEAD_NOUN = re.compile(rf"(?<!\w)(?:{_NOUN}(?: ?شماره| ?ردیف)?)[ :]*$")
_LEAD_VERB = re.compile(
    rf"(?<!\w){any_of('گزارش', 'تمدید', 'مانع', 'سوابق', 'سابقه', 'متن', 'وضعیت', 'منتفی', 'مختومه', 'پیگیری')}[ :]*$"
)
_CLAUSE_BEFORE = re.compile(rf"(?<!\w)بند ?\(?(?P<letter>{LETTER})\)?(?: ?(?:از|در))? $")
_ROW_ALONE = re.compile(rf"(?<!\w)(?:بند|ردیف) ?(?P<row>{NUMBER})(?![\d/])(?! ?{any_of(*_OF_LAWS)})")
_CLAUSE_ALONE = re.compile(rf"(?<!\w)بند ?\(?(?P<letter>{LETTER})\)?(?!\w)(?! ?{any_of(*_OF_LAWS)})")
_CLAUSES_AFTER = re.compile(
    rf"(?P<how>(?: ?[/\\-] ?| ?[،,]? ?بند(?: ?های)? ?\(?| ?\(|(?<=\d)| ))(?P<letter>{LETTER})\)?(?!\w)"
    rf"(?P<more>(?: ?(?:و|،|,) ?(?:بند )?(?:{LETTER})(?!\w))*)"
)
_MORE_LETTERS = re.compile(rf"(?:و|،|,) ?(?:بند )?({LETTER})(?!\w)")
# «ب» after a blank may be «به» in haste («ب بانک نامه زدیم»), unless the sentence ends or what was done follows.
_SURE_AFTER_LETTER = re.compile(
    r" ?(?:$|[^\w ]|\d|"
    + any_of(
        "انجام", "اجرا", "تمام", "تموم", "تکمیل", "شد", "در دست", "در حال", "هنوز", "مانع", "تمدید", "نشد", "دریافت"
    )
    + ")"
)


@dataclass(frozen=True)
class Mention:
    """Where in the folded text which codes stand; one mention of several clauses has several."""

    codes: tuple[ResolutionCode, ...]
    start: int
    end: int


def find_codes(text: Folded, known: Collection[ResolutionCode] = ()) -> tuple[Mention, ...]:
    """Every mention of a resolution in ``text``, in order.

    ``known`` are the codes that this person may well mean: they decide doubtful cases («۷/۳۰», a lone «مصوبه ۳»).
    """
    worded = [Mention(codes, start, end) for codes, start, end in find_worded(text.plain, known)]
    taken = [(mention.start, mention.end) for mention in worded]
    paired = list(_find_pairs(text.plain, known, taken))
    found = sorted(worded + paired, key=lambda mention: mention.start)
    found += _rows_alone(text.plain, found)
    return tuple(sorted(found + list(_clauses_alone(text.plain, found, known)), key=lambda mention: mention.start))


def _rows_alone(plain: str, found: list[Mention]) -> Iterator[Mention]:
    """«بندهای ۳ و ۴ جلسه ۲۰ انجام شده، بند ۵ نه»: the row of the meeting named before."""
    for match in _ROW_ALONE.finditer(plain):
        before = [mention for mention in found if mention.end <= match.start()]
        is_free = not any(mention.start < match.end() and match.start() < mention.end for mention in found)
        row = value_of(match["row"])
        if before and is_free and row is not None and 1 <= row <= LARGEST_ROW:
            yield Mention((ResolutionCode(before[-1].codes[-1].meeting, row),), match.start(), match.end())


def _clauses_alone(plain: str, found: list[Mention], known: Collection[ResolutionCode]) -> Iterator[Mention]:
    """«۲۰/۶ بند ب انجام شد ولی بند ت مانده»: the clause of the resolution named before."""
    for match in _CLAUSE_ALONE.finditer(plain):
        before = [mention for mention in found if mention.end <= match.start()]
        is_free = not any(mention.start < match.end() and match.start() < mention.end for mention in found)
        if before and is_free:
            code = before[-1].codes[-1].resolution
            yield Mention(_with_clauses(code, [match["letter"]], known), match.start(), match.end())


def _find_pairs(plain: str, known: Collection[ResolutionCode], taken: list[tuple[int, int]]) -> Iterator[Mention]:
    place, previous = 0, None
    while match := _PAIR.search(plain, place):
        place = match.end("first")
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        mention = _mention(plain, match, known, previous)
        if mention is not None:
            yield mention
            place, previous = mention.end, mention


def _mention(
    plain: str, match: re.Match[str], known: Collection[ResolutionCode], previous: Mention | None
) -> Mention | None:
    pair = _pair_of(plain, match)
    code = _code_of(pair, match["between"].strip(), match["second"], known)
    if code is None and previous and _continues(pair, previous):
        code = ResolutionCode(pair.first, pair.second)
    if code is None:
        return None
    start = match.start()
    lead = _LEAD_NOUN.search(plain[:start])
    start = lead.start() if lead else start
    clause_before = _CLAUSE_BEFORE.search(plain[:start])
    if clause_before:
        return Mention(_with_clauses(code, [clause_before["letter"]], known), clause_before.start(), match.end())
    clauses, end = _clauses_after(plain, match.end(), code, known)
    between = _rows_between(plain[previous.end : start], previous, code, known) if previous else ()
    return Mention(between + _with_clauses(code, clauses, known), start, end)


def _pair_of(plain: str, match: re.Match[str]) -> Pair:
    before, after = plain[: match.start()], plain[match.end() :]
    return Pair(
        first=int(match["first"]),
        second=int(match["second"]),
        before=before,
        after=after,
        is_slashed=match["between"].strip() in _SLASHES,
        is_led=bool(_LEAD_NOUN.search(before) or _LEAD_VERB.search(before)),
    )


def _code_of(pair: Pair, mark: str, second: str, known: Collection[ResolutionCode]) -> ResolutionCode | None:
    if is_never_a_code(pair):
        return None
    for code in (ResolutionCode(pair.first, pair.second), ResolutionCode(pair.second, pair.first)):
        # What was copied from a line that turned around comes out with its numbers exchanged.
        if _is_known(code, known) and (mark or not is_dated(pair)):
            return code
    is_possible = 1 <= pair.first <= LARGEST_MEETING and 1 <= pair.second <= LARGEST_ROW and second[0] != "0"
    if not is_possible or _is_joined(pair) or is_probably_no_code(pair):
        return None
    is_marked = mark in _SLASHES or (mark in _MARKS and (pair.is_led or pair.is_at_start)) or mark in ("اسلش", "ممیز")
    return ResolutionCode(pair.first, pair.second) if mark and is_marked else None


def _is_joined(pair: Pair) -> bool:
    """Whether more numbers hang on the pair, as in a date or the number of a letter."""
    if _JOINED_BEFORE.search(pair.before) and not re.search(r"\d{1,3}/\d{1,2}[-–.] ?$", pair.before):
        return True
    return bool(_JOINED_AFTER.match(pair.after)) and not _ANOTHER_PAIR_AFTER.match(pair.after)


def _is_known(code: ResolutionCode, known: Collection[ResolutionCode]) -> bool:
    return any(other.resolution == code for other in known)


def _continues(pair: Pair, previous: Mention) -> bool:
    """After «تا» another meeting's number is a day («تمدید ۲۰/۹ تا ۱۵/۷»); the same meeting's ends a range of rows."""
    first = previous.codes[-1]
    return pair.is_slashed and is_dated(pair) and pair.first == first.meeting and pair.second > first.row


def _rows_between(
    words: str, previous: Mention, code: ResolutionCode, known: Collection[ResolutionCode]
) -> tuple[ResolutionCode, ...]:
    first = previous.codes[-1]
    if (
        words.strip() not in ("تا", "الی", "لغایت")
        or first.meeting != code.meeting
        or code.row - first.row > LONGEST_RANGE
    ):
        return ()
    rows = (ResolutionCode(code.meeting, row) for row in range(first.row + 1, code.row))
    return tuple(row for row in rows if not known or _is_known(row, known))


def _clauses_after(
    plain: str, end: int, code: ResolutionCode, known: Collection[ResolutionCode]
) -> tuple[list[str], int]:
    match = _CLAUSES_AFTER.match(plain, end)
    if match is None or not _is_clause(match, plain, code, known):
        return [], end
    return [match["letter"], *_MORE_LETTERS.findall(match["more"])], match.end()


def _is_clause(match: re.Match[str], plain: str, code: ResolutionCode, known: Collection[ResolutionCode]) -> bool:
    """A letter after a mere blank may be a clipped word («ب بانک نامه زدیم») or «و»."""
    if match["how"].strip(" ،,") or match["how"] == "":
        return match["letter"] != "و" or "بند" in match["how"]
    if match["letter"] in ("و", "د", "ی", "م", "ن"):
        return False
    letters = _letters_of(code, known)
    if letters:
        return matching_clause(match["letter"], letters) in letters
    return match["letter"] != "ب" or bool(_SURE_AFTER_LETTER.match(plain, match.end()))


def _letters_of(code: ResolutionCode, known: Collection[ResolutionCode]) -> set[str]:
    return {other.clause for other in known if other.resolution == code and other.clause}


def _with_clauses(
    code: ResolutionCode, written: list[str], known: Collection[ResolutionCode]
) -> tuple[ResolutionCode, ...]:
    letters = _letters_of(code, known)
    clauses = [
        matching_clause(letter, letters) or clause_letter(letter) for letter in written if letter in CLAUSE_LETTERS
    ]
    return tuple(ResolutionCode(code.meeting, code.row, clause) for clause in clauses) or (code,)
