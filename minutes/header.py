"""The heading of the minutes: labelled fields first, then what the opening sentences and titles say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from domain.calendar import parse_weekday, weekday
from domain.folded import any_of, folded, words
from minutes.agenda import read_agenda
from minutes.clock import read_times
from minutes.days import DATE, WEEKDAY, day_in
from minutes.draft import DraftMeeting
from minutes.grid import Document, Line
from minutes.header_fields import Field, FieldRole, fields_of_grid, fields_of_line
from minutes.posts import chair_of, place_of, secretary_of
from minutes.titles import body_name, meeting_number, province_name

_INVITATION = re.compile(
    rf"(?<!\w){any_of('دعوتنامه|دعوت نامه')} ?(?:شماره ?:? ?)?(?P<number>[\w/\-.]*\d[\w/\-.]*)?"
    rf"(?: ?(?:{any_of('مورخه|مورخ|تاریخ|به تاریخ')}) ?(?:{WEEKDAY} ?)?(?P<day>{DATE}))?"
)
_DATED = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY}) ?)?(?:{any_of('مورخه|مورخ|به تاریخ|تاریخ|در تاریخ')} ?)*(?P<day>{DATE})"
)
_HOUR = re.compile(rf"{any_of('ساعت')} ?:? ?(?P<clock>\d[\d:/.٫ ]*(?:(?:الی|تا) ?(?:ساعت ?)?[\d:/.٫]+)?[\w ]{{0,12}})")
_CLOSING = re.compile(rf"{any_of('خاتمه|پایان یافت|به پایان رسید|ختم جلسه|پایان جلسه')}")
_TITLE_WORD = re.compile(words("صورتجلسه|صورت جلسه|جلسه|نشست"))
_ELSEWHERE = re.compile(words("قبل|قبلی|گذشته|پیرو|نامه|لایحه|دعوتنامه|پیوست"))
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class _DayFound:
    day: date
    weekday: str | None
    worth: int


def read_header(document: Document, heading_ends: int, table_titles: Sequence[str] = ()) -> DraftMeeting:
    """What the blocks before ``heading_ends`` (where the resolutions begin) say of the meeting.

    ``table_titles`` are headings inside the table («مصوبات بیستمین جلسه …»), the last resort for number and day.
    """
    heading = document.blocks[:heading_ends]
    lines = [block.text for block in heading if isinstance(block, Line)]
    fields = _labelled(document, heading_ends)
    texts = [*lines, *table_titles]
    invitation_no, invitation_on = _invitation(fields, lines)
    found = _held_on(fields, texts)
    written_weekday = _weekday_in(_value(fields, FieldRole.WEEKDAY) or "") or (found.weekday if found else None)
    begins, ends = _times(fields, document, lines)
    titles = [text for text in texts if _TITLE_WORD.search(folded(text).plain)]
    return DraftMeeting(
        number=_number(fields, titles),
        body=body_name([title for title in titles if len(title) <= _LONGEST_TITLE] or lines[:5]),
        province=province_name(document.lines),
        held_on=found.day if found else None,
        weekday=written_weekday,
        weekday_matches=_matches(written_weekday, found.day if found else None),
        begins_at=begins,
        ends_at=ends,
        place=_value(fields, FieldRole.PLACE) or place_of(lines),
        invitation_no=invitation_no,
        invitation_on=invitation_on,
        chair=chair_of(_value(fields, FieldRole.CHAIR), document.lines),
        secretary=secretary_of(_value(fields, FieldRole.SECRETARY), document.lines),
        agenda=read_agenda(lines),
    )


def _labelled(document: Document, heading_ends: int) -> list[Field]:
    fields: list[Field] = []
    for block in document.blocks[:heading_ends]:
        fields.extend(fields_of_line(block.text) if isinstance(block, Line) else fields_of_grid(block))
    return fields


def _value(fields: Sequence[Field], role: FieldRole) -> str | None:
    return next((field.value for field in fields if field.role is role and field.value), None)


def _number(fields: Sequence[Field], titles: Sequence[str]) -> int | None:
    written = folded(_value(fields, FieldRole.NUMBER) or "").plain
    digits = re.search(r"\d{1,4}", written)
    if digits:
        return int(digits.group())
    return meeting_number([f"{written} جلسه"] if written else []) or meeting_number(titles)


def _invitation(fields: Sequence[Field], lines: Sequence[str]) -> tuple[str | None, date | None]:
    number, day = _value(fields, FieldRole.INVITATION_NO), _first_day(_value(fields, FieldRole.INVITATION_DATE))
    if number or day:
        return number, day
    for line in lines:
        source = folded(line)
        match = _INVITATION.search(source.plain)
        if match and (match["number"] or match["day"]):
            written = source.quote(*match.span("number")) if match["number"] else None
            return written, day_in(match["day"], None) if match["day"] else None
    return None, None


def _first_day(text: str | None) -> date | None:
    match = re.search(DATE, folded(text).plain) if text else None
    return day_in(match.group(), None) if match else None


def _held_on(fields: Sequence[Field], texts: Sequence[str]) -> _DayFound | None:
    labelled = _first_day(_value(fields, FieldRole.DATE))
    if labelled:
        return _DayFound(labelled, _weekday_in(_value(fields, FieldRole.DATE) or ""), 9)
    found = [day for text in texts for day in _days_in(text)]
    is_letterhead = any(field.role is FieldRole.LETTER for field in fields)
    plain = _value(fields, FieldRole.PLAIN_DATE)
    plain_day = _first_day(plain)
    if plain and plain_day:
        found.append(_DayFound(plain_day, _weekday_in(plain), 0 if is_letterhead else 5))
    return max(found, key=lambda day: day.worth, default=None)


def _weekday_in(text: str) -> str | None:
    source = folded(text)
    match = re.search(WEEKDAY, source.plain)
    return source.quote(*match.span()) if match else None


def _days_in(text: str) -> list[_DayFound]:
    """The days of a line, each with how surely it is the meeting's."""
    source = folded(_INVITATION.sub(lambda match: " " * len(match.group()), folded(text).plain))
    found = []
    for match in _DATED.finditer(source.plain):
        day = day_in(match["day"], None)
        if day is None:
            continue
        before = source.plain[max(0, match.start() - 60) : match.start()]
        worth = 3 * bool(match["weekday"]) + 2 * bool(_TITLE_WORD.search(before)) - 4 * bool(_ELSEWHERE.search(before))
        written = match["weekday"] and source.quote(*match.span("weekday"))
        found.append(_DayFound(day, written, worth + bool(_HOUR.search(source.plain))))
    return found


def _matches(written: str | None, day: date | None) -> bool | None:
    number = parse_weekday(written) if written else None
    return number == weekday(day) if number is not None and day is not None else None


def _times(fields: Sequence[Field], document: Document, lines: Sequence[str]) -> tuple[time | None, time | None]:
    begins, ends = read_times(_value(fields, FieldRole.BEGINS) or "")
    if begins is None:
        begins, ends = _hour_in(line for line in lines if not _CLOSING.search(folded(line).plain))
    last = read_times(_value(fields, FieldRole.ENDS) or "")[0]
    closing, _ = _hour_in(line for line in document.lines if _CLOSING.search(folded(line).plain))
    return begins, last or ends or closing


def _hour_in(lines: Iterable[str]) -> tuple[time | None, time | None]:
    for line in lines:
        match = _HOUR.search(folded(line).plain)
        if match:
            return read_times(match["clock"])
    return None, None
