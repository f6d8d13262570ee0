"""The bodies that a resolution's text makes supervise others."""

import re
from collections.abc import Iterator
from typing import Final

from domain.folded import Folded, any_of, folded, listed, words
from minutes.agency_heads import Head, find_heads
from minutes.name_ends import name_end

_WATCH = any_of("نظارت|نظارت عالیه|پایش")
_WATCHES = re.compile(rf"(?<!\w){_WATCH}(?!\w)")
# «با نظارت X»: the body follows.
_UNDER = re.compile(
    rf"(?<!\w)(?:{any_of('با|تحت|زیر')} ?{any_of('نظارت|نظر')}(?: (?:{any_of('مستقیم|عالیه|کامل|مستمر|و هماهنگی')}))*"
    rf"|{any_of('نظارت|مسئولیت نظارت')}[\w ]{{0,40}}?{any_of('بر عهده|به عهده|برعهده|بعهده')}) (?=\w)"
)
# «X ضمن پیگیری و نظارت لازم»: what may stand between the body and the word.
_BETWEEN = re.compile(
    rf" ?(?:{any_of('نیز|محترم|هم')} )?(?:،? ?{any_of('ضمن|با|موظف است|مکلف است|می بایست|بایستی|باید')} ){{0,2}}"
    rf"(?:(?:{any_of('پیگیری|هماهنگی|بررسی|بازدید|حضور|همکاری|کنترل|راهبری|هدایت|اعمال|حسن')}"
    rf"(?: {any_of('لازم|مستمر|جدی|های لازم|میدانی|مقتضی')})? ?(?:و|،)? ?)+)?"
    rf"(?:(?:بر|به) [\w ]{{1,60}}? )?"
)
_NAME_STOPS: Final = re.compile(
    words(
        *listed(
            "در|از|به|با|برای|جهت|نسبت|ضمن|طی|تا|که|را|بر|پس|نظارت|انجام|برگزار|تهیه|اقدام|اجرا|مقرر|گردد",
            "شود|نماید|نمایند|بوده|باشد|می|خواهد|بصورت|صورت|هر|این|آن|نیز|موظف|مکلف|باید|بایستی",
        )
    )
    + r"|[،.؛:()\n]"
)


def find_supervisors(text: str, known_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The supervising bodies, each as written, in order."""
    source = folded(text)
    heads = find_heads(source.plain, known_names)
    found = sorted({*_named_after(source, heads), *_named_before(source, heads)})
    names = (_bare(source.quote(start, end)) for start, end in found)
    return tuple(dict.fromkeys(name for name in names if name))


def _bare(name: str) -> str:
    """A name out of brackets that were opened before it."""
    return name if "(" in name else name.rstrip(" )")


def _named_after(source: Folded, heads: list[Head]) -> Iterator[tuple[int, int]]:
    for match in _UNDER.finditer(source.plain):
        opener = _opener_at(match.end(), heads)
        if opener is not None:
            yield opener.start, name_end(source.plain, opener, heads)


def _opener_at(place: int, heads: list[Head]) -> Head | None:
    return next((head for head in heads if head.start == place), None)


def _named_before(source: Folded, heads: list[Head]) -> Iterator[tuple[int, int]]:
    """A body at the head of its sentence (or after «و») whose own act is to watch."""
    under = [match.span() for match in _UNDER.finditer(source.plain) if _opener_at(match.end(), heads)]
    for watch in _WATCHES.finditer(source.plain):
        if any(start <= watch.start() < end for start, end in under):
            continue
        for head in reversed([head for head in heads if head.end <= watch.start()]):
            end = _watching_name_end(source.plain, head, watch.start())
            if end is not None:
                yield head.start, end
                break
            if watch.start() - head.start > 160:
                break


def _watching_name_end(plain: str, head: Head, watch: int) -> int | None:
    """Where the name that ``head`` opens ends, when nothing but words of watching parts it from ``watch``."""
    if not _opens_a_part(plain, head.start):
        return None
    stretch = plain[head.end : watch]
    if re.search(r"[.؛:]", stretch):
        return None
    for place in range(len(stretch) + 1):
        at_word = place == 0 or stretch[place - 1] == " " or stretch[place : place + 1] == " "
        if at_word and _BETWEEN.fullmatch(stretch, place) and _is_name(stretch[:place]):
            return head.end + len(stretch[:place].rstrip())
    return None


def _opens_a_part(plain: str, start: int) -> bool:
    before = plain[:start].rstrip()
    return not before or bool(re.search(r"[.؛:،\-–)]$|(?<!\w)و$|(?<!\w)(?:توسط|مقرر گردید|مقرر شد)$", before))


def _is_name(words_of_name: str) -> bool:
    return len(words_of_name) <= 60 and not _NAME_STOPS.search(words_of_name)
