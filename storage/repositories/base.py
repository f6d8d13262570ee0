"""What all repositories share: the session of their unit of work."""

from sqlalchemy.ext.asyncio import AsyncSession


class Repository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @property
    def _is_postgresql(self) -> bool:
        return self._session.get_bind().dialect.name == "postgresql"
