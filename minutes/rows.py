"""The rows of the resolutions' tables, with what pages had torn apart put together again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from domain.folded import folded, words
from minutes.columns import Header, assign_roles, read_header
from minutes.doer_cells import doers_of
from minutes.grid import Block, ColumnRole, Document, Grid, Line, Row
from minutes.verbs import has_finite_verb, is_complete, opens_a_resolution

_PREVIOUS = re.compile(words("قبل|قبلی|گذشته|پیشین|جلسات قبل|سابق"))
_ABOUT_RESOLUTIONS = re.compile(words("مصوبه|مصوبات|مقرر|تصمیمات|وضعیت"))
_NUMBER_BEFORE_TEXT = re.compile(r"^\s*\(?(\d{1,4})\s*[-–.):]\s*(?=\D)")
# What one cell beside several rows says of each of them.
_SHARED: Final = frozenset(
    {
        ColumnRole.ACTOR,
        ColumnRole.PARTNER,
        ColumnRole.FOLLOWER,
        ColumnRole.SUPERVISOR,
        ColumnRole.DEADLINE,
        ColumnRole.REMARK,
    }
)
_DEFAULT_ROLES: Final = {
    3: (ColumnRole.NUMBER, ColumnRole.TEXT, ColumnRole.ACTOR),
    4: (ColumnRole.NUMBER, ColumnRole.TEXT, ColumnRole.ACTOR, ColumnRole.DEADLINE),
    5: (ColumnRole.NUMBER, ColumnRole.TEXT, ColumnRole.ACTOR, ColumnRole.DEADLINE, ColumnRole.REMARK),
}


@dataclass(frozen=True)
class TableRow:
    """One resolution as its table has it; every part is a list of paragraphs.

    ``number`` is None when the document lost it and its neighbours do not tell; ``parts``
    counts the pieces that pages had made of the row.
    """

    number: int | None
    text: tuple[str, ...]
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    parts: int = 1
    is_number_lost: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it says what, who and until when."""
        return bool(self.text and self.actors and self.deadline)

    @property
    def is_text_only(self) -> bool:
        return not (self.actors or self.partners or self.deadline)

    def joined_with(self, part: "TableRow") -> "TableRow":
        """This row with the piece that the next page held."""
        return TableRow(
            self.number,
            _join_text(self.text, part.text),
            self.actors + part.actors,
            self.partners + part.partners,
            self.followers + part.followers,
            self.supervisors + part.supervisors,
            self.deadline + part.deadline,
            self.remarks + part.remarks,
            self.parts + 1,
        )


@dataclass(frozen=True)
class ResolutionTable:
    """All rows in order. ``begins`` and ``ends`` are the first and last block they stand in; ``titles`` are the words
    of the text column's header, which often name the meeting again."""

    rows: tuple[TableRow, ...]
    begins: int
    ends: int
    titles: tuple[str, ...] = ()


def read_tables(document: Document) -> ResolutionTable:
    """The resolutions of every table that holds new ones: no status table of a former meeting, no list of names."""
    placed = [(place, _read_row(row, roles)) for place, row, roles in _rows_with_roles(document)]
    placed = [(place, read) for place, read in placed if read.text or read.actors or read.deadline]
    places = [place for place, _ in placed]
    rows = _with_numbers(_joined([read for _, read in placed]))
    return ResolutionTable(tuple(rows), min(places, default=0), max(places, default=0), tuple(_titles(document)))


def _joined(parts: list[TableRow]) -> list[TableRow]:
    """Whole rows from the pieces in which they stand on their pages."""
    rows: list[TableRow] = []
    has_numbers = any(part.number is not None for part in parts)
    for place, part in enumerate(parts):
        after = next((later.number for later in parts[place + 1 :] if later.number is not None), None)
        is_next = not has_numbers and bool(rows) and rows[-1].is_whole and part.is_whole
        if rows and not is_next and _continues(rows[-1], part, after):
            rows[-1] = rows[-1].joined_with(part)
        elif not _is_section_title(part):
            rows.append(part)
    return rows


