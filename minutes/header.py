"""The heading of the minutes: labelled fields first, then what the opening sentences and titles say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Final

from domain.calendar import parse_weekday, weekday
from domain.folded import any_of, folded, words
from minutes.agenda import read_agenda
from minutes.clock import read_times
from minutes.days import DATE, WEEKDAY, day_in, days_in
from minutes.draft import DraftMeeting, UnclearDay
from minutes.grid import Document, Line
from minutes.header_fields import Field, FieldRole, fields_of_grid, fields_of_line
from minutes.meeting_day import DayFound, KnownMeetings, settled
from minutes.posts import chair_of, place_of, secretary_of
from minutes.titles import body_name, meeting_number, province_name

_INVITATION = re.compile(
    rf"(?<!\w){any_of('دعوتنامه|دعوت نامه')} ?(?:شماره ?:? ?)?(?P<number>[\w/\-.]*\d[\w/\-.]*)?"
    rf"(?: ?(?:{any_of('مورخه|مورخ|تاریخ|به تاریخ')}) ?(?:{WEEKDAY} ?)?(?P<day>{DATE}))?"
)
_ON_DAY: Final = any_of("مورخه|مورخ|به تاریخ|تاریخ|در تاریخ")
# The weekday before the day, or behind it: «۱۴۰۴/۷/۱۵ روز سه‌شنبه», «۱۵ مهر ۱۴۰۴ (سه‌شنبه)».
_DATED = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY}) ?،? ?)?(?:{_ON_DAY} ?)*(?P<day>{DATE})"
    rf"(?: ?،? ?(?:روز ?|\(|[-–—] ?) ?(?P<later>{WEEKDAY})(?! ?(?:{_ON_DAY}|\d)))?"
)
_HOUR = re.compile(rf"{any_of('ساعت')} ?:? ?(?P<clock>\d[\d:/.٫ ]*(?:(?:الی|تا) ?(?:ساعت ?)?[\d:/.٫]+)?[\w ]{{0,12}})")
_CLOSING = re.compile(rf"{any_of('خاتمه|پایان یافت|به پایان رسید|ختم جلسه|پایان جلسه')}")
_TITLE_WORD = re.compile(words("صورتجلسه|صورت جلسه|جلسه|نشست"))
_ELSEWHERE = re.compile(words("قبل|قبلی|گذشته|پیرو|نامه|لایحه|دعوتنامه|پیوست"))
_LONGEST_TITLE = 200
NOTHING_KNOWN: Final = KnownMeetings()
_NO_DAY: Final = DayFound("", (), None, 0)


def read_header(
    document: Document,
    heading_ends: int,
    table_titles: Sequence[str] = (),
    known: KnownMeetings = NOTHING_KNOWN,
) -> DraftMeeting:
    """What the blocks before ``heading_ends`` (where the resolutions begin) say of the meeting.

    ``table_titles`` are headings inside the table («مصوبات بیستمین جلسه …»), the last resort for number and day.
    ``known`` are the body's other meetings, which may decide what day an unclear date is.
    """
    lines = [block.text for block in document.blocks[:heading_ends] if isinstance(block, Line)]
    fields = _labelled(document, heading_ends)
    texts = [*lines, *table_titles]
    found = _held_on(fields, texts)
    begins, ends = _times(fields, document, lines)
    titles = [text for text in texts if _TITLE_WORD.search(folded(text).plain)]
    meeting = DraftMeeting(
        number=_number(fields, titles),
        body=_body(titles, lines),
        province=province_name(document.lines),
        weekday=_weekday_in(_value(fields, FieldRole.WEEKDAY) or "") or found.weekday,
        begins_at=begins,
        ends_at=ends,
        place=_value(fields, FieldRole.PLACE) or place_of(lines),
        chair=chair_of(_value(fields, FieldRole.CHAIR), document.lines),
        secretary=secretary_of(_value(fields, FieldRole.SECRETARY), document.lines),
        agenda=read_agenda(lines),
    )
    dated = _dated(meeting, found, known)
    invitation_no, invitation_on = _invitation(fields, lines, dated.held_on)
    return replace(dated, invitation_no=invitation_no, invitation_on=invitation_on)


def _body(titles: Sequence[str], lines: Sequence[str]) -> str | None:
    """Of a short title, else of a sentence that names the meeting, else of what stands first."""
    short = [title for title in titles if len(title) <= _LONGEST_TITLE]
    return body_name(short) or body_name(titles) or body_name([] if titles else lines[:5])


def _dated(meeting: DraftMeeting, found: DayFound, known: KnownMeetings) -> DraftMeeting:
    days = settled(found.days, meeting.weekday, meeting.number, known)
    if len(days) > 1:
        return replace(meeting, unclear_day=UnclearDay(found.written, tuple(days)))
    held_on = days[0] if days else None
    return replace(meeting, held_on=held_on, weekday_matches=_matches(meeting.weekday, held_on))


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


def _invitation(fields: Sequence[Field], lines: Sequence[str], held_on: date | None) -> tuple[str | None, date | None]:
    number = _value(fields, FieldRole.INVITATION_NO)
    day = _first_date(_value(fields, FieldRole.INVITATION_DATE))
    if number or day:
        return number, day_in(day, held_on) if day else None
    for line in lines:
        source = folded(line)
        match = _INVITATION.search(source.plain)
        if match and (match["number"] or match["day"]):
            written = source.quote(*match.span("number")) if match["number"] else None
            return written, day_in(match["day"], held_on) if match["day"] else None
    return None, None


def _first_date(text: str | None) -> str | None:
    match = re.search(DATE, folded(text).plain) if text else None
    return match.group() if match else None


def _held_on(fields: Sequence[Field], texts: Sequence[str]) -> DayFound:
    labelled = _labelled_day(_value(fields, FieldRole.DATE), 9)
    if labelled.days:
        return labelled
    is_letterhead = any(field.role is FieldRole.LETTER for field in fields)
    found = [day for text in texts for day in _days_in(text)]
    found.append(_labelled_day(_value(fields, FieldRole.PLAIN_DATE), 0 if is_letterhead else 5))
    return max((day for day in found if day.days), key=lambda day: day.worth, default=_NO_DAY)


def _labelled_day(value: str | None, worth: int) -> DayFound:
    written = _first_date(value)
    return DayFound(written, days_in(written), _weekday_in(value or ""), worth) if written else _NO_DAY


def _weekday_in(text: str) -> str | None:
    source = folded(text)
    match = re.search(WEEKDAY, source.plain)
    return source.quote(*match.span()) if match else None


def _days_in(text: str) -> list[DayFound]:
    """The days of a line, each with how surely it is the meeting's."""
    source = folded(_INVITATION.sub(lambda match: " " * len(match.group()), folded(text).plain))
    found = []
    for match in _DATED.finditer(source.plain):
        before = source.plain[max(0, match.start() - 60) : match.start()]
        said = "weekday" if match["weekday"] else "later"
        worth = 3 * bool(match[said]) + 2 * bool(_TITLE_WORD.search(before)) - 4 * bool(_ELSEWHERE.search(before))
        written = match[said] and source.quote(*match.span(said))
        worth += bool(_HOUR.search(source.plain))
        found.append(DayFound(match["day"], days_in(match["day"]), written, worth))
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
