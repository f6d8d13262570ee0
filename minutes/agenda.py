"""The items of the agenda, without their numbers and dashes."""

import re
from collections.abc import Sequence

from domain.folded import any_of, folded

_HEADING = re.compile(rf"(?<!\w)دستور ?(?:{any_of('کار|جلسه|نشست')}) ?:?")
_ITEM_MARK = re.compile(r"^\s*(?:[-•*▪]\s*)?\(?[\d۰-۹٠-٩]{1,2}\s*[-–.):]+\s*")
_MARK_INSIDE = re.compile(r"(?:^|\s)[\d۰-۹٠-٩]{1,2}\s*[-–.)]\s*(?=[^\d\s])")
_BULLET = re.compile(r"^\s*[-•*▪]\s+")


def read_agenda(lines: Sequence[str]) -> tuple[str, ...]:
    """The agenda among the lines of a heading; empty when there is none."""
    for place, line in enumerate(lines):
        source = folded(line)
        heading = _HEADING.match(source.plain)
        if heading is None:
            continue
        inline = source.quote_to_end(heading.end()).strip(" :")
        return _inline_items(inline) if inline else _listed_items(lines[place + 1 :])
    return ()


def _inline_items(text: str) -> tuple[str, ...]:
    return tuple(item.strip(" ،؛-") for item in _MARK_INSIDE.split(text) if item.strip(" ،؛-"))


def _listed_items(lines: Sequence[str]) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        mark = _ITEM_MARK.match(line) or _BULLET.match(line)
        if mark is None:
            break
        items.append(line[mark.end() :].strip())
    return tuple(item for item in items if item)
