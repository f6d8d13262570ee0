"""The card of a request for more time says what was done, and never that nothing was when something came."""

from datetime import date

import pytest

from domain.codes import ResolutionCode
from domain.vocabulary import RequestKind
from views.deciding import RequestCard, request_card
from views.queue import Judged, Position


@pytest.mark.parametrize(
    ("words", "files", "percent", "expected"),
    [
        ("جلسه برگزار شد.", 0, 0, ["آخرین گزارش: «جلسه برگزار شد.»"]),
        ("", 2, 40, ["آخرین گزارش: ۲ پیوست", "آخرین اعلام: ۴۰ درصد"]),
        (None, 0, 0, ["گزارشی در سامانه ثبت نشده است."]),
    ],
)
def test_the_last_report_is_shown_whatever_it_was_made_of(
    words: str | None, files: int, percent: int, expected: list[str]
) -> None:
    about = Judged(1, 1, ResolutionCode(20, 2), "خرید ملک", "فرمانداری کرج", date(2022, 9, 22))
    request = RequestCard(
        request_id=1,
        about=about,
        kind=RequestKind.EXTENSION,
        reason="عدم پاسخ بانک‌ها",
        asked_due_on=date(2022, 9, 29),
        proposed_agency=None,
        last_report=words,
        last_files=files,
        progress=percent,
    )
    lines = request_card(request, Position(1, 1, 0)).text.splitlines()
    said = [line for line in lines if line.startswith(("آخرین", "گزارشی"))]
    assert said == expected
