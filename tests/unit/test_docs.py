"""Tables in the docs say what the code does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.command_line import app
from bot.settings import Settings, read_settings, setting_names
from locales.catalog import sentences

HOUSE = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| `([^`]+)` \| (?:`([^`]*)`)? ?\|", re.MULTILINE)
ASSIGNED = re.compile(r"^(PEYGIR_\w+)=(.*)$", re.MULTILINE)
PAGES = [*sorted(HOUSE.glob("docs/**/*.md")), HOUSE / "README.md", HOUSE / "CONTRIBUTING.md"]


def table_of_settings() -> dict[str, str]:
    return dict(ROW.findall((HOUSE / "docs/operating.md").read_text("utf-8").partition("## Settings")[2]))


def example() -> dict[str, str]:
    return dict(ASSIGNED.findall((HOUSE / ".env.example").read_text("utf-8")))


def defaults() -> Iterator[tuple[str, str]]:
    plain = Settings()
    for name in Settings.model_fields:
        value = getattr(plain, name)
        yield (
            f"PEYGIR_{name.upper()}",
            "" if value is None else f"{value:g}" if isinstance(value, float) else str(value),
        )


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)


def commands() -> set[str]:
    """The commands as they are typed: «peygir db upgrade»."""
    found = set()
    waiting = [("peygir", get_command(app))]
    while waiting:
        words, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{words} {name}", one) for name, one in inner.items()]
        if not inner:
            found.add(words)
    return found


def commands_named_in(page: Path) -> set[str]:
    """First cells of table rows that begin with the command, without options and arguments."""
    cells = re.findall(r"^\| `(peygir [^`]+)`", page.read_text("utf-8"), re.MULTILINE)
    return {re.match(r"peygir(?: [a-z]+)+", cell).group() for cell in cells}  # type: ignore[union-attr]


def test_the_table_of_settings_names_every_setting_with_its_default() -> None:
    assert table_of_settings() == dict(defaults())


def test_the_example_names_every_setting_with_its_default() -> None:
    expected = dict(defaults())
    # The address follows the data folder, and an example that fixes it would part the two.
    expected["PEYGIR_DATABASE_URL"] = ""
    assert example() == expected


def test_every_setting_of_the_example_has_a_comment_above_its_group() -> None:
    lines = (HOUSE / ".env.example").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if ASSIGNED.match(line):
            assert lines[number - 1].startswith(("#", "PEYGIR_")), f"{line} is not explained"


def test_the_example_can_be_used_as_it_is() -> None:
    assert read_settings(_env_file=HOUSE / ".env.example") == Settings()


@pytest.mark.parametrize("page", ["docs/operating.md", "README.md"])
def test_the_table_of_commands_names_commands_that_exist(page: str) -> None:
    assert commands_named_in(HOUSE / page) <= commands()


def test_the_table_of_commands_is_whole() -> None:
    assert commands_named_in(HOUSE / "docs/operating.md") == commands()


@pytest.mark.parametrize("page", PAGES)
def test_links_to_pages_of_this_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_map_of_rooms_in_the_readme_is_the_packages() -> None:
    told = re.findall(r"^\| `(\w+)/` \|", (HOUSE / "README.md").read_text("utf-8"), re.MULTILINE)
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")} - {"tests", "bench"}
    assert sorted(told) == sorted(rooms)


GUIDES = sorted(HOUSE.glob("docs/*.fa.md"))


def labels() -> set[str]:
    """Every button and key of the catalog, as it is read; holes stand for anything."""
    return {text for key, text in sentences().items() if ".button" in key or key.startswith("keyboard.")}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_buttons_that_a_guide_names_exist(guide: Path) -> None:
    named = re.findall(r"\*\*\[([^\]]+)\]\*\*", guide.read_text("utf-8"))
    assert named
    known = [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text))) for text in labels()]
    assert [name for name in named if not any(pattern.fullmatch(name) for pattern in known)] == []
