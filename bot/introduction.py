"""Who a bot is to its messenger: the name it has there, asked by one getMe, and the links that lead to it."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final

import aiohttp

from domain.vocabulary import Messenger

# The web addresses that open a chat with a bot (messengers.md, deep link).
LINKS: Final = {Messenger.TELEGRAM: "https://t.me/{name}?start=", Messenger.BALE: "https://ble.ir/{name}?start="}
SECONDS: Final = 10.0


class NotIntroduced(Exception):
    """There is no name; the message is the end of a sentence that begins with the messenger's name."""


@dataclass(frozen=True)
class Introduction:
    """The bot's name without «@», and the messenger's own time when its answer says it."""

    username: str
    said_at: datetime | None


async def introduce(address: str, token: str) -> Introduction:
    """The bot behind a token of the Bot API at ``address``; NotIntroduced when it is not told."""
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(f"{address}/bot{token}/getMe") as answer,
        ):
            said = await answer.json(content_type=None)
            return Introduction(_username(answer.status, said), _said_at(answer.headers.get("Date")))
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        # The text of the error may hold the address, and with it the token.
        raise NotIntroduced(f"does not answer ({type(error).__name__})") from None
    except ValueError:
        raise NotIntroduced("answers something that is no Bot API") from None


def _username(status: int, said: Any) -> str:
    result = said.get("result") if isinstance(said, dict) else None
    if isinstance(result, dict) and said.get("ok"):
        return str(result.get("username") or result.get("first_name") or "")
    code = said.get("error_code", status) if isinstance(said, dict) else status
    # Telegram says 401 for a wrong token and 404 for one that is not even a token.
    if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN):
        raise NotIntroduced("does not accept the token")
    raise NotIntroduced(f"answers with error {code}")


def _said_at(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
