"""Resolutions each in a table of its own, with labels beside what they name («متن مصوبه | …», «مهلت | …»)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.folded import folded
from minutes.columns import is_number, role_of_label, with_subject_as_text
from minutes.forms.items import ROLES, Item
from minutes.forms.labelled_lines import stretches_of
from minutes.forms.numbered_list import item_number
from minutes.grid import Block, Cell, ColumnRole, Document, Grid, Line, Row

_ACTS = frozenset({ColumnRole.ACTOR, ColumnRole.DEADLINE})


def with_cards_as_rows(document: Document) -> Document:
    """The document with every such table as rows; a number may stand in the line above it. Labelled lines are such a
    table too."""
    blocks: list[Block] = []
    for stretch in stretches_of(document.blocks):
        block = stretch.table or stretch.blocks[0]
        cards = list(_cards(block)) if isinstance(block, Grid) and not block.roles else []
        if not cards or (stretch.table and not all(ColumnRole.TEXT in card for card in cards)):
            blocks.extend(stretch.blocks)
            continue
        above = blocks[-1] if blocks else None
        count = sum(len(one.rows) for one in blocks if isinstance(one, Grid) and one.roles)
        number = _number_of(above) if isinstance(above, Line) else None
        blocks.append(Grid(tuple(_rows(cards, number, count)), ROLES))
    return replace(document, blocks=tuple(blocks))


# The values of one card under what their labels name.
_Card = dict[ColumnRole, Cell]


def _cards(grid: Grid) -> Iterator[_Card]:
    """The cards of a table; none unless most rows are pairs and a text is named as well as who acts or until when."""
    pairs = [pair for row in grid.rows for pair in _pairs(row)]
    named = with_subject_as_text(role for role, _ in pairs)
    pairs = [(role or ColumnRole.OTHER, value) for role, (_, value) in zip(named, pairs, strict=True)]
    roles = {role for role, _ in pairs}
    if len(pairs) < len(grid.rows) or ColumnRole.TEXT not in roles or not roles & _ACTS:
        return
    card: _Card = {}
    for role, value in pairs:
        if role in card:
            yield card
            card = {}
        card[role] = value
    yield card


def _pairs(row: Row) -> Iterator[tuple[ColumnRole, Cell]]:
    """Labels with the cell behind each; the other way round where the last cell is the label."""
    cells = [cell for place, cell in enumerate(row.cells) if not cell.is_blank or place % 2 or len(row.cells) == 2]
    if len(cells) % 2:
        return
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        role, reverse = role_of_label(label.text), role_of_label(value.text)
        if role is not None and (reverse is None or not is_number(label)):
            yield role, value
        elif reverse is not None:
            yield reverse, label


def _number_of(line: Line) -> int | None:
    number = item_number(f"{folded(line.text).plain.rstrip(' :.')}: -")
    return number[0] if number else None


def _rows(cards: Sequence[_Card], number: int | None, count: int) -> Iterator[Row]:
    for place, card in enumerate(cards):
        written = folded(card.get(ColumnRole.NUMBER, Cell()).text).plain
        own = int(written) if written.isdecimal() else (number or count + 1) + place
        item = Item(own, {role: list(value.paragraphs) for role, value in card.items() if not value.is_blank})
        yield item.to_row()
