"""No two buttons of a message are called the same."""

from views.told_apart import coded, named, told_apart


def test_codes_alone_are_short_and_stand_together() -> None:
    rows = told_apart([coded("۲۰/۱", "شهرداری کرج", "card:1"), coded("۲۰/۲", "شهرداری کرج", "card:2")], a_row=2)
    assert [[button.label for button in row] for row in rows] == [["۲۰/۱", "۲۰/۲"]]


def test_several_agencies_of_one_resolution_are_named_each_on_its_own_row() -> None:
    agencies = ["شهرداری کرج", "فرمانداری کرج", None]
    rows = told_apart([coded("۲۰/۱", name, f"card:{place}") for place, name in enumerate(agencies)], a_row=2)
    assert [[button.label for button in row] for row in rows] == [
        ["۲۰/۱ شهرداری کرج"],
        ["۲۰/۱ فرمانداری کرج"],
        ["۲۰/۱"],
    ]


def test_an_agency_that_is_there_twice_is_told_apart_by_code_or_number() -> None:
    twice = [named("شهرداری کرج", code, "card:1") for code in ("۲۰/۳", "۲۰/۳ بند ت", "۲۰/۳ بند ت")]
    assert [row[0].label for row in told_apart(twice, a_row=2)] == [
        "شهرداری کرج (۲۰/۳)",
        "شهرداری کرج (۲۰/۳ بند ت)",
        "شهرداری کرج (۲۰/۳ بند ت) (۲)",
    ]
