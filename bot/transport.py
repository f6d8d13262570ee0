"""The library's requests over aiohttp, with errors that say whether something may have arrived.

The library's own transport turns every failure into one bare error; the outbox must know more than that.
"""

import json
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

POOL: Final = 64
CONNECT_SECONDS: Final = 10.0
READ_SECONDS: Final = 30.0
WAIT_WHEN_NOT_TOLD: Final = 5
"""Seconds to wait after a 429 that does not say how long."""


class NotSent(NetworkError):
    """Surely nothing arrived: there was no connection."""


class Unanswered(NetworkError):
    """It may have arrived: the answer did not come, or was a breakage of the server."""


class Transport(BaseRequest):
    """Requests to one messenger. A subclass rewrites what its messenger understands differently."""

    def __init__(self, *, pool: int = POOL, read_seconds: float = READ_SECONDS) -> None:
        self._pool = pool
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            # The trust_env flag lets an office behind a proxy set it by the usual environment variables.
            connector = aiohttp.TCPConnector(limit=self._pool, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Send one request; NotSent or Unanswered when no usable answer came (the messenger's refusals are answers)."""
        body = _body(self.rewrite(request_data.json_parameters), request_data) if request_data is not None else None
        timeout = aiohttp.ClientTimeout(
            connect=_seconds(connect_timeout, CONNECT_SECONDS), sock_read=_seconds(read_timeout, self._read_seconds)
        )
        try:
            async with self._open.request(method, url, data=body, timeout=timeout) as answer:
                return self.read_answer(url, answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unanswered(type(error).__name__) from None

    async def stream(self, url: str) -> AsyncIterator[bytes]:
        """The bytes of a file; NetworkError when they cannot be had."""
        timeout = aiohttp.ClientTimeout(connect=CONNECT_SECONDS, sock_read=self._read_seconds)
        try:
            async with self._open.get(url, timeout=timeout) as answer:
                if answer.status != HTTPStatus.OK:
                    raise NetworkError(f"the file answered {answer.status}")
                async for chunk in answer.content.iter_chunked(64 * 1024):
                    yield chunk
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NetworkError(type(error).__name__) from None

    def rewrite(self, parameters: dict[str, str]) -> dict[str, str]:
        """The parameters as this messenger understands them."""
        return parameters

    def read_answer(self, url: str, status: int, content: bytes) -> tuple[int, bytes]:  # noqa: ARG002
        """The answer as the library expects it; Unanswered for a breakage of the server."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Unanswered(f"the server answered {status}")
        if status < HTTPStatus.BAD_REQUEST:
            return status, content
        return status, json.dumps(_refusal(status, content)).encode()

    @property
    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise NotSent("the connection is closed")
        return self._session


def _refusal(status: int, content: bytes) -> dict[str, Any]:
    """A refusal in the shape of the Bot API, even when the server (or a proxy before it) wrote plain text."""
    try:
        told = json.loads(content)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        told = {"description": content[:200].decode("utf-8", "replace")}
    told |= {"ok": False, "error_code": status}
    if status == HTTPStatus.TOO_MANY_REQUESTS and not (told.get("parameters") or {}).get("retry_after"):
        told["parameters"] = {"retry_after": WAIT_WHEN_NOT_TOLD}
    return told


def _body(parameters: Mapping[str, str], request_data: RequestData) -> Any:
    files = request_data.multipart_data
    if not files:
        return dict(parameters)
    # Without quote_fields=False the names of files would arrive percent-encoded.
    form = aiohttp.FormData(dict(parameters), quote_fields=False)
    for name, (file_name, content, media_type) in files.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form


def _seconds(given: Any, default: float) -> float | None:
    """A time-out as a number; the library marks «the default» by an object of its own."""
    return given if given is None or isinstance(given, (int, float)) else default
