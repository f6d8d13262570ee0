"""The files of all chats: their bytes in the data folder, what is known of them in memory."""

import hashlib
import mimetypes
import secrets
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playground.archive import Archive
from playground.sequences import Numbers
from playground.wire import Json

FOLDERS: Final = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "animation": "animations",
    "audio": "music",
    "voice": "voice",
    "sticker": "stickers",
}
_NAMELESS: Final = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp", "video": ".mp4"}


@dataclass(frozen=True)
class Upload:
    """A file as it came in, with the name and type its sender gave."""

    name: str
    content: bytes
    content_type: str = ""


@dataclass(frozen=True)
class StoredFile:
    """One file of one bot. ``path`` is its address for getFile, ``number`` names its bytes on disk."""

    id: str
    unique_id: str
    bot_id: int
    number: int
    kind: str
    name: str
    mime: str
    size: int
    path: str
    width: int
    height: int

    def described(self) -> Json:
        """The fields that the Bot API's Document, Audio, Video, Voice and PhotoSize share."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Shelf:
    """Files by their id; ids are each bot's own and never come again."""

    def __init__(self, archive: Archive, numbers: Numbers) -> None:
        self._archive = archive
        self._numbers = numbers
        self._root = archive.folder / "files"
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[tuple[int, str], StoredFile] = {}
        for _, kept in archive.all_of("file"):
            self._place(StoredFile(**kept))

    def put(self, bot_id: int, kind: str, upload: Upload) -> StoredFile:
        """Keep an upload's bytes for a bot."""
        number = self._numbers.next("file", 0)
        place = self._root / str(bot_id) / str(number)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(upload.content)
        width, height = picture_size(upload.content) or (1280, 960)
        name = _plain_name(upload.name) or f"file_{number}{_NAMELESS.get(kind, '')}"
        stored = StoredFile(
            id=f"{kind[0].upper()}QAC{bot_id:x}-{number:x}-{secrets.token_urlsafe(12)}",
            unique_id=hashlib.sha256(upload.content).hexdigest()[:16],
            bot_id=bot_id,
            number=number,
            kind=kind,
            name=name,
            mime=upload.content_type or mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(upload.content),
            path=f"{FOLDERS[kind]}/file_{number}{Path(name).suffix or _NAMELESS.get(kind, '')}",
            width=width,
            height=height,
        )
        return self._keep(stored)

    def thumbnail(self, picture: StoredFile) -> StoredFile:
        """The small size of a photo, as a file of its own with the same bytes."""
        width = min(90, picture.width)
        small = {"width": width, "height": max(1, picture.height * width // picture.width), "id": f"{picture.id}-s"}
        path = picture.path.replace("/file_", "/thumb_")
        return self._keep(StoredFile(**{**asdict(picture), **small, "path": path}))

    def get(self, bot_id: int, file_id: str) -> StoredFile | None:
        """The file of an id, if it is this bot's."""
        stored = self._by_id.get(file_id)
        return stored if stored and stored.bot_id == bot_id else None

    def at(self, bot_id: int, path: str) -> StoredFile | None:
        """The file that getFile gave this address."""
        return self._by_path.get((bot_id, path))

    def place_of(self, stored: StoredFile) -> Path:
        """Where the bytes are."""
        return self._root / str(stored.bot_id) / str(stored.number)

    def _keep(self, stored: StoredFile) -> StoredFile:
        self._archive.keep("file", stored.id, asdict(stored))
        self._place(stored)
        return stored

    def _place(self, stored: StoredFile) -> None:
        self._by_id[stored.id] = stored
        self._by_path[stored.bot_id, stored.path] = stored


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, or None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return (int(width), int(height)) if width and height else None
    return _jpeg_size(content) if content[:2] == b"\xff\xd8" else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return (int(width), int(height)) if width and height else None
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")[:120]
