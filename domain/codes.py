"""How a resolution is called: its meeting's number and its row, and the letter of a clause.

Shown as «۲۰/۳» and «۲۰/۳ بند ب»: a letter right after the slash would jump to the other side of the line.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from domain.text import fold, to_persian_digits

# Two alphabets are in use, even within one document: the third clause is «ج» in one and «پ» in the other.
ABJAD_LETTERS: Final = ("الف", *"بجدهوزحطیکلمن")
ALPHABETIC_LETTERS: Final = ("الف", *"بپتثجچحخدذرزژسش")
CLAUSE_LETTERS: Final = tuple(dict.fromkeys(ALPHABETIC_LETTERS + ABJAD_LETTERS))
LARGEST_MEETING: Final = 999
LARGEST_ROW: Final = 99

_ALIF_NAMES: Final = {"ا", "الف"}


@dataclass(frozen=True)
class ResolutionCode:
    """``clause`` is a letter as ``clause_letter`` gives it, or None for the whole resolution."""

    meeting: int
    row: int
    clause: str | None = None

    @property
    def shown(self) -> str:
        """As people read it, in Persian digits."""
        pair = to_persian_digits(f"{self.meeting}/{self.row}")
        return f"{pair} بند {self.clause}" if self.clause else pair

    @property
    def resolution(self) -> "ResolutionCode":
        """The code of the whole resolution that this one is of or in."""
        return ResolutionCode(self.meeting, self.row)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Meeting by meeting, row by row, the whole before its clauses, «ج» after «پ»."""
        place = CLAUSE_LETTERS.index(self.clause) if self.clause in CLAUSE_LETTERS else len(CLAUSE_LETTERS)
        return (self.meeting, self.row, place + 1 if self.clause else 0)


def clause_letter(written: str) -> str | None:
    """The letter of a clause in its one spelling («هـ» is «ه», «ا» is «الف»), or None when it is none."""
    folded = fold(written)
    letter = "الف" if folded in _ALIF_NAMES else folded
    return letter if letter in CLAUSE_LETTERS else None


def matching_clause(written: str, letters: Collection[str]) -> str | None:
    """Which of a resolution's clause ``letters`` is meant by ``written``.

    The letter itself, or the one in the same place of the other alphabet («ج» for «پ» where there is no «ج»).
    """
    letter = clause_letter(written)
    if letter is None or letter in letters:
        return letter
    others = (
        _counterpart(letter, ABJAD_LETTERS, ALPHABETIC_LETTERS),
        _counterpart(letter, ALPHABETIC_LETTERS, ABJAD_LETTERS),
    )
    return next((other for other in others if other in letters), None)


def _counterpart(letter: str, of: tuple[str, ...], to: tuple[str, ...]) -> str | None:
    place = of.index(letter) if letter in of else len(to)
    return to[place] if place < len(to) else None
