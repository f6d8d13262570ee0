"""What a resolution says is attached to the minutes."""

import re

from domain.folded import any_of, folded

_THING = any_of("جدول|فرم|کروکی|نقشه|لیست|فهرست|گزارش|تصویر|برنامه|زمانبندی|شیوه نامه|سند")
_ATTACHED = any_of("پیوست|ضمیمه|پیوستی|منضم")
_NUMBER = r"(?: (?:شماره ?)?\(?\d{1,3}\)?)?"
_ATTACHMENT = re.compile(
    rf"(?<!\w)(?:{_THING}(?: ?ها ?ی)?{_NUMBER} {_ATTACHED}(?!\w){_NUMBER}"
    rf"|{any_of('پیوست|ضمیمه')} {any_of('صورتجلسه|صورت جلسه|این صورتجلسه|شماره')}(?!\w)(?: ?\d{{1,3}})?"
    rf"|{any_of('به پیوست|به شرح پیوست|طبق پیوست|مطابق پیوست')}(?!\w))"
)


def find_attachments(*texts: str) -> tuple[str, ...]:
    """The attachments named in a resolution's text and remarks, as written."""
    found: list[str] = []
    for text in texts:
        source = folded(text)
        found.extend(source.quote(*match.span()) for match in _ATTACHMENT.finditer(source.plain))
    return tuple(dict.fromkeys(found))
