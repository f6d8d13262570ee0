"""Which files a report may bring (Bot API: a bot can fetch at most 20 MB)."""

from pathlib import PurePosixPath
from typing import Final

LARGEST_FILE: Final = 20 * 2**20
NAME_LENGTH: Final = 255

# Programs and scripts: nobody reports with them, and a colleague might open one.
_REFUSED: Final = frozenset(
    {
        ".apk", ".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi", ".ps1",
        ".reg", ".scr", ".sh", ".vb", ".vbe", ".vbs", ".wsf",
    }
)  # fmt: skip


def is_too_big(size: int | None) -> bool:
    """Whether a file of ``size`` bytes cannot be taken; an unknown size is found out when it is fetched."""
    return size is not None and size > LARGEST_FILE


def is_refused_type(name: str | None) -> bool:
    """Whether the name's last ending is a program's."""
    return name is not None and PurePosixPath(name.strip(" .")).suffix.casefold() in _REFUSED
