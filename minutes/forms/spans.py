"""Cells that take several columns or rows, laid out so that every row of a table has all of its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes.grid import Cell

_WIDEST = 64


def laid_out(cells: Sequence[Cell], above: Sequence[Cell]) -> tuple[Cell, ...]:
    """One row: blank cells behind each that takes several columns, and what stands above in each that goes on."""
    laid: list[Cell] = []
    for cell in cells:
        if len(laid) >= _WIDEST:
            break
        if cell.goes_on and len(laid) < len(above):
            cell = replace(above[len(laid)], goes_on=True)
        laid.append(cell)
        laid.extend([Cell(goes_on=cell.goes_on)] * (min(cell.span, _WIDEST) - 1))
    return tuple(laid)


class RowSpans:
    """Remembers, for forms that say a cell's height («rowspan»), which columns are taken in the rows below."""

    def __init__(self) -> None:
        self._taken: dict[int, tuple[int, Cell]] = {}

    def laid_out(self, cells: Sequence[tuple[Cell, int]]) -> tuple[Cell, ...]:
        """One row from its own cells, each with its height in rows."""
        laid: list[Cell] = []
        for cell, height in cells:
            laid.extend(self._going_on(len(laid)))
            if len(laid) >= _WIDEST:
                break
            for place, one in enumerate([cell, *[Cell()] * (min(cell.span, _WIDEST) - 1)]):
                if height > 1:
                    self._taken[len(laid)] = (height - 1, cell if place == 0 else Cell())
                laid.append(one)
        laid.extend(self._going_on(len(laid)))
        return tuple(laid)

    def _going_on(self, place: int) -> Iterator[Cell]:
        while place in self._taken:
            left, cell = self._taken.pop(place)
            if left > 1:
                self._taken[place] = (left - 1, cell)
            yield replace(cell, goes_on=True)
            place += 1
