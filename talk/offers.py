"""What can be offered when words were not understood."""

from enum import StrEnum


class Suggestion(StrEnum):
    """The nearest things that can be done, for the buttons of an answer to words that were not understood."""

    SHOW_MINE = "mine"
    BEGIN_REPORT = "report"
    SHOW_LATE = "late"
    SHOW_WEEK = "week"
    SEARCH = "search"
    SHOW_QUEUE = "queue"
    SHOW_DASHBOARD = "dashboard"
    SHOW_CALL_LIST = "calls"
    HELP = "help"
