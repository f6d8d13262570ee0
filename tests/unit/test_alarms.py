"""When an alarm is said: as it begins, once a day while it lasts, and as it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.alarms import Alarm, AlarmKind, Standing, Step, lasting, news_of
from locales.catalog import holes_of, sentences
from views.alarms import alarm

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FULL = Alarm(AlarmKind.DISK_LOW, facts={"megabytes": 12})


def said(present: list[Alarm], *standing: Standing) -> list[Step]:
    return [news.step for news in news_of(present, standing, NOW)]


@pytest.mark.parametrize(
    ("present", "told_at", "steps"),
    [
        ([FULL], None, [Step.BEGAN]),
        ([FULL], NOW - HOUR, []),
        ([FULL], NOW - DAY, [Step.STILL]),
        ([FULL], NOW + HOUR, []),
        ([], NOW - HOUR, [Step.ENDED]),
    ],
)
def test_what_stood_before_is_said(present: list[Alarm], told_at: datetime | None, steps: list[Step]) -> None:
    assert said(present, Standing(FULL, NOW - 2 * DAY, NOW, told_at)) == steps


def test_what_is_new_is_said_and_two_of_a_kind_are_two() -> None:
    telegram, bale = (Alarm(AlarmKind.INTAKE_SILENT, name, {"minutes": 20}) for name in ("telegram", "bale"))
    assert said([telegram, bale], Standing(bale, NOW, NOW, NOW)) == [Step.BEGAN]
    assert said([telegram, bale]) == [Step.BEGAN, Step.BEGAN]


def test_an_incident_counts_for_a_day_and_the_others_as_long_as_they_are_measured() -> None:
    jump = Alarm(AlarmKind.CLOCK_JUMPED, facts={"seconds": 90})
    standing = [Standing(jump, NOW - DAY, NOW - HOUR, NOW), Standing(FULL, NOW, NOW, NOW)]
    assert lasting(standing, NOW) == [jump]
    assert lasting(standing, NOW + DAY) == []


@pytest.mark.parametrize("kind", AlarmKind)
def test_each_alarm_has_a_sentence_for_its_beginning_its_going_on_and_its_end(kind: AlarmKind) -> None:
    holes = holes_of(sentences()[f"alarms.began.{kind}"]) | holes_of(sentences()[f"alarms.ended.{kind}"])
    facts = dict.fromkeys(holes - {"messenger"}, 17)
    one = Alarm(kind, "bale" if "messenger" in holes else "", facts)
    for standing, present in (
        ((), [one]),
        ((Standing(one, NOW, NOW, NOW - DAY),), [one]),
        ((Standing(one, NOW, NOW, NOW),), []),
    ):
        (news,) = news_of(present, standing, NOW)
        assert alarm(news).text
