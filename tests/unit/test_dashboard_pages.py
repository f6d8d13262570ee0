"""Every agency of the dashboard can be reached, ten to a page."""

from domain.tallies import Count, Dashboard
from locales.catalog import plain
from views.dashboard import by_agency
from views.screen import Screen

AGENCIES = tuple(Count(f"دستگاه {number:02}", 1, 0, 0) for number in range(23))
BOARD = Dashboard(7, "قرارگاه", 12, 0, (), 0, AGENCIES, ())


def turning(screen: Screen) -> list[str | None]:
    return [button.press for row in screen.buttons[:-1] for button in row]


def test_the_pages_of_the_dashboard_show_every_agency_once() -> None:
    pages = [by_agency(BOARD, start) for start in (0, 10, 20)]
    shown = [line for page in pages for line in plain(page.text).split("\n") if line.startswith("دستگاه")]
    assert len(shown) == len(set(shown)) == 23
    assert [turning(page) for page in pages] == [
        ["dash:7:agencies:10"],
        ["dash:7:agencies:0", "dash:7:agencies:20"],
        ["dash:7:agencies:10"],
    ]
    assert by_agency(BOARD, 990).text == pages[-1].text
