"""The card of an assignment: what an agency is asked to do, by when, and the buttons that fit where it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import long_date, short_date
from domain.ordinals import ordinal
from domain.text import shorten
from domain.vocabulary import Duty, RequestKind, Status
from locales.catalog import say
from views.deadlines import COUNTED, ShownDeadline, day_near, days_left, due_day, raw_words
from views.screen import Button, Row, Screen
from views.told_apart import coded, told_apart

FOLDED_AT: Final = 300
SHORT_TITLE: Final = 40
SETTLED: Final = frozenset({Status.VERIFIED, Status.DECLINED, Status.CANCELLED})
UNCOUNTED: Final = SETTLED | {Status.REPORTED_DONE, Status.AWAITING_LETTER}


@dataclass(frozen=True)
class AssignmentCard:
    """Everything that any card of an assignment shows. ``code`` is as people read it: «۲۰/۳ بند ب».

    ``open_request`` is what waits for the secretariat's decision, ``asked_due_on`` the day that an extension asks for.
    ``needs_name`` is set for a reader who serves several agencies or bodies. ``returns`` counts reports that were
    returned for completion. ``remover`` could remove the obstacle that stands since ``blocked_on``.
    ``shows_whole`` where the agency may look at all agencies of the resolution.
    """

    assignment_id: int
    code: str
    title: str
    text: str
    body: str
    meeting_number: int | None
    held_on: date | None
    agency: str
    duty: Duty
    status: Status
    deadline: ShownDeadline
    letter_number: str | None = None
    letter_on: date | None = None
    progress: int = 0
    obstacle: str | None = None
    blocked_on: date | None = None
    remover: str | None = None
    is_text_withheld: bool = False
    is_closed: bool = False
    open_request: RequestKind | None = None
    asked_due_on: date | None = None
    needs_name: bool = False
    returns: int = 0
    resolution_id: int = 0
    shows_whole: bool = False
    taken_by: str | None = None

    @property
    def is_reported_on(self) -> bool:
        """Whether this duty owes reports: a copy and a supervisor's do not."""
        return self.duty in (Duty.RESPONSIBLE, Duty.PARTNER)

    @property
    def is_settled(self) -> bool:
        return self.is_closed or self.status in SETTLED

    @property
    def name(self) -> str:
        """«۲۰/۹ (وام خوداشتغالی)» inside other sentences; the code alone where the text is withheld."""
        if self.is_text_withheld:
            return self.code
        return say("assignments.named", code=self.code, title=shorten(self.title, SHORT_TITLE))


def assignment_card(card: AssignmentCard, *, may_take: bool = False) -> Screen:
    """The card with the buttons of who answers for the agency; ``may_take`` where several do."""
    rows = answering_buttons(card)
    if may_take and card.is_reported_on and not card.is_settled:
        rows = (*rows, (Button(say("handing_over.button.take"), f"take:{card.assignment_id}"),))
    return Screen(card_text(card), rows)


def card_for_reading(card: AssignmentCard, *, may_act_on_behalf: bool = False) -> Screen:
    """The card for those who do not answer for the agency: secretariat, supervisor, chair."""
    row: list[Button] = [_full_text(card)] if not card.is_text_withheld else []
    row += [_history(card), _whole(card)]
    behalf = Button(say("assignments.button.on_behalf"), f"beh:{card.assignment_id}")
    offers = may_act_on_behalf and card.is_reported_on and not card.is_settled
    unblock = [Button(say("requests.button.unblock"), f"bunhind:{card.assignment_id}")]
    acting = (behalf, *(unblock if card.status is Status.BLOCKED else []), *_periods(card))
    cancel = Button(say("cancelling.button.ask"), f"cancel:{card.assignment_id}")
    return Screen(card_text(card), (tuple(row), acting, (cancel,)) if offers else (tuple(row),))


def card_text(card: AssignmentCard) -> str:
    """The words of a card without buttons, at most 300 characters of the resolution's own text."""
    lines = [] if not card.needs_name else [say("assignments.on_behalf_of", agency=card.agency, body=card.body)]
    if card.is_text_withheld:
        lines += [say("assignments.title_withheld", code=card.code), letter_line(card), *_standing(card)]
        return "\n".join([*lines, "", say("assignments.withheld")])
    lines += [
        say("assignments.title", code=card.code, title=card.title),
        *_meeting_line(card),
        letter_line(card),
        say("assignments.agency", duty=say(f"words.duty.{card.duty}"), agency=card.agency),
        deadline_line(card),
        *_standing(card),
    ]
    return "\n".join([*lines, "", shorten(" ".join(card.text.split()), FOLDED_AT)])


