"""What an error of sending says about the message (reliability.md): one word that the sender acts on."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.transport import NotSent, Unanswered

_LONGEST_PAUSE: Final = timedelta(minutes=5)
# Parts of the Bot API's descriptions; it has no finer codes.
_GONE_MESSAGES: Final = (
    "message to edit not found",
    "message can't be edited",
    "no text in the message to edit",
    "message to be replied not found",
    "message to reply not found",
    "message_id_invalid",
)
_GONE_PEOPLE: Final = (
    "chat not found",
    "user is deactivated",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
)


class Verdict(Enum):
    """What is to be done with a message after an error."""

    LATER = auto()
    UNCERTAIN = auto()
    ANEW = auto()
    MOVED = auto()
    UNREACHABLE = auto()
    FAILED = auto()


# A bare NetworkError is an answer that the library could not read: the message may have arrived.
_BY_KIND: Final[dict[type[TelegramError], Verdict]] = {
    Unanswered: Verdict.UNCERTAIN,
    NetworkError: Verdict.UNCERTAIN,
    TimedOut: Verdict.UNCERTAIN,
    Forbidden: Verdict.UNREACHABLE,
}


@dataclass(frozen=True)
class Judgement:
    """A verdict with the pause before the next try, or with the chat's new id."""

    verdict: Verdict
    pause: timedelta = timedelta()
    new_chat_id: int = 0


def judge(error: TelegramError, tries: int) -> Judgement:
    """What an error means for a message that was tried so many times."""
    if isinstance(error, RetryAfter):
        return Judgement(Verdict.LATER, as_timedelta(error.retry_after))
    pause = min(timedelta(seconds=2 ** min(tries, 9)), _LONGEST_PAUSE)
    if isinstance(error, NotSent | InvalidToken):
        return Judgement(Verdict.LATER, pause)
    if isinstance(error, ChatMigrated):
        return Judgement(Verdict.MOVED, new_chat_id=error.new_chat_id)
    if isinstance(error, BadRequest):
        return Judgement(_of_bad_request(error.message.lower()))
    return Judgement(_BY_KIND.get(type(error), Verdict.FAILED), pause)


def _of_bad_request(description: str) -> Verdict:
    if any(words in description for words in _GONE_MESSAGES):
        return Verdict.ANEW
    if any(words in description for words in _GONE_PEOPLE):
        return Verdict.UNREACHABLE
    return Verdict.FAILED


def as_timedelta(wait: int | timedelta) -> timedelta:
    """A wait as the library gives it, in seconds or as a time."""
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
