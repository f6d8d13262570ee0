"""Search gives the same answers in the same order on both databases, within what the asker may see and up to date."""

from dataclasses import dataclass

import pytest
from sqlalchemy import text

from domain.codes import ResolutionCode
from domain.vocabulary import AttachmentState, FileKind, Messenger, Status
from services.looking import ListAsked, list_of
from storage.database import Database
from storage.models import Assignment, Attachment, Base, ProgressReport, Resolution
from storage.schema import upgrade
from storage.unit_of_work import UnitOfWork
from tests.builders import (
    NOW,
    Province,
    a_meeting,
    a_province,
    a_resolution,
    an_alias,
    an_assignment,
    as_actor,
    save,
)
from views.lists import PAGE


@dataclass(frozen=True)
class Scene:
    database: Database
    province: Province
    playground: Assignment
    asphalt: Assignment

    async def found(self, words: str, *, by: str = "secretary", start: int = 0) -> list[str]:
        """The codes and agencies of a page, in its order."""
        people = {
            "secretary": self.province.secretary,
            "welfare": self.province.focal_points[self.province.welfare.id],
        }
        actor = await as_actor(self.database, people[by])
        reading = UnitOfWork(self.database, reads_only=True)
        page = await list_of(actor, ListAsked("search", start, words), reading, NOW)
        return [_plain(line.code) for line in page.lines]


def _plain(code: ResolutionCode) -> str:
    return f"{code.meeting}/{code.row}" + (f"/{code.clause}" if code.clause else "")


@pytest.fixture
async def scene(database: Database) -> Scene:
    province = await a_province(database)
    await an_alias(database, province.welfare, "سازمان خدمات اجتماعی")
    meeting = await a_meeting(database, province)
    playground = await a_resolution(database, meeting, 1, title="بهسازی بوستان محله", text="بوستان محله بهسازی شود.")
    asphalt = await a_resolution(
        database, meeting, 2, title="آسفالت معابر", text="معابر پيراموني بوستان آسفالت و صورت جلسه تحویل شود."
    )
    clauses = await a_resolution(
        database, meeting, 3, title="ساماندهی کارگاه‌ها", text="کارگاه ها ساماندهی شوند.", clauses=("الف", "ب")
    )
    withheld = await a_resolution(database, meeting, 4, title="موضوع خاص", text="متن طبقه‌بندی")
    await _withhold(database, withheld)
    made = [
        await an_assignment(database, playground, meeting, province.municipality),
        await an_assignment(database, asphalt, meeting, province.welfare),
        await an_assignment(database, clauses, meeting, province.governorate, clause_id=clauses.clauses[1].id),
        await an_assignment(database, withheld, meeting, province.welfare),
    ]
    return Scene(database, province, made[0], made[1])


async def _withhold(database: Database, resolution: Resolution) -> None:
    async with UnitOfWork(database) as uow:
        row = await uow.get(Resolution, resolution.id)
        assert row is not None
        row.is_text_withheld = True
        await uow.commit(NOW)


async def _report(scene: Scene, text: str, *files: str) -> ProgressReport:
    person = scene.province.focal_points[scene.province.welfare.id]
    (report,) = await save(
        scene.database,
        ProgressReport(
            assignment_id=scene.asphalt.id,
            person_id=person.id,
            text=text,
            status_before=Status.SEEN,
            status=Status.IN_PROGRESS,
            progress_before=0,
            created_at=NOW,
        ),
    )
    kept: list[Base] = [
        Attachment(
            report_id=report.id,
            messenger=Messenger.TELEGRAM,
            chat_id=1,
            kind=FileKind.DOCUMENT,
            name=name,
            state=AttachmentState.STORED,
            created_at=NOW,
        )
        for name in files
    ]
    await save(scene.database, *kept)
    return report


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("بوستان", ["20/1", "20/2"]),
        ("آسفالت", ["20/2"]),
        ("اسفال", ["20/2"]),
        ("پیرامونی", ["20/2"]),
        ("صورتجلسه", ["20/2"]),
        ("صورت‌جلسه تحویل", ["20/2"]),
        ("کارگاههای", []),
        ("کارگاه", ["20/3/ب"]),
        ("بوستان آسفالت", ["20/2"]),
        ("بوستان بهزیستی", ["20/2"]),
        ("شهرداری", ["20/1"]),
        ("خدمات اجتماعی", ["20/4", "20/2"]),
        ("طبقه", []),
        ("تان", []),
        ('" OR 1', []),
        ("' | 'بوستان", ["20/1", "20/2"]),
        ("؟!", []),
    ],
)
async def test_words_are_found_by_their_beginnings_in_any_spelling(scene: Scene, words: str, codes: list[str]) -> None:
    assert await scene.found(words) == codes


async def test_others_texts_are_not_found(scene: Scene) -> None:
    assert await scene.found("بوستان", by="welfare") == ["20/2"]
    assert await scene.found("شهرداری", by="welfare") == []


async def test_reports_and_names_of_files_are_found_after_titles_and_no_more_when_taken_back(scene: Scene) -> None:
    assert await scene.found("قرارداد") == []
    report = await _report(scene, "قرارداد پیمانکار بسته شد؛ بهسازی آغاز شد", "نقشه-نهایی.pdf")
    assert await scene.found("قرارداد") == ["20/2"]
    assert await scene.found("نقشه نهایی") == ["20/2"]
    assert await scene.found("بهسازی") == ["20/1", "20/2"]
    async with UnitOfWork(scene.database) as uow:
        row = await uow.get(ProgressReport, report.id)
        assert row is not None
        row.taken_back_at = NOW
        await uow.commit(NOW)
    assert await scene.found("قرارداد") == []
    assert await scene.found("نقشه") == []


async def test_a_changed_text_is_found_by_its_new_words_at_once(scene: Scene) -> None:
    async with UnitOfWork(scene.database) as uow:
        row = await uow.get(Resolution, scene.playground.resolution_id)
        assert row is not None
        row.text, row.title = "زمین بازی ساخته شود.", "زمین بازی"
        await uow.commit(NOW)
    assert await scene.found("زمین") == ["20/1"]
    assert await scene.found("بوستان") == ["20/2"]


async def test_what_is_rolled_back_is_never_found(scene: Scene) -> None:
    async with UnitOfWork(scene.database) as uow:
        row = await uow.get(Resolution, scene.playground.resolution_id)
        assert row is not None
        row.text = "استخر ساخته شود."
        await uow.flush()
    assert await scene.found("استخر") == []


async def test_long_results_come_in_pages_without_repeats(scene: Scene) -> None:
    meeting = await a_meeting(scene.database, scene.province, 21)
    for row in range(1, PAGE + 3):
        resolution = await a_resolution(scene.database, meeting, row, title=f"کتابخانه {row}", text="کتابخانه سیار")
        await an_assignment(scene.database, resolution, meeting, scene.province.welfare)
    first = await scene.found("کتابخانه")
    second = await scene.found("کتابخانه", start=PAGE)
    assert (len(first), len(second)) == (PAGE, 2)
    assert not set(first) & set(second)


async def test_texts_from_before_the_search_are_put_in_by_the_upgrade(scene: Scene) -> None:
    async with scene.database.engine.begin() as connection:
        await connection.execute(text("DELETE FROM search_entries"))
    assert await scene.found("بوستان") == []
    await upgrade(scene.database)
    assert await scene.found("بوستان") == ["20/1", "20/2"]
