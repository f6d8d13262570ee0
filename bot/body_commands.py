"""``peygir body add`` and ``peygir body list``."""

import asyncio
from typing import Annotated

import typer

from bot.usage import PROBLEM, WRONG_USAGE, DatabaseUrl, DataFolder, make_folder, settings_of, stop

bodies_app = typer.Typer(help="Bodies, each with its own secretariat, settings and numbering.", no_args_is_help=True)


@bodies_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The body's name.")],
    *,
    province: Annotated[str, typer.Option(help="Its province, whose directory of agencies it shares.")],
    messengers: Annotated[str | None, typer.Option(help="By which one may join: telegram,bale.")] = None,
    settings: Annotated[str | None, typer.Option(help='Settings as JSON: {"most_extensions": 2}.')] = None,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Found a body, or change the messengers and settings of the one that is there."""
    house = settings_of(data=data, database_url=database_url)
    from bot.bodies import WrongBody, add_body, wanted_body
    from storage.reach import DatabaseTrouble

    make_folder(house.data)
    try:
        typer.echo(asyncio.run(add_body(house, wanted_body(name, province, messengers, settings))))
    except WrongBody as wrong:
        stop(str(wrong), WRONG_USAGE)
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)


@bodies_app.command("list")
def list_all(*, data: DataFolder = None, database_url: DatabaseUrl = None) -> None:
    """Print all bodies with their messengers and settings."""
    house = settings_of(data=data, database_url=database_url)
    from bot.bodies import list_bodies
    from storage.reach import DatabaseTrouble

    make_folder(house.data)
    try:
        lines = asyncio.run(list_bodies(house))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo("\n".join(lines) or "There is no body yet: peygir body add makes one.")
