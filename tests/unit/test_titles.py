"""Short titles: of a resolution by its own words, of a clause by the clause's."""

import pytest

from domain.titles import title_of
from domain.vocabulary import DeadlineKind
from services.titles import title_from
from storage.models import Assignment, Clause, Resolution


def an_assignment(*, is_text_withheld: bool = False, clause: str | None = None) -> Assignment:
    row = Resolution(row=3, title="ساماندهی معتادان متجاهر", text="متن", is_text_withheld=is_text_withheld)
    own = Clause(letter="ت", text=clause, deadline_kind=DeadlineKind.NONE) if clause is not None else None
    return Assignment(resolution=row, clause=own)


def test_a_blank_before_a_comma_is_not_kept_in_a_title() -> None:
    assert title_of("مقرر گردید جلسه قرارگاه ، رئیس و دبیر برگزار شود .") == "جلسه قرارگاه، رئیس و دبیر برگزار شود"


def test_the_office_that_is_told_to_act_is_left_out_of_a_title() -> None:
    text = "مقرر گردید: معاون محترم سیاسی ، امنیتی و اجتماعی در خصوص مشکلات ساختمان‌های قولنامه‌ای جلسه برگزار نماید."
    assert title_of(text).startswith("مشکلات ساختمان‌های قولنامه‌ای")


def test_a_clause_is_known_by_its_own_words_and_the_rest_by_the_rows() -> None:
    assert title_from(an_assignment()) == "ساماندهی معتادان متجاهر"
    assert title_from(an_assignment(clause="ت- تجهیز کمپ‌ها تا پایان سال")) == "تجهیز کمپ‌ها تا پایان سال"


@pytest.mark.parametrize("clause", [None, "تجهیز کمپ‌ها"])
def test_no_words_are_said_of_what_was_issued_without_its_text(clause: str | None) -> None:
    assert title_from(an_assignment(is_text_withheld=True, clause=clause)) == "بدون متن (در نامه ابلاغ)"
