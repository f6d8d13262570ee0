"""What is understood does not depend on the keyboard, the spaces, or how polite a person is."""

import random
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.text import ARABIC_DIGITS, PERSIAN_DIGITS, ZWNJ, squeeze
from talk.acts import Several
from tests.unit import test_talk_looking as looking
from tests.unit import test_talk_reports as reports
from tests.unit import test_talk_requests as requests
from tests.unit.talk_play import meant

SENTENCES = [
    sentence
    for sentence in (
        *reports.DONE,
        *reports.IN_PROGRESS,
        *reports.NOT_DONE,
        *(sentence for sentence, _ in reports.PERCENTS),
        *(sentence for sentence, _ in reports.OBSTACLES),
        *(sentence for sentence, *_ in requests.EXTENSIONS),
        *(sentence for sentence, _ in requests.HINDRANCES),
        *(sentence for sentence, *_ in requests.LETTERS),
        *(sentence for sentence, _ in requests.DECLINED),
        *requests.ACKNOWLEDGED,
        *(sentence for sentence, _ in looking.CASES),
    )
    if not sentence.startswith("/")
]
BEFORE = ("", "سلام ", "سلام، ", "با سلام و احترام\n", "سلام وقت بخیر. ", "خسته نباشید ", "لطفا ")
AFTER = ("", " ممنون", "، با تشکر", " متشکرم 🙏", "\nبا سپاس فراوان", " لطفا", ". ممنون از شما", " 🌹")
LATIN_DIGITS = "0123456789"
ARABIC_LETTERS = str.maketrans({"ی": "ي", "ک": "ك"})


def in_digits(text: str, script: str) -> str:
    tables = (
        str.maketrans(other, script) for other in (LATIN_DIGITS, PERSIAN_DIGITS, ARABIC_DIGITS) if other != script
    )
    for table in tables:
        text = text.translate(table)
    return text


def with_noise(sentence: str, chance: random.Random) -> str:
    """The same sentence from another keyboard: digits, letters, blanks, half-spaces, greetings and thanks."""
    text = sentence.translate(ARABIC_LETTERS) if chance.random() < 0.5 else sentence
    text = in_digits(text, chance.choice((LATIN_DIGITS, PERSIAN_DIGITS, ARABIC_DIGITS)))
    text = text.replace(ZWNJ, chance.choice((ZWNJ, " ")))
    text = "".join(_blank(chance) if letter == " " else letter for letter in text)
    return chance.choice(BEFORE) + text + chance.choice(AFTER)


def _blank(chance: random.Random) -> str:
    return chance.choice((" ", " ", " ", "  ", "   ", "\u00a0", "\n", f"{ZWNJ} "))


def heard(value: Any) -> Any:
    """An act whose quoted words are compared without their spelling, with the marks around them gone."""
    if isinstance(value, Several):
        return Several(tuple(heard(act) for act in value.acts))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    quoted = {
        field.name: squeeze(text).strip("؟?")
        for field in fields(value)
        if isinstance(text := getattr(value, field.name), str)
    }
    return replace(value, **quoted)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sentence=st.sampled_from(SENTENCES), chance=st.randoms(use_true_random=False))
def test_noise_does_not_change_what_is_understood(sentence: str, chance: random.Random) -> None:
    assert heard(meant(with_noise(sentence, chance))) == heard(meant(sentence))


@pytest.mark.parametrize("sentence", [sentence for sentence in SENTENCES if ZWNJ in sentence])
def test_a_half_space_may_be_left_out_altogether(sentence: str) -> None:
    assert heard(meant(sentence.replace(ZWNJ, ""))) == heard(meant(sentence))


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_at_all_is_an_error(text: str) -> None:
    meant(text)


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from([word for sentence in SENTENCES for word in sentence.split()]), max_size=12))
def test_words_in_any_order_are_no_error_and_no_quote_is_invented(words: list[str]) -> None:
    text = " ".join(words)
    act = meant(text)
    said = getattr(act, "words", "") or getattr(act, "reason", "")
    assert said in text


def test_a_long_text_is_understood_quickly_enough() -> None:
    text = "۲۰/۳ " + "جلسه با بانک‌ها برگزار شد و مقرر گردید پیگیری شود. " * 90
    meant(text)
