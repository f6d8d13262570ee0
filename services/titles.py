"""By which short words people know a resolution or a clause: one place, so that no text leaves that may not."""

from domain.titles import title_of
from locales.catalog import say
from storage.models import Assignment, Resolution


def title_from(assignment: Assignment) -> str:
    """The title of what an agency has to do: of its clause by the clause's own words, else of the resolution."""
    if assignment.clause is None or assignment.resolution.is_text_withheld:
        return title_of_whole(assignment.resolution)
    return title_of(assignment.clause.text)


def title_of_whole(resolution: Resolution) -> str:
    """The title of a resolution; of one that was issued without its text, only that it was."""
    return say("assignments.without_text") if resolution.is_text_withheld else resolution.title
