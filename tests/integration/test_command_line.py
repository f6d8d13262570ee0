"""What an operator types, and what it answers."""

import asyncio
import json
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from domain.invite_codes import digest_of_code, digest_of_token, read_code
from domain.vocabulary import Role
from minutes.errors import SENTENCES
from minutes.errors import Refusal as MinutesRefusal
from storage.database import Database
from storage.models import Body, Invite
from storage.schema import newest_revision
from storage.unit_of_work import UnitOfWork
from tests.integration.operator_desk import BALE_TOKEN, TOKEN, Desk, Messenger, answering, open_desk

SAMPLE = Path(__file__).resolve().parents[2] / "locales/sample_minutes.txt"
FOUND = ("invite", "--body", "ستاد بازآفرینی شهری", "--province", "البرز")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return open_desk(tmp_path, monkeypatch)


@pytest.fixture
def messenger() -> Iterator[Messenger]:
    with answering() as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, desk: Desk) -> str:
    """A database that is empty or is not there, as an operator writes it."""
    if request.param == "sqlite":
        return f"sqlite:///{desk.folder}/new/peygir.sqlite3"
    url: str = request.getfixturevalue("postgresql_url")
    return url.replace("+psycopg", "")


def invites_in(url: str) -> list[tuple[Body, Invite]]:
    async def read() -> list[tuple[Body, Invite]]:
        database = Database(url.replace("sqlite:", "sqlite+aiosqlite:").replace("postgresql:", "postgresql+psycopg:"))
        async with UnitOfWork(database, reads_only=True) as uow:
            bodies = {body.id: body for body in await uow.directory.bodies()}
            found = [await uow.get(Invite, number) for number in range(1, 10)]
        await database.close()
        return [(bodies[invite.body_id], invite) for invite in found if invite is not None]

    return asyncio.run(read())


def code_in(output: str) -> str:
    found = re.search(r"code: (\S+)", output)
    assert found is not None, output
    return read_code(found.group(1)) or ""


