"""What an operator does with files alone, without a bot or a database: minutes, and names of agencies."""

from pathlib import Path
from typing import Annotated

import typer

from bot.usage import WRONG_USAGE, stop

minutes_app = typer.Typer(help="Read minutes without a bot.", no_args_is_help=True)
agencies_app = typer.Typer(help="The directory of agencies without a bot.", no_args_is_help=True)


@agencies_app.callback()
def _agencies() -> None:
    """Keep ``match`` a command of its own, although it is the only one."""


@minutes_app.command("read")
def read_minutes(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON; always on.")] = True,  # noqa: ARG001
) -> None:
    """Print what the reader sees in minutes; exit code 1 when they cannot be read."""
    from minutes.__main__ import print_draft

    raise typer.Exit(print_draft(file))


@minutes_app.command("template")
def write_template(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="The Word file to write, such as minutes.docx.")],
) -> None:
    """Write an empty sheet for minutes that is read without a mistake when it is filled in."""
    from exports.minutes_template import MinutesSheet, minutes_sheet

    try:
        file.write_bytes(minutes_sheet(MinutesSheet()))
    except OSError as error:
        stop(f"{file} cannot be written: {error.strerror}.", WRONG_USAGE)


@agencies_app.command("match")
def match_agencies(
    *,
    directory: Annotated[Path, typer.Option(exists=True, dir_okay=False, help='JSON: [{"name": …, "aliases": […]}].')],
    json: Annotated[bool, typer.Option("--json", help="Print JSON; always on.")] = True,  # noqa: ARG001
) -> None:
    """Read names from standard input, one a line, and print what the importer makes of each."""
    import sys

    from bot.name_matching import NoDirectory, matched, read_known

    try:
        known = read_known(directory)
    except NoDirectory as trouble:
        stop(str(trouble), WRONG_USAGE)
    names = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace").removesuffix("\n").split("\n")
    for line in matched(names, known):
        sys.stdout.buffer.write(f"{line}\n".encode())
