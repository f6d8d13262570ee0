"""«سوابق» of a resolution as a whole, and the choice of one agency's own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from domain.vocabulary import FileKind
from locales.catalog import say
from views.history import Happening, history_line
from views.screen import Button, Enclosure, Row, Screen
from views.told_apart import named, told_apart

PAGE: Final = 8
AGENCIES_NAMED: Final = 4


@dataclass(frozen=True)
class HistoryChoice:
    """One history that can be shown: an assignment's by its agency, or a resolution's by its title."""

    press: str
    code: str
    name: str


@dataclass(frozen=True)
class WholeHistory:
    """All that happened to a resolution, oldest first; ``start`` is the first that is shown, None for the last page."""

    resolution_id: int
    code: str
    title: str
    happenings: tuple[Happening, ...]
    choices: tuple[HistoryChoice, ...]
    start: int | None = None


def whole_history(shown: WholeHistory) -> Screen:
    """A page of it, the last one first; what happened to several agencies at once is one line."""
    lines = together(shown.happenings)
    last = max(0, (len(lines) - 1) // PAGE * PAGE)
    start = last if shown.start is None else min(shown.start, last)
    page = lines[start : start + PAGE]
    head = say("history.whole", code=shown.code, title=shown.title)
    pages = [say("history.page", page=start // PAGE + 1, total=last // PAGE + 1)] if last else []
    said = [history_line(item) for item in page] or [say("history.nothing")]
    return Screen("\n".join([head, *pages, *said]), (*_turning(shown, start, last), *_ways_on(shown)))


def choice_of_histories(code: str, choices: Iterable[HistoryChoice], back: Button | None = None) -> Screen:
    """Which one is wanted."""
    rows = told_apart([named(one.name, one.code, one.press) for one in choices], a_row=1)
    return Screen(say("history.which", code=code), (*rows, *([(back,)] if back is not None else [])))


def choice_of_agency(shown: WholeHistory) -> Screen:
    """Which agency's own is wanted."""
    back = Button(say("history.button.whole"), f"histall:{shown.resolution_id}")
    return choice_of_histories(shown.code, shown.choices, back)


def together(happenings: Iterable[Happening]) -> list[Happening]:
    """The same act on several agencies at one time becomes one happening that names them."""
    found: list[tuple[Happening, list[str]]] = []
    for item in happenings:
        bare = replace(item, agency=None)
        names = [item.agency] if item.agency else []
        if found and names and found[-1][1] and found[-1][0] == bare and item.report_id is None:
            found[-1][1].extend(names)
        else:
            found.append((bare, names))
    return [replace(bare, agency=_named(names)) for bare, names in found]


def _named(names: list[str]) -> str | None:
    different = list(dict.fromkeys(names))
    if len(different) > AGENCIES_NAMED:
        return say("history.agencies", count=len(different))
    return say("lists.comma").join(different) or None


def _turning(shown: WholeHistory, start: int, last: int) -> tuple[Row, ...]:
    turning = []
    if start > 0:
        turning.append(Button(say("lists.button.previous"), f"histall:{shown.resolution_id}:{start - PAGE}"))
    if start < last:
        turning.append(Button(say("lists.button.next"), f"histall:{shown.resolution_id}:{start + PAGE}"))
    return (tuple(turning),) if turning else ()


def _ways_on(shown: WholeHistory) -> tuple[Row, ...]:
    whole = Button(say("history.card"), f"res:{shown.resolution_id}")
    paper = Button(say("history.button.to_paper"), f"histallpaper:{shown.resolution_id}")
    agencies = Button(say("history.button.agencies"), f"histwho:{shown.resolution_id}")
    return ((agencies, whole), (paper,)) if shown.choices else ((whole, paper),)


def whole_history_paper(shown: WholeHistory, stored_name: str) -> Screen:
    """All of it as a file."""
    name = say("history.paper_name", code=shown.code.replace("/", "-"))
    enclosure = Enclosure(FileKind.DOCUMENT, stored_name, name)
    back = Button(say("history.button.whole"), f"histall:{shown.resolution_id}")
    return Screen(say("history.whole", code=shown.code, title=shown.title), ((back,),), enclosures=(enclosure,))
