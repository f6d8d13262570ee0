"""JSON as it goes over the wire."""

import json
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def to_text(value: object) -> str:
    """Compact JSON with Persian letters as themselves; half of a surrogate pair stays an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or _is_writable(text) else json.dumps(value, separators=(",", ":"))


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
