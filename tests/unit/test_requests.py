"""An agency asks for more time within what the secretariat can grant, one request at a time."""

from datetime import date

import pytest

from domain.body_settings import BodySettings
from domain.refusals import Refusal
from domain.requests import AskedExtension, check_extension, check_no_open_request
from locales.catalog import sentences

TODAY = date(2026, 11, 24)
DUE = date(2026, 12, 1)


def test_a_later_day_may_be_asked_for_also_after_the_due_date_has_passed() -> None:
    check_extension(AskedExtension(date(2026, 12, 8), DUE, granted_before=2), TODAY, BodySettings())
    check_extension(AskedExtension(date(2026, 12, 8), date(2026, 11, 1), granted_before=0), TODAY, BodySettings())


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (AskedExtension(date(2026, 12, 8), None, 0), "extension_without_due_date"),
        (AskedExtension(TODAY, date(2026, 11, 1), 0), "extension_in_the_past"),
        (AskedExtension(DUE, DUE, 0), "extension_not_later"),
        (AskedExtension(date(2026, 12, 8), DUE, 3), "extensions_used_up"),
    ],
)
def test_an_extension_that_nobody_could_grant_is_refused_with_its_reason(asked: AskedExtension, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_extension(asked, TODAY, BodySettings())
    assert refusal.value.code == code
    assert f"refusal.{code}" in sentences()


def test_at_most_one_request_is_open() -> None:
    check_no_open_request(has_open_request=False)
    with pytest.raises(Refusal) as refusal:
        check_no_open_request(has_open_request=True)
    assert refusal.value.code == "request_open"
