"""What is to be said later is said, each for itself."""

import importlib
import logging
import pkgutil
from datetime import timedelta

import pytest

import services
from scheduler.clock import Beat, Ticker
from services.due_notices import MAKERS, find_due
from storage.database import Database
from storage.models import Notice
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, save

KIND_OF_NOBODY = "a_kind_that_nothing_makes"


def test_every_notice_that_a_service_makes_is_known_to_the_clock() -> None:
    modules = [importlib.import_module(f"services.{found.name}") for found in pkgutil.iter_modules(services.__path__)]
    kinds = [kind for module in modules for kind in getattr(module, "NOTICES", ())]
    assert sorted(kinds) == sorted(MAKERS)


async def test_a_notice_that_breaks_does_not_keep_back_those_behind_it(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[int] = []

    async def tell(uow: UnitOfWork, subject_id: int, now: object) -> None:
        told.append(subject_id)

    monkeypatch.setitem(MAKERS, "told", tell)
    kinds = (KIND_OF_NOBODY, "told", "told")
    await save(
        database,
        *(
            Notice(key=f"{number}", kind=kind, subject_id=number, due_at=NOW - timedelta(hours=9 - number))
            for number, kind in enumerate(kinds)
        ),
    )
    with caplog.at_level(logging.ERROR):
        await Ticker(database, lambda: NOW, Beat(), _is_alone).tick()
    assert told == [1, 2]
    assert len(await find_due(UnitOfWork(database, reads_only=True), NOW)) == 1
    assert "a tick failed" in caplog.text


async def _is_alone() -> bool:
    return True
