"""What an operator may set: the environment, a ``.env`` file beside it, and the words of the command line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.scanner import Keeping
from domain.vocabulary import Messenger
from services.watching import Watch

PREFIX: Final = "PEYGIR_"
_TOKEN: Final = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{32,256}")
_LISTEN: Final = re.compile(r"([^\s:/]+|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})")
_CHAT: Final = re.compile(r"(telegram|bale):-?[0-9]{1,19}")
_TOKEN_FIELDS: Final = ("telegram_token", "bale_token")
_FILED_FIELDS: Final = (*_TOKEN_FIELDS, "webhook_secret")
_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}


class WrongSettings(Exception):
    """What an operator set cannot be used; the message is one sentence for them, without any secret."""


class Settings(BaseSettings):
    """All settings of a deployment; docs/operating.md says what each is for.

    Rates are messages a second, ``group_rate`` a minute. Addresses of messengers are
    roots: ``/bot<token>/METHOD`` and ``/file/bot<token>/…`` come after them.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    bale_token: SecretStr | None = None
    bale_token_file: Path | None = None
    data: Path = Path(".peygir")
    database_url: str = Field(
        default_factory=lambda given: f"sqlite+aiosqlite:///{given.get('data')}/peygir.sqlite3", repr=False
    )
    telegram_base_url: str = "https://api.telegram.org"
    bale_base_url: str = "https://tapi.bale.ai"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None
    webhook_listen: str = "127.0.0.1:8080"
    telegram_rate: float = Field(default=29.5, gt=0, le=1000)
    bale_rate: float = Field(default=15, gt=0, le=1000)
    group_rate: int = Field(default=20, ge=1, le=1000)
    operator_chats: str = ""
    silent_minutes: int = Field(default=15, ge=1, le=10_000)
    outbox_minutes: int = Field(default=10, ge=1, le=10_000)
    free_megabytes: int = Field(default=1000, ge=1, le=1_000_000)
    body_megabytes: int = Field(default=10_000, ge=50, le=100_000_000)
    clamd: str | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    def tokens(self) -> Mapping[Messenger, str]:
        """The tokens that are set, in plain words."""
        held = {Messenger.TELEGRAM: self.telegram_token, Messenger.BALE: self.bale_token}
        return {messenger: token.get_secret_value() for messenger, token in held.items() if token is not None}

    def base_url_of(self, messenger: Messenger) -> str:
        """The root address of a messenger's Bot API."""
        return self.telegram_base_url if messenger is Messenger.TELEGRAM else self.bale_base_url

    def operators(self) -> list[tuple[str, int]]:
        """The chats that hear alarms: (messenger, chat id)."""
        named = [chat.strip().split(":") for chat in self.operator_chats.split(",") if chat.strip()]
        return [(messenger, int(chat_id)) for messenger, chat_id in named]

    def secrets(self) -> tuple[str, ...]:
        """Everything that must never reach a log: tokens, the webhook's secret and the database's password."""
        password = urlsplit(self.database_url).password
        secret = [self.webhook_secret.get_secret_value()] if self.webhook_secret is not None else []
        return (*self.tokens().values(), *secret, *(dict.fromkeys([password, unquote(password)]) if password else ()))

    @model_validator(mode="before")
    @classmethod
    def _read_token_files(cls, given: dict[str, Any]) -> dict[str, Any]:
        read = dict(given)
        for name in _FILED_FIELDS:
            file = given.get(f"{name}_file")
            if file is None:
                continue
            if given.get(name) is not None:
                raise ValueError(f"{_variable(name)} and {_variable(name)}_FILE are both set; keep one of them")
            read[name] = _first_line(name, Path(str(file)))
        return read

    @field_validator(*_TOKEN_FIELDS)
    @classmethod
    def _is_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        bare = token.get_secret_value().strip()
        if not _TOKEN.fullmatch(bare):
            raise ValueError("is no token, which looks like 123456789:AAF…; copy the whole of it from the messenger")
        return SecretStr(bare)

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("must be 32 to 256 of A-Z, a-z, 0-9, _ and -, such as `openssl rand -hex 32` prints")
        return secret

    @field_validator("webhook_url")
    @classmethod
    def _is_public(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https://[^/\s?#]+(/[^\s?#]*)?", url):
            raise ValueError("must be an address that begins with https://, as the messengers reach it")
        return url.rstrip("/") if url is not None else None

    @field_validator("webhook_listen")
    @classmethod
    def _is_place(cls, place: str) -> str:
        match = _LISTEN.fullmatch(place)
        if match is None or int(match.group(2)) > 65535:
            raise ValueError("must be an address and a port of this machine, such as 127.0.0.1:8080")
        return place

    @field_validator("clamd")
    @classmethod
    def _is_scanner(cls, place: str | None) -> str | None:
        if place is not None and not place.startswith("/") and not _LISTEN.fullmatch(place):
            raise ValueError("must be the path of clamd's socket, such as /run/clamav/clamd.ctl, or host:port")
        return place

    @field_validator("operator_chats")
    @classmethod
    def _are_chats(cls, chats: str) -> str:
        if not all(_CHAT.fullmatch(chat.strip()) for chat in chats.split(",") if chat.strip()):
            raise ValueError(
                "must name chats such as telegram:123456789,bale:987654321; peygir chats shows their numbers"
            )
        return chats

    @model_validator(mode="after")
    def _has_secret(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("PEYGIR_WEBHOOK_URL needs PEYGIR_WEBHOOK_SECRET: without it anybody could write updates")
        return self

    @field_validator("database_url")
    @classmethod
    def _name_driver(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if not separator or scheme not in _DRIVERS:
            raise ValueError("must begin with sqlite:///, or with postgresql:// for a server")
        try:
            urlsplit(url).port  # noqa: B018 — the parts of an address are checked when they are read.
        except ValueError:
            raise ValueError("is no address; a name or password with special signs is percent-encoded") from None
        return f"{_DRIVERS[scheme]}://{rest}"

    @field_validator("telegram_base_url", "bale_base_url")
    @classmethod
    def _is_root(cls, url: str) -> str:
        if not re.match(r"https?://[^/\s]+", url):
            raise ValueError("must be an address that begins with https:// (http:// on your own machine)")
        return url.rstrip("/").removesuffix("/bot")

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _any_case(cls, word: Any, info: Any) -> Any:
        if not isinstance(word, str):
            return word
        return word.upper() if info.field_name == "log_level" else word.lower()

    @model_validator(mode="after")
    def _has_two_bots(self) -> Self:
        # The inbox knows updates by the bot's id, so that two bots of one id would take each other's for repetitions.
        ids = [token.partition(":")[0] for token in self.tokens().values()]
        if len(ids) != len(set(ids)):
            raise ValueError("PEYGIR_TELEGRAM_TOKEN and PEYGIR_BALE_TOKEN are tokens of the same bot")
        return self


@dataclass(frozen=True)
class TrialSettings:
    """A trial on this machine. ``port`` None takes a free one, ``at`` is where its clock starts.

    ``rates`` says whether the playground keeps the messengers' sending rates. The deployment's own database is never
    used: without ``database_url`` a SQLite file in ``data`` is.
    """

    port: int | None
    data: Path
    at: datetime | None
    rates: bool
    database_url: str | None = None
    watch: Watch = field(default_factory=Watch)
    keeping: Keeping = field(default_factory=Keeping)


def read_settings(**given: Any) -> Settings:
    """The settings with what the command line gave put before them; WrongSettings with a sentence for the operator."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        # A default made from other settings is missing where one of those is wrong; that says nothing new.
        troubles = [trouble for trouble in wrong.errors() if trouble["type"] != "default_factory_not_called"]
        raise WrongSettings("; ".join(map(_sentence, troubles)) + ".") from None
    except UnicodeDecodeError:
        raise WrongSettings("The file .env is not written in UTF-8.") from None


def setting_names() -> tuple[str, ...]:
    """The variables of the environment that are settings."""
    return tuple(_variable(name) for name in Settings.model_fields)


def _sentence(trouble: Mapping[str, Any]) -> str:
    said = str(trouble["msg"]).removeprefix("Value error, ")
    if not trouble["loc"]:
        return said
    return f"{_variable(str(trouble['loc'][0]))}: {said}"


def _variable(field: str) -> str:
    return f"{PREFIX}{field.upper()}"


def _first_line(name: str, file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"{_variable(name)}_FILE: the file {file} cannot be read") from None
