"""Search: what has all the words, by the beginnings of words, the most telling places first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import joinedload

from domain.search_words import sought_words
from storage.models import Assignment, Resolution, SearchEntry, SearchKind
from storage.repositories.base import Repository
from storage.repositories.looking import Reach

# Where a word tells most of what an assignment is about.
POINTS: Final = {
    SearchKind.TITLE: 16,
    SearchKind.AGENCY: 12,
    SearchKind.RESOLUTION: 8,
    SearchKind.CLAUSE: 8,
    SearchKind.REPORT: 4,
    SearchKind.ATTACHMENT: 2,
}
WHOLE_WORD: Final = 2
"""A whole word counts so many times the beginning of a longer one."""


@dataclass(frozen=True)
class Found:
    """A page of what was found, best first, and how many there are in all."""

    total: int
    assignments: list[Assignment]


class Searching(Repository):
    """Search: what has all the words, by the beginnings of words, the most telling places first."""

    async def found(self, reach: Reach, words: str, start: int, count: int) -> Found:
        """What someone may see that has all of ``words``; nothing when there is no word in them."""
        ranked = self._ranked(reach, sought_words(words))
        if ranked is None:
            return Found(0, [])
        whole = ranked.subquery()
        total = await self._session.scalar(select(func.count()).select_from(whole)) or 0
        page = select(whole.c.id).order_by(whole.c.points.desc(), whole.c.id.desc()).offset(start).limit(count)
        ids = list(await self._session.scalars(page))
        rows = await self._session.scalars(_whole().where(Assignment.id.in_(ids)))
        by_id = {row.id: row for row in rows}
        return Found(total, [by_id[one] for one in ids if one in by_id])

    def _ranked(self, reach: Reach, sought: Sequence[tuple[str, ...]]) -> Select[Any] | None:
        """Assignments (id) with their points; each word must be found somewhere."""
        if not sought:
            return None
        per_word = [self._with_word(reach, word).subquery() for word in sought]
        first = per_word[0]
        points: ColumnElement[Any] = first.c.points
        joined: Any = first
        for other in per_word[1:]:
            joined = joined.join(other, other.c.id == first.c.id)
            points = points + other.c.points
        return select(first.c.id, points.label("points")).select_from(joined)

    def _with_word(self, reach: Reach, word: tuple[str, ...]) -> Select[Any]:
        """Assignments that have one word in any text of theirs, with the points of the best place."""
        kind = case(dict(POINTS), value=SearchEntry.kind)
        is_whole = case((self._holds(word, is_whole=True), WHOLE_WORD), else_=1)
        has = self._holds(word, is_whole=False)
        of_clause = or_(
            SearchEntry.clause_id.is_(None),
            Assignment.clause_id.is_(None),
            Assignment.clause_id == SearchEntry.clause_id,
        )
        ways = (
            and_(SearchEntry.resolution_id == Assignment.resolution_id, of_clause),
            SearchEntry.agency_id == Assignment.agency_id,
            SearchEntry.assignment_id == Assignment.id,
        )
        places = union_all(
            *(
                select(Assignment.id.label("id"), (kind * is_whole).label("points"))
                .join(SearchEntry, way)
                .where(reach.condition, has)
                for way in ways
            )
        ).subquery()
        return select(places.c.id, func.max(places.c.points).label("points")).group_by(places.c.id)

    def _holds(self, word: tuple[str, ...], *, is_whole: bool) -> ColumnElement[bool]:
        """Whether an entry has one of the spellings, which are letters and digits and nothing else."""
        is_sqlite = self._session.get_bind().dialect.name == "sqlite"
        if is_sqlite:
            sought = " OR ".join(f'"{one}"' + ("" if is_whole else "*") for one in word)
            named: BindParameter[str] = bindparam("sought", sought, unique=True)
            index = text("SELECT rowid FROM search_index WHERE search_index MATCH :sought").bindparams(named)
            return SearchEntry.id.in_(index.columns(literal_column("rowid")))
        sought = " | ".join(f"'{one}'" + ("" if is_whole else ":*") for one in word)
        vector = func.array_to_tsvector(func.string_to_array(SearchEntry.words, " "))
        return vector.op("@@")(cast(sought, TSQUERY))


def _whole() -> Select[Assignment]:
    return select(Assignment).options(
        joinedload(Assignment.agency),
        joinedload(Assignment.clause),
        joinedload(Assignment.resolution).joinedload(Resolution.meeting),
    )
