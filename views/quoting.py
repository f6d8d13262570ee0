"""What people wrote, quoted in the messages of others: a few lines of it, the beginning of what is long."""

from typing import Final

from domain.text import in_few_lines, squeeze
from domain.vocabulary import Status
from locales.catalog import say

QUOTED_AT: Final = 160


def quoted(text: str, limit: int = QUOTED_AT) -> list[str]:
    """The words between quotation marks, nothing where there are none."""
    words = in_few_lines(text, limit)
    return [say("reports.quoted", text=words)] if words else []


def quoted_unless_said(text: str, status: Status, limit: int = QUOTED_AT) -> list[str]:
    """The agency's words under a headline that says «انجام شد» already: not when they say just that."""
    is_said = status is Status.REPORTED_DONE and squeeze(text) == squeeze(say("assignments.button.done"))
    return [] if is_said else quoted(text, limit)
