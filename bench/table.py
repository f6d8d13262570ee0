"""Figures, and how they become a table that can be put into a page of the documents."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from time import process_time
from typing import Final

TIMES: Final = 5
Measure = dict[str, str]
"""One line: its cells by the heads of their columns."""
_took: list[float] = []


@contextmanager
def timing() -> Iterator[None]:
    """What is measured of a work stands within; what leads up to it is not counted."""
    begun = process_time()
    yield
    _took.append(process_time() - begun)


def seconds(work: Callable[[str, int], None], form: str, count: int) -> float:
    """Processor seconds of a work that no run before has warmed up, the least of five processes of its own, so that
    what else runs on the machine counts little."""
    runs = []
    for _ in range(TIMES):
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            runs.append(process.submit(_timed, work, form, count).result())
    return min(runs)


def _timed(work: Callable[[str, int], None], form: str, count: int) -> float:
    work(form, 3)  # The libraries of the form are imported now.
    _took.clear()
    work(form, count)
    return sum(_took)


def as_table(measures: Sequence[Measure]) -> str:
    heads = list(measures[0])
    lines = [heads, ["---"] * len(heads), *([one[head] for head in heads] for one in measures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
