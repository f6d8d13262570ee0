"""Numbered lists with what is asked in the item and «اقدام: … مهلت: …» after it, turned into a grid."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from domain.folded import Folded, any_of, folded
from domain.number_words import ORDINAL_PATTERN, read_ordinal
from minutes.forms.headings import DoerHeading, doer_heading
from minutes.forms.items import ROLES, Item, opens_with_label
from minutes.grid import Block, Document, Grid, Line
from minutes.verbs import has_decision_marker

_NAMED: Final = any_of("مصوبه|بند|ردیف|مصوبه شماره|بند شماره|تصمیم|تصمیم شماره|ماده")
_ITEM = re.compile(
    rf"^[^\w(]*(?:{_NAMED} ?(?:شماره ?)?)?(?:\(?(?:\d{{1,4}}/(?=\d{{1,3}}\)? ?[-–—:.]))?(?P<number>\d{{1,4}})"
    r"(?: -1(?=[^\W\d])| ?[-–—.:)ـ/]+ ?(?!\d)| (?=[^\W\d]))"
    rf"|(?P<ordinal>{ORDINAL_PATTERN}) ?[-–—.:)]+ ?)(?=\S)"
)
# «مصوبه ۳» in a line of its own, its words below.
_NUMBER_ALONE = re.compile(
    rf"^[^\w(]*{_NAMED} ?(?:شماره ?)?\(?(?:(?P<number>\d{{1,4}})|(?P<ordinal>{ORDINAL_PATTERN}))[\W_]*$"
)
# «12 مقرر گردید», «780 لایحه …»: a bare number opens an item before words of deciding, as the number after the last
# one, or when it is too large to count anything; «22 بهمن …» is a sentence.
_BARE_NUMBER = re.compile(r"^[^\w(]*\d{1,4} [^\W\d]")
_NO_COUNT: Final = range(100, 1300)
_INLINE = re.compile(r"(?:(?<=[\s.:؛])|^)\(?(?P<number>\d{1,2}) ?[-–.)] ?(?=[^\W\d])")
_CLAUSE = re.compile(r"^[^\w(]*\(?(?:الف|[ا-ی]|\d{1,2}[-–/]\d{1,2})\)? ?[-–:).]")
_OTHER_LIST = re.compile(
    rf"[^\w(]*{any_of('دستور کار|دستور جلسه|دستورجلسه|حاضرین|حاضران|غایبین|غایبان|مدعوین|اعضای حاضر|رونوشت')}"
    r"[^:]*:?"
)
FOOTER: Final = re.compile(
    rf"^(?:{any_of('رونوشت|محل امضا|امضا|جلسه در ساعت|این جلسه|در پایان|ختم جلسه|صلوات|والسلام|تهیه کننده')})"
    rf"|{any_of('لازم الاجرا|خاتمه یافت|به پایان رسید|پایان یافت|پایان پذیرفت|ختم جلسه')}"
)
_LARGEST_GAP: Final = 30


@dataclass
class _Run:
    """Consecutive items, the lines they were read from, and the line above them."""

    heading: str
    items: list[Item] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def doers(self) -> DoerHeading | None:
        """Whom the line above makes act in all that stands below it."""
        return doer_heading(self.heading)

    def ends_at(self, line: Line) -> bool:
        """Whether a line is for those below it what this run's heading is for its own items."""
        heading = doer_heading(line.text) if self.doers else None
        return bool(heading and self.doers and heading.is_labelled == self.doers.is_labelled)

    @property
    def is_resolutions(self) -> bool:
        reading = sum(item.reads_as_resolution for item in self.items)
        return reading * 2 > len(self.items) and not _OTHER_LIST.fullmatch(folded(self.heading).plain)


def with_lists_as_grids(document: Document) -> Document:
    """The document with each list of resolutions as a grid in its place; agendas and lists of names stay lines."""
    runs: list[_Run] = []
    order: list[_Run | Block] = []
    for block in _unfolded(document.blocks):
        if runs and isinstance(block, Line) and _takes(runs[-1], block):
            runs[-1].lines.append(block)
            continue
        runs.append(_Run(block.text if isinstance(block, Line) else ""))
        order.extend((block, runs[-1]))
    _give_doers([run for run in runs if run.items and run.is_resolutions])
    blocks = (block for one in order for block in (_as_blocks(one) if isinstance(one, _Run) else [one]))
    return replace(document, blocks=tuple(blocks))


def _give_doers(runs: Sequence[_Run]) -> None:
    """Items under a line of names act by these names; a line without a label is one only when others are such too."""
    headed = [(run, run.doers) for run in runs if run.doers is not None]
    for run, doers in headed:
        if doers.is_labelled or len(headed) > 1:
            for item in run.items:
                for role, words in doers.parts.items():
                    item.parts.setdefault(role, list(words))


def _unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a paragraph «مقرر گردید: 1- … 2- …» being a line for each of its items."""
    for block in blocks:
        if isinstance(block, Line) and has_decision_marker(block.text):
            yield from _lines_of(block)
        else:
            yield block


def _lines_of(line: Line) -> list[Line]:
    source = folded(line.text)
    if item_number(source.plain) is not None or _OTHER_LIST.match(source.plain):
        return [line]
    marks: list[re.Match[str]] = []
    for mark in _INLINE.finditer(source.plain):
        if int(mark["number"]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2:
        return [line]
    cuts = [0, *(mark.start() for mark in marks), len(source.plain)]
    texts = [source.quote(start, end) for start, end in pairwise(cuts)]
    return [Line(text, after_gap=line.after_gap and place == 0) for place, text in enumerate(texts) if text]


def item_number(plain: str, last: int = 0) -> tuple[int, int] | None:
    """The number that opens a folded line as an item, and where its words begin; ``last`` is the item's before."""
    opening = _ITEM.match(plain) or _NUMBER_ALONE.match(plain)
    if opening is None:
        return None
    number = int(opening["number"]) if opening["number"] else read_ordinal(opening["ordinal"])
    if number is None or (_BARE_NUMBER.match(plain) and not _opens_bare(plain, opening.end(), number, last)):
        return None
    return number, opening.end()


def _opens_bare(plain: str, start: int, number: int, last: int) -> bool:
    return number in _NO_COUNT or 0 < last == number - 1 or _opens_with_decision(plain, start)


def _opens_with_decision(plain: str, start: int) -> bool:
    return has_decision_marker(plain[start : start + 25])


def _takes(run: _Run, line: Line) -> bool:
    """Adds a line to the run as its next item or as more of its last one; False when it belongs to neither."""
    source = folded(line.text)
    last = run.items[-1] if run.items else None
    opening = item_number(source.plain, last.number if last else 0)
    if opening and (last is None or 0 < opening[0] - last.number <= _LARGEST_GAP):
        run.items.append(Item(opening[0]))
        run.items[-1].fill(folded(source.quote_to_end(opening[1])))
        return True
    if last is None or run.ends_at(line) or not _goes_on(last, line, source):
        return False
    last.fill(source)
    return True


def _goes_on(item: Item, line: Line, source: Folded) -> bool:
    if opens_with_label(source.plain) or _CLAUSE.match(source.plain):
        return True
    if not item.parts:
        return True
    return not (line.after_gap or item.has_labels or FOOTER.search(source.plain))


def _as_blocks(run: _Run) -> Sequence[Block]:
    if run.items and run.is_resolutions:
        return [Grid(tuple(item.to_row() for item in run.items), ROLES)]
    return run.lines
