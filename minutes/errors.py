"""Why a document cannot be read; the services turn each code into one sentence."""

from enum import StrEnum
from typing import Final


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


SENTENCES: Final = {
    Refusal.EMPTY: "there is no text in it. Give another file, or the text itself as a .txt file.",
    Refusal.TOO_LARGE: "it is too large. Give the part with the resolutions alone.",
    Refusal.TOO_MANY_PAGES: "it has too many pages. Give the pages with the resolutions alone.",
    Refusal.NOT_TEXT: "the file is damaged or is no document. Save it anew as .docx.",
    Refusal.NOT_PERSIAN: "its text is not Persian. Give minutes that are written in Persian.",
    Refusal.GARBLED: "its letters are garbled. Give the .docx file that it was made from.",
    Refusal.NO_RESOLUTIONS: "no table or list of resolutions was found. Give them with agencies and deadlines.",
    Refusal.CLASSIFIED: "it is marked as classified and was not read. Do not hand it to a messenger.",
    Refusal.ENCRYPTED: "it is locked with a password. Give a copy without one.",
    Refusal.HAS_MACROS: "it holds macros. Save it without them, as .docx or .xlsx.",
    Refusal.UNSAFE: "it refers to addresses outside itself. Give its text as a .txt file.",
    Refusal.OLD_FORMAT: "it is of an old form that this machine cannot open. Save it as .docx, or install LibreOffice.",
    Refusal.SCANNED: "it is a picture without text. Give the .docx file, or install tesseract with its Persian data.",
    Refusal.UNCLEAR_PICTURE: "the writing in the picture cannot be made out. Give a clearer picture or the .docx file.",
    Refusal.UNFINISHED: "it was not read within a minute. Try once more, or give its text as a .txt file.",
    Refusal.UNSUPPORTED_FORM: "files of this kind are not read. Save it as .docx, .xlsx, .pdf or .txt.",
    Refusal.SEVERAL_MEETINGS: "it holds several meetings. Give the minutes of each by themselves.",
}
"""What the command line says to an operator: why, and what to do."""


class MinutesRefused(Exception):
    """Raised by the reader; ``code`` is all that the outside needs. It survives the way back from a worker process."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = Refusal(code)
