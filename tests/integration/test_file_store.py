"""Files get names of their own, are whole or not there, and never larger than allowed."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.files import FileStore, FileTooLarge


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def broken() -> AsyncIterator[bytes]:
    yield b"half"
    raise ConnectionResetError


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


async def test_a_file_is_kept_whole_under_a_generated_name_with_its_checksum(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    kept = await store.keep(chunks(b"one ", b"two"), 100, ".txt")
    assert await store.read(kept.stored_name) == b"one two"
    assert (kept.size, kept.sha256) == (7, hashlib.sha256(b"one two").hexdigest())
    assert names(tmp_path) == [kept.stored_name]
    other = await store.keep(chunks(b"one ", b"two"), 100, ".txt")
    assert other.stored_name != kept.stored_name


async def test_a_file_over_the_limit_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        await FileStore(tmp_path).keep(chunks(b"x" * 60, b"x" * 60), 100)
    assert names(tmp_path) == []


async def test_a_file_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionResetError):
        await FileStore(tmp_path).keep(broken(), 100)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a", "0" * 32 + "/../x", "0" * 32 + ".TXT", ""])
def test_a_name_from_outside_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        FileStore(tmp_path).path_of(name)


async def test_what_is_erased_is_gone_and_may_be_erased_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    name = await store.keep_made(b"picture", ".png")
    await store.erase(name)
    await store.erase(name)
    assert names(tmp_path) == []
    with pytest.raises(FileNotFoundError):
        await store.read(name)
