"""The labelled fields of a heading: «تاریخ تشکیل: …» in a line, beside each other in a table, or above their values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from domain.folded import any_of, folded
from minutes.days import DATE, WEEKDAY
from minutes.grid import Cell, Grid, Row


class FieldRole(StrEnum):
    """What a label of the heading asks for."""

    NUMBER = "number"
    DATE = "date"
    PLAIN_DATE = "plain_date"
    WEEKDAY = "weekday"
    BEGINS = "begins"
    ENDS = "ends"
    PLACE = "place"
    INVITATION_NO = "invitation_no"
    INVITATION_DATE = "invitation_date"
    CHAIR = "chair"
    SECRETARY = "secretary"
    AGENDA = "agenda"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True)
class Field:
    """A label's role and the value beside it, as written."""

    role: FieldRole
    value: str


_MEETING = any_of("جلسه|نشست|صورتجلسه|صورت جلسه")
_LABELS: Final = {
    FieldRole.NUMBER: rf"شماره {_MEETING}|جلسه شماره",
    FieldRole.DATE: rf"تاریخ (?:{any_of('تشکیل|برگزاری')}(?: {_MEETING})?|{_MEETING})",
    FieldRole.WEEKDAY: rf"روز(?: (?:{_MEETING}|هفته|تشکیل|برگزاری))?|ایام هفته",
    FieldRole.ENDS: rf"(?:(?:ساعت|زمان) )?{any_of('ختم|پایان|خاتمه|اتمام')}(?: {_MEETING})?",
    FieldRole.BEGINS: rf"(?:(?:ساعت|زمان)(?: {any_of('شروع|تشکیل|برگزاری|آغاز')})?|شروع|آغاز)(?: {_MEETING})?",
    FieldRole.PLACE: rf"(?:{any_of('محل|مکان|اتاق')})(?: {any_of('تشکیل|برگزاری')})?(?: {_MEETING})?",
    FieldRole.INVITATION_NO: rf"(?:شماره )?{any_of('دعوتنامه|دعوت نامه|دعوت')}(?: شماره)?",
    FieldRole.INVITATION_DATE: rf"تاریخ {any_of('دعوتنامه|دعوت نامه|دعوت')}",
    FieldRole.CHAIR: rf"(?:{any_of('رئیس|ریاست|رییس')}) {_MEETING}",
    FieldRole.SECRETARY: rf"دبیر(?: (?:{_MEETING}|{any_of('ستاد|شورا|کارگروه|قرارگاه|کمیسیون|کمیته')}))?",
    FieldRole.AGENDA: rf"دستور ?(?:کار|{_MEETING})",
    FieldRole.PLAIN_DATE: r"تاریخ",
    FieldRole.LETTER: r"شماره(?: نامه)?|تاریخ نامه|پیوست|طبقه ?بندی",
    FieldRole.OTHER: rf"{any_of('حاضرین|غایبین|مدعوین|اعضای حاضر|اعضای غایب|موضوع|عنوان|عنوان جلسه|موضوع جلسه')}",
}
_WEEKDAY = re.compile(WEEKDAY)
_DAY = re.compile(DATE)
_SHAPES: Final = {
    FieldRole.DATE: _DAY,
    FieldRole.PLAIN_DATE: _DAY,
    FieldRole.INVITATION_DATE: _DAY,
    FieldRole.WEEKDAY: _WEEKDAY,
    FieldRole.BEGINS: re.compile(r"^\D*\d{1,2}(?:\D|$)"),
    FieldRole.ENDS: re.compile(r"^\D*\d{1,2}(?:\D|$)"),
}
_WHOLE_LABEL = tuple((role, re.compile(rf"(?:{pattern}) ?:?")) for role, pattern in _LABELS.items())
_LABEL_IN_LINE = re.compile(
    "|".join(rf"(?P<{role.value}>(?<!\w)(?:{pattern}) ?:)" for role, pattern in _LABELS.items())
)


def fields_of_line(text: str) -> list[Field]:
    """Every «label: value» of a line; a value ends where the next label begins."""
    source = folded(text)
    labels = list(_LABEL_IN_LINE.finditer(source.plain))
    ends = [*(label.start() for label in labels), len(source.plain)][1:]
    return [
        Field(FieldRole(str(label.lastgroup)), _trim(source.quote(label.end(), end)))
        for label, end in zip(labels, ends, strict=True)
    ]


def fields_of_grid(grid: Grid) -> list[Field]:
    """The fields of a heading's table, whichever way its labels stand."""
    found: list[Field] = []
    pending: list[FieldRole | None] = []
    for row in grid.rows:
        roles = [label_role(cell.text) for cell in row.cells]
        if pending and len(pending) == len(roles) and not any(roles):
            found.extend(Field(role, cell.text) for role, cell in zip(pending, row.cells, strict=True) if role)
            pending = []
        elif len([role for role in roles if role]) * 2 > len(roles) and len(roles) > 1:
            pending = roles
        else:
            found.extend(_fields_beside(row, roles))
    return found


def label_role(text: str) -> FieldRole | None:
    """The role of a cell that is nothing but a label."""
    plain = folded(text).plain.strip(" *")
    return next((role for role, pattern in _WHOLE_LABEL if pattern.fullmatch(plain)), None)


def _fields_beside(row: Row, roles: list[FieldRole | None]) -> Iterator[Field]:
    """Labels with their values behind them, or before them where the cells stand in the other direction."""
    cells = row.cells
    onwards, backwards = list(_pairs(cells, roles)), list(_pairs(cells[::-1], roles[::-1]))
    yield from max((onwards, backwards), key=lambda fields: sum(_suits(field) for field in fields))
    for cell, role in zip(cells, roles, strict=True):
        if role is None and _WEEKDAY.fullmatch(folded(cell.text).plain):
            yield Field(FieldRole.WEEKDAY, cell.text)
        elif role is None:
            yield from fields_of_line(cell.text)


def _pairs(cells: Sequence[Cell], roles: Sequence[FieldRole | None]) -> Iterator[Field]:
    for (role, next_role), value in zip(pairwise(roles), cells[1:], strict=True):
        if role and not next_role:
            yield Field(role, value.text)


def _suits(field: Field) -> int:
    """2 when a value is surely of its label's kind, 1 when it may be, 0 when it is not or there is none."""
    shape = _SHAPES.get(field.role)
    if not field.value:
        return 0
    return 1 if shape is None else 2 * bool(shape.search(folded(field.value).plain))


def _trim(value: str) -> str:
    return re.sub(r"^[^\w(]+|[^\w).]+$", "", value)
