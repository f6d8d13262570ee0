"""Settings: where they come from, and what is said when they are wrong."""

from pathlib import Path

import pytest

from bot.settings import Settings, WrongSettings, read_settings, setting_names
from domain.vocabulary import Messenger

TELEGRAM = "123456789:AAFsecretsecretsecretsecretsecretsecr"
BALE = "987654321:AAFotherotherotherotherotherotherothe"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def wrong(**given: object) -> str:
    with pytest.raises(WrongSettings) as raised:
        read_settings(**given)
    return str(raised.value)


def test_without_anything_set_there_is_no_token_and_sqlite_in_the_data_folder() -> None:
    settings = read_settings()
    assert settings.tokens() == {}
    assert settings.database_url == "sqlite+aiosqlite:///.peygir/peygir.sqlite3"


def test_the_database_follows_the_data_folder(tmp_path: Path) -> None:
    assert read_settings(data=tmp_path).database_url == f"sqlite+aiosqlite:///{tmp_path}/peygir.sqlite3"


def test_tokens_are_told_by_messenger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEYGIR_TELEGRAM_TOKEN", f" {TELEGRAM}\n")
    monkeypatch.setenv("PEYGIR_BALE_TOKEN", BALE)
    assert read_settings().tokens() == {Messenger.TELEGRAM: TELEGRAM, Messenger.BALE: BALE}


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEYGIR_TELEGRAM_TOKEN", "")
    assert read_settings().tokens() == {}


def test_the_environment_comes_before_the_file_and_the_command_line_before_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("PEYGIR_TELEGRAM_RATE=2\nPEYGIR_GROUP_RATE=2\nPEYGIR_BALE_RATE=2\nX=5\n", "utf-8")
    monkeypatch.setenv("PEYGIR_GROUP_RATE", "3")
    monkeypatch.setenv("PEYGIR_BALE_RATE", "3")
    settings = read_settings(bale_rate=4)
    assert (settings.telegram_rate, settings.group_rate, settings.bale_rate) == (2, 3, 4)


def test_a_token_is_read_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TELEGRAM}\n", "utf-8")
    monkeypatch.setenv("PEYGIR_TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    assert read_settings().tokens() == {Messenger.TELEGRAM: TELEGRAM}


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert wrong(bale_token_file=tmp_path / "none") == (
        f"PEYGIR_BALE_TOKEN_FILE: the file {tmp_path}/none cannot be read."
    )


def test_a_token_and_its_file_together_are_refused(tmp_path: Path) -> None:
    assert "keep one of them" in wrong(telegram_token=TELEGRAM, telegram_token_file=tmp_path)


def test_a_webhook_without_a_secret_is_refused() -> None:
    assert wrong(webhook_url="https://bot.example.ir").startswith("PEYGIR_WEBHOOK_URL needs PEYGIR_WEBHOOK_SECRET")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"webhook_url": "http://bot.example.ir", "webhook_secret": "s" * 32}, "PEYGIR_WEBHOOK_URL"),
        ({"webhook_url": "https://bot.example.ir", "webhook_secret": "s" * 31}, "PEYGIR_WEBHOOK_SECRET"),
        ({"webhook_secret": "s" * 32 + "/"}, "PEYGIR_WEBHOOK_SECRET"),
        ({"webhook_listen": "8080"}, "PEYGIR_WEBHOOK_LISTEN"),
        ({"webhook_listen": "127.0.0.1:99999"}, "PEYGIR_WEBHOOK_LISTEN"),
    ],
)
def test_a_webhook_that_cannot_be_is_refused_by_name(given: dict[str, str], named: str) -> None:
    assert named in wrong(**given)
    assert given.get("webhook_secret", "-") not in wrong(**given)


def test_a_webhook_with_a_secret_is_taken_and_the_secret_is_kept_out_of_logs() -> None:
    settings = read_settings(webhook_url="https://bot.example.ir/", webhook_secret="s" * 32)
    assert settings.webhook_url == "https://bot.example.ir"
    assert "s" * 32 in settings.secrets()


@pytest.mark.parametrize("token", ["AAFsecret", "12345:", "bot123456:AAF", "123456:AA FF", "123456789:«token»"])
def test_what_is_no_token_is_refused_without_being_repeated(token: str) -> None:
    sentence = wrong(telegram_token=token)
    assert sentence.startswith("PEYGIR_TELEGRAM_TOKEN: is no token")
    assert token not in sentence


def test_one_token_for_both_messengers_is_refused() -> None:
    assert "the same bot" in wrong(telegram_token=TELEGRAM, bale_token=TELEGRAM)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgres://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg://h:5433/d", "postgresql+psycopg://h:5433/d"),
        ("sqlite:////var/p.db", "sqlite+aiosqlite:////var/p.db"),
        ("sqlite+aiosqlite:///p.db", "sqlite+aiosqlite:///p.db"),
    ],
)
def test_a_database_is_given_the_driver_that_serves_it(written: str, meant: str) -> None:
    assert read_settings(database_url=written).database_url == meant


@pytest.mark.parametrize("url", ["mysql://h/d", "peygir.sqlite3", "postgresql://h:port/d", "postgresql://[h/d"])
def test_an_address_that_is_no_database_is_refused(url: str) -> None:
    assert wrong(database_url=url).startswith("PEYGIR_DATABASE_URL: ")


@pytest.mark.parametrize("address", ["https://tapi.bale.ai", "https://tapi.bale.ai/", "https://tapi.bale.ai/bot"])
def test_the_address_of_a_messenger_is_its_root(address: str) -> None:
    assert read_settings(bale_base_url=address).base_url_of(Messenger.BALE) == "https://tapi.bale.ai"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("telegram_rate", 0),
        ("bale_rate", "fast"),
        ("group_rate", -1),
        ("log_level", "loud"),
        ("log_format", "xml"),
        ("telegram_base_url", "api.telegram.org"),
    ],
)
def test_a_value_that_cannot_be_is_refused_under_the_name_of_its_variable(name: str, value: object) -> None:
    assert wrong(**{name: value}).startswith(f"PEYGIR_{name.upper()}: ")


def test_all_that_is_wrong_is_said_at_once() -> None:
    sentence = wrong(telegram_token="x", group_rate=0)
    assert "PEYGIR_TELEGRAM_TOKEN: " in sentence
    assert "PEYGIR_GROUP_RATE: " in sentence
    assert "PEYGIR_DATABASE_URL" not in sentence


def test_a_settings_file_in_another_encoding_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("PEYGIR_DATA=دولت".encode("cp1256"))
    assert wrong() == "The file .env is not written in UTF-8."


def test_words_of_the_log_may_be_written_in_any_case() -> None:
    settings = read_settings(log_level="debug", log_format="JSON")
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_settings_do_not_show_what_is_secret() -> None:
    settings = Settings(telegram_token=TELEGRAM, database_url="postgresql://u:hidden@h/d")  # type: ignore[arg-type]
    assert TELEGRAM not in repr(settings)
    assert "hidden" not in repr(settings)


def test_secrets_are_the_tokens_and_the_password_as_written_and_as_meant() -> None:
    settings = read_settings(bale_token=BALE, database_url="postgresql://u:pass%40word@h/d")
    assert settings.secrets() == (BALE, "pass%40word", "pass@word")
