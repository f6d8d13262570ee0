"""Which files a report may bring (Bot API: a bot can fetch at most 20 MB)."""

import re
from pathlib import PurePosixPath
from typing import Final

from domain.text import strip_bidi_controls

LARGEST_FILE: Final = 20 * 2**20
NAME_LENGTH: Final = 255

# Programs and scripts: nobody reports with them, and a colleague might open one.
_REFUSED: Final = frozenset(
    {
        ".apk", ".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi", ".ps1",
        ".reg", ".scr", ".sh", ".vb", ".vbe", ".vbs", ".wsf",
    }
)  # fmt: skip


_NOT_IN_NAMES: Final = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u2028\u2029]+")


def clean_name(name: str | None) -> str | None:
    """A sender's name of a file as it is kept and shown: no direction marks, control characters or parts of a path."""
    bare = _NOT_IN_NAMES.sub("_", strip_bidi_controls(name or "")).strip(" .")
    ending = PurePosixPath(bare).suffix[:20]
    shortened = bare if len(bare) <= NAME_LENGTH else bare[: NAME_LENGTH - len(ending)] + ending
    return shortened or None


def is_too_big(size: int | None) -> bool:
    """Whether a file of ``size`` bytes cannot be taken; an unknown size is found out when it is fetched."""
    return size is not None and size > LARGEST_FILE


def is_refused_type(name: str | None) -> bool:
    """Whether the name's last ending is a program's."""
    return PurePosixPath(clean_name(name) or "").suffix.casefold() in _REFUSED
