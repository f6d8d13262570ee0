"""The reader: a document's bytes, or text pasted into a chat, into a draft of minutes.

Both functions are plain and picklable in and out, for a worker process with limits of time and memory.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes.draft import Draft, DraftMeeting, DraftResolution, DraftWarning, WarningCode
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.numbered_list import with_lists_as_grids
from minutes.forms.opening import open_document, open_pasted
from minutes.grid import Document, Line
from minutes.header import read_header
from minutes.narrative import spoken_orders
from minutes.resolutions import Surroundings, read_resolution
from minutes.rows import ResolutionTable, read_tables
from minutes.titles import is_title, meeting_number


def read_minutes(content: bytes, name: str, *, known_agencies: Sequence[str] = ()) -> Draft:
    """The draft of a document; ``name`` is its file name, ``known_agencies`` names and aliases of the directory.

    Raises MinutesRefused with a code when the document cannot be read or must not be.
    """
    return _read(open_document(content, name), tuple(known_agencies))


def read_pasted(text: str, *, known_agencies: Sequence[str] = ()) -> Draft:
    """The draft of minutes pasted as text; refuses as ``read_minutes`` does."""
    return _read(open_pasted(text), tuple(known_agencies))


def _read(document: Document, known_agencies: tuple[str, ...]) -> Draft:
    table = read_tables(document)
    if not table.rows:
        document = with_lists_as_grids(document)
        table = read_tables(document)
    if not table.rows:
        raise MinutesRefused(Refusal.NO_RESOLUTIONS)
    meeting = read_header(document, table.begins, table.titles)
    if _has_another_meeting(document, table, meeting.number):
        raise MinutesRefused(Refusal.SEVERAL_MEETINGS)
    around = Surroundings(meeting.held_on, known_agencies)
    resolutions = tuple(read_resolution(row, around) for row in table.rows)
    return Draft(meeting, resolutions, tuple(_warnings(document, table, meeting, resolutions)))


def _has_another_meeting(document: Document, table: ResolutionTable, number: int | None) -> bool:
    """Whether a title of minutes with another number stands between the first and the last resolution."""
    between = document.blocks[table.begins + 1 : table.ends]
    titles = [block.text for block in between if isinstance(block, Line) and is_title(block.text)]
    others = [meeting_number([title]) for title in titles]
    return any(other is not None and other != number for other in others)


def _warnings(
    document: Document, table: ResolutionTable, meeting: DraftMeeting, resolutions: Sequence[DraftResolution]
) -> Iterator[DraftWarning]:
    if meeting.held_on is None:
        yield DraftWarning(WarningCode.MISSING_DATE)
    if meeting.number is None:
        yield DraftWarning(WarningCode.MISSING_NUMBER)
    if meeting.weekday_matches is False:
        yield DraftWarning(WarningCode.WEEKDAY_DIFFERS, (("weekday", meeting.weekday or ""),))
    yield from _warnings_of_numbers([resolution.row for resolution in resolutions])
    heading = [block.text for block in document.blocks[: table.begins] if isinstance(block, Line)]
    spoken = heading[len(meeting.agenda) :]
    for order in spoken_orders(spoken, [resolution.text for resolution in resolutions]):
        yield DraftWarning(WarningCode.SPOKEN_ORDER, (("text", order),))


def _warnings_of_numbers(numbers: Sequence[int | None]) -> Iterator[DraftWarning]:
    written = sorted(number for number in numbers if number is not None)
    for before, after in pairwise(written):
        if 1 < after - before <= 3:
            skipped = range(before + 1, after)
            yield from (DraftWarning(WarningCode.ROW_SKIPPED, (("row", str(number)),)) for number in skipped)
    for number, count in Counter(written).items():
        if count > 1:
            yield DraftWarning(WarningCode.ROW_NUMBER_REPEATED, (("row", str(number)),))
