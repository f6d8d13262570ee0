"""Every line of a history says what was changed, from what to what."""

import ast
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from locales.catalog import plain, sentences
from services.history_changes import changes_of
from storage.models import Event
from tests.unit.source import calls
from views.history import Happening, what_happened
from views.whole_history import together

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
KIND_AT = {"assignment_event": 0, "event_of": 0, "request_event": 0, "record": 3}


def recorded_kinds() -> set[str]:
    """What services write into the history of a resolution, as far as the kind stands in the call."""
    found: set[str] = set()
    for name, place in KIND_AT.items():
        found |= {kind for _, call in calls(name) if len(call.args) > place for kind in words_of(call.args[place])}
    for _, call in calls("Event"):
        named = {word.arg: word.value for word in call.keywords}
        found |= set(words_of(named["kind"])) if {"kind", "resolution_id"} <= set(named) else set()
    return found | {
        kind for path, call in calls("_record") if path.stem == "overview" for kind in words_of(call.args[0])
    }


def words_of(value: ast.expr) -> list[str]:
    branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    constants = [one.value for one in branches if isinstance(one, ast.Constant)]
    return [word for word in constants if isinstance(word, str) and re.fullmatch(r"[a-z_]+", word)]


def test_every_kind_of_event_has_its_own_sentence() -> None:
    kinds = recorded_kinds()
    assert {"text_corrected", "title_corrected", "period_set", "unblocked"} <= kinds
    assert {kind for kind in kinds if f"history.kind.{kind}" not in sentences()} == set()


@pytest.mark.parametrize(
    ("kind", "before", "after", "line"),
    [
        ("title_corrected", {"value": "وام"}, {"value": "وام بانکی"}, "عنوان اصلاح شد · از «وام» به «وام بانکی»"),
        (
            "deadline_corrected",
            {"value": "۲ هفته: 2022-09-22"},
            {"value": "2022-10-22"},
            "مهلت اصلاح شد · مهلت از ۱۴۰۱/۰۶/۳۱ به ۱۴۰۱/۰۷/۳۰",
        ),
        (
            "deadline_corrected",
            {"value": "2022-10-22"},
            {"value": "none"},
            "مهلت اصلاح شد · مهلت از ۱۴۰۱/۰۷/۳۰ به بدون مهلت",
        ),
        ("deadline_corrected", {"value": "none"}, {"value": "continuous"}, "مهلت اصلاح شد · مهلت: مستمر"),
        ("agency_named", {"value": "ناجا"}, {"value": "انتظامی"}, "دستگاه تعیین شد · از «ناجا» به «انتظامی»"),
        ("agency_removed", {"value": "ناجا"}, {"value": None}, "دستگاه از ردیف حذف شد · «ناجا»"),
        ("clause_split", {"value": "متن بلند"}, {"value": "الف"}, "متن به بندها تقسیم شد · بند الف"),
        ("acknowledged", {"status": "issued"}, {"status": "seen"}, "دریافت شد · وضعیت از «ابلاغ‌شده» به «دریافت‌شده»"),
        (
            "reported",
            {"status": "in_progress", "progress": 20},
            {"status": "in_progress", "progress": 60, "on_behalf": False},
            "گزارش ثبت شد · پیشرفت از ۲۰ به ۶۰ درصد",
        ),
        (
            "extension_granted",
            {"due_on": "2022-09-22"},
            {"status": "in_progress", "due_on": "2022-09-29"},
            "تمدید شد · مهلت از ۱۴۰۱/۰۶/۳۱ به ۱۴۰۱/۰۷/۰۷",
        ),
        (
            "extension_asked",
            {"due_on": "2022-09-22"},
            {"status": "in_progress", "due_on": "2022-09-29"},
            "تمدید خواسته شد · مهلت خواسته‌شده: ۱۴۰۱/۰۷/۰۷",
        ),
        ("extension_refused", {"due_on": "2022-09-22"}, {"due_on": "2022-09-29"}, "با تمدید موافقت نشد"),
    ],
)  # fmt: skip
def test_a_line_says_what_was_changed_from_what_to_what(
    kind: str, before: dict[str, Any], after: dict[str, Any], line: str
) -> None:
    event = Event(kind=kind, before=before, after=after)
    shown = Happening(NOW, kind, None, None, "", None, 0, changes=changes_of(event))
    assert plain(what_happened(shown)) == line


def test_words_that_may_not_leave_the_server_are_not_in_the_history() -> None:
    event = Event(kind="text_corrected", before={"value": "راز"}, after={"value": "راز دیگر"})
    assert changes_of(event, is_text_withheld=True) == ()
    issued = Event(kind="issued", before={}, after={"status": "issued", "due_on": "2022-09-22"})
    assert changes_of(issued, is_text_withheld=True) == ()


def test_what_happens_to_several_agencies_at_once_is_one_line() -> None:
    issued = [Happening(NOW, "issued", "سارا مهرجو", name, "", None, 0) for name in ("شهرداری", "بهزیستی")]
    other = Happening(NOW, "acknowledged", "رابط", "شهرداری", "", None, 0)
    assert [item.agency for item in together([*issued, other])] == ["شهرداری، بهزیستی", "شهرداری"]
