"""What a body decides for itself is kept, and what no body can mean is not taken."""

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from domain.body_settings import BodySettings, OtherHours
from domain.vocabulary import DeadlineBase, Messenger

RAMADAN = OtherHours(date(2026, 2, 18), date(2026, 3, 19), time(9), time(14))
OWN = BodySettings(
    deadline_base=DeadlineBase.ISSUE,
    working_days=(0, 1, 2, 3, 4, 5),
    opens=time(8),
    reminds_at=time(9, 15),
    other_hours=(RAMADAN,),
    ladder=(10, 5),
    messengers=(Messenger.BALE,),
    contact_name="خانم رضایی",
    asks_phone=True,
)


def test_settings_come_back_from_storage_as_they_were_kept() -> None:
    assert BodySettings.from_json(json.loads(json.dumps(OWN.to_json()))) == OWN


def test_only_what_differs_from_the_defaults_is_kept() -> None:
    assert BodySettings().to_json() == {}
    assert set(replace(BodySettings(), ladder=(5,)).to_json()) == {"ladder"}


def test_settings_of_a_later_release_do_not_stop_this_one() -> None:
    assert BodySettings.from_json({"colour": "green", "undo_minutes": 5}).undo_minutes == 5


def test_the_defaults_are_those_of_the_design() -> None:
    settings = BodySettings()
    assert settings.ladder == (7, 3, 1)
    assert (settings.opens, settings.closes, settings.reminds_at) == (time(7, 30), time(14), time(8, 30))
    assert (settings.undo_minutes, settings.period_days) == (10, 30)
    assert (settings.nudge_after, settings.call_after, settings.escalates_after) == (1, 2, 3)
    assert not settings.escalates_by_itself


@pytest.mark.parametrize(
    "wrong",
    [
        {"working_days": ()},
        {"working_days": (7,)},
        {"ladder": (7, 5, 3, 1)},
        {"ladder": (1, 3, 7)},
        {"ladder": (3, 0)},
        {"escalates_after": 1},
        {"weekly_reminders": 4},
        {"opens": time(14), "closes": time(7, 30)},
        {"other_hours": (replace(RAMADAN, last=date(2026, 1, 1)),)},
    ],
)
def test_settings_that_no_body_can_mean_are_not_taken(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must"):
        BodySettings(**wrong)
