"""A playground of its own process, as a person would start it."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def running_playground(folder: Path, *options: str) -> AsyncIterator[str]:
    """The address of a playground that keeps its data in ``folder``; it ends with the block."""
    command = (sys.executable, "-m", "playground", "--port", "0", "--data", str(folder), *options)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        yield await asyncio.wait_for(_address(process), 30)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    while line := (await process.stdout.readline()).decode():
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
    raise RuntimeError(f"The playground ended with {await process.wait()} before it was ready.")
