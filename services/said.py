"""What a person said of the work, while it is not yet known (or not yet recorded) of which resolution."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from domain.life_cycle import WHOLE, Step, step_of_report
from domain.vocabulary import Status

_TUPLES = ("attachment_ids", "message_ids")
_CLAIMS = ("percent", "status", "obstacle")


@dataclass(frozen=True)
class Said:
    """``status`` is what the words claim (done, blocked, going on), None when they claim nothing.

    ``attachment_ids`` are files without a report yet, ``message_ids`` the person's own messages, so that an edit of
    one finds what it amends. ``by_letter`` is the answer by an official letter, whose number may be unknown.
    ``told_by`` is who told it to the secretariat by telephone. ``pieces`` are what was said in each message by itself,
    where there were several.
    """

    words: str = ""
    percent: int | None = None
    status: Status | None = None
    obstacle: str | None = None
    by_letter: bool = False
    letter_number: str | None = None
    letter_on: date | None = None
    told_by: str | None = None
    attachment_ids: tuple[int, ...] = ()
    message_ids: tuple[int, ...] = ()
    pieces: tuple["Said", ...] = ()

    @property
    def apart(self) -> tuple["Said", ...]:
        """What was said in each message by itself."""
        return self.pieces or ((self,) if self != Said() else ())

    @property
    def claims(self) -> tuple[int | None, Status | None, str | None]:
        """What is claimed beside the words."""
        return self.percent, self.status, self.obstacle

    @property
    def is_done(self) -> bool:
        return self.status is Status.REPORTED_DONE or self.percent == WHOLE

    @property
    def is_file_alone(self) -> bool:
        return bool(self.attachment_ids) and not self.words and self.claims == (None, None, None)

    @property
    def is_percent_impossible(self) -> bool:
        return self.percent is not None and not 0 <= self.percent <= WHOLE

    @property
    def messages(self) -> int:
        """How many messages it was said in."""
        return max(1, len(self.message_ids))

    def step_from(self, present: Status) -> Step:
        """The step of the life cycle that this means for an assignment in the status ``present``.

        A file alone, after a report was given back, is what that report lacked: the work is said to be done again.
        """
        if self.by_letter:
            return Step.ANSWER_BY_LETTER
        if self.is_done and present is Status.REPORTED_DONE and self.attachment_ids:
            return Step.ADD_EVIDENCE
        if present is Status.RETURNED and self.is_file_alone:
            return Step.REPORT_DONE
        if self.status is Status.IN_PROGRESS and not self.is_done:
            return Step.UNBLOCK if present is Status.BLOCKED else Step.REPORT_PROGRESS
        is_blocked = self.status is Status.BLOCKED or self.obstacle is not None
        return step_of_report(percent=self.percent, is_done=self.is_done, has_obstacle=is_blocked)

    def joined(self, later: "Said") -> "Said":
        """Both as one: words one below the other, the later percent and claim where there is one."""
        return replace(
            self,
            words="\n".join(words for words in (self.words, later.words) if words),
            percent=later.percent if later.percent is not None else self.percent,
            status=later.status or self.status,
            obstacle=later.obstacle or self.obstacle,
            by_letter=self.by_letter or later.by_letter,
            letter_number=later.letter_number or self.letter_number,
            letter_on=later.letter_on or self.letter_on,
            told_by=later.told_by or self.told_by,
            attachment_ids=tuple(dict.fromkeys((*self.attachment_ids, *later.attachment_ids))),
            message_ids=tuple(dict.fromkeys((*self.message_ids, *later.message_ids))),
            pieces=(*self.apart, *later.apart),
        )

    def with_piece(self, piece: "Said") -> "Said":
        """The same with what one message says now in the place of what it said; its files stay."""
        anew = [
            replace(piece, attachment_ids=one.attachment_ids) if _is_same(one, piece) else one for one in self.apart
        ]
        return all_of(anew)

    def without_percent(self) -> "Said":
        """The words, for another percent; ``percent`` of no piece is left either."""
        return self._without("percent")

    def without_claims(self) -> "Said":
        """The words and files alone."""
        return self._without(*_CLAIMS)

    def _without(self, *names: str) -> "Said":
        nothing: dict[str, Any] = dict.fromkeys(names)
        return replace(self, **nothing, pieces=tuple(one._without(*names) for one in self.pieces))

    def to_json(self) -> dict[str, Any]:
        """A JSON object without what is empty."""
        kept = {name: value for name, value in vars(self).items() if value not in (None, "", (), False)}
        if self.pieces:
            kept["pieces"] = [piece.to_json() for piece in self.pieces]
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """What ``to_json`` kept."""
        values: dict[str, Any] = {name: tuple(v) if name in _TUPLES else v for name, v in kept.items()}
        if "letter_on" in values:
            values["letter_on"] = date.fromisoformat(values["letter_on"])
        if "status" in values:
            values["status"] = Status(values["status"])
        values["pieces"] = tuple(cls.from_json(piece) for piece in values.get("pieces", ()))
        return cls(**values)


def all_of(pieces: Iterable[Said]) -> Said:
    """Everything that was said in several messages, in their order."""
    whole = Said()
    for piece in pieces:
        whole = whole.joined(piece)
    return whole


def _is_same(one: Said, other: Said) -> bool:
    return bool(one.message_ids) and one.message_ids == other.message_ids
