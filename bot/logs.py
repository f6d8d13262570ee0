"""Logs on standard error, as text or JSON, in which no token ever stands."""

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, MutableMapping
from types import TracebackType
from typing import Any, Final, Literal

import structlog

INSTEAD: Final = "«TOKEN»"
_LIKE_A_TOKEN: Final = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_SHORTEST_SECRET: Final = 6
"""Shorter words, such as a password «test», would be struck out of every sentence."""
# Below warnings they tell addresses with tokens, and statements with what people wrote.
_TALKATIVE: Final = (
    "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "httpcore", "httpx", "psycopg", "sqlalchemy",
    "telegram",
)  # fmt: skip
Redaction = Callable[[str], str]


def redaction(secrets: Iterable[str]) -> Redaction:
    """A function that strikes the secrets, and whatever looks like a token, out of a text."""
    whole = [secret for secret in secrets if len(secret) >= _SHORTEST_SECRET]
    halves = [half for secret in whole if len(half := secret.partition(":")[2]) >= _SHORTEST_SECRET]
    # The longest first: a secret may stand within another one.
    words = sorted({*whole, *halves}, key=len, reverse=True)
    pattern = re.compile("|".join([_LIKE_A_TOKEN.pattern, *map(re.escape, words)]))
    return lambda text: pattern.sub(INSTEAD, text)


def set_up_logs(level: str, form: Literal["text", "json"], secrets: Iterable[str]) -> None:
    """Begin to log; may be called again. Records are redacted as they are made, so whatever handler gets them."""
    redact = redaction(secrets)
    logging.setLogRecordFactory(_factory(redact))
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(form, redact))
    root = logging.getLogger()
    for old in root.handlers[:]:
        if isinstance(old.formatter, _Redacting):
            root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that is passed over because the one before still runs is no news: the next finds what is due.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    sys.unraisablehook = _log_unraisable


class _Redacting(structlog.stdlib.ProcessorFormatter):
    """The last gate: even what a record was given as ``extra`` is struck out of the finished line."""

    def __init__(self, form: Literal["text", "json"], redact: Redaction) -> None:
        self._redact = redact
        renderer: Any = (
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if form == "json"
            else structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        )
        super().__init__(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.stdlib.ExtraAdder(),
                _add_trace,
            ],
        )

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


def _factory(redact: Redaction) -> Callable[..., logging.LogRecord]:
    def make(*given: Any, **named: Any) -> logging.LogRecord:
        record = logging.LogRecord(*given, **named)
        record.msg, record.args = redact(_message(record)), None
        if record.exc_info:
            # As text, because the exceptions themselves, and those they came from, may hold the secret.
            record.exc_text = redact("".join(traceback.format_exception(*record.exc_info)).rstrip())
            record.exc_info = None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return record

    return make


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        # Logging itself would print message and arguments on standard error, past every filter.
        return f"{record.msg} {record.args!r}"


def _add_trace(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for left_by_another_handler in ("message", "asctime"):
        event.pop(left_by_another_handler, None)
    if trace := event["_record"].exc_text:
        event["exception"] = trace
    return event


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("peygir").critical("the program broke", exc_info=(kind, error, trace))


def _log_unraisable(broken: Any) -> None:
    error = broken.exc_value
    logging.getLogger("peygir").error(
        "an object broke while it was thrown away",
        exc_info=(broken.exc_type, error, broken.exc_traceback) if error is not None else None,
    )
