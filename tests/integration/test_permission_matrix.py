"""Every cell of role × action × relation, through the whole house: by button, word, link, reply, edit and question.

What somebody may not do is answered as if the thing did not exist, changes nothing and tells nothing of it.
"""

import re
from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
import pytest_asyncio

from domain.permissions import Action
from domain.vocabulary import Role
from handlers.presses import SHAPES
from handlers.routing import ANSWERS
from locales.catalog import say
from tests.faults.figures import tell
from tests.integration.permission_cells import CELLS, Nowhere, Of, Press, presses
from tests.integration.permission_stage import (
    Answer,
    Stage,
    a_stage,
    answered,
    edited,
    forwarded,
    pressed,
    said,
)
from tests.integration.permission_world import ENDED, JOINER, NOWHERE, STRANGER, Shelf

NOT_FOUND: Final = say("refusal.not_found")
NOTHING_THERE: Final = {
    "": {"setoff", "setundo", "hrfate", "hol", "holdel", "holback"},
    "draft": {"dltext", "leadask", "lead", "docreq"},
}
"""Buttons about what no shelf has, or not that shelf: changes of settings, days off, renewals, issued work."""
READING: Final = (Action.READ, Action.DOWNLOAD, Action.COMMENT, Action.SUM_UP)
SAYINGS: Final = (
    "{}",
    "{} انجام شد",
    "{} شصت درصد، نصب شد",
    "گزارش {}",
    "دریافت شد {}",
    "تمدید {} یک هفته به دلیل کمبود وقت",
    "مانع {} اعتبار تأمین نشده",
    "{} خارج از وظایف ماست، مربوط به شهرداری است",
    "{} با نامه ۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۵/۰۸/۱۷ پاسخ دادیم",
    "سوابق {}",
    "دستور {} ظرف سه روز گزارش دهید",
    "مصوبه {} را ببند",
    "{} منتفی شد، اعتبار نداد",
    "{} تأیید",
    "{} برگشت بزن، عکس ندارد",
    "{} دو هفته تمدید کن",
    "یادآوری {}",
    "لغو ثبت {}",
)
ABOUT_WORDS: Final = (
    "جستجو {word}",
    "اداره {word} چند تا عقب افتاده دارد؟",
    "معوق‌های اداره {word}",
    "به اداره {word} یادآوری بزن",
    "دعوت اداره {word}",
)
STARTS: Final = ("/start {id}", "/start card_{id}", "/start card:{id}", "/start ack-{id}", "/start " + "A" * 43)
JOINING: Final = {"join.name", "join.phone"}
"""Questions to newcomers about themselves."""
_CODE: Final = re.compile(r"[0-9۰-۹]+/[0-9۰-۹]+")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with a_stage(tmp_path_factory.mktemp("matrix")) as opened:
        yield opened


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_every_verb_and_every_action_has_its_cell() -> None:
    assert set(CELLS) == set(SHAPES)
    assert {cell.action for cell in CELLS.values() if cell.action is not None} == set(Action)


@pytest.mark.parametrize("role", Role)
async def test_a_button_does_what_the_table_allows_and_nothing_else(stage: Stage, role: Role) -> None:
    before = stage.played
    wrong = [what for press in presses() for what in await _pressed_everywhere(stage, role, press)]
    tell("permission matrix", role=role, presses=stage.played - before, wrong=len(wrong))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
async def test_one_foreign_argument_among_own_ones_is_as_if_it_did_not_exist(stage: Stage, role: Role) -> None:
    wrong = [what for press in presses() for what in await _pressed_with_one_foreign(stage, role, press)]
    assert wrong == []


@pytest.mark.parametrize("chat", [STRANGER, JOINER, ENDED])
async def test_whoever_holds_no_post_gets_one_answer_to_every_button(stage: Stage, chat: int) -> None:
    ids = stage.world.shelves["other_agency"].ids
    answers = set()
    for press in presses():
        stage.execute("DELETE FROM stranger_counts")
        answers.add(await stage.play(pressed(chat, press.about(_complete(stage, ids)) or press.verb)))
    assert (len(answers), stage.changed()) == (1, [])
    (answer,) = answers
    assert not any(shelf.word in answer.words for shelf in stage.world.shelves.values())


