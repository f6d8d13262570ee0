"""Ids that never restart: update, message, file, person and group numbers."""

from playground.archive import Archive

_BLOCK = 50


class Numbers:
    """Named sequences. They are reserved on disk by the block, so that most numbers cost no write; after a restart
    the rest of a block is skipped."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._reserved: dict[str, int] = {key: value["next"] for key, value in archive.all_of("number")}
        self._next = dict(self._reserved)

    def next(self, name: str, first: int = 1) -> int:
        """The next number of a sequence that began with ``first``."""
        number = self._next.get(name, first)
        self._next[name] = number + 1
        if number >= self._reserved.get(name, first):
            self._reserve(name, number + _BLOCK)
        return number

    def skip_to(self, name: str, number: int) -> None:
        """Let the sequence go on from ``number`` unless it is already there."""
        if number > self._next.get(name, 0):
            self._next[name] = number
            self._reserve(name, number)

    def _reserve(self, name: str, number: int) -> None:
        self._reserved[name] = number
        self._archive.keep("number", name, {"next": number})
