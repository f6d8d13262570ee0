"""Whoever is asked something can leave the question by a button."""

from views.screen import Button, Screen
from views.way_out import with_way_out


def test_a_question_without_a_way_out_gets_one_and_one_with_it_keeps_its_own() -> None:
    bare = with_way_out(Screen("شماره جلسه را بنویسید.", ((Button("تقویم", "mcal:1"),),)))
    assert [[button.press for button in row] for row in bare.buttons] == [["mcal:1"], ["leave"]]
    own = Screen("متن را بفرستید.", ((Button("انصراف", "mdrop"),),))
    assert with_way_out(own) is own
