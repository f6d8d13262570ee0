"""Messages of a kind that nobody here reads, made readable for the library, so that they are answered as what they are.

The library asks of a poll what Bot API 9.6 brought; Bale and older servers leave it out.
"""

from typing import Any, Final

KINDS: Final = ("message", "edited_message")
_LATER: Final = {"allows_revoting": False, "members_only": False, "options": []}


def readable_update(update: dict[str, Any]) -> dict[str, Any]:
    """The update with polls that the library takes; only that there is a poll matters."""
    return {kind: _readable(one) if kind in KINDS else one for kind, one in update.items()}


def _readable(message: Any) -> Any:
    poll = message.get("poll") if isinstance(message, dict) else None
    return {**message, "poll": {**poll, **_LATER}} if isinstance(poll, dict) else message
