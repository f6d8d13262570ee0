"""The ruled lines of a table on a picture."""

import pytest
from PIL import Image, ImageDraw

from minutes.forms.rulings import find_rulings, without_rulings
from minutes.forms.straightening import straightened

EDGES = (100, 400, 900, 1100)


def a_page(*across: int, runs_on_to: int = 0, tilt: float = 0.0) -> Image.Image:
    """A page with rulings across at these heights, the uprights between the first and the last or as far as told."""
    page = Image.new("L", (1200, 800), 255)
    pen = ImageDraw.Draw(page)
    for y in across:
        pen.line((EDGES[0], y, EDGES[-1], y), fill=0, width=3)
    for x in EDGES:
        pen.line((x, across[0], x, runs_on_to or across[-1]), fill=0, width=3)
    pen.rectangle((450, across[0] + 30, 470, across[0] + 60), fill=0)
    return page.rotate(tilt, fillcolor=255, resample=Image.Resampling.BILINEAR) if tilt else page


def test_each_row_between_two_rulings_has_its_cells_from_right_to_left() -> None:
    (table,) = find_rulings(a_page(100, 200, 350)).tables
    assert [len(band.edges) for band in table] == [4, 4]
    lefts = [left for left, _, _, _ in table[0].boxes]
    assert [round(left, -1) for left in lefts] == [900, 400, 100]
    assert table[0].bottom <= table[1].top


def test_a_row_that_goes_on_on_the_next_page_is_bound_by_its_uprights() -> None:
    (table,) = find_rulings(a_page(100, 200, 350, runs_on_to=500)).tables
    assert len(table) == 3
    assert abs(table[-1].bottom - 500) < 10


def test_a_page_that_lies_a_little_askew_has_its_table_still() -> None:
    (table,) = find_rulings(a_page(100, 200, 350, tilt=0.1)).tables
    assert [len(band.edges) for band in table[:2]] == [4, 4]


def test_the_page_without_its_rulings_keeps_its_letters() -> None:
    page = a_page(100, 200, 350)
    clean = without_rulings(page, find_rulings(page))
    assert clean.getpixel((460, 145)) == 0
    assert {clean.getpixel((x, y)) for x, y in ((700, 100), (100, 150), (400, 300))} == {255}


def test_prose_has_no_table() -> None:
    page = Image.new("L", (1200, 800), 255)
    pen = ImageDraw.Draw(page)
    for y in range(50, 700, 40):
        for x in range(80, 1100, 90):
            pen.rectangle((x, y, x + 70, y + 18), fill=0)
    assert find_rulings(page).tables == []


@pytest.mark.parametrize("tilt", [2.0, -1.3])
def test_a_page_that_lies_askew_is_set_straight_by_its_rulings(tilt: float) -> None:
    page = a_page(100, 200, 350, tilt=tilt)
    (table,) = find_rulings(straightened(page)).tables
    assert [len(band.edges) for band in table[:2]] == [4, 4]


def test_a_straight_page_stays_as_it_is() -> None:
    page = a_page(100, 200, 350)
    assert straightened(page) is page
