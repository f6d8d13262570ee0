"""Asking clamd whether a file holds a virus, over its socket (clamd(8): PING and INSTREAM)."""

import asyncio
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SECONDS: Final = 60.0
CHUNK: Final = 2**16
_LENGTH: Final = struct.Struct("!I")


class ScannerGone(Exception):
    """The scanner does not answer, or not as one does."""


class Scanner:
    """clamd at ``address``: the path of its socket, or ``host:port``."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def is_there(self) -> bool:
        """Whether it answers."""
        try:
            await self.greet()
        except ScannerGone:
            return False
        return True

    async def greet(self) -> None:
        """Raises ScannerGone unless it answers."""
        said = await self._ask(b"zPING\0", None)
        if said != "PONG":
            raise ScannerGone(said)

    async def virus_in(self, file: Path) -> str | None:
        """The name of what was found in a file, None for a clean one. Raises ScannerGone."""
        said = await self._ask(b"zINSTREAM\0", await asyncio.to_thread(file.read_bytes))
        if said == "stream: OK":
            return None
        if not said.endswith(" FOUND"):
            raise ScannerGone(said)
        return said.removeprefix("stream: ").removesuffix(" FOUND")

    async def _ask(self, command: bytes, content: bytes | None) -> str:
        try:
            async with asyncio.timeout(SECONDS):
                return await self._talk(command, content)
        except (OSError, EOFError, TimeoutError) as error:
            raise ScannerGone(str(error) or type(error).__name__) from error

    async def _talk(self, command: bytes, content: bytes | None) -> str:
        reader, writer = await self._open()
        try:
            writer.write(command)
            if content is not None:
                for start in range(0, len(content), CHUNK):
                    part = content[start : start + CHUNK]
                    writer.write(_LENGTH.pack(len(part)) + part)
                    await writer.drain()
                writer.write(_LENGTH.pack(0))
            await writer.drain()
            return (await reader.readuntil(b"\0"))[:-1].decode(errors="replace").strip()
        finally:
            writer.close()

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._address.startswith("/"):
            return await asyncio.open_unix_connection(self._address)
        host, _, port = self._address.rpartition(":")
        return await asyncio.open_connection(host.strip("[]"), int(port))


@dataclass(frozen=True)
class Keeping:
    """How files are kept: ``quota`` bytes for a body, and who looks for viruses in them, if anybody does."""

    quota: int = 10**10
    scanner: Scanner | None = None
