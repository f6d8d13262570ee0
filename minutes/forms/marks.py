"""What stands on a page of paper, by its place: letters of a PDF, or words that a machine recognised on a picture."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

_SAME_LINE: Final = 0.5


@dataclass(frozen=True)
class Mark:
    """A letter or a word in its box; ``y`` grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class MarkLine:
    """The marks of one line, from left to right."""

    marks: tuple[Mark, ...]

    @property
    def left(self) -> float:
        return self.marks[0].left

    @property
    def right(self) -> float:
        return max(mark.right for mark in self.marks)

    @property
    def top(self) -> float:
        return min(mark.top for mark in self.marks)

    @property
    def bottom(self) -> float:
        return max(mark.bottom for mark in self.marks)

    @property
    def height(self) -> float:
        return median(mark.height for mark in self.marks)

    def between(self, left: float, right: float) -> "MarkLine | None":
        """The part of the line whose marks have their middle between two places, or None when there are none."""
        inside = tuple(mark for mark in self.marks if left <= (mark.left + mark.right) / 2 < right)
        return MarkLine(inside) if any(mark.text.strip() for mark in inside) else None


# How a line's marks are said: in the order in which a person reads them.
Say = Callable[[MarkLine], str]


def lines_of(marks: Iterable[Mark]) -> list[MarkLine]:
    """The marks gathered in lines, from the top down; blank lines are left out."""
    lines: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: one.middle):
        last = lines[-1] if lines else None
        if last is not None and mark.middle - median_middle(last) < _SAME_LINE * max(mark.height, last[-1].height):
            last.append(mark)
        else:
            lines.append([mark])
    ordered = (MarkLine(tuple(sorted(line, key=lambda one: one.left))) for line in lines)
    return [line for line in ordered if any(mark.text.strip() for mark in line.marks)]


def median_middle(marks: Sequence[Mark]) -> float:
    """Where the last few marks of a line run."""
    return median(mark.middle for mark in marks[-9:])


def segments_of(line: MarkLine, gap: float) -> Iterator[MarkLine]:
    """The stretches of a line that blanks wider than ``gap`` part, from left to right."""
    current: list[Mark] = []
    for mark in line.marks:
        if not mark.text.strip():
            continue
        if current and mark.left - max(one.right for one in current[-3:]) > gap:
            yield MarkLine(tuple(current))
            current = []
        current.append(mark)
    if current:
        yield MarkLine(tuple(current))
