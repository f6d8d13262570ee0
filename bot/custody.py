"""What an operator does so that nothing is lost or changed unseen: backups, and the audit of the history."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.usage import PROBLEM, WRONG_USAGE, DatabaseUrl, DataFolder, settings_of, stop

if TYPE_CHECKING:
    from storage.repositories.history import Anchor, Break

_ANCHOR: Final = re.compile(r"(\d+):(\d+):([0-9a-f]{64})")

audit_app = typer.Typer(help="Prove what was written, and that it was said to whom it should be.", no_args_is_help=True)


@audit_app.command("verify")
def verify(
    *,
    anchor: Annotated[
        list[str] | None, typer.Option(help="An anchor that was printed or logged earlier; may be repeated.")
    ] = None,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Find every event of the history that was changed, removed or put elsewhere; exit code 1 if there is one."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from storage.reach import DatabaseTrouble, audit_history

    kept = {one.body_id: one for one in map(_anchor_in, anchor or [])}
    try:
        audit = asyncio.run(audit_history(settings.database_url, kept))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    for end in audit.anchors:
        typer.echo(f"Body {end.body_id}: {end.events} events, anchor {end}")
    for found in audit.breaks:
        typer.echo(_sentence(found))
    if audit.breaks:
        raise typer.Exit(PROBLEM)
    typer.echo("The history is as it was written.")


@audit_app.command("said")
def said(
    *,
    days: Annotated[int, typer.Option(min=1, max=3650, help="How far back to look.")] = 3,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Compare what should have been said with what was; exit code 1 when something differs."""
    settings = settings_of(data=data, database_url=database_url)
    import asyncio

    from bot.auditing import audit_said, sentence
    from storage.reach import DatabaseTrouble

    try:
        audited = asyncio.run(audit_said(settings.database_url, days))
    except DatabaseTrouble as trouble:
        stop(str(trouble), PROBLEM)
    for found in audited.differences:
        typer.echo(sentence(found))
    typer.echo(f"{audited.expected} messages were expected, {len(audited.differences)} differences found.")
    if audited.differences:
        raise typer.Exit(PROBLEM)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    *,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Write database and files into one file, also while the bot runs; exit code 1 when something is not in it."""
    settings = settings_of(data=data, database_url=database_url)
    from bot.backup import NoBackup, make_backup
    from bot.process import files_of
    from bot.system_clock import real_now

    try:
        made = make_backup(settings.database_url, files_of(settings.data), file, real_now())
    except NoBackup as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo(f"{file}: {made}. It was read through and is as it was written.")
    if made.missing:
        stop(f"{len(made.missing)} files that the database names are not in the folder: {', '.join(made.missing)}", 1)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that peygir backup has written.", exists=True, dir_okay=False)],
    *,
    data: DataFolder = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make database and files of a backup, in an empty place only."""
    settings = settings_of(data=data, database_url=database_url)
    from bot.backup import NoBackup, restore_backup
    from bot.process import files_of

    try:
        made = restore_backup(settings.database_url, files_of(settings.data), file)
    except NoBackup as trouble:
        stop(str(trouble), PROBLEM)
    typer.echo(f"Restored {made}; rows and files are as they were. Now: peygir db upgrade, peygir doctor.")


def _anchor_in(text: str) -> "Anchor":
    from storage.repositories.history import Anchor

    found = _ANCHOR.fullmatch(text)
    if found is None:
        stop(f"--anchor: {text} is no anchor, such as peygir audit verify prints.", WRONG_USAGE)
    return Anchor(int(found[1]), int(found[2]), found[3])


def _sentence(found: "Break") -> str:
    if found.event_id is None:
        return f"Body {found.body_id}: events at the end of its history are missing, or were added past the program."
    return f"Body {found.body_id}: event {found.event_id} is not as it was written, or follows a missing one."
