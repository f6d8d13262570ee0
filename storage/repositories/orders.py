"""Orders of the chair."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.interfaces import ORMOption

from storage.models import Assignment, Meeting, Order, OrderReceipt, Resolution
from storage.repositories.base import Repository


class Orders(Repository):
    """Orders of the chair, each with who gave it, its voice and what became of it with each agency."""

    async def order(self, order_id: int) -> Order | None:
        """One order, locked until the transaction ends, as the database has it now."""
        query = select(Order).where(Order.id == order_id).options(*_whole()).with_for_update(of=Order)
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def given_on(self, resolution_id: int) -> list[Order]:
        """The orders that were given on a resolution, oldest first."""
        query = select(Order).where(Order.resolution_id == resolution_id, Order.given_at.is_not(None))
        return list(await self._session.scalars(query.options(*_whole()).order_by(Order.id)))


def _whole() -> tuple[ORMOption, ...]:
    assignment = selectinload(Order.receipts).joinedload(OrderReceipt.assignment)
    return (
        selectinload(Order.person),
        selectinload(Order.attachment),
        selectinload(Order.resolution).joinedload(Resolution.meeting).joinedload(Meeting.body),
        assignment.joinedload(Assignment.agency),
    )
