"""Resolutions of which each part stands on a line of its own behind its label («ردیف: ۱»، «مصوبه: …»، «مسئول: …»),
turned into tables of labels and values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from domain.folded import any_of, folded
from minutes.columns import role_of_label
from minutes.grid import Block, Cell, ColumnRole, Grid, Line, Row

_LABELLED: Final = re.compile(r"^[^\w(]*(?P<label>[^:\d]{2,30}?) ?: ?(?P<value>.*)$")
_TEXT: Final = re.compile(any_of("مصوبه|متن مصوبه|شرح مصوبه|عنوان مصوبه|متن|شرح|تصمیم|متن تصمیم|مصوبات"))
_OF_HEADING: Final = re.compile(any_of("جلسه|نشست|صورتجلسه|نامه|دعوتنامه|دستور"))
_GOES_ON: Final = re.compile(r"[^\W\d]")
_FEWEST: Final = 3


@dataclass(frozen=True)
class Stretch:
    """Blocks that stand together, and the table of labels and values that they may be."""

    blocks: tuple[Block, ...]
    table: Grid | None = None


def stretches_of(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Runs of labelled lines, and each block between them by itself."""
    run: list[Line] = []
    pairs: list[tuple[str, list[str]]] = []
    for block in blocks:
        pair = _pair(block) if isinstance(block, Line) else None
        if pair is not None and isinstance(block, Line):
            run.append(block)
            pairs.append((pair[0], [pair[1]]))
        elif isinstance(block, Line) and pairs and not block.after_gap and _GOES_ON.match(folded(block.text).plain):
            run.append(block)
            pairs[-1][1].append(block.text)
        else:
            yield from _closed(run, pairs)
            run, pairs = [], []
            yield Stretch((block,))
    yield from _closed(run, pairs)


def _pair(line: Line) -> tuple[str, str] | None:
    source = folded(line.text)
    match = _LABELLED.match(source.plain)
    if match is None or _OF_HEADING.search(match["label"]):
        return None
    label, role = match["label"].strip(), role_of_label(match["label"])
    if role is None or role is ColumnRole.ATTENDEE or (role is ColumnRole.TEXT and not _TEXT.fullmatch(label)):
        return None
    return label, source.quote_to_end(match.start("value")) if match["value"] else ""


def _closed(run: Sequence[Line], pairs: Sequence[tuple[str, list[str]]]) -> Iterator[Stretch]:
    if not run:
        return
    rows = (Row((Cell.of(label), Cell.of(*value))) for label, value in pairs)
    yield Stretch(tuple(run), Grid(tuple(rows)) if len(pairs) >= _FEWEST else None)
