"""Lines above a list that say who acts in all of it: «اقدام‌کننده: شرکت آب منطقه‌ای», or the name alone."""

import re
from dataclasses import dataclass
from typing import Final

from domain.folded import folded, words
from minutes.agency_heads import find_heads
from minutes.forms.items import Item, without_signs
from minutes.grid import ColumnRole
from minutes.verbs import has_finite_verb

_LONGEST: Final = 120
_LONGEST_NAME: Final = 60
_THE_REST: Final = re.compile(words("سایر|دیگر"))


@dataclass(frozen=True)
class DoerHeading:
    """What the line says of the items below it; ``is_labelled`` when it says itself that it names who acts."""

    parts: dict[ColumnRole, list[str]]
    is_labelled: bool


def doer_heading(line: str) -> DoerHeading | None:
    """Whom a line above a list makes act, or None when it is no such line."""
    if not line or len(line) > _LONGEST or has_finite_verb(line):
        return None
    item = Item(0)
    item.fill(folded(line))
    if ColumnRole.TEXT not in item.parts and ColumnRole.ACTOR in item.parts:
        return DoerHeading(item.parts, is_labelled=True)
    name = without_signs(line).rstrip(" :")
    if item.has_labels or ":" in name or len(name) > _LONGEST_NAME or not _is_name(folded(name).plain):
        return None
    return DoerHeading({ColumnRole.ACTOR: [name]}, is_labelled=False)


def _is_name(plain: str) -> bool:
    if _THE_REST.match(plain):
        return False
    heads = find_heads(plain)
    return bool(heads) and heads[0].start == 0
