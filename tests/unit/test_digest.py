"""One message a day: what was not acknowledged first, one sentence over it and one press for all of it."""

from datetime import date, timedelta

from domain.codes import ResolutionCode
from domain.vocabulary import ReminderStage, RequestKind, Status
from locales.catalog import plain
from views.lists import ListedAssignment
from views.reminders import DigestLine, digest
from views.screen import Screen

DAY = date(2022, 9, 11)
UNSEEN = ReminderStage.NOT_SEEN


def line(row: int, stage: ReminderStage, request: RequestKind | None = None, days_left: int = 3) -> DigestLine:
    due_on = DAY + timedelta(days=days_left)
    status = Status.ISSUED if stage is UNSEEN else Status.SEEN
    code = ResolutionCode(20, row)
    shown = ListedAssignment(
        row, code, "موضوع", None, status, 0, due_on, days_left, is_late=days_left < 0, is_continuous=False
    )
    return DigestLine(shown, stage, due_on, DAY + timedelta(days=1), request)


def labels(screen: Screen) -> list[list[str]]:
    return [[button.label for button in row] for row in screen.buttons]


def test_what_is_not_acknowledged_has_one_sentence_and_one_press() -> None:
    screen = digest(DAY, "قرارگاه", [line(row, UNSEEN) for row in range(1, 6)])
    text = plain(screen.text)
    assert "دریافت این ۵ مصوبه هنوز ثبت نشده است:" in text
    assert text.count("ثبت نشده") == 1
    assert "۲۰/۵ موضوع" in text
    assert labels(screen)[0] == ["دریافت همه"]
    assert screen.buttons[0][0].press == "ackall"


def test_one_thing_that_is_not_acknowledged_has_its_own_button() -> None:
    screen = digest(DAY, "قرارگاه", [line(1, ReminderStage.THREE_DAYS_BEFORE), line(2, UNSEEN)])
    lines = plain(screen.text).split("\n")
    assert lines[1:3] == ["دریافت این مصوبه هنوز ثبت نشده است:", "۲۰/۲ موضوع"]
    assert lines[3].startswith("۲۰/۱ موضوع")
    assert screen.buttons[0][0].press == "ack:2"


def test_a_reminder_tells_that_a_request_waits_for_the_secretariat() -> None:
    asked = line(1, ReminderStage.ONE_DAY_AFTER, RequestKind.EXTENSION, days_left=-1)
    text = plain(digest(DAY, "قرارگاه", [asked]).text)
    assert "درخواست تمدید در انتظار تصمیم دبیرخانه است" in text
    assert "گزارشی در سامانه ثبت نشده" not in text
