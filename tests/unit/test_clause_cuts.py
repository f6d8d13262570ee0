"""Where a resolution's text may be parted into clauses, and the letter that a new clause gets."""

import pytest

from domain.clause_cuts import cut, cuts_of, next_letter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "بوستان محله بهسازی شود؛ گزارش آن به دبیرخانه داده شود.",
            [("بوستان محله بهسازی شود", "گزارش آن به دبیرخانه داده شود.")],
        ),
        (
            "بوستان محله بهسازی شود و گزارش آن داده شود",
            [("بوستان محله بهسازی شود", "گزارش آن داده شود")],
        ),
        ("بوستان محله بهسازی شود", []),
        ("الف. ب. بوستان", []),
    ],
)
def test_a_text_is_parted_at_its_marks_else_at_its_conjunctions(text: str, parts: list[tuple[str, str]]) -> None:
    assert [cut(text, place) for place in cuts_of(text)] == parts


@pytest.mark.parametrize(
    ("letters", "following"),
    [([], "الف"), (["الف"], "ب"), (["الف", "ب", "پ"], "ت"), (["الف", "ب", "ج"], "د"), (["الف", "پ"], "ت")],
)
def test_a_new_clause_gets_the_letter_behind_the_last(letters: list[str], following: str) -> None:
    assert next_letter(letters) == following
