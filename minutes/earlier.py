"""What minutes say of the resolutions of earlier meetings: the table of where each of them stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.calendar import jalali
from domain.folded import folded, words
from minutes.agency_names import split_names
from minutes.columns import Header, is_number
from minutes.days import DATE, days_in
from minutes.grid import Cell, ColumnRole, Document, Grid, Row
from minutes.rows import find_header, grids_with_heading, is_resolution_header
from minutes.titles import earlier_meeting_number

_CODE = re.compile(r"\(?(?P<meeting>\d{1,4}) ?[/\\] ?(?P<row>\d{1,4})\)?")
_PERCENT = re.compile(r"(?<![\d/])(\d{1,3}) ?(?:%|٪|درصد)")
_BARE_PERCENT = re.compile(r"\d{1,3}")
_DAY = re.compile(DATE)
_OF_MEETING = re.compile(words("جلسه|شماره جلسه|تاریخ جلسه|صورتجلسه|صورت جلسه"))
_OF_RESOLUTION = re.compile(words("مصوبه|بند|کد"))
_OF_PERCENT = re.compile(words("درصد|پیشرفت"))
_LONGEST_STATUS: Final = 40
_NAMING: Final = frozenset({ColumnRole.ACTOR})
_TELLING: Final = frozenset({ColumnRole.STATUS, ColumnRole.REMARK, ColumnRole.OTHER})


class EarlierState(StrEnum):
    """Where an earlier resolution stands, by the words of the minutes (variations.md, Status vocabulary)."""

    DONE = "done"
    GOING_ON = "going_on"
    NOT_DONE = "not_done"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


# Looked at in this order: «انجام نشده» must not be taken for «انجام شد».
_STATES: Final = (
    (EarlierState.CANCELLED, words("منتفی|منتفی شد|منتفی شده|لغو شد|لغو شده|لغو گردید|حذف شد")),
    (EarlierState.BLOCKED, words("متوقف|متوقف شد|متوقف شده|دارای مانع|مانع دارد|راکد")),
    (
        EarlierState.NOT_DONE,
        words(
            "انجام نشد|انجام نشده|انجام نگرفته|اجرا نشد|اجرا نشده|اجرایی نشده|اقدام نشده|عدم انجام|عدم اجرا",
            "فاقد عملکرد|بر زمین مانده|ناتمام|معوق|معوقه|دارای تاخیر|خارج از مهلت|تکمیل نشده",
        ),
    ),
    (
        EarlierState.GOING_ON,
        words(
            "در دست اقدام|در حال اقدام|درحال اقدام|در دست اجرا|در حال اجرا|درحال اجرا|در حال انجام|درحال انجام",
            "در دست انجام|در دست پیگیری|در حال پیگیری|درحال پیگیری|در دست بررسی|در حال بررسی|در جریان|در جریان اقدام",
            "ادامه دارد|مستمر|در دستور کار",
        ),
    ),
    (
        EarlierState.DONE,
        words(
            "انجام شد|انجام شده|انجام گردید|انجام گرفت|انجام پذیرفت|اجرا شد|اجرا شده|اجرا گردید|اجرایی شد|اجرایی شده",
            "به طور کامل اجرا|اقدام شد|اقدام شده|اقدام گردید|به پایان رسید|به پایان رسیده|به اتمام رسید",
            "به اتمام رسیده|تکمیل شد|تکمیل شده|تکمیل گردید|خاتمه یافت|خاتمه یافته|مختومه|محقق شد|محقق شده",
        ),
    ),
)
_PATTERNS: Final = tuple((state, re.compile(pattern)) for state, pattern in _STATES)


@dataclass(frozen=True)
class EarlierStatus:
    """One row of such a table. ``minutes_no`` and ``minutes_on`` are of its meeting, None where only «the last» is
    said; ``written`` is the status as written, ``state`` None when its words are not known."""

    row: int | None
    text: str
    agencies: tuple[str, ...]
    written: str
    state: EarlierState | None
    percent: int | None = None
    remark: str | None = None
    minutes_no: int | None = None
    minutes_on: date | None = None

    def to_json(self) -> dict[str, object]:
        """Jalali dates, as the rest of the draft."""
        return {
            "row": self.row,
            "text": self.text,
            "agencies": list(self.agencies),
            "written": self.written,
            "state": self.state.value if self.state else None,
            "percent": self.percent,
            "remark": self.remark,
            "minutes_no": self.minutes_no,
            "minutes_date": jalali(self.minutes_on).iso if self.minutes_on else None,
        }


def state_of(written: str) -> EarlierState | None:
    """What a status as written means, or None."""
    plain = folded(written).plain
    return next((state for state, pattern in _PATTERNS if pattern.search(plain)), None)


def read_earlier(document: Document, known_agencies: Sequence[str] = ()) -> tuple[EarlierStatus, ...]:
    """The rows of every table that says where earlier resolutions stand."""
    return tuple(
        status
        for _, grid, heading in grids_with_heading(document.blocks)
        for status in _statuses(grid, heading, known_agencies)
    )


def _statuses(grid: Grid, heading: str, known_agencies: Sequence[str]) -> Iterator[EarlierStatus]:
    header, taken = find_header(grid)
    if header is None or not header.has(ColumnRole.STATUS) or is_resolution_header(header, heading):
        return
    if not (header.has(ColumnRole.TEXT) or header.has(ColumnRole.NUMBER)):
        return
    labels = [folded(cell.text).plain for cell in grid.rows[taken - 1].cells]
    for row in grid.rows[taken:]:
        if not row.is_blank and len(row.cells) == len(header.roles):
            read = _read(_Columns(row, *_in_order(row, header, labels)), heading, known_agencies)
            if read.written or read.percent is not None:
                yield read


@dataclass(frozen=True)
class _Columns:
    """The cells of one row with their roles and the labels above them."""

    row: Row
    roles: tuple[ColumnRole, ...]
    labels: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[Cell, ColumnRole, str]]:
        return zip(self.row.cells, self.roles, self.labels, strict=True)

    def texts(self, *roles: ColumnRole) -> list[str]:
        return [paragraph for cell, role, _ in self if role in roles for paragraph in cell.paragraphs]


def _in_order(row: Row, header: Header, labels: Sequence[str]) -> tuple[tuple[ColumnRole, ...], tuple[str, ...]]:
    """The columns as the header has them, or the other way round where the number stands at the other end."""
    roles = header.roles
    if _numbers(row, roles) < _numbers(row, roles[::-1]):
        return roles[::-1], tuple(reversed(labels))
    return roles, tuple(labels)


def _numbers(row: Row, roles: Sequence[ColumnRole]) -> int:
    return sum(is_number(cell) for cell, role in zip(row.cells, roles, strict=True) if role is ColumnRole.NUMBER)


def _read(columns: _Columns, heading: str, known_agencies: Sequence[str]) -> EarlierStatus:
    number, row = _called(columns)
    told = _told(columns)
    day = next((day for cell, _, label in columns if _OF_MEETING.search(label) for day in _days(cell.text)), None)
    return EarlierStatus(
        row=row,
        text=" ".join(columns.texts(ColumnRole.TEXT)) or " ".join(columns.texts(ColumnRole.SUBJECT)),
        agencies=split_names(tuple(columns.texts(*_NAMING)), known_agencies),
        written=told.written,
        state=_state(told),
        percent=told.percent,
        remark=told.remark or None,
        minutes_no=number if number is not None else earlier_meeting_number(heading),
        minutes_on=day or next(iter(_days(heading)), None),
    )


def _called(columns: _Columns) -> tuple[int | None, int | None]:
    """The meeting and the row that a code («۱۹/۳») or the columns for them name."""
    meeting = row = count = None
    for cell, role, label in columns:
        plain = folded(cell.text).plain
        code = _CODE.fullmatch(plain)
        if code is not None and role in (ColumnRole.NUMBER, ColumnRole.OTHER):
            return int(code["meeting"]), int(code["row"])
        if not is_number(cell) or role not in (ColumnRole.NUMBER, ColumnRole.OTHER):
            continue
        number = int("".join(filter(str.isdigit, plain)))
        if _OF_MEETING.search(label) and not _OF_RESOLUTION.search(label):
            meeting = number
        elif role is ColumnRole.NUMBER and _OF_RESOLUTION.search(label):
            row = number
        elif role is ColumnRole.NUMBER:
            count = number
    return meeting, row if row is not None else count


@dataclass(frozen=True)
class _Told:
    written: str = ""
    percent: int | None = None
    remark: str = ""


def _told(columns: _Columns) -> _Told:
    """The status, the percent and what else is said, by what each cell holds."""
    written, percent, rest = "", None, []
    for cell, role, label in columns:
        plain = folded(cell.text).plain
        if role not in _TELLING or not any(letter.isalnum() for letter in plain) or _OF_MEETING.search(label):
            continue
        said = _PERCENT.search(plain)
        is_bare = _OF_PERCENT.search(label) is not None and _BARE_PERCENT.fullmatch(plain) is not None
        if percent is None and (said is not None or is_bare):
            percent = int(said[1]) if said is not None else int(plain)
        if is_bare:
            continue
        if not written and role is ColumnRole.STATUS and (state_of(plain) or said) and len(plain) <= _LONGEST_STATUS:
            written = cell.text
        else:
            rest.append(cell.text)
    return _Told(written, percent if percent is None or percent <= 100 else None, "، ".join(rest))


def _state(told: _Told) -> EarlierState | None:
    named = state_of(told.written)
    if named is None and told.percent is not None:
        return EarlierState.DONE if told.percent == 100 else EarlierState.GOING_ON
    return named


def _days(text: str) -> tuple[date, ...]:
    """The one day that a text names; none where it may be two."""
    found = _DAY.search(folded(text).plain)
    days = days_in(found.group()) if found else ()
    return days if len(days) == 1 else ()