def full_text(card: AssignmentCard, text: str, clauses: list[tuple[str, str]]) -> Screen:
    """The resolution's whole text with its clauses (letter, text)."""
    lines = [say("assignments.full_text", code=card.code), text.strip()]
    lines += [say("assignments.clause", letter=letter, text=words.strip()) for letter, words in clauses]
    back = Button(say("assignments.button.back"), f"card:{card.assignment_id}")
    return Screen("\n".join(lines), ((back,),))


def more(card: AssignmentCard) -> Screen:
    """Under «بیشتر»: the rarer things."""
    letter = Button(say("assignments.button.by_letter"), f"letter:{card.assignment_id}")
    decline = Button(say("assignments.button.decline"), f"decl:{card.assignment_id}")
    second = [_history(card), *([] if card.is_text_withheld else [_full_text(card)]), *_periods(card)]
    return Screen(say("assignments.more", code=card.name), ((letter, decline), tuple(second), _last_row(card)))


def _last_row(card: AssignmentCard) -> Row:
    draft = Button(say("assignments.button.letter_draft"), f"letterdraft:{card.assignment_id}")
    back = Button(say("assignments.button.back"), f"card:{card.assignment_id}")
    return (back,) if card.is_text_withheld else (draft, back)


def all_seen(cards: list[AssignmentCard]) -> Screen:
    """After «دریافت همه»: each code is a button to its card."""
    return Screen(say("assignments.all_seen", count=len(cards)), code_buttons(cards, "card"))


def none_open() -> Screen:
    return Screen(say("assignments.nothing_open"))


def choose_agency(cards: list[AssignmentCard], verb: str) -> Screen:
    """When a code stands for several assignments of the person: a button for each agency, and body if they differ."""
    several = len({card.body for card in cards}) > 1
    buttons = tuple((Button(_serving(card, names_body=several), f"{verb}:{card.assignment_id}"),) for card in cards)
    return Screen(say("assignments.which_agency", code=cards[0].code), buttons)


def _serving(card: AssignmentCard, *, names_body: bool) -> str:
    return say("assignments.serving", agency=card.agency, body=card.body) if names_body else card.agency


def code_buttons(cards: list[AssignmentCard], verb: str) -> tuple[Row, ...]:
    """The codes of cards as buttons, three to a row where they can be told apart by code alone."""
    return told_apart([coded(card.code, card.agency, f"{verb}:{card.assignment_id}") for card in cards], a_row=3)


def answering_buttons(card: AssignmentCard) -> tuple[Row, ...]:
    """What may be done next, by duty and status (conversations.md, Answering 2)."""
    if card.is_settled:
        return ((_history(card), *_text_button(card)),)
    if card.status is Status.ISSUED:
        return ((Button(say("assignments.button.acknowledge"), f"ack:{card.assignment_id}"), *_text_button(card)),)
    if not card.is_reported_on:
        watching = ((_whole(card),),) if card.duty is Duty.SUPERVISOR else ()
        return ((*_text_button(card), _history(card)), *watching)
    if card.is_text_withheld:
        return ((Button(say("assignments.button.by_letter"), f"letter:{card.assignment_id}"), _history(card)),)
    return _report_buttons(card)


def deadline_line(card: AssignmentCard) -> str:
    """«⏰ مهلت: دو هفته از تاریخ جلسه — تا پنجشنبه ۳۱ شهریور (آخرین روز کاری: چهارشنبه)، ۱۱ روز مانده»."""
    deadline = card.deadline
    raw = raw_words(deadline)
    if deadline.is_continuous:
        return _period_line(deadline, raw or say("assignments.deadline.continuous"))
    if deadline.due_on is None:
        return say("assignments.deadline.undated", raw=raw) if raw else say("assignments.deadline.none")
    day = due_day(deadline)
    left = days_left(deadline) if card.status not in UNCOUNTED and not card.is_closed else None
    if raw is None:
        key = "assignments.deadline.day_only" if left else "assignments.deadline.day_only_bare"
        return say(key, day=day, left=left)
    kind = "dated" if deadline.kind in COUNTED or deadline.extensions else "falling"
    key = f"assignments.deadline.{kind}" if left else f"assignments.deadline.{kind}_bare"
    return say(key, raw=raw, day=day, left=left)


