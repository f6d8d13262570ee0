"""What an operator asks of a deployment from outside: how it stands, and who has just written."""

import json
from typing import Annotated

import typer

from bot.usage import PROBLEM, DatabaseUrl, DataFolder, settings_of, stop


def status(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Print what waits, what was sent and what is not well; exit code 1 when something is not well."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from bot.standing import read_standing
    from storage.reach import DatabaseTrouble

    try:
        standing = asyncio.run(read_standing(settings))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo(json.dumps(standing.to_json(), indent=1) if as_json else "\n".join(standing.lines()))
    if standing.troubles:
        raise typer.Exit(PROBLEM)


def chats(*, data: DataFolder = None, database_url: DatabaseUrl = None) -> None:
    """Print the chats that wrote in the last hour, as PEYGIR_OPERATOR_CHATS wants them, the last one first."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from bot.standing import chats_heard
    from storage.reach import DatabaseTrouble

    try:
        lines = asyncio.run(chats_heard(settings.database_url))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo("\n".join(lines) or "Nobody has written in the last hour: write to the bot and ask again.")
