"""The folder of files: what people sent and what is made for them, under names that nobody outside chooses."""

import asyncio
import hashlib
import os
import re
import secrets
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_NAME: Final = re.compile(r"[0-9a-f]{32}(\.[a-z0-9]{1,5})?")
_UNFINISHED: Final = ".part"
_CHUNK: Final = 2**20


class FileTooLarge(Exception):
    """More bytes came than the limit allows; nothing of them is kept."""


@dataclass(frozen=True)
class KeptFile:
    """A file that is safely in the folder; ``size`` in bytes, ``sha256`` in hexadecimal."""

    stored_name: str
    size: int
    sha256: str


class FileStore:
    """Files by generated name. A name appears in the folder only when its file is whole and on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def stored_names(self) -> Iterator[str]:
        """The names of all kept files, without unfinished ones."""
        return (path.name for path in sorted(self.folder.glob("*/*")) if _NAME.fullmatch(path.name))

    def put_back(self, stored_name: str, content: BinaryIO) -> None:
        """Write a file of a backup under the name that it had; FileExistsError when there is one."""
        writing = _Writing(self.path_of(stored_name))
        try:
            while chunk := content.read(_CHUNK):
                writing.add(chunk, sys.maxsize)
            writing.finish(stored_name)
        finally:
            writing.give_up()

    def path_of(self, stored_name: str) -> Path:
        """Where a kept file lies; ValueError for a name that was not generated here."""
        if not _NAME.fullmatch(stored_name):
            raise ValueError("not a name of the file store")
        return self.folder / stored_name[:2] / stored_name

    async def keep(self, chunks: AsyncIterator[bytes], limit: int, ending: str = "") -> KeptFile:
        """Write what comes under a new name; FileTooLarge as soon as it is more than ``limit`` bytes."""
        name = f"{secrets.token_hex(16)}{ending}"
        writing = await asyncio.to_thread(_Writing, self.path_of(name))
        try:
            async for chunk in chunks:
                await asyncio.to_thread(writing.add, chunk, limit)
            return await asyncio.to_thread(writing.finish, name)
        finally:
            await asyncio.to_thread(writing.give_up)

    async def keep_made(self, content: bytes, ending: str) -> str:
        """Keep what this program made, such as a picture; answers the stored name. ``ending`` is like ``.png``."""
        return (await self.keep(_once(content), len(content), ending)).stored_name

    async def read(self, stored_name: str) -> bytes:
        """The whole content; FileNotFoundError when it was erased."""
        return await asyncio.to_thread(self.path_of(stored_name).read_bytes)

    async def erase(self, stored_name: str) -> None:
        """Remove a file for good; one that is gone already is no error."""
        await asyncio.to_thread(self.path_of(stored_name).unlink, missing_ok=True)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


class _Writing:
    """One file on its way: written beside its place, made durable, then given its name in one step."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unfinished = path.with_name(path.name + _UNFINISHED)
        self._digest = hashlib.sha256()
        self._size = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = self._unfinished.open("xb")

    def add(self, chunk: bytes, limit: int) -> None:
        self._size += len(chunk)
        if self._size > limit:
            raise FileTooLarge
        self._digest.update(chunk)
        self._file.write(chunk)

    def finish(self, name: str) -> KeptFile:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._unfinished.replace(self._path)
        _make_durable(self._path.parent)
        return KeptFile(name, self._size, self._digest.hexdigest())

    def give_up(self) -> None:
        try:
            self._file.close()
        finally:
            # A full disk lets nothing be flushed, and what is unfinished must not keep it full.
            self._unfinished.unlink(missing_ok=True)


def _make_durable(folder: Path) -> None:
    """The new name is safe only when the folder itself has reached the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
