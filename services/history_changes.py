"""What an event of the history changed, from what to what."""

from datetime import date
from typing import Final

from domain.vocabulary import DeadlineKind, Status
from storage.models import Event
from views.history_changes import Change, ChangedThing

_OF_WORDS: Final = {
    "text_corrected": ChangedThing.WORDS,
    "title_corrected": ChangedThing.WORDS,
    "duty_corrected": ChangedThing.WORDS,
    "clause_text_corrected": ChangedThing.WORDS,
    "clause_split": ChangedThing.CLAUSE,
    "clauses_joined": ChangedThing.CLAUSE,
    "clause_removed": ChangedThing.CLAUSE,
    "deadline_corrected": ChangedThing.DUE_DATE,
}
_ABOUT_A_WISH: Final = frozenset({"extension_asked", "extension_refused", "request_withdrawn"})
"""Events about another day that is not the due day, or not yet."""
_TOLD_WITHOUT_TEXT: Final = frozenset({ChangedThing.STATUS, ChangedThing.PROGRESS, ChangedThing.NAME})


def changes_of(event: Event, *, is_text_withheld: bool = False) -> tuple[Change, ...]:
    """Every difference that the event carries; how far the work is and no more where no text may leave the server."""
    found = _of_value(event) if event.kind in _OF_WORDS else _of_work(event)
    return tuple(change for change in found if not is_text_withheld or change.thing in _TOLD_WITHOUT_TEXT)


def _of_work(event: Event) -> tuple[Change, ...]:
    if event.kind in ("agency_removed", "agency_named"):
        return (_name(event),)
    if event.kind in _ABOUT_A_WISH:
        asked = event.after.get("due_on")
        return (Change(ChangedThing.ASKED_DAY, None, asked),) if asked and event.kind == "extension_asked" else ()
    was = _status(event.before)
    found = (
        _change(ChangedThing.STATUS, was, _status(event.after)) if was is not None else None,
        _change(ChangedThing.PROGRESS, event.before.get("progress"), event.after.get("progress")),
        _change(ChangedThing.DUE_DATE, event.before.get("due_on"), event.after.get("due_on")),
    )
    return tuple(change for change in found if change is not None)


def _of_value(event: Event) -> tuple[Change, ...]:
    thing, before, after = _OF_WORDS[event.kind], event.before.get("value"), event.after.get("value")
    if thing is ChangedThing.CLAUSE:
        before = None
    if thing is ChangedThing.DUE_DATE:
        before, after = _deadline(before), _deadline(after) or DeadlineKind.NONE.value
    change = _change(thing, before, after)
    return (change,) if change is not None else ()


def _name(event: Event) -> Change:
    written, meant = event.before.get("value"), event.after.get("value")
    if meant is None or written == meant:
        return Change(ChangedThing.NAME, None, written)
    return Change(ChangedThing.WORDS, written, meant)


def _change(thing: ChangedThing, before: object, after: object) -> Change | None:
    if after in (None, "") or before == after or (thing is ChangedThing.PROGRESS and not (before or after)):
        return None
    return Change(thing, before if before != "" else None, after)


def _status(kept: dict[str, object]) -> Status | None:
    return Status(str(kept["status"])) if kept.get("status") else None


def _deadline(said: str | None) -> str | None:
    """«۲ هفته: 2022-09-22», a day or a kind, as the draft's corrections keep it: the words of it that say most."""
    words, _, rest = (said or "").rpartition(": ")
    if _is_day(rest):
        return rest
    return words or (rest if rest != DeadlineKind.NONE else None)


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
