"""What all commands share: options, exit codes, and how they stop with one sentence."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

PROBLEM: Final = 1
WRONG_USAGE: Final = 2

DataFolder = Annotated[Path | None, typer.Option("--data", help="The folder of files and of the SQLite database.")]
DatabaseUrl = Annotated[str | None, typer.Option("--database-url", help="The database; else PEYGIR_DATABASE_URL.")]


def settings_of(*, data: Path | None, database_url: str | None) -> "Settings":
    """The settings, or the end with a sentence about what is wrong in them."""
    from bot.settings import WrongSettings, read_settings

    try:
        return read_settings(data=data, database_url=database_url)
    except WrongSettings as wrong:
        stop(str(wrong), WRONG_USAGE)


def make_folder(folder: Path) -> None:
    """The folder is there afterwards."""
    try:
        # Reports and letters of people lie here: the folder is its owner's alone.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        stop(f"The folder {folder} cannot be made: {error.strerror}.", WRONG_USAGE)


def stop(sentence: str, code: int) -> NoReturn:
    """End with a sentence on standard error."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