def find_header(grid: Grid) -> tuple[Header | None, int]:
    """The header among a grid's first rows, and how many rows it and the titles above it take."""
    for place, row in enumerate(grid.rows[:3]):
        header = read_header(row)
        if header is not None:
            lower = read_header(grid.rows[place + 1]) if place + 1 < len(grid.rows) else None
            return (header, place + 1) if lower is None else (_both(header, lower), place + 2)
    return None, 0


def _both(upper: Header, lower: Header) -> Header:
    """The columns of a header in two rows: what the lower row leaves open, the upper one says."""
    pairs = zip_longest(upper.roles, lower.roles, fillvalue=ColumnRole.OTHER)
    return Header(tuple(above if below is ColumnRole.OTHER else below for above, below in pairs))


def is_resolution_header(header: Header, heading: str) -> bool:
    """Whether a table under ``heading`` lists new resolutions."""
    acts = header.has(ColumnRole.ACTOR) or header.has(ColumnRole.DEADLINE)
    if not header.has(ColumnRole.TEXT) or (header.has(ColumnRole.ATTENDEE) and not acts):
        return False
    plain = folded(heading).plain
    if _PREVIOUS.search(plain) and _ABOUT_RESOLUTIONS.search(plain):
        return False
    if header.has(ColumnRole.STATUS) and not header.has(ColumnRole.DEADLINE):
        return False
    return acts or header.has(ColumnRole.NUMBER)


def _rows_with_roles(document: Document) -> Iterator[tuple[int, Row, tuple[ColumnRole, ...]]]:
    header: Header | None = None
    roles: tuple[ColumnRole, ...] = ()
    for place, grid, heading in grids_with_heading(document.blocks):
        if grid.roles:
            yield from ((place, row, grid.roles) for row in grid.rows)
            continue
        written, skipped = find_header(grid)
        if written is not None:
            written = _with_text(written, grid.rows[skipped:])
            header = written if is_resolution_header(written, heading) else None
        elif header is None:
            header = _default_header(grid)
        if header is None or (written is None and not _fits(grid, header)):
            continue
        for row in grid.rows[skipped:]:
            if not row.is_blank and read_header(row) is None:
                roles = assign_roles(row, header, roles)
                yield place, row, roles


def _with_text(header: Header, rows: Sequence[Row]) -> Header:
    """The header, its only unknown column being the text when that is what stands below («مصوبا ت», «اهم موارد»)."""
    unknown = [place for place, role in enumerate(header.roles) if role is ColumnRole.OTHER]
    if header.has(ColumnRole.TEXT) or len(unknown) != 1:
        return header
    if not any(has_finite_verb(cell.text) for row in rows for cell in row.cells):
        return header
    return Header(tuple(ColumnRole.TEXT if role is ColumnRole.OTHER else role for role in header.roles))


def _titles(document: Document) -> Iterator[str]:
    for grid in document.grids:
        header, taken = find_header(grid)
        if header is not None and is_resolution_header(header, ""):
            yield from (cell.text for row in grid.rows[:taken] for cell in row.cells if len(cell.text) > 20)


def grids_with_heading(blocks: Iterable[Block]) -> Iterator[tuple[int, Grid, str]]:
    """Each table with its place and the line right above it."""
    heading = ""
    for place, block in enumerate(blocks):
        if isinstance(block, Line):
            heading = block.text
        else:
            yield place, block, heading if len(heading) <= 120 else ""
            heading = ""


def _fits(grid: Grid, header: Header) -> bool:
    """Whether a grid without a header can be the next page of the table."""
    widest = max(len(row.cells) for row in grid.rows)
    return abs(widest - len(header.roles)) <= 1 and any(_reads_as_resolution(row, header) for row in grid.rows)


def _reads_as_resolution(row: Row, header: Header) -> bool:
    read = _read_row(row, assign_roles(row, header))
    return sum(len(paragraph) for paragraph in read.text) >= 15


