"""A virus scanner that speaks clamd's protocol on a real socket and knows one virus: EICAR's harmless test file."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

# In two pieces, so that no scanner takes this file for one.
EICAR: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@asynccontextmanager
async def clamd(place: Path | None = None) -> AsyncIterator[str]:
    """It runs at a socket in the file system, or at a free port; answers where it is."""
    if place is not None:
        server = await asyncio.start_unix_server(_serve, place)
        address = str(place)
    else:
        server = await asyncio.start_server(_serve, "127.0.0.1", 0)
        address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield address
    finally:
        server.close()
        await server.wait_closed()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    command = await reader.readuntil(b"\0")
    if command == b"zPING\0":
        writer.write(b"PONG\0")
    elif command == b"zINSTREAM\0":
        content = await _content(reader)
        writer.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")
    else:
        writer.write(b"UNKNOWN COMMAND\0")
    await writer.drain()
    writer.close()


async def _content(reader: asyncio.StreamReader) -> bytes:
    content = b""
    while length := struct.unpack("!I", await reader.readexactly(4))[0]:
        content += await reader.readexactly(length)
    return content
