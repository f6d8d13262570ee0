"""What each cell of a row is. The header names the columns; their order is decided for every row from its content,
because pages of one document may run in opposite directions or without a header."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from domain.folded import folded, words
from minutes.agency_heads import find_heads
from minutes.grid import Cell, ColumnRole, Row
from minutes.time_phrases import is_deadline_like
from minutes.verbs import has_finite_verb


@dataclass(frozen=True)
class Header:
    """The roles of a table's columns in the order of its header row; ``is_written`` is False when there was none."""

    roles: tuple[ColumnRole, ...]
    is_written: bool = True

    def has(self, role: ColumnRole) -> bool:
        return role in self.roles


# Looked at in this order: «مسئول پیگیری» must not be taken for «مسئول», nor «تاریخ انجام» for a deadline.
_LABELS: Final = (
    (ColumnRole.ATTENDEE, words("نام و نام خانوادگی|نام خانوادگی|سمت|امضا|امضاء|حضور|شماره همراه")),
    (
        ColumnRole.STATUS,
        words(
            "وضعیت|درصد|درصد پیشرفت|میزان پیشرفت|پیشرفت|اقدامات انجام شده|اقدام انجام شده",
            "تاریخ انجام|مدت تاخیر|مدت زمان تاخیر|مدت زمان گذشته|نتیجه|آخرین وضعیت|عملکرد|موانع",
        ),
    ),
    (ColumnRole.FOLLOWER, words("مسئول پیگیری|پیگیری کننده|پیگیری|پیگیر|دبیر")),
    (ColumnRole.SUPERVISOR, words("ناظر|دستگاه ناظر|نظارت|دستگاه نظارتی|تحت نظارت")),
    (
        ColumnRole.PARTNER,
        words(
            "همکار|همکاران|همکاری|دستگاه همکار|دستگاه های همکار|دستگاههای همکار|واحدهای اطلاع رسانی",
            "با همکاری|مشارکت|مجری همکار",
        ),
    ),
    (
        ColumnRole.DEADLINE,
        words(
            "زمان اقدام|مهلت|مهلت انجام|مهلت اجرا|مهلت اقدام|سررسید|زمان اجرا|زمان بندی|زمانبندی",
            "موعد|زمان انجام|تاریخ مهلت|تاریخ اجرا|تاریخ سررسید|مدت اجرا|زمان|مدت|تاریخ اقدام",
        ),
    ),
    (ColumnRole.SUBJECT, words("موضوع|موضوع مصوبه|عنوان|عنوان مصوبه|عنوان موضوع")),
    (
        ColumnRole.TEXT,
        words(
            "مصوبات|مصوبه|شرح مصوبه|شرح مصوبات|متن مصوبه|متن|تصمیمات|تصمیم|شرح",
            "خلاصه مصوبات|تصمیمات متخذه|موارد مصوب|موضوعات|دستورات|تکالیف",
        ),
    ),
    (
        ColumnRole.ACTOR,
        words(
            "اقدام کننده|اقدام کنندگان|افدام کننده|اقدام|مسئول اجرا|مسئول|مسئولین|مجری|متولی",
            "دستگاه|دستگاه ها|دستگاه های|واحد|واحد مجری|واحد اقدام کننده|عامل|مرجع|دستگاههای",
        ),
    ),
    (ColumnRole.REMARK, words("ملاحظات|توضیحات|توضیح|یادداشت|یادداشت اجرا")),
    (ColumnRole.NUMBER, words("ردیف|بند|زیربند|شماره|شماره مصوبه|شماره ردیف|کد|ر")),
)
_LABEL_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _LABELS)
_NUMBER_LABEL = re.compile(words("شماره|کد") + r".*|" + words("ردیف") + ".*")
# «مهلت و مسئول»: a cell of those who act, with the deadline behind a dash.
_DEADLINE_AND_ACTOR = re.compile(
    rf"{words('مهلت|زمان|تاریخ|سررسید')}(?: \w+)? ?(?:و|/|-|،) ?{words('مسئول|مجری|اقدام کننده|متولی|دستگاه|عامل')}"
)
_NUMBER_CELL = re.compile(r"(?:[^\W\d]{1,2} ?[-–/.] ?)?[(\[]?\d{1,4}[)\].\-–]?")
_LONGEST_LABEL: Final = 90
_MOST_SHUFFLED: Final = 5
_NAME_ROLES: Final = frozenset({ColumnRole.ACTOR, ColumnRole.PARTNER, ColumnRole.FOLLOWER, ColumnRole.SUPERVISOR})