def test_help_loads_neither_the_messengers_library_nor_the_database() -> None:
    heavy = ("telegram", "sqlalchemy", "pydantic", "aiohttp", "structlog", "minutes", "handlers")
    program = (
        "import sys\nfrom bot.command_line import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [("run",), ("run", "--trial"), ("db", "upgrade"), FOUND])
def test_a_wrong_setting_is_one_sentence_and_exit_code_two(desk: Desk, words: tuple[str, ...]) -> None:
    desk.set(group_rate=0)
    result = desk.run(*words)
    assert result.exit_code == 2
    assert result.output == "PEYGIR_GROUP_RATE: Input should be greater than or equal to 1.\n"


def test_a_wrong_setting_in_a_process_of_its_own_leaves_no_traceback(desk: Desk) -> None:
    desk.set(telegram_token="half-a-token")
    code, said = desk.finish("run")
    assert (code, said.count("\n")) == (2, 1)
    assert "half-a-token" not in said


def test_a_folder_that_cannot_be_made_is_one_sentence(desk: Desk) -> None:
    (desk.folder / "file").touch()
    result = desk.run("db", "upgrade", "--data", "file/data")
    assert (result.exit_code, result.output) == (2, "The folder file/data cannot be made: Not a directory.\n")


def test_upgrade_makes_the_database_and_may_be_repeated(desk: Desk, database_url: str) -> None:
    desk.set(data=desk.folder / "new")
    for _ in range(2):
        result = desk.run("db", "upgrade", "--database-url", database_url)
        assert (result.exit_code, result.output) == (0, f"The database stands at {newest_revision()}.\n")


def test_the_data_folder_is_its_owners_alone(desk: Desk) -> None:
    desk.run("db", "upgrade")
    assert (desk.folder / ".peygir").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("words", [("db", "upgrade"), FOUND, ("run",)])
def test_a_server_that_does_not_answer_is_one_sentence_without_the_password(desk: Desk, words: tuple[str, ...]) -> None:
    desk.set(telegram_token=TOKEN, database_url="postgresql://peygir:sentinel@127.0.0.1:9/peygir")
    code, said = desk.finish(*words)
    assert code == 1
    assert said.startswith("The database cannot be used: ")
    assert "Traceback" not in said
    assert "sentinel" not in said


def set_revision(url: str, found: str) -> None:
    statement = f"UPDATE alembic_version SET version_num = '{found}'"
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        connection.execute(statement)
        connection.commit()
        connection.close()
        return
    with psycopg.connect(url) as server:
        server.execute(statement.encode())


def test_a_database_of_a_newer_release_is_left_alone(desk: Desk, database_url: str) -> None:
    desk.set(data=desk.folder / "new", database_url=database_url)
    desk.run("db", "upgrade")
    set_revision(database_url, "9999")
    upgraded, invited = desk.run("db", "upgrade"), desk.run(*FOUND)
    assert upgraded.exit_code == invited.exit_code == 1
    assert upgraded.output.startswith("The database was made by a newer release of Peygir")
    assert invited.output.startswith("The database stands at 9999 ")


def test_the_first_invite_founds_the_body_and_its_code_is_the_secretariats(desk: Desk, database_url: str) -> None:
    desk.set(data=desk.folder / "new", database_url=database_url)
    result = desk.run(*FOUND)
    assert result.exit_code == 0, result.output
    ((body, invite),) = invites_in(database_url)
    assert (body.name, body.province) == ("ستاد بازآفرینی شهری", "البرز")
    assert (invite.role, invite.agency_id, invite.created_by_id) == (Role.SECRETARIAT, None, None)
    assert invite.code_digest == digest_of_code(code_in(result.output))


def test_a_body_written_with_arabic_letters_is_the_same_body(desk: Desk, database_url: str) -> None:
    desk.set(data=desk.folder / "new", database_url=database_url)
    desk.run(*FOUND)
    again = desk.run("invite", "--body", " ستاد  بازآفريني شهري", "--province", "البرز")
    last = desk.run("invite")
    assert (again.exit_code, last.exit_code) == (0, 0)
    assert len({body.id for body, _ in invites_in(database_url)}) == 1
    assert len(invites_in(database_url)) == 3


def test_an_invite_without_a_body_asks_for_one(desk: Desk) -> None:
    result = desk.run("invite")
    assert result.exit_code == 2
    assert result.output.startswith("There is no body yet")


def test_an_invite_among_several_bodies_lists_them(desk: Desk) -> None:
    desk.run(*FOUND)
    desk.run("invite", "--body", "ستاد دوم", "--province", "البرز")
    result = desk.run("invite")
    assert result.exit_code == 2
    assert "ستاد بازآفرینی شهری (البرز), ستاد دوم (البرز)" in result.output


@pytest.mark.parametrize("words", [("--body", "ستاد"), ("--province", "البرز"), ("--body", " ", "--province", "البرز")])
def test_a_body_wants_both_its_name_and_its_province(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.run("invite", *words).exit_code == 2


def test_an_invite_has_a_link_for_each_messenger(desk: Desk, messenger: Messenger) -> None:
    messenger.knows("peygir_bot")
    desk.set(telegram_token=TOKEN, bale_token=BALE_TOKEN)
    desk.set(telegram_base_url=messenger.address, bale_base_url=messenger.address)
    result = desk.run(*FOUND)
    tokens = re.findall(r"(?:t\.me|ble\.ir)/peygir_bot\?start=(\S{43})\n", result.output)
    ((_, invite),) = invites_in(f"sqlite:///{desk.folder}/.peygir/peygir.sqlite3")
    assert [digest_of_token(token) for token in tokens] == [invite.token_digest] * 2


def test_an_invite_whose_messenger_does_not_answer_has_its_code(desk: Desk, messenger: Messenger) -> None:
    messenger.refuses(401)
    desk.set(telegram_token=TOKEN, telegram_base_url=messenger.address)
    result = desk.run(*FOUND)
    assert result.exit_code == 0
    assert "telegram: no link, it does not accept the token" in result.output
    assert code_in(result.output)
    assert TOKEN not in result.output


@pytest.mark.parametrize("words", [("--port", "8081"), ("--at", "2022-09-08T10:00"), ("--no-rates",)])
def test_what_belongs_to_a_trial_is_refused_where_messengers_are_served(desk: Desk, words: tuple[str, ...]) -> None:
    desk.set(telegram_token=TOKEN)
    result = desk.run("run", *words)
    assert (result.exit_code, "add --trial" in result.output) == (2, True)


def test_a_time_that_is_none_is_refused_before_anything_starts(desk: Desk) -> None:
    code, said = desk.finish("run", "--trial", "--at", "yesterday")
    assert (code, said) == (2, "--at: yesterday is no ISO time, such as 2022-09-08T10:00+03:30.\n")


def test_a_token_that_the_messenger_does_not_accept_is_one_sentence(desk: Desk, messenger: Messenger) -> None:
    messenger.refuses(401)
    desk.set(telegram_token=TOKEN, telegram_base_url=messenger.address)
    code, said = desk.finish("run")
    assert code == 2
    assert said.splitlines()[-1].startswith("A messenger does not accept its token")
    assert "Traceback" not in said
    assert TOKEN not in said


def test_without_a_token_a_trial_starts_and_says_so(desk: Desk) -> None:
    process = desk.start("run", "--port", "0")
    assert process.stdout is not None
    try:
        assert "this is a trial" in process.stdout.readline()
        assert process.stdout.readline().startswith("playground ready at http://127.0.0.1:")
    finally:
        process.send_signal(signal.SIGTERM)
        _, complained = process.communicate(timeout=30)
    assert process.returncode == 0, complained
    assert (desk.folder / ".peygir/trial").is_dir()


def test_the_playground_starts_alone_and_stops_when_told(desk: Desk) -> None:
    process = desk.start("playground", "--port", "0", "--data", "play")
    assert process.stdout is not None
    try:
        assert process.stdout.readline().startswith("playground ready at http://127.0.0.1:")
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert (desk.folder / "play").is_dir()


def test_minutes_are_printed_as_the_reader_of_minutes_does(desk: Desk) -> None:
    result = desk.run("minutes", "read", str(SAMPLE), "--json")
    module = [sys.executable, "-m", "minutes", "read", str(SAMPLE), "--json"]
    plain = subprocess.run(module, capture_output=True, text=True, check=True)
    assert result.exit_code == 0
    assert json.loads(result.output) == json.loads(plain.stdout)


@pytest.mark.parametrize(("name", "content"), [("a.exe", b"MZ\x90\x00\x03"), ("none.docx", None), ("a.docx", b"PK")])
def test_minutes_that_cannot_be_read_end_with_the_exit_code_of_the_reader(
    desk: Desk, name: str, content: bytes | None
) -> None:
    if content is not None:
        (desk.folder / name).write_bytes(content)
    plain = subprocess.run([sys.executable, "-m", "minutes", "read", name, "--json"], capture_output=True, check=False)
    result = desk.run("minutes", "read", name, "--json")
    assert result.exit_code == plain.returncode == (2 if content is None else 1)
    assert b"Traceback" not in plain.stderr


def test_minutes_that_cannot_be_read_are_refused_with_what_to_do(desk: Desk) -> None:
    (desk.folder / "README.md").write_text("# A page in English\n\nNothing else is in it.\n", "utf-8")
    result = desk.run("minutes", "read", "README.md")
    assert "README.md cannot be read: its text is not Persian. Give minutes" in result.stderr
    assert set(SENTENCES) == set(MinutesRefusal)


def test_names_are_matched_against_a_directory_in_a_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_text('[{"name": "شهرداری گلدشت", "aliases": []}, {"name": "فرمانداری گلدشت"}]', "utf-8")
    result = desk.run("agencies", "match", "--directory", str(file), "--json", feed="شهردار محترم گلدشت\nشهرداری‌ها\n")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == {
        "as_written": "شهردار محترم گلدشت",
        "decision": "accepted",
        "agency": "شهرداری گلدشت",
        "parts": [],
        "candidates": [],
    }
    assert (second["decision"], second["agency"]) == ("group", None)


@pytest.mark.parametrize("content", ["", "{}", '[{"title": "شهرداری"}]'])
def test_a_file_that_is_no_directory_is_one_sentence(desk: Desk, tmp_path: Path, content: str) -> None:
    file = tmp_path / "directory.json"
    file.write_text(content, "utf-8")
    result = desk.run("agencies", "match", "--directory", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(file) in result.stderr


def test_the_audit_says_where_the_history_stands_and_where_it_does_not_hold(desk: Desk) -> None:
    desk.run(*FOUND)
    whole = desk.run("audit", "verify")
    assert whole.exit_code == 0
    anchor = re.search(r"anchor (1:1:[0-9a-f]{64})", whole.output)
    assert anchor is not None, whole.output
    assert desk.run("audit", "verify", "--anchor", anchor[1]).exit_code == 0
    with sqlite3.connect(desk.folder / ".peygir/peygir.sqlite3") as connection:
        connection.execute("DROP TRIGGER events_no_delete")
        connection.execute("DELETE FROM events")
    connection.close()
    spoilt = desk.run("audit", "verify")
    assert (spoilt.exit_code, "are missing" in spoilt.output) == (1, True)
    assert "peygir audit verify says where" in desk.run("doctor").output


def test_what_is_no_anchor_is_one_sentence(desk: Desk) -> None:
    desk.run("db", "upgrade")
    result = desk.run("audit", "verify", "--anchor", "1:2:3")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_occasions_are_kept_from_a_file_and_printed(desk: Desk, tmp_path: Path) -> None:
    desk.run("db", "upgrade")
    file = tmp_path / "occasions.csv"
    file.write_text("ماه محرم,۱۴۰۶/۰۳/۱۶,۱۴۰۶/۰۴/۱۴\nعاشورا,1406/03/25\n", "utf-8")
    result = desk.run("occasions", str(file))
    assert result.stdout.splitlines() == ["1406/03/16 1406/04/14 ماه محرم", "1406/03/25 1406/03/25 عاشورا"]
    file.write_text("عید فطر,فردا\n", "utf-8")
    wrong = desk.run("occasions", str(file))
    assert (wrong.exit_code, "line 1" in wrong.stderr) == (2, True)
