"""Telling a database or disk that takes nothing just now from what the program itself did wrong."""

import errno
import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

_FULL_OR_BROKEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EMFILE})
_SQLITE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)


def is_outage(error: BaseException) -> bool:
    """Whether the same would go well later without anybody changing the program or what it was given.

    SQLite also calls a wrong statement «operational»; only its codes tell. What PostgreSQL calls so is always of the
    server: its classes 08, 40, 53, 55, 57 and 58 (SQLSTATE).
    """
    if isinstance(error, NoConnectionFree):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_of_the_server(error)
    return isinstance(error, OSError) and error.errno in _FULL_OR_BROKEN


def _is_of_the_server(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The lower byte is the primary code (sqlite.org/rescode.html).
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    return isinstance(error, OperationalError | InterfaceError)
