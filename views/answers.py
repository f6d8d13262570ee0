"""Answers to questions typed in ordinary words: counts, comparisons, which agency was meant."""

from dataclasses import dataclass

from domain.codes import ResolutionCode
from locales.catalog import Marked, bold, say
from views.screen import Button, Row, Screen, rows_of_two

COMPARED_FROM: int = 5
PLACES: int = 5
SHOWN_OF_REMINDED: int = 5
MOST_OF_LABEL: int = 40


@dataclass(frozen=True)
class Counted:
    """``count`` of ``total`` assignments are ``about`` (late, open, done, waiting, blocked); ``whose`` is a name."""

    about: str
    whose: str
    count: int
    total: int
    agency_id: int | None


@dataclass(frozen=True)
class Compared:
    """An agency with enough assignments to be compared: ``part`` of ``total`` are late (or verified)."""

    agency_id: int
    name: str
    part: int
    total: int


@dataclass(frozen=True)
class ToRemind:
    """What an agency would be reminded of."""

    body_id: int
    agency_id: int
    agency: str
    codes: tuple[ResolutionCode, ...]
    assignment_id: int | None = None


def counted(answer: Counted) -> Screen:
    """«شهرداری کرج: ۳ از ۷ مصوبه معوق است»."""
    key = f"answers.count.{answer.about}" if answer.count else f"answers.none.{answer.about}"
    text = say(key, whose=Marked(bold(answer.whose)), count=answer.count, total=answer.total)
    lists = {"late": "late", "open": "mine", "all": "mine"}
    if not answer.count or answer.about not in lists:
        return Screen(text)
    press = f"list:{lists[answer.about]}:0:{answer.agency_id or ''}"
    return Screen(text, ((Button(say("answers.button.list"), press),),))


def compared(body: str, agencies: list[Compared], *, is_best: bool) -> Screen:
    """The first places, always as «۳ از ۷», from five assignments on."""
    if not agencies:
        return Screen(say("answers.too_few", body=body, least=COMPARED_FROM))
    found = [one for one in agencies if one.part][:PLACES]
    if not found:
        return Screen(say("answers.nobody_best" if is_best else "answers.nobody_late", body=body))
    key = "answers.best" if is_best else "answers.worst"
    line = "answers.place_best" if is_best else "answers.place_worst"
    lines = [say(line, name=Marked(bold(one.name)), part=one.part, total=one.total) for one in found]
    buttons = [Button(one.name[:MOST_OF_LABEL], f"list:late:0:{one.agency_id}") for one in found[:2] if not is_best]
    return Screen(
        "\n".join([say(key, body=body), *lines, say("answers.compared_from", least=COMPARED_FROM)]),
        rows_of_two(buttons),
    )


def which_agency(words: str, candidates: list[tuple[int, str]], press: str) -> Screen:
    """A name that is not quite one of the directory; ``press`` goes before the id of the chosen one."""
    if not candidates:
        return Screen(say("answers.no_such_agency", words=words))
    buttons: tuple[Row, ...] = tuple((Button(name, f"{press}{agency_id}"),) for agency_id, name in candidates)
    return Screen(say("answers.which_agency", words=words), buttons)


def ask_to_remind(what: ToRemind) -> Screen:
    """Nothing is sent before the press."""
    codes = say("reports.codes_comma").join(code.shown for code in what.codes[:SHOWN_OF_REMINDED])
    more = len(what.codes) - SHOWN_OF_REMINDED
    text = say("answers.ask_to_remind", agency=Marked(bold(what.agency)), codes=codes, count=len(what.codes))
    whole = f"{text}\n{say('reminders.more', count=more)}" if more > 0 else text
    send = Button(say("answers.button.remind"), f"remind:{what.body_id}:{what.agency_id}:{what.assignment_id or 0}")
    return Screen(whole, ((send,),))


def reminded(agency: str, people: int) -> Screen:
    """To the secretariat after the press."""
    key = "answers.reminded" if people else "answers.nobody_to_remind"
    return Screen(say(key, agency=agency, count=people))


def nothing_to_remind(agency: str) -> Screen:
    return Screen(say("answers.nothing_to_remind", agency=agency))


def not_by_machine(agency: str) -> Screen:
    """An independent or national body is telephoned, never chased."""
    return Screen(say("answers.not_by_machine", agency=agency))


def whom_to_remind() -> Screen:
    return Screen(say("answers.whom_to_remind"))
