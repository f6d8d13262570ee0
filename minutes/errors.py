"""Why a document cannot be read; the services turn each code into one sentence."""

from enum import StrEnum


class Refusal(StrEnum):
    """What stands in the way."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    NOT_TEXT = "not_text"
    NOT_PERSIAN = "not_persian"
    GARBLED = "garbled"
    NO_RESOLUTIONS = "no_resolutions"
    CLASSIFIED = "classified"
    ENCRYPTED = "encrypted"
    HAS_MACROS = "has_macros"
    UNSAFE = "unsafe"
    OLD_FORMAT = "old_format"
    SCANNED = "scanned"
    UNCLEAR_PICTURE = "unclear_picture"
    UNFINISHED = "unfinished"
    UNSUPPORTED_FORM = "unsupported_form"
    SEVERAL_MEETINGS = "several_meetings"


class MinutesRefused(Exception):
    """Raised by the reader; ``code`` is all that the outside needs. It survives the way back from a worker process."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = Refusal(code)
