"""``peygir body``: the bodies of this installation. Each has its own secretariat, settings, numbering and privacy."""

import json
from dataclasses import dataclass
from typing import Any

from bot.settings import Settings
from bot.system_clock import real_now
from domain.body_settings import BodySettings
from domain.vocabulary import Messenger
from services.founding import FoundedBody, bodies, set_up_body
from storage.database import Database
from storage.reach import made_ready, told_in_words
from storage.unit_of_work import UnitOfWork


class WrongBody(Exception):
    """What was asked for cannot be; the message is one sentence that says why."""


@dataclass(frozen=True)
class WantedBody:
    """``settings`` are fields of domain.body_settings as JSON values; what is not named stays as it is."""

    name: str
    province: str
    settings: dict[str, Any]


def wanted_body(name: str, province: str, messengers: str | None, written: str | None) -> WantedBody:
    """The body as the options say it. Raises WrongBody."""
    if not name.strip() or not province.strip():
        raise WrongBody("A body wants a name and a province.")
    settings = _settings_in(written)
    if messengers is not None:
        settings["messengers"] = [one.strip() for one in messengers.split(",")]
    unknown = set(settings) - set(BodySettings.__dataclass_fields__)
    if unknown:
        raise WrongBody(f"There is no setting called {', '.join(sorted(unknown))}.")
    try:
        BodySettings.from_json(settings)
    except (ValueError, TypeError, KeyError) as wrong:
        known = ", ".join(Messenger)
        raise WrongBody(f"These settings cannot be ({wrong}); messengers are {known}.") from None
    return WantedBody(name, province, settings)


async def add_body(settings: Settings, wanted: WantedBody) -> str:
    """Found the body, or give new settings to the one that is there; answers its line. Raises DatabaseTrouble."""
    await made_ready(settings.database_url)
    with told_in_words():
        database = Database(settings.database_url)
        try:
            body = await set_up_body(wanted.name, wanted.province, wanted.settings, UnitOfWork(database), real_now())
        finally:
            await database.close()
    return line_of(body)


async def list_bodies(settings: Settings) -> list[str]:
    """A line for each body, oldest first. Raises DatabaseTrouble."""
    await made_ready(settings.database_url)
    with told_in_words():
        database = Database(settings.database_url)
        try:
            return [line_of(body) for body in await bodies(UnitOfWork(database, reads_only=True))]
        finally:
            await database.close()


def line_of(body: FoundedBody) -> str:
    """«2 ستاد بازآفرینی (البرز), telegram and bale, {"ladder": [5, 3]}»."""
    kept = {name: value for name, value in body.settings.items() if name != "messengers"}
    messengers = " and ".join(BodySettings.from_json(body.settings).messengers)
    more = f", {json.dumps(kept, ensure_ascii=False)}" if kept else ""
    return f"{body.id} {body.name} ({body.province}), {messengers}{more}"


def _settings_in(written: str | None) -> dict[str, Any]:
    try:
        settings = json.loads(written) if written is not None else {}
    except ValueError:
        settings = None
    if not isinstance(settings, dict):
        raise WrongBody('--settings wants a JSON object, such as {"most_extensions": 2}.')
    return settings
