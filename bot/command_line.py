"""The ``peygir`` command. Rooms are imported where they are used, so that help shows at once."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from bot import custody, oversight, paperwork
from bot.body_commands import bodies_app
from bot.usage import PROBLEM, WRONG_USAGE, DatabaseUrl, DataFolder, make_folder, settings_of, stop

if TYPE_CHECKING:
    from bot.settings import Settings, TrialSettings

TRIAL_FOLDER: Final = "trial"


class Speaker(StrEnum):
    """In whose mouth words are understood."""

    FOCAL_POINT = "focal_point"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"


app = typer.Typer(
    name="peygir",
    help="Follow-up of resolutions in Telegram and Bale.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
database_app = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(paperwork.agencies_app, name="agencies")
app.add_typer(paperwork.minutes_app, name="minutes")
app.add_typer(bodies_app, name="body")
app.add_typer(database_app, name="db")
app.add_typer(custody.audit_app, name="audit")
app.command()(oversight.status)
app.command()(oversight.chats)
app.command()(custody.backup)
app.command()(custody.restore)

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; else a free one.")]


def main() -> None:
    """Run the command line."""
    app()


@app.command()
def run(
    *,
    trial: Annotated[bool, typer.Option("--trial", help="Try it on this machine, without a messenger.")] = False,
    port: Port = None,
    data: DataFolder = None,
    at: Annotated[str | None, typer.Option(help="Where the trial's clock starts: 2022-09-08T10:00+03:30.")] = None,
    database_url: DatabaseUrl = None,
    rates: Annotated[bool, typer.Option("--rates/--no-rates", hidden=True)] = True,
) -> None:
    """Start the bot; without a token, a trial with a chat page on this machine."""
    settings = settings_of(data=data, database_url=database_url)
    if not trial and settings.tokens():
        if port is not None or at is not None or not rates:
            stop("--port, --at and --no-rates belong to a trial: add --trial.", WRONG_USAGE)
        _serve(settings)
        return
    if not trial:
        typer.echo("No token is set (PEYGIR_TELEGRAM_TOKEN, PEYGIR_BALE_TOKEN): this is a trial on this machine.")
    from bot.settings import TrialSettings

    _begin_logs(settings)
    folder = data if data is not None else settings.data / TRIAL_FOLDER
    make_folder(folder)
    trial_url = settings.database_url if database_url is not None else None
    from bot.process import keeping_of, watch_of

    _run_trial(TrialSettings(port, folder, _instant(at), rates, trial_url, watch_of(settings), keeping_of(settings)))


@app.command()
def playground(
    *,
    port: Port = None,
    data: Annotated[Path, typer.Option(help="The folder that keeps its chats.")] = Path(".peygir/playground"),
) -> None:
    """Start the playground alone: a messenger on this machine."""
    import os
    import sys

    make_folder(data)
    words = ["-m", "playground", "--port", str(port or 0), "--data", str(data)]
    # In the place of this process, so that signals reach it and nothing of the bot is loaded beside it.
    os.execv(sys.executable, [sys.executable, *words])


@app.command()
def occasions(
    file: Annotated[Path | None, typer.Argument(help="CSV: name, first and last day (1406/03/16).")] = None,
    *,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Keep days that no calendar rule gives (Ramadan, Ashura …), by which deadlines are dated; print them all."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from bot.occasions import WrongOccasions, keep_and_list, read_occasions
    from storage.reach import DatabaseTrouble

    try:
        lines = asyncio.run(keep_and_list(settings, read_occasions(file) if file is not None else []))
    except WrongOccasions as wrong:
        stop(str(wrong), WRONG_USAGE)
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo("\n".join(lines) or "No occasion is kept yet.")


@database_app.command("upgrade")
def upgrade_database(*, data: DataFolder = None, database_url: DatabaseUrl = None) -> None:
    """Bring the database to this release's tables; make it when there is none."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from storage.reach import DatabaseTrouble, bring_up

    make_folder(settings.data)
    try:
        revision = asyncio.run(bring_up(settings.database_url))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo(f"The database stands at {revision}.")