@pytest.mark.parametrize("role", Role)
async def test_words_about_what_is_not_ones_own_are_words_about_nothing(stage: Stage, role: Role) -> None:
    chat, _ = stage.world.holders[role]
    for words in SAYINGS:
        nothing = _plain(await stage.play(said(chat, words.format("20/99"))))
        stage.begin_again()
        for shelf in _closed_to(stage, role):
            for play in (said, forwarded):
                answer = _plain(await stage.play(play(chat, words.format(shelf.code))))
                expected = nothing if play is said else _plain(await stage.play(forwarded(chat, words.format("20/99"))))
                assert answer == expected, (words, shelf.name)
                stage.execute("DELETE FROM dialogues")
        assert stage.changed() == [], words


@pytest.mark.parametrize("role", Role)
async def test_names_and_links_of_others_lead_nowhere(stage: Stage, role: Role) -> None:
    chat, _ = stage.world.holders[role]
    for shelf in _closed_to(stage, role):
        if any(shelf.agency_id == one.agency_id for one in _open_to(stage, role)):
            continue
        for words in ABOUT_WORDS:
            nothing = await stage.play(said(chat, words.format(word="ناموجود")))
            answer = await stage.play(said(chat, words.format(word=shelf.word)))
            assert _without(answer, shelf.word) == _without(nothing, "ناموجود"), (words, shelf.name)
            stage.execute("DELETE FROM dialogues")
        for start in STARTS[:-1]:
            answer = await stage.play(said(chat, start.format(id=shelf.ids.get("assignment", 1))))
            assert answer == await stage.play(said(chat, start.format(id=NOWHERE)))
    assert stage.changed() == []


@pytest.mark.parametrize("role", Role)
async def test_a_reply_or_an_edit_reaches_only_what_is_ones_own(stage: Stage, role: Role) -> None:
    chat, _ = stage.world.holders[role]
    for number, shelf in enumerate(_closed_to(stage, role), 500):
        if "report" not in shelf.ids:
            continue
        for owner in (1101, chat):
            stage.link(owner, number, shelf.ids["assignment"], shelf.ids["report"])
        for words in ("انجام شد", "شصت درصد، نصب شد", "تصویر"):
            for play in (answered, edited):
                answer = await stage.play(play(chat, number, words))
                assert answer.problem is None
                assert shelf.word not in answer.words, (shelf.name, words)
                stage.execute("DELETE FROM dialogues")
        assert stage.changed() == [], shelf.name


@pytest.mark.parametrize("role", Role)
async def test_an_old_question_about_what_is_no_longer_ones_own_is_about_nothing(stage: Stage, role: Role) -> None:
    wrong: list[Any] = []
    for step in sorted(set(ANSWERS) - JOINING):
        for words in ("۱۵ دی ۱۴۰۵ ساعت ۹ سالن", "دو هفته"):
            nothing = await _answer_to(stage, role, step, Nowhere(), words)
            for shelf in _closed_to(stage, role):
                answer = await _answer_to(stage, role, step, _complete(stage, shelf.ids), words)
                if _plain(answer) != _plain(nothing) or shelf.word in answer.words or answer.problem:
                    wrong.append((step, shelf.name, answer, nothing))
            stage.execute("DELETE FROM dialogues")
            wrong += [(step, table) for table in stage.changed()]
    assert wrong == []


