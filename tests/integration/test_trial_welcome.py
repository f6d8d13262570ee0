"""A trial begins with a keyboard in every chat and with minutes that the secretariat can hand in."""

from datetime import UTC, date, datetime
from pathlib import Path

from domain.vocabulary import Messenger
from locales.samples import sample_people
from minutes.read import read_minutes
from services.seeding import seed_sample
from services.trial_welcome import minutes_of, welcome_sample
from storage.database import Database
from storage.files import FileStore
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)


async def test_everybody_with_a_post_is_greeted_once_and_strangers_are_not(database: Database, tmp_path: Path) -> None:
    await seed_sample(UnitOfWork(database), NOW)
    for _ in range(2):
        await welcome_sample(FileStore(tmp_path), UnitOfWork(database), NOW)
    async with UnitOfWork(database) as uow:
        owed = sum([(await uow.undone.count(messenger, 0, NOW))[1] for messenger in Messenger])
        strangers = [person.id for person in sample_people() if person.role == "stranger"]
        assert not [one for one in strangers if await uow.outbox.has(f"trial-welcome:{one}")]
    secretaries = [person for person in sample_people() if person.role == "secretariat"]
    assert owed == len(sample_people()) - len(strangers) + len(secretaries)


def test_the_sample_minutes_read_without_a_doubt_about_their_day() -> None:
    held_on = date(2026, 11, 24)
    draft = read_minutes(minutes_of(held_on).encode(), "sample.txt")
    assert draft.meeting.held_on == held_on
    assert draft.meeting.weekday_matches is not False
    assert len(draft.resolutions) >= 8
    assert any(resolution.deadline is not None for resolution in draft.resolutions)
