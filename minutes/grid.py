"""The one model that every form of document becomes before it is read: lines of prose and grids of cells, in order."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnRole(StrEnum):
    """What a column of minutes holds."""

    NUMBER = "number"
    TEXT = "text"
    SUBJECT = "subject"
    ACTOR = "actor"
    PARTNER = "partner"
    FOLLOWER = "follower"
    SUPERVISOR = "supervisor"
    DEADLINE = "deadline"
    REMARK = "remark"
    STATUS = "status"
    ATTENDEE = "attendee"
    OTHER = "other"


@dataclass(frozen=True)
class Cell:
    """What stands in one cell, a paragraph each; blank paragraphs are left out.

    ``span`` is how many columns it takes; blank cells follow it in the others. A cell that ``goes_on`` is one with
    the cell above and repeats what stands there.
    """

    paragraphs: tuple[str, ...] = ()
    span: int = 1
    goes_on: bool = False

    @classmethod
    def of(cls, *paragraphs: str) -> "Cell":
        """A cell of these paragraphs, trimmed."""
        trimmed = (paragraph.strip() for paragraph in paragraphs)
        return cls(tuple(paragraph for paragraph in trimmed if paragraph))

    @property
    def own_text(self) -> str:
        """What stands here and not above."""
        return "" if self.goes_on else self.text

    @property
    def text(self) -> str:
        """All paragraphs in one line."""
        return " ".join(self.paragraphs)

    @property
    def is_blank(self) -> bool:
        return not self.paragraphs


@dataclass(frozen=True)
class Row:
    """Cells in reading order as the form gave them; what each one is, is decided later."""

    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        return all(cell.is_blank for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """Rows that stood together: a table, or the part of it that one page holds.

    ``roles`` are given only by forms whose cells say themselves what they are («اقدام: …»).
    """

    rows: tuple[Row, ...]
    roles: tuple[ColumnRole, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line or paragraph outside every table; ``after_gap`` when an empty one stood before it."""

    text: str
    after_gap: bool = False


Block = Line | Grid


@dataclass(frozen=True)
class Document:
    """The blocks of a document in order.

    ``letterhead`` holds what is printed on every page (Word's headers and footers): it may mark the document as
    classified, but says nothing of the meeting. ``is_recognised`` when a machine read the letters off a picture, so
    that none of them is sure. ``is_mixed`` when its bytes were in two encodings.
    """

    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...] = ()
    is_recognised: bool = False
    is_mixed: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The prose alone."""
        return tuple(block.text for block in self.blocks if isinstance(block, Line))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))