def role_of_label(text: str) -> ColumnRole | None:
    """The role that a header cell or an inline label («اقدام:») names, or None."""
    plain = folded(text).plain.strip(" :*-")
    if not plain or len(plain) > _LONGEST_LABEL:
        return None
    if _NUMBER_LABEL.fullmatch(plain):
        return ColumnRole.NUMBER
    if _DEADLINE_AND_ACTOR.match(plain):
        return ColumnRole.ACTOR
    return next((role for role, pattern in _LABEL_PATTERNS if pattern.match(plain)), None)


def read_header(row: Row) -> Header | None:
    """The columns that a row names, or None when it is no header of a table."""
    if sum(not cell.is_blank for cell in row.cells) < 2 or any(has_finite_verb(cell.text) for cell in row.cells):
        return None
    named = [role_of_label(cell.text) for cell in row.cells]
    if sum(role is not None for role in named) < 2 or len(set(named) - {None}) < 2:
        return None
    return Header(tuple(role or ColumnRole.OTHER for role in with_subject_as_text(named)))


def with_subject_as_text(roles: Iterable[ColumnRole | None]) -> list[ColumnRole | None]:
    """The roles, a subject being the text where nothing else is."""
    named = list(roles)
    if ColumnRole.TEXT in named:
        return named
    return [ColumnRole.TEXT if role is ColumnRole.SUBJECT else role for role in named]


def assign_roles(row: Row, header: Header, previous: Sequence[ColumnRole] = ()) -> tuple[ColumnRole, ...]:
    """The role of each cell of ``row``: the order of the header's columns that fits its content best.

    Among equally good orders the header's own wins, then that of the ``previous`` row, then the reverse.
    """
    cells = row.cells
    fits = {
        (place, role): fit_of(cell, role)
        for place, cell in enumerate(cells)
        for role in {*header.roles, ColumnRole.OTHER}
    }

    if len(cells) == len(header.roles) and not any(map(is_number, cells)):
        # A row that only goes on with the one above may go on in any of its cells.
        fits |= {(place, ColumnRole.TEXT): 0.0 for place, cell in enumerate(cells) if cell.is_blank}

    def worth(order: tuple[ColumnRole, ...]) -> float:
        return sum(fits[place, role] for place, role in enumerate(order)) + _habit(order, header, previous)

    return max(_orders(header, len(cells)), key=worth)


def _orders(header: Header, width: int) -> Iterator[tuple[ColumnRole, ...]]:
    roles = header.roles
    if width > len(roles):
        roles = roles + (ColumnRole.OTHER,) * (width - len(roles))
    for start in range(len(roles) - width + 1):
        yield roles[start : start + width]
        yield roles[::-1][start : start + width]
    if len(roles) <= _MOST_SHUFFLED:
        yield from permutations(roles, width)


def _habit(order: Sequence[ColumnRole], header: Header, previous: Sequence[ColumnRole]) -> float:
    if tuple(order) == header.roles[: len(order)]:
        return 2.0
    if tuple(order) == tuple(previous):
        return 1.95
    if tuple(order) in (header.roles[::-1][: len(order)], header.roles[::-1][-len(order) :]):
        return 1.9
    return 0.0


def fit_of(cell: Cell, role: ColumnRole) -> float:
    """How well what a cell holds suits a column; higher is better, below zero it does not."""
    if cell.is_blank:
        return -1.0 if role is ColumnRole.TEXT else 0.0
    if role is ColumnRole.NUMBER:
        return 5.0 if is_number(cell) else -6.0
    if role is ColumnRole.DEADLINE:
        return _fit_deadline(cell.text)
    if role is ColumnRole.TEXT:
        return _fit_text(cell.text)
    if role in _NAME_ROLES:
        return _fit_names(cell.text) * (1.0 if role is ColumnRole.ACTOR else 0.9)
    return -0.5 if is_number(cell) else 0.2


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a row's number and nothing else."""
    return bool(_NUMBER_CELL.fullmatch(folded(cell.text).plain))


def _fit_deadline(text: str) -> float:
    if is_deadline_like(text):
        return 4.0
    return -5.0 if len(text) > 60 else -2.0


def _fit_text(text: str) -> float:
    length = min(len(text) / 40, 3.0)
    return length + (2.0 if has_finite_verb(text) else 0.0) - (3.0 if is_deadline_like(text) else 0.0)


@lru_cache(maxsize=2048)
def _fit_names(text: str) -> float:
    heads = find_heads(folded(text).plain)
    opens = 2.5 if heads and heads[0].start <= 2 else 0.5
    return opens - (3.0 if has_finite_verb(text) else 0.0) - (2.0 if len(text) > 250 else 0.0)
