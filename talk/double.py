"""Progress and a request for time in one message: «۶۰ درصد شد، دو هفته تمدید می‌خواهیم»."""

import re
from dataclasses import replace

from domain.vocabulary import Status
from talk.acts import Report, Several
from talk.extensions import read_extension
from talk.progress import read_progress
from talk.wording import Saying, quoted, trimmed

_CLAUSE_END = re.compile(r"[،؛.!]+ ?| (?=(?:و|ولی|اما|لطفا) )")


def read_progress_and_extension(saying: Saying) -> Several | None:
    """Both, when what stands before the asking tells how far the work is by itself."""
    if not saying.codes or saying.is_either:
        return None
    for end in _CLAUSE_END.finditer(saying.rest.plain):
        before = trimmed(saying.rest.part(0, end.start()))
        after = trimmed(saying.rest.part(end.end(), len(saying.rest.plain)))
        told = read_progress(before)
        is_told = told.percent is not None or told.status in (Status.REPORTED_DONE, Status.IN_PROGRESS)
        extension = read_extension(replace(saying, rest=after)) if is_told else None
        if extension is not None and read_extension(replace(saying, rest=before)) is None:
            report = Report(saying.codes, quoted(before), told.percent, told.status, told.obstacle)
            return Several((report, extension))
    return None
