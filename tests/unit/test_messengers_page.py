"""docs/messengers.md says what the profiles and the playground do."""

import re

from bot.dialects import DIALECTS, TEXT_LIMIT
from bot.introduction import LINKS
from bot.menu import MENU
from bot.settings import Settings
from domain.vocabulary import Messenger
from locales.catalog import say
from playground.profiles import BALE, TELEGRAM, Profile
from talk.commands import COMMAND_NAMES
from tests.unit.source import HOUSE


def rows() -> dict[str, tuple[str, str]]:
    """What stands between backticks in the table, by its first column."""
    lines = (HOUSE / "docs/messengers.md").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4:
            told = [re.findall(r"`([^`]+)`", cell) for cell in cells[1:3]]
            found[cells[0]] = (told[0][-1] if told[0] else "", told[1][-1] if told[1] else "")
    return found


def both(of_telegram: object, of_bale: object) -> tuple[str, str]:
    return str(of_telegram), str(of_bale)


def has(profile: Profile, *methods: str) -> str:
    return "set" if all(one in profile.methods - profile.not_implemented for one in methods) else "501"


def members(profile: Profile) -> str:
    return "my_chat_member" if profile.update_kinds is None or "my_chat_member" in profile.update_kinds else "none"


def test_the_table_of_differences_is_what_the_profiles_say() -> None:
    told, settings = rows(), Settings()
    modes = [DIALECTS[one].parse_mode or "none" for one in (Messenger.TELEGRAM, Messenger.BALE)]
    signs = ["negative" if one.first_group_id < 0 else "positive" for one in (TELEGRAM, BALE)]
    expected = {
        "text of a message, letters": both(TEXT_LIMIT, TEXT_LIMIT),
        "words under a file, letters": both(TELEGRAM.caption_limit, BALE.caption_limit),
        "bold and other formatting": both(*modes),
        "menu of commands": both(has(TELEGRAM, "setmycommands"), has(BALE, "setmycommands")),
        "description and short description": both(
            *(has(one, "setmydescription", "setmyshortdescription") for one in (TELEGRAM, BALE))
        ),
        "link that begins a chat": both(LINKS[Messenger.TELEGRAM], LINKS[Messenger.BALE]),
        "being added to or removed from a group": both(members(TELEGRAM), members(BALE)),
        "a person who blocks the bot": both(members(TELEGRAM), members(BALE)),
        "ids of groups": both(*signs),
        "a chat that is gone": both(TELEGRAM.missing_chat_status, BALE.missing_chat_status),
        "undelivered updates kept": both("", BALE.backlog),
        "pace, messages a second": both(settings.telegram_rate, settings.bale_rate),
    }
    assert {name: told[name] for name in expected} == expected


def test_the_menu_offers_commands_that_are_understood_in_words_that_fit() -> None:
    assert set(MENU) <= {*COMMAND_NAMES, "start"}
    assert all(len(say(f"menu.command.{name}")) <= 256 for name in MENU)
    assert len(say("menu.description")) <= 512
    assert len(say("menu.short_description")) <= 120