@app.command()
def invite(
    *,
    body: Annotated[str | None, typer.Option(help="The body's name; it is made when there is none of it.")] = None,
    province: Annotated[str | None, typer.Option(help="The body's province.")] = None,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Invite the first person of a body's secretariat; that person invites the others."""
    if (body is None) != (province is None):
        stop("--body and --province go together.", WRONG_USAGE)
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from bot.first_invite import NoInvite, invite_secretariat
    from storage.reach import DatabaseTrouble

    make_folder(settings.data)
    try:
        lines = asyncio.run(invite_secretariat(settings, body, province))
    except NoInvite as trouble:
        stop(str(trouble), WRONG_USAGE)
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo("\n".join(lines))


@app.command()
def understand(
    text: Annotated[str | None, typer.Argument(help="A message; without it, each line of standard input.")] = None,
    *,
    role: Annotated[Speaker, typer.Option("--as", help="Who says it.")] = Speaker.FOCAL_POINT,
    today: Annotated[str | None, typer.Option(help="The day it is said: 1405-09-02; else today.")] = None,
    directory: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Agencies, as JSON.")] = None,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each message.")] = False,
) -> None:
    """Print what is understood by what people type; nothing is recorded."""
    import sys
    from datetime import UTC

    from bot.understanding import NoUnderstanding, day_of, directory_in, lines_of, told
    from domain.calendar import today as day_in_tehran
    from domain.vocabulary import Role
    from talk.printed import Listener

    try:
        day = day_of(today) if today is not None else day_in_tehran(datetime.now(UTC))
        listener = Listener(Role(role), day, directory_in(directory) if directory is not None else ())
    except NoUnderstanding as trouble:
        stop(str(trouble), WRONG_USAGE)
    for line in lines_of(text, sys.stdin, listener):
        typer.echo(line if json else told(line))


@app.command()
def doctor(
    *,
    online: Annotated[bool, typer.Option("--online", help="Ask the messengers too.")] = False,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Look for what is wrong and say what to do; exit code 1 when something was found."""
    import asyncio

    from bot.settings import WrongSettings, read_settings

    try:
        settings = read_settings(data=data, database_url=database_url)
    except WrongSettings as wrong:
        typer.echo(f"✗ {wrong}")
        raise typer.Exit(PROBLEM) from None
    if not asyncio.run(_print_findings(settings, online=online)):
        raise typer.Exit(PROBLEM)


async def _print_findings(settings: "Settings", *, online: bool) -> bool:
    import os

    from bot.doctor import examine

    all_well = True
    async for finding in examine(settings, os.environ, online=online):
        typer.echo(str(finding))
        all_well = all_well and finding.is_well
    return all_well


def _serve(settings: "Settings") -> None:
    import asyncio

    from telegram.error import InvalidToken

    from bot.process import serve
    from bot.sole import NotAlone
    from storage.reach import DatabaseTrouble, stands_at

    _begin_logs(settings)
    make_folder(settings.data)
    try:
        asyncio.run(stands_at(settings.database_url))
        asyncio.run(serve(settings))
    except (DatabaseTrouble, NotAlone) as trouble:
        stop(str(trouble), PROBLEM)
    except InvalidToken:
        # The library's own words hold the token.
        stop("A messenger does not accept its token: peygir doctor --online says which.", WRONG_USAGE)


def _run_trial(trial: "TrialSettings") -> NoReturn:
    from bot.trial import run_trial

    raise typer.Exit(run_trial(trial))


def _begin_logs(settings: "Settings") -> None:
    from bot.logs import set_up_logs

    set_up_logs(settings.log_level, settings.log_format, settings.secrets())


def _instant(text: str | None) -> datetime | None:
    """An ISO time as an aware instant; one without an offset is Tehran's."""
    if text is None:
        return None
    from domain.calendar import TEHRAN

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        stop(f"--at: {text} is no ISO time, such as 2022-09-08T10:00+03:30.", WRONG_USAGE)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=TEHRAN)
