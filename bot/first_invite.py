"""The operator's invite to a body's secretariat, with which everything else begins."""

from datetime import datetime

from bot.introduction import LINKS, NotIntroduced, introduce
from bot.settings import Settings
from bot.system_clock import real_now
from domain.calendar import TEHRAN
from domain.invite_codes import shown
from services.founding import FoundedBody, bodies, found_body
from services.inviting import MadeInvite, make_first_invite
from storage.database import Database
from storage.reach import made_ready, told_in_words
from storage.unit_of_work import UnitOfWork


class NoInvite(Exception):
    """No invite can be made as asked; the message is one sentence that says what to give."""


async def invite_secretariat(settings: Settings, name: str | None, province: str | None) -> list[str]:
    """Make the invite and answer the lines to print. Without a name there must be one body and no more.

    Raises NoInvite, and DatabaseTrouble.
    """
    await made_ready(settings.database_url)
    with told_in_words():
        database = Database(settings.database_url)
        try:
            body = await _body(name, province, database, real_now())
            made = await make_first_invite(body.id, UnitOfWork(database), real_now())
        finally:
            await database.close()
    return [
        f"Invite to the secretariat of {body.name} ({body.province}), for one person, "
        f"until {made.expires_at.astimezone(TEHRAN):%Y-%m-%d %H:%M}:",
        *await _links(settings, made),
        f"  code: {shown(made.code)} (written to the bot, it does what a link does)",
    ]


async def _body(name: str | None, province: str | None, database: Database, now: datetime) -> FoundedBody:
    if name is not None and province is not None:
        if not name.strip() or not province.strip():
            raise NoInvite("--body and --province want a name.")
        return await found_body(name, province, UnitOfWork(database), now)
    found = await bodies(UnitOfWork(database, reads_only=True))
    if not found:
        raise NoInvite("There is no body yet: give its name with --body and --province, and it is made.")
    if len(found) > 1:
        listed = ", ".join(f"{body.name} ({body.province})" for body in found)
        raise NoInvite(f"There are several bodies; choose with --body and --province: {listed}.")
    return found[0]


async def _links(settings: Settings, made: MadeInvite) -> list[str]:
    """A link for each messenger that tells the bot's name; where none does, the code is enough."""
    lines = []
    for messenger, token in settings.tokens().items():
        try:
            told = await introduce(settings.base_url_of(messenger), token)
        except NotIntroduced as trouble:
            lines.append(f"  {messenger.value}: no link, it {trouble}")
        else:
            lines.append(f"  {messenger.value}: {LINKS[messenger].format(name=told.username)}{made.token}")
    return lines
