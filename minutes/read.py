"""The reader: a document's bytes, or text pasted into a chat, into a draft of minutes.

Both functions are plain and picklable in and out, for a worker process with limits of time and memory.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from minutes.doubts import doubts_of, with_all_to_confirm
from minutes.draft import Draft, DraftMeeting
from minutes.earlier import read_earlier
from minutes.errors import MinutesRefused, Refusal
from minutes.forms.cards import with_cards_as_rows
from minutes.forms.cell_lines import with_cell_lines_as_grids
from minutes.forms.codes import with_codes_as_numbers
from minutes.forms.numbered_list import with_lists_as_grids
from minutes.forms.opening import open_document, open_pasted
from minutes.forms.prose import with_prose_as_grid
from minutes.grid import Document, Line
from minutes.header import NOTHING_KNOWN, read_header
from minutes.meeting_day import KnownMeetings
from minutes.resolutions import Surroundings, read_resolution
from minutes.rows import ResolutionTable, read_tables
from minutes.sections import with_sections_apart
from minutes.titles import is_title

_LONGEST_HEADING: Final = 4


def read_minutes(
    content: bytes, name: str, *, known_agencies: Sequence[str] = (), known_meetings: KnownMeetings = NOTHING_KNOWN
) -> Draft:
    """The draft of a document; ``name`` is its file name, ``known_agencies`` names and aliases of the directory,
    ``known_meetings`` what the body knows of its meetings.

    Raises MinutesRefused with a code when the document cannot be read or must not be.
    """
    return _read(open_document(content, name), tuple(known_agencies), known_meetings)


def read_pasted(
    text: str, *, known_agencies: Sequence[str] = (), known_meetings: KnownMeetings = NOTHING_KNOWN
) -> Draft:
    """The draft of minutes pasted as text; knows and refuses as ``read_minutes`` does."""
    return _read(open_pasted(text), tuple(known_agencies), known_meetings)


def _read(document: Document, known_agencies: tuple[str, ...], known_meetings: KnownMeetings) -> Draft:
    document, table = _with_resolutions(with_sections_apart(document))
    meeting = read_header(document, table.begins, table.titles, known_meetings)
    if _has_another_meeting(document, table, meeting):
        raise MinutesRefused(Refusal.SEVERAL_MEETINGS)
    around = Surroundings(meeting.held_on, known_agencies, any(row.actors for row in table.rows))
    resolutions = tuple(read_resolution(row, around) for row in table.rows)
    doubts = tuple(doubts_of(document, table.begins, meeting, resolutions))
    draft = Draft(meeting, resolutions, doubts, read_earlier(document, known_agencies))
    return with_all_to_confirm(draft, document.blocks[: table.begins]) if document.is_recognised else draft


def _with_resolutions(document: Document) -> tuple[Document, ResolutionTable]:
    """The document in the first shape in which resolutions are found: tables, then lists, then prose."""
    for shaped in (_as_it_is, with_cards_as_rows, with_cell_lines_as_grids, with_lists_as_grids, with_prose_as_grid):
        candidate = with_codes_as_numbers(shaped(document))
        table = read_tables(candidate)
        if table.rows:
            return candidate, table
    raise MinutesRefused(Refusal.NO_RESOLUTIONS)


def _as_it_is(document: Document) -> Document:
    return document


def _has_another_meeting(document: Document, table: ResolutionTable, meeting: DraftMeeting) -> bool:
    """Whether between the first and the last resolution the heading of minutes stands with another number or day."""
    for place in range(table.begins + 1, table.ends):
        block = document.blocks[place]
        if isinstance(block, Line) and is_title(block.text):
            heading = read_header(replace(document, blocks=document.blocks[place:]), _LONGEST_HEADING)
            numbers = {heading.number, meeting.number} - {None}
            days = {heading.held_on, meeting.held_on} - {None}
            if len(numbers) > 1 or len(days) > 1:
                return True
    return False
