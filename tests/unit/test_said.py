"""What somebody said in several messages, and what an edit of one of them makes of it."""

from dataclasses import replace

from domain.text import in_few_lines
from domain.vocabulary import Status
from services.said import Said, all_of

FIRST = Said("بازدید انجام گرفت", attachment_ids=(7,), message_ids=(1,))
SECOND = Said("هفتاد درصد", percent=70, message_ids=(2,))


def test_messages_are_joined_line_by_line() -> None:
    assert FIRST.joined(SECOND).words == "بازدید انجام گرفت\nهفتاد درصد"


def test_an_edited_message_takes_the_place_of_what_it_said() -> None:
    whole = FIRST.joined(SECOND).with_piece(Said("هشتاد درصد", percent=80, message_ids=(2,)))
    assert (whole.words, whole.percent, whole.attachment_ids) == ("بازدید انجام گرفت\nهشتاد درصد", 80, (7,))


def test_an_edit_that_takes_the_claim_out_leaves_none() -> None:
    whole = FIRST.joined(SECOND).with_piece(Said("کار ادامه دارد", message_ids=(2,)))
    assert whole.percent is None


def test_what_is_kept_as_json_comes_back_with_its_pieces() -> None:
    blocked = Said("مانع", status=Status.BLOCKED, obstacle="اعتبار", message_ids=(3,))
    whole = all_of([FIRST, SECOND, blocked])
    assert Said.from_json(whole.to_json()) == whole


def test_another_percent_is_wanted_of_no_piece() -> None:
    whole = replace(FIRST.joined(Said("۱۵۰ درصد", percent=150, message_ids=(2,))))
    again = whole.without_percent().joined(Said(percent=50, message_ids=(4,)))
    assert all_of(again.apart).percent == 50


def test_line_breaks_are_kept_and_long_lists_are_cut() -> None:
    assert in_few_lines("بازدید\n\n  ۴۰ ", 50) == "بازدید\n۴۰"
    assert in_few_lines("\n".join("۱۲۳۴۵۶۷۸"), 50) == "۱\n۲\n۳\n۴\n۵\n۶…"
