"""What comes to the webhook: kept before it is acknowledged, and nothing told to strangers."""

import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.webhook import LARGEST_BODY, SECRET_HEADER, Receiver, Webhooks
from domain.vocabulary import Messenger

WEBHOOKS = Webhooks("https://bot.example.ir/peygir", "s" * 32, "127.0.0.1", 0)
TELEGRAM, BALE = 111, 113
PATHS = {
    Messenger.TELEGRAM: WEBHOOKS.path(Messenger.TELEGRAM, TELEGRAM),
    Messenger.BALE: WEBHOOKS.path(Messenger.BALE, BALE),
}
SECRET = {SECRET_HEADER: WEBHOOKS.header(Messenger.TELEGRAM, TELEGRAM) or ""}
JSON = {"Content-Type": "application/json"}


class Post:
    """A receiver behind HTTP. What it took is in ``kept``; it keeps nothing while the database ``is_broken``."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.is_broken = False
        receiver = Receiver(WEBHOOKS)
        receiver.expect(Messenger.TELEGRAM, TELEGRAM, self.take)
        receiver.expect(Messenger.BALE, BALE, self.take)
        self.client = TestClient(TestServer(receiver.application()))

    async def take(self, update: Any) -> None:
        if self.is_broken:
            raise OSError("no space left on device")
        self.kept.append(update)

    async def bring(self, path: str, body: Any, headers: dict[str, str], method: str = "POST") -> int:
        data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        async with self.client.request(method, path, data=data, headers=headers) as answer:
            return answer.status


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    made = Post()
    await made.client.start_server()
    yield made
    await made.client.close()


async def test_what_the_messengers_bring_is_kept(post: Post) -> None:
    assert await post.bring(PATHS[Messenger.TELEGRAM], {"update_id": 1}, JSON | SECRET) == 200
    assert await post.bring(PATHS[Messenger.BALE], {"update_id": 2}, JSON) == 200
    assert post.kept == [{"update_id": 1}, {"update_id": 2}]


async def test_what_cannot_be_kept_is_not_acknowledged(post: Post) -> None:
    post.is_broken = True
    assert await post.bring(PATHS[Messenger.BALE], {"update_id": 2}, JSON) == 503
    post.is_broken = False
    assert await post.bring(PATHS[Messenger.BALE], {"update_id": 2}, JSON) == 200


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        (PATHS[Messenger.TELEGRAM], {}, "POST"),
        (PATHS[Messenger.TELEGRAM], {SECRET_HEADER: "s" * 32}, "POST"),
        (PATHS[Messenger.TELEGRAM], {SECRET_HEADER: "ر".encode().decode("latin-1")}, "POST"),
        (PATHS[Messenger.TELEGRAM][:-1], SECRET, "POST"),
        (PATHS[Messenger.BALE], {}, "GET"),
        ("/bale/", {}, "POST"),
        ("/", {}, "GET"),
    ],
    ids=["no secret", "wrong secret", "no ascii", "wrong path", "a look", "no path", "the root"],
)
async def test_a_stranger_finds_nothing(post: Post, path: str, headers: dict[str, str], method: str) -> None:
    assert await post.bring(path, {"update_id": 1}, JSON | headers, method) == 404
    assert post.kept == []


async def test_only_json_is_taken(post: Post) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert await post.bring(PATHS[Messenger.BALE], {"update_id": 2}, headers) == 415
    assert post.kept == []


async def test_a_body_over_the_limit_is_refused(post: Post) -> None:
    assert await post.bring(PATHS[Messenger.BALE], b" " * (LARGEST_BODY + 1), JSON) == 413
    assert post.kept == []


async def test_what_is_no_json_is_kept_as_text_for_setting_aside(post: Post) -> None:
    assert await post.bring(PATHS[Messenger.BALE], b'{"update_id": \xff', JSON) == 200
    assert post.kept == ['{"update_id": \ufffd']


def test_the_address_cannot_be_guessed_from_the_bot_or_from_the_other_one() -> None:
    other = Webhooks("https://bot.example.ir/peygir", "t" * 32, "127.0.0.1", 0)
    address = WEBHOOKS.address(Messenger.BALE, BALE)
    assert address.startswith("https://bot.example.ir/peygir/bale/")
    assert len(address.rpartition("/")[2]) == 64
    assert address != other.address(Messenger.BALE, BALE)
    assert WEBHOOKS.header(Messenger.BALE, BALE) is None
