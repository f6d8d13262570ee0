"""What must hold of everything that the bots ever said, whatever was played."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from services.self_audit import audit
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.bot_api.checker import check_call
from tests.walk.cast import BOT_IDS
from tests.walk.hand import Hand, Seen

LONGEST: Final = 4096
FROM_THE_BEGINNING: Final = timedelta(days=3650)
NO_DAY: Final = "·"
"""In a calendar, in place of a day that cannot be chosen."""
_SAME: Final = "message is not modified"
_ALLOWED: Final = re.compile(r"https?://\S+|@\w+|/\w+|\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b|docx")
_LATIN: Final = re.compile(r"[A-Za-z]{2,}")
_TAG: Final = re.compile(r"</?[a-zA-Z][^>]*>")


async def unseemly(hand: Hand) -> list[str]:
    """Everything wrong in all chats and in all calls of the Bot API; empty when all is well."""
    wrong: list[str] = []
    for person in await hand.get("people"):
        for seen in await hand.person(person["id"]).chat():
            if seen.is_from_bot:
                wrong += (f"{person['id']}: {what}" for what in _of_message(seen, person["messenger"]))
    return wrong + [what for call in await hand.log() for what in _of_call(call)]


def _of_message(seen: Seen, messenger: str) -> Iterator[str]:
    words = _ALLOWED.sub(" ", " ".join((seen.text, *seen.labels)))
    if found := _LATIN.search(words):
        yield f"Latin letters «{found.group()}» in: {seen.text}"
    if len(seen.text) > LONGEST:
        yield f"{len(seen.text)} letters in: {seen.text[:60]}"
    if doubled := [label for label in seen.labels if seen.labels.count(label) > 1 and label != NO_DAY]:
        yield f"several buttons «{doubled[0]}» under: {seen.text}"
    if messenger == "bale" and _TAG.search(seen.text):
        yield f"a tag in: {seen.text}"


def _of_call(call: dict[str, Any]) -> Iterator[str]:
    # A screen that is looked at again may not have changed; its press is answered all the same.
    if call["status"] == 400 and _SAME not in call.get("description", ""):
        yield f"refused: {call}"
    for what in check_call(call["method"], call["params"], bale=call["bot"] == BOT_IDS["bale"]):
        yield f"{what} in call {call['n']}"


async def unsaid(database_url: str, hand: Hand) -> list[str]:
    """What the self-audit misses of all that should have been said since the beginning; empty when all is well."""
    now = await hand.now()
    # At rest, whatever was due by then has been said; what comes due during the audit is none of its business.
    await hand.quiet()
    database = Database(re.sub("^sqlite:", "sqlite+aiosqlite:", database_url))
    try:
        audited = await audit(UnitOfWork(database, reads_only=True), now, window=FROM_THE_BEGINNING, grace=timedelta())
    finally:
        await database.close()
    return [f"{found.kind}: {found.key}" for found in audited.differences]
