"""Cells that say in one who acts and until when: «شهرداری – تا پایان آبان», or the one above the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain.folded import any_of, folded
from minutes.agency_heads import find_heads
from minutes.time_phrases import is_deadline_like

_HELPED: Final = re.compile(rf" ?[،,(\-–]? ?{any_of('با همکاری|با مشارکت|با همراهی|با کمک')} ")
_BEFORE_DEADLINE: Final = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|\s*[؛;|:(]\s*|\s*[،,]\s+|\s+/\s+")


@dataclass(frozen=True)
class Doers:
    """The paragraphs that name bodies, those that name a deadline, and those with whose help it is done."""

    names: tuple[str, ...]
    deadline: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()


def doers_of(paragraphs: Sequence[str], own_deadline: Sequence[str] = ()) -> Doers:
    """A cell of bodies: apart those who help them, and the deadline that stands behind or before them unless it has a
    cell of its own.

    A deadline is the whole of what a dash, a comma or a line parts from the names, and opens with no body's name.
    """
    doers = _with_deadline(paragraphs, own_deadline)
    acting, helping = _with_helpers_apart(doers.names)
    return replace(doers, names=acting, helpers=helping)


def _with_deadline(paragraphs: Sequence[str], own_deadline: Sequence[str]) -> Doers:
    written = tuple(part for part in own_deadline if re.search(r"\w", part))
    if written:
        return Doers(tuple(paragraphs), written)
    names: list[str] = []
    deadline: list[str] = []
    for paragraph in paragraphs:
        name, until = _parted(paragraph)
        names.extend([name] if name else [])
        deadline.extend([until] if until else [])
    return Doers(tuple(names), tuple(deadline)) if names else Doers(tuple(paragraphs))


def _with_helpers_apart(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who act, and those with whose help: «راه و شهرسازی با همکاری شهرداری»."""
    acting: list[str] = []
    helping: list[str] = []
    for name in names:
        source = folded(name)
        helped = _HELPED.search(source.plain)
        if helped is None or not helped.start():
            acting.append(name)
            continue
        acting.append(source.quote(0, helped.start()))
        helping.append(source.quote_to_end(helped.end()).rstrip(" )"))
    return tuple(acting), tuple(helping)


def _parted(paragraph: str) -> tuple[str, str]:
    if _is_deadline(paragraph):
        return "", paragraph
    for cut in _BEFORE_DEADLINE.finditer(paragraph):
        before, after = paragraph[: cut.start()].strip(), paragraph[cut.end() :].rstrip(" )")
        if _is_deadline(after):
            return before, after
        if _is_deadline(before):
            return after, before
    return paragraph, ""


def _is_deadline(words: str) -> bool:
    if not is_deadline_like(words):
        return False
    heads = find_heads(folded(words).plain)
    return not (heads and heads[0].start <= 2)
