"""Numbered lists with what is asked in the item and «اقدام: … مهلت: …» after it, turned into a grid."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from minutes.columns import role_of_label
from minutes.folded import Folded, any_of, folded
from minutes.grid import Block, Cell, ColumnRole, Document, Grid, Line, Row
from minutes.verbs import has_finite_verb

_ITEM = re.compile(
    rf"^(?:{any_of('مصوبه|بند|ردیف')} ?(?:شماره ?)?)?\(?(?P<number>\d{{1,4}})"
    r"(?: -1(?=[^\W\d])| ?[-–—.:)ـ]+ ?(?!\d))(?=\S)"
)
_LABELS: Final = any_of(
    "اقدام|اقدام کننده|اقدام کنندگان|مسئول اجرا|مسئول اقدام|مسئول پیگیری|مسئول|مجری|متولی",
    "مهلت|مهلت اجرا|مهلت انجام|مهلت اقدام|زمان اقدام|زمان اجرا|زمان|سررسید|موعد|نظارت|ناظر",
    "همکار|همکاران|با همکاری|دستگاه همکار|پیگیری|پیگیری کننده|دستگاه مسئول|دستگاه مجری",
    "دستگاه ناظر|دستگاه اقدام کننده|دستگاه متولی|واحد مجری|توضیحات|ملاحظات",
)  # fmt: skip
_LABEL = re.compile(rf"(?<![^\s.؛،,(\[|])[(\[]?(?P<label>{_LABELS}) ?:")
_CLAUSE = re.compile(r"^(?:الف|[ا-ی]|\d{1,2}[-–/]\d{1,2}) ?[-–:).]")
_OTHER_LIST = re.compile(
    rf"{any_of('دستور کار|دستور جلسه|حاضرین|حاضران|غایبین|غایبان|مدعوین|اعضای حاضر|رونوشت')}[^:]*:?"
)
_FOOTER = re.compile(
    rf"^(?:{any_of('رونوشت|محل امضا|امضا|جلسه در ساعت|این جلسه|در پایان|ختم جلسه|صلوات')})"
    rf"|{any_of('لازم الاجرا|خاتمه یافت|به پایان رسید|پایان یافت')}"
)
_LARGEST_GAP: Final = 30
_ROLES: Final = (
    ColumnRole.NUMBER,
    ColumnRole.TEXT,
    ColumnRole.ACTOR,
    ColumnRole.PARTNER,
    ColumnRole.FOLLOWER,
    ColumnRole.SUPERVISOR,
    ColumnRole.DEADLINE,
    ColumnRole.REMARK,
)


@dataclass
class _Item:
    """One numbered item while its lines are collected."""

    number: int
    parts: dict[ColumnRole, list[str]] = field(default_factory=dict)

    def add(self, role: ColumnRole, text: str) -> None:
        if text:
            self.parts.setdefault(role, []).append(text)

    @property
    def has_labels(self) -> bool:
        return bool(self.parts.keys() - {ColumnRole.TEXT})

    @property
    def reads_as_resolution(self) -> bool:
        return self.has_labels or has_finite_verb(" ".join(self.parts.get(ColumnRole.TEXT, ())))

    def to_row(self) -> Row:
        number = Cell.of(str(self.number))
        return Row((number, *(Cell.of(*self.parts.get(role, ())) for role in _ROLES[1:])))


@dataclass
class _Run:
    """Consecutive items, the lines they were read from, and the line above them."""

    heading: str
    items: list[_Item] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def is_resolutions(self) -> bool:
        reading = sum(item.reads_as_resolution for item in self.items)
        return reading * 2 > len(self.items) and not _OTHER_LIST.fullmatch(folded(self.heading).plain)


def with_lists_as_grids(document: Document) -> Document:
    """The document with each list of resolutions as a grid in its place; agendas and lists of names stay lines."""
    blocks: list[Block] = []
    run = _Run("")
    for block in document.blocks:
        if isinstance(block, Line) and _takes(run, block):
            run.lines.append(block)
            continue
        blocks.extend(_as_blocks(run))
        run = _Run(block.text if isinstance(block, Line) else "")
        blocks.append(block)
    blocks.extend(_as_blocks(run))
    return replace(document, blocks=tuple(blocks))


def _takes(run: _Run, line: Line) -> bool:
    """Adds a line to the run as its next item or as more of its last one; False when it belongs to neither."""
    source = folded(line.text)
    opening = _ITEM.match(source.plain)
    last = run.items[-1] if run.items else None
    if opening and (last is None or 0 < int(opening["number"]) - last.number <= _LARGEST_GAP):
        run.items.append(_Item(int(opening["number"])))
        _fill(run.items[-1], folded(source.quote_to_end(opening.end())))
        return True
    if last is None or not _goes_on(last, line, source.plain):
        return False
    _fill(last, source)
    return True


def _goes_on(item: _Item, line: Line, plain: str) -> bool:
    if _LABEL.match(plain) or _CLAUSE.match(plain):
        return True
    return not (line.after_gap or item.has_labels or _FOOTER.search(plain))


def _fill(item: _Item, source: Folded) -> None:
    """Adds the words before the first label to the text, and those after each label to what it names."""
    labels = list(_LABEL.finditer(source.plain))
    ends = [*(label.start() for label in labels), len(source.plain)]
    item.add(ColumnRole.TEXT, source.quote(0, ends[0]))
    for label, end in zip(labels, ends[1:], strict=True):
        role = role_of_label(label["label"]) or ColumnRole.REMARK
        item.add(role, _value(source.quote(label.end(), end)))


def _value(written: str) -> str:
    """What follows a label, without the bracket that was opened before it."""
    bare = written.strip(" \t|،,؛-–—")
    return bare if bare.count("(") == bare.count(")") else bare.rstrip(")]").rstrip()


def _as_blocks(run: _Run) -> Iterable[Block]:
    if run.items and run.is_resolutions:
        return [Grid(tuple(item.to_row() for item in run.items), _ROLES)]
    return run.lines