async def _pressed_everywhere(stage: Stage, role: Role, press: Press) -> list[Any]:
    """What is wrong about this button in this role's hands, whatever it names."""
    chat, held = stage.world.holders[role]
    cell = CELLS[press.verb]
    wrong: list[Any] = []
    nothing = await stage.play(pressed(chat, press.about(Nowhere(planned_number=99, number=20)) or press.verb))
    for shelf in _shelves_for(stage, press):
        carried = press.about(_complete(stage, shelf.ids))
        if carried is None:
            continue
        answer = await stage.play(pressed(chat, carried))
        if not press.things or cell.allows(held, shelf):
            is_there = bool(press.things) and press.verb not in NOTHING_THERE[""] | NOTHING_THERE.get(shelf.name, set())
            is_wrong = bool(answer.problem) or (is_there and NOT_FOUND in answer.alerts)
            stage.begin_again()
        else:
            is_wrong = answer != nothing or shelf.word in answer.words
        wrong += [(carried, shelf.name, answer, nothing)] if is_wrong else []
    wrong += [(press.verb, table) for table in stage.changed()]
    stage.begin_again()
    return wrong


async def _pressed_with_one_foreign(stage: Stage, role: Role, press: Press) -> list[Any]:
    chat, held = stage.world.holders[role]
    own, foreign = (stage.world.shelves[name] for name in ("own", "other_body"))
    wrong: list[Any] = []
    if len(press.things) < 2 or not CELLS[press.verb].allows(held, own):
        return wrong
    for place in press.things:
        answers = []
        for other in (_complete(stage, foreign.ids), Nowhere(planned_number=99, number=20)):
            ids = [other if at == place else _complete(stage, own.ids) for at in range(len(press.kinds))]
            answers.append(await stage.play(pressed(chat, press.carried(*ids) or press.verb)))
        if answers[0] != answers[1] or foreign.word in answers[0].words or stage.changed():
            wrong.append((press.verb, place, answers, stage.changed()))
        stage.begin_again()
    return wrong


async def _answer_to(stage: Stage, role: Role, step: str, ids: dict[str, int], words: str) -> Answer:
    """What becomes of ``words`` while the chat has a question of that step open about these ids."""
    chat, _ = stage.world.holders[role]
    stage.execute("DELETE FROM dialogues")
    stage.open_question(chat, step, ids)
    return await stage.play(said(chat, words))


def _shelves_for(stage: Stage, press: Press) -> list[Shelf]:
    """The shelves that make a difference to this button."""
    cell = CELLS[press.verb]
    if not press.things:
        return [stage.world.shelves["own"]]
    names = ["own", "other_agency", "other_body"]
    if cell.of in (Of.AGENCY, Of.WHOLE, Of.LEAD):
        names += ["other_agency_secret", "other_body_secret"]
    if cell.action in READING:
        names += ["watched", "led"]
    if cell.action in (Action.PREPARE_MINUTES, Action.ISSUE, Action.CORRECT, Action.ANNOUNCE):
        names += ["draft", "other_body_draft"]
    return [stage.world.shelves[name] for name in names]


def _closed_to(stage: Stage, role: Role) -> list[Shelf]:
    """The shelves of which the table lets this role read nothing."""
    return [shelf for shelf in stage.world.shelves.values() if shelf not in _open_to(stage, role)]


def _open_to(stage: Stage, role: Role) -> list[Shelf]:
    _, held = stage.world.holders[role]
    return [shelf for shelf in stage.world.shelves.values() if CELLS["card"].allows(held, shelf)]


def _complete(stage: Stage, ids: dict[str, int]) -> dict[str, int]:
    """A shelf's ids, with another agency of the same province to hand work over to."""
    agencies = stage.world.agencies
    other = agencies["other"] if ids["agency"] == agencies["own"].id else agencies["own"]
    return ids | {"another_agency": other.id}


def _plain(answer: Answer) -> tuple[Any, ...]:
    """An answer without the code that was typed, which it may say again."""
    return answer.alerts, tuple(_CODE.sub("#", screen) for screen in answer.screens), answer.problem


def _without(answer: Answer, word: str) -> tuple[Any, ...]:
    """The same without the word that was typed."""
    return answer.alerts, tuple(screen.replace(word, "#") for screen in answer.screens), answer.problem
