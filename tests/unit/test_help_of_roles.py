"""Suggestions, help and greetings fit the role of who asks."""

import pytest

from domain.vocabulary import Role
from handlers.routing import PRESSES
from locales.catalog import plain
from views.help import courtesy, not_understood
from views.joining import Introduced, welcome, welcome_back
from views.screen import Screen

OF_AN_AGENCY = ("ثبت گزارش", "اقدام انجام‌شده")
ANSWERING = (Role.FOCAL_POINT, Role.AGENCY_HEAD)
OTHERS = [role for role in Role if role not in ANSWERING]


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.buttons for button in row]


@pytest.mark.parametrize(
    ("roles", "nearest", "offered"),
    [
        ((Role.FOCAL_POINT,), (), ["کارتابل من", "ثبت گزارش", "راهنما"]),
        ((Role.AGENCY_HEAD,), ("late", "help"), ["مهلت‌گذشته‌ها", "کارتابل من", "راهنما"]),
        ((Role.SECRETARIAT,), (), ["در انتظار بررسی", "پیشخوان", "راهنما"]),
        ((Role.SECRETARIAT,), ("mine", "report", "help"), ["در انتظار بررسی", "پیشخوان", "راهنما"]),
        ((Role.SECRETARIAT,), ("calls", "help"), ["فهرست تماس امروز", "در انتظار بررسی", "راهنما"]),
        ((Role.CHAIR,), ("mine", "report", "queue"), ["پیشخوان", "مهلت‌گذشته‌ها", "راهنما"]),
        ((Role.SUPERVISOR,), ("report",), ["کارتابل من", "مهلت‌گذشته‌ها", "راهنما"]),
        ((Role.CHAIR, Role.FOCAL_POINT), ("dashboard",), ["پیشخوان", "کارتابل من", "راهنما"]),
        ((Role.FOCAL_POINT, Role.SECRETARIAT), (), ["در انتظار بررسی", "پیشخوان", "راهنما"]),
    ],
)
def test_what_is_offered_can_be_done_by_who_asks(
    roles: tuple[Role, ...], nearest: tuple[str, ...], offered: list[str]
) -> None:
    screen = not_understood(roles, nearest)
    assert labels(screen) == offered
    assert {(button.press or "").split(":")[0] for row in screen.buttons for button in row} <= PRESSES.keys()


@pytest.mark.parametrize("role", OTHERS)
def test_who_reports_nothing_is_not_greeted_as_one_who_reports(role: Role) -> None:
    newcomer = Introduced("مریم صالحی", role, None, "قرارگاه")
    for screen in (welcome(newcomer), welcome_back(role, newcomer.name), courtesy(role)):
        assert not [words for words in OF_AN_AGENCY if words in plain(screen.text)]
