"""What clamd says of a file, over both of its sockets, and what is made of its silence."""

import asyncio
from pathlib import Path

import pytest

from bot.scanner import CHUNK, Scanner, ScannerGone
from tests.clamd import EICAR, clamd


@pytest.mark.parametrize("socket", ["unix", "port"])
async def test_a_virus_is_named_and_a_clean_file_is_clean(tmp_path: Path, socket: str) -> None:
    clean, infected, large = tmp_path / "clean", tmp_path / "infected", tmp_path / "large"
    clean.write_bytes(b"")
    infected.write_bytes(b"%PDF-1.7\n" + EICAR)
    # The virus lies across two portions.
    large.write_bytes(b" " * (CHUNK - 10) + EICAR + b" " * CHUNK)
    async with clamd(tmp_path / "clamd.ctl" if socket == "unix" else None) as address:
        scanner = Scanner(address)
        assert await scanner.is_there()
        assert await scanner.virus_in(clean) is None
        assert await scanner.virus_in(infected) == "Eicar-Test-Signature"
        assert await scanner.virus_in(large) == "Eicar-Test-Signature"
    assert not await scanner.is_there()
    with pytest.raises(ScannerGone):
        await scanner.virus_in(clean)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"garbage"])
async def test_an_answer_that_says_neither_is_no_answer(tmp_path: Path, answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\0")
        writer.write(answer)
        writer.close()

    file = tmp_path / "file"
    file.write_bytes(b"words")
    async with await asyncio.start_unix_server(serve, tmp_path / "odd.ctl"):
        with pytest.raises(ScannerGone):
            await Scanner(str(tmp_path / "odd.ctl")).virus_in(file)
