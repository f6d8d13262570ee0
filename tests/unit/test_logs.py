"""No token in any log, wherever in a record it stands."""

import io
import json
import logging
import sys
import warnings
from collections.abc import Iterator

import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot.logs import INSTEAD, redaction, set_up_logs

SECRET = "S3ntinel_S3ntinel_S3ntinel-S3nt"
TOKEN = f"424242424:{SECRET}"
OTHER = "99887766:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
PASSWORD = "correct-horse"
logger = logging.getLogger("peygir.of.this.test")


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = logging.getLogRecordFactory(), root.handlers[:], root.level, sys.excepthook, sys.unraisablehook
    yield
    logging.captureWarnings(capture=False)
    logging.setLogRecordFactory(before[0])
    root.handlers[:], root.level = before[1], before[2]
    sys.excepthook, sys.unraisablehook = before[3], before[4]


@pytest.fixture(params=["text", "json"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is logged, in each form, with the secrets known."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    set_up_logs("DEBUG", request.param, [TOKEN, PASSWORD])
    return stream


def assert_clean(stream: io.StringIO, times: int = 1) -> None:
    text = stream.getvalue()
    assert SECRET not in text
    assert OTHER not in text
    assert text.count(INSTEAD) >= times


class Holder:
    def __repr__(self) -> str:
        return f"<Holder of {TOKEN}>"


def lose_connection() -> None:
    raise ConnectionError(f"https://api.telegram.org/bot{TOKEN}/getMe")


def raise_nested() -> None:
    try:
        try:
            lose_connection()
        except ConnectionError as first:
            raise ValueError(Holder()) from first
    except ValueError:
        raise RuntimeError(f"while using {SECRET}")  # noqa: B904 — the context is what is tested.


def test_a_token_in_the_message(written: io.StringIO) -> None:
    logger.info(f"starting with {TOKEN}")
    assert_clean(written)


def test_a_token_in_the_arguments(written: io.StringIO) -> None:
    logger.info("GET %s by %r", f"https://x/bot{TOKEN}/getUpdates", Holder())
    assert_clean(written, 2)


def test_a_token_in_named_arguments(written: io.StringIO) -> None:
    logger.info("by %(who)s", {"who": TOKEN})
    assert_clean(written)


def test_a_token_beside_the_message(written: io.StringIO) -> None:
    logger.info("sent", extra={"address": f"/bot{TOKEN}/sendMessage", "holder": Holder()})
    assert_clean(written, 2)


def test_a_token_in_a_message_that_cannot_be_put_together(written: io.StringIO) -> None:
    logger.info("%d of %d", TOKEN, Holder())
    assert_clean(written, 2)


def test_a_token_in_an_exception_and_those_it_came_from(written: io.StringIO) -> None:
    try:
        raise_nested()
    except RuntimeError:
        logger.exception("it broke")
    assert_clean(written, 3)
    assert "ConnectionError" in written.getvalue()


def test_a_token_in_a_group_of_exceptions(written: io.StringIO) -> None:
    group = ExceptionGroup("several", [ValueError(TOKEN), ExceptionGroup("inner", [KeyError(TOKEN)])])
    logger.error("they broke", exc_info=group)
    assert_clean(written, 2)


def test_a_token_in_what_the_library_shows_of_its_bot(written: io.StringIO) -> None:
    logger.warning("bot %r: %s", Bot(TOKEN), InvalidToken(f"The token `{TOKEN}` was rejected by the server."))
    assert_clean(written, 2)


def test_a_token_in_a_log_of_the_library(written: io.StringIO) -> None:
    logging.getLogger("telegram.ext.Application").error("no answer from %s", TOKEN)
    assert_clean(written)


def test_a_token_in_a_warning(written: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"do not use {TOKEN}", UserWarning, stacklevel=1)
    assert_clean(written)


def test_a_token_in_what_nobody_caught(written: io.StringIO) -> None:
    try:
        raise_nested()
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert_clean(written, 3)


def test_a_token_that_is_not_ours_is_known_by_its_look(written: io.StringIO) -> None:
    logger.info("forwarded: %s", OTHER)
    assert_clean(written)


def test_a_token_in_an_encoded_address_and_its_secret_half_alone(written: io.StringIO) -> None:
    logger.info("/bot%s/getMe, %s", TOKEN.replace(":", "%3A"), SECRET)
    assert_clean(written, 2)


def test_the_password_of_the_database(written: io.StringIO) -> None:
    logger.info("postgresql://peygir:%s@h/d", PASSWORD)
    assert PASSWORD not in written.getvalue()


def test_a_handler_that_was_added_later_is_given_no_token_either(written: io.StringIO) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger.addHandler(handler)
    try:
        raise_nested()
    except RuntimeError:
        logger.exception("it broke with %s", TOKEN)
    finally:
        logger.removeHandler(handler)
    assert_clean(stream, 4)


def test_setting_up_again_does_not_double_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    set_up_logs("INFO", "text", [TOKEN])
    set_up_logs("INFO", "text", [TOKEN])
    logger.info("once")
    assert stream.getvalue().count("once") == 1


@pytest.mark.parametrize("name", ["httpx", "telegram", "telegram.ext", "apscheduler", "aiohttp", "aiosqlite"])
def test_libraries_are_heard_from_warnings_on(written: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("HTTP Request: POST …")
    assert written.getvalue() == ""


def test_json_is_one_object_a_line_with_what_the_record_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    set_up_logs("INFO", "json", [TOKEN])
    try:
        raise_nested()
    except RuntimeError:
        logger.exception("گزارش %s", "ثبت نشد", extra={"update": 7})
    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert (told["event"], told["level"], told["update"]) == ("گزارش ثبت نشد", "error", 7)
    assert "RuntimeError" in told["exception"]


def test_short_secrets_do_not_strike_out_ordinary_words() -> None:
    assert redaction(["test"])("the test is done") == "the test is done"