def _period_line(deadline: ShownDeadline, raw: str) -> str:
    """«⏰ مستمر — گزارش این دوره تا پنجشنبه ۱۷ مهر»."""
    if deadline.period_due_on is None:
        return say("assignments.deadline.undated", raw=raw)
    day = day_near(deadline.period_due_on, deadline.today)
    key = "assignments.deadline.period_late" if deadline.is_period_late else "assignments.deadline.period"
    return say(key, raw=raw, day=day)


def letter_line(card: AssignmentCard) -> str:
    """The letter of issue, or that it follows."""
    if card.letter_number is None:
        return say("assignments.letter_follows")
    if card.letter_on is None:
        return say("assignments.letter_undated", number=card.letter_number)
    return say("assignments.letter", number=card.letter_number, day=short_date(card.letter_on))


def _meeting_line(card: AssignmentCard) -> list[str]:
    if card.held_on is None:
        return []
    day = long_date(card.held_on)
    if card.meeting_number is None or not 1 <= card.meeting_number <= 999:
        return [say("assignments.meeting_unnumbered", body=card.body, day=day)]
    return [say("assignments.meeting", ordinal=ordinal(card.meeting_number), body=card.body, day=day)]


def _standing(card: AssignmentCard) -> list[str]:
    lines = [say("assignments.is_copy")] if card.duty is Duty.COPY else []
    if card.status is not Status.ISSUED:
        lines.append(standing_line(card))
    if card.taken_by is not None and not card.is_settled:
        lines.append(say("assignments.taken_by", name=card.taken_by))
    if card.returns and not card.is_settled:
        lines.append(say("assignments.returns", count=card.returns))
    if card.status is Status.BLOCKED and card.obstacle and not card.is_text_withheld:
        lines += _obstacle(card)
    if card.open_request is RequestKind.EXTENSION and card.asked_due_on is not None:
        lines.append(say("assignments.extension_open", day=day_near(card.asked_due_on, card.deadline.today)))
    if card.open_request is RequestKind.DECLINE:
        lines.append(say("assignments.decline_open"))
    return [*lines, *([say("assignments.closed")] if card.is_closed else [])]


def _obstacle(card: AssignmentCard) -> list[str]:
    words = shorten(card.obstacle or "", 120)
    if card.blocked_on is None:
        return [say("assignments.obstacle", obstacle=words)]
    since = day_near(card.blocked_on, card.deadline.today)
    lines = [say("assignments.obstacle_since", obstacle=words, day=since)]
    return [*lines, *([say("obstacles.remover", name=card.remover)] if card.remover else [])]


def standing_line(card: AssignmentCard) -> str:
    """«وضعیت: در دست اقدام، ۶۰ درصد»."""
    status = say(f"words.status.{card.status}")
    if 0 < card.progress < 100 and not card.is_settled:
        return say("assignments.status_progress", status=status, percent=card.progress)
    return say("assignments.status", status=status)


def _report_buttons(card: AssignmentCard) -> tuple[Row, ...]:
    number = card.assignment_id
    first = (
        Button(say("assignments.button.done"), f"done:{number}"),
        Button(say("assignments.button.report"), f"rep:{number}"),
    )
    second = (
        Button(say("assignments.button.obstacle_or_extension"), f"obst:{number}"),
        Button(say("assignments.button.more"), f"more:{number}"),
    )
    return (first, second, (_whole(card),)) if card.shows_whole else (first, second)


def _periods(card: AssignmentCard) -> list[Button]:
    name = say("assignments.button.periods")
    return [Button(name, f"per:{card.assignment_id}")] if card.deadline.is_continuous else []


def _whole(card: AssignmentCard) -> Button:
    return Button(say("overview.button.whole"), f"res:{card.resolution_id}")


def _text_button(card: AssignmentCard) -> list[Button]:
    return [] if card.is_text_withheld else [_full_text(card)]


def _full_text(card: AssignmentCard) -> Button:
    return Button(say("assignments.button.full_text"), f"full:{card.assignment_id}")


def _history(card: AssignmentCard) -> Button:
    return Button(say("assignments.button.history"), f"hist:{card.assignment_id}")