def _default_header(grid: Grid) -> Header | None:
    """Columns for a table that has no header but numbered rows with sentences in them."""
    width = max(len(row.cells) for row in grid.rows)
    if width not in _DEFAULT_ROLES:
        return None
    header = Header(_DEFAULT_ROLES[width], is_written=False)
    reads = [_read_row(row, assign_roles(row, header)) for row in grid.rows]
    sound = [read for read in reads if read.number is not None and has_finite_verb(" ".join(read.text))]
    return header if sound and len(sound) * 2 >= len(reads) else None


def _read_row(row: Row, roles: tuple[ColumnRole, ...]) -> TableRow:
    """A numbered row has what is merged with the row above as its own; a row without a number only goes on."""
    inherits = _inherits(row, roles)

    def paragraphs(role: ColumnRole) -> tuple[str, ...]:
        return tuple(
            paragraph
            for cell, own in zip(row.cells, roles, strict=True)
            if own is role and (not cell.goes_on or (inherits and role in _SHARED))
            for paragraph in cell.paragraphs
        )

    number, text = _number_of(paragraphs(ColumnRole.NUMBER)), paragraphs(ColumnRole.TEXT)
    if number is None and ColumnRole.NUMBER not in roles and text:
        number, text = _number_in_text(text)
    subject = paragraphs(ColumnRole.SUBJECT)
    doers = doers_of(paragraphs(ColumnRole.ACTOR), paragraphs(ColumnRole.DEADLINE))
    return TableRow(
        number,
        text or subject,
        doers.names,
        paragraphs(ColumnRole.PARTNER) + doers.helpers,
        paragraphs(ColumnRole.FOLLOWER),
        paragraphs(ColumnRole.SUPERVISOR),
        doers.deadline,
        (subject if text else ()) + paragraphs(ColumnRole.REMARK),
    )


def _inherits(row: Row, roles: tuple[ColumnRole, ...]) -> bool:
    numbers = [cell for cell, role in zip(row.cells, roles, strict=True) if role is ColumnRole.NUMBER]
    return any(cell.own_text for cell in numbers) or not numbers


def _number_of(paragraphs: tuple[str, ...]) -> int | None:
    digits = re.search(r"\d{1,4}", folded(" ".join(paragraphs)).plain)
    return int(digits.group()) if digits else None


def _number_in_text(text: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    written = _NUMBER_BEFORE_TEXT.match(text[0])
    if written is None:
        return None, text
    return int(written.group(1)), (text[0][written.end() :], *text[1:])


def _continues(before: TableRow, part: TableRow, after: int | None) -> bool:
    """Whether ``part`` is what the next page held of the row ``before``; ``after`` is the next written number."""
    opening = part.text[0] if part.text else ""
    if part.number is not None:
        return part.number == before.number and not opens_a_resolution(opening)
    if not opening:
        return True
    if opens_a_resolution(opening):
        return False
    if before.number is not None and after == before.number + 1:
        return True
    return part.is_text_only or not is_complete(" ".join(before.text))


def _join_text(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """The first paragraph of the next page goes on with the last one of this page."""
    if not before or not after:
        return before + after
    return (*before[:-1], f"{before[-1]} {after[0]}", *after[1:])


def _is_section_title(row: TableRow) -> bool:
    text = " ".join(row.text)
    return row.number is None and row.is_text_only and len(text) < 60 and not has_finite_verb(text)


def _with_numbers(rows: list[TableRow]) -> list[TableRow]:
    """Rows counted from one where no number is written, and a single lost number filled in from its neighbours."""
    if not any(row.number is not None for row in rows):
        return [replace(row, number=number) for number, row in enumerate(rows, 1)]
    filled = list(rows)
    for place, row in enumerate(rows):
        before = rows[place - 1].number if place else 0
        after = rows[place + 1].number if place + 1 < len(rows) else None
        if row.number is None and before is not None and after in (None, before + 2):
            filled[place] = replace(row, number=before + 1, is_number_lost=True)
        elif row.number is None:
            filled[place] = replace(row, is_number_lost=True)
    return filled
