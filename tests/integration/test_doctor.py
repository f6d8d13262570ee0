"""What the doctor finds, and what it says to do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import doctor
from bot.settings import read_settings
from domain.vocabulary import Messenger as Kind
from tests.clamd import clamd
from tests.integration.operator_desk import BALE_TOKEN, TOKEN, Desk, Messenger, answering, open_desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return open_desk(tmp_path, monkeypatch)


@pytest.fixture
def messenger() -> Iterator[Messenger]:
    with answering() as one:
        one.knows("peygir_bot")
        yield one


def ills(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("✗")]


def test_where_all_is_well_every_line_says_so(desk: Desk, messenger: Messenger) -> None:
    desk.set(telegram_token=TOKEN, bale_token=BALE_TOKEN)
    desk.set(telegram_base_url=messenger.address, bale_base_url=messenger.address)
    desk.run("db", "upgrade")
    result = desk.run("doctor", "--online")
    assert ills(result.output) == []
    assert result.exit_code == 0
    assert "✓ Telegram answers as @peygir_bot." in result.output
    assert "✓ Bale answers as @peygir_bot." in result.output


def test_without_being_asked_no_messenger_is_called(desk: Desk, messenger: Messenger) -> None:
    desk.set(telegram_token=TOKEN, telegram_base_url=messenger.address)
    desk.run("doctor")
    assert messenger.asked == []


def test_before_the_first_start_it_asks_for_a_token_and_a_database_and_makes_neither_file_nor_folder(
    desk: Desk,
) -> None:
    result = desk.run("doctor")
    assert result.exit_code == 1
    assert len(ills(result.output)) == 2
    assert "peygir db upgrade" in result.output
    assert list(desk.folder.iterdir()) == []


def test_a_wrong_setting_is_a_finding(desk: Desk) -> None:
    desk.set(group_rate=0)
    result = desk.run("doctor")
    assert (result.exit_code, len(ills(result.output))) == (1, 1)


@pytest.mark.parametrize("where", ["environment", "file"])
def test_a_name_that_is_no_setting_is_found(desk: Desk, where: str) -> None:
    if where == "environment":
        desk.set(telegram_tokken=TOKEN)
    else:
        (desk.folder / ".env").write_text(f"# PEYGIR_X=1\nexport PEYGIR_TELEGRAM_TOKKEN={TOKEN}\n", "utf-8")
    found = [line for line in ills(desk.run("doctor").output) if "no setting" in line]
    assert len(found) == 1
    assert "PEYGIR_TELEGRAM_TOKKEN" in found[0]


def test_a_file_of_tokens_that_everyone_can_read_is_found(desk: Desk) -> None:
    file = desk.folder / ".env"
    file.write_text(f"PEYGIR_TELEGRAM_TOKEN={TOKEN}\n", "utf-8")
    file.chmod(0o644)
    assert "chmod 600 .env" in desk.run("doctor").output
    file.chmod(0o600)
    assert "chmod" not in desk.run("doctor").output


def test_a_token_that_was_copied_in_part_is_found(desk: Desk) -> None:
    desk.set(telegram_token=TOKEN[:20])
    assert any("too short" in line for line in ills(desk.run("doctor").output))


def test_a_data_folder_that_cannot_be_written_is_found() -> None:
    finding = doctor.data_folder(Path("/proc/self"))
    assert (finding.is_well, "/proc/self cannot be written" in finding.words) == (False, True)


def test_a_full_disk_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    free = doctor.free_space(tmp_path)
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert doctor.free_space(tmp_path / "not" / "yet").is_well is False
    assert free.words.endswith("are free for the data folder.")


@pytest.mark.parametrize(("version", "is_well"), [((3, 10, 14), False), ((3, 11, 0), True), ((3, 14, 1), True)])
def test_an_old_python_is_found(version: tuple[int, ...], is_well: bool) -> None:
    assert doctor.python_version(version).is_well is is_well


async def test_an_empty_database_on_a_server_is_found(postgresql_url: str) -> None:
    finding = await doctor.database(postgresql_url)
    assert str(finding) == "✗ The database is empty: peygir db upgrade"


async def test_a_server_that_does_not_answer_is_found() -> None:
    finding = await doctor.database("postgresql+psycopg://peygir:sentinel@127.0.0.1:9/peygir")
    assert not finding.is_well
    assert "sentinel" not in finding.words
    assert "PEYGIR_DATABASE_URL" in finding.words


async def test_a_file_that_is_no_database_is_found(tmp_path: Path) -> None:
    file = tmp_path / "peygir.sqlite3"
    file.write_bytes(b"no database at all, but long enough to look like one" * 100)
    finding = await doctor.database(f"sqlite+aiosqlite:///{file}")
    assert "file is not a database" in finding.words


def test_a_clock_that_stands_before_the_release_is_found() -> None:
    assert doctor.clock(datetime(1970, 1, 2, tzinfo=UTC)).is_well is False
    assert doctor.clock(datetime(2026, 7, 1, tzinfo=UTC)).words == "The clock says 2026-07-01 03:30 in Tehran."


async def test_a_token_that_is_not_accepted_is_found(messenger: Messenger) -> None:
    messenger.refuses(401)
    assert "does not accept the token" in (await doctor.reach(Kind.TELEGRAM, messenger.address, TOKEN)).words


async def test_a_refusal_that_comes_with_status_200_is_found(messenger: Messenger) -> None:
    messenger.refuses(403, status=200)
    assert "does not accept the token" in (await doctor.reach(Kind.BALE, messenger.address, TOKEN)).words


@pytest.mark.parametrize("body", [b"<html>blocked</html>", b"\xff\xfe", b"[]", b""])
async def test_a_page_in_the_place_of_the_messenger_is_found(messenger: Messenger, body: bytes) -> None:
    messenger.body = body
    finding = await doctor.reach(Kind.TELEGRAM, messenger.address, TOKEN)
    assert not finding.is_well
    assert TOKEN not in finding.words


async def test_a_messenger_that_cannot_be_reached_is_found_without_naming_the_token() -> None:
    finding = await doctor.reach(Kind.TELEGRAM, "http://127.0.0.1:9", TOKEN)
    assert (finding.is_well, "HTTPS_PROXY" in finding.words, TOKEN in finding.words) == (False, True, False)


@pytest.mark.parametrize("drift", [-3600, 3600])
async def test_a_clock_that_differs_from_the_messengers_is_found(messenger: Messenger, drift: float) -> None:
    messenger.drift = drift
    assert (
        "The clock differs from Telegram's by 3" in (await doctor.reach(Kind.TELEGRAM, messenger.address, TOKEN)).words
    )


async def test_settings_of_one_messenger_leave_the_other_unserved() -> None:
    words = [finding.words for finding in doctor.tokens(read_settings(bale_token=BALE_TOKEN))]
    assert words == ["Telegram is not served: it has no token.", "Bale has a token."]


async def test_operators_in_a_messenger_that_is_not_served_are_missed(desk: Desk) -> None:
    desk.set(telegram_token=TOKEN, operator_chats="telegram:1,bale:2,bale:3")
    found = [(one.is_well, one.words) for one in doctor.operators(read_settings())]
    assert [is_well for is_well, _ in found] == [True, False]
    assert "Bale, which is not served" in found[1][1]
    desk.set(operator_chats="")
    assert [one.is_well for one in doctor.operators(read_settings())] == [True]


async def test_the_virus_scanner_is_asked(desk: Desk) -> None:
    place = desk.folder / "clamd.ctl"
    assert (await doctor.scanner(None)).is_well
    assert "does not answer" in (await doctor.scanner(str(place))).words
    async with clamd(place):
        assert (await doctor.scanner(str(place))).is_well
