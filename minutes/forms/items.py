"""One resolution of a list or of prose while its lines are collected, and what labels inside it name."""

import re
from dataclasses import dataclass, field
from typing import Final
from unicodedata import category

from domain.folded import Folded, any_of
from minutes.columns import role_of_label
from minutes.grid import Cell, ColumnRole, Row
from minutes.verbs import has_finite_verb

LABELS: Final = any_of(
    "اقدام|اقدام کننده|اقدام کنندگان|مسئول اجرا|مسئول اقدام|مسئول پیگیری|مسئول|مجری|متولی|مجریان|مسئولین اجرا",
    "مهلت|مهلت اجرا|مهلت انجام|مهلت اقدام|زمان اقدام|زمان اجرا|زمان|سررسید|موعد|نظارت|ناظر|زمان انجام",
    "همکار|همکاران|با همکاری|دستگاه همکار|دستگاه های همکار|پیگیری|پیگیری کننده|دستگاه مسئول|دستگاه مجری",
    "دستگاه ناظر|دستگاه اقدام کننده|دستگاه متولی|واحد مجری|واحد اقدام کننده|دستگاه|توضیحات|ملاحظات|تاریخ اجرا",
    "مهلت زمانی|بازه زمانی|دستگاه های مسئول|دستگاه های مجری|دستگاه های اجرایی|مسئول انجام|مسئول مستقیم",
)  # fmt: skip
_LABEL = re.compile(rf"(?<![\w:])[(\[]?(?P<label>{LABELS}) ?[:=]")
BULLETS: Final = "•▪●◾■◆♦🔹🔸❌✅✔➢➤○*"
_SIGN_KINDS: Final = frozenset({"So", "Mn", "Sk"})
ROLES: Final = (
    ColumnRole.NUMBER,
    ColumnRole.TEXT,
    ColumnRole.SUBJECT,
    ColumnRole.ACTOR,
    ColumnRole.PARTNER,
    ColumnRole.FOLLOWER,
    ColumnRole.SUPERVISOR,
    ColumnRole.DEADLINE,
    ColumnRole.REMARK,
)


@dataclass
class Item:
    """A resolution's number and what was read of it under each role."""

    number: int
    parts: dict[ColumnRole, list[str]] = field(default_factory=dict)

    def fill(self, source: Folded) -> None:
        """Adds the words before the first label to the text, and those after each label to what it names."""
        labels = list(_LABEL.finditer(source.plain))
        ends = [*(label.start() for label in labels), len(source.plain)]
        self._add(ColumnRole.TEXT, without_signs(source.quote(0, ends[0])))
        for label, end in zip(labels, ends[1:], strict=True):
            role = role_of_label(label["label"]) or ColumnRole.REMARK
            self._add(role, _value(source.quote(label.end(), end)))

    def _add(self, role: ColumnRole, text: str) -> None:
        if text:
            self.parts.setdefault(role, []).append(text)

    @property
    def has_labels(self) -> bool:
        return bool(self.parts.keys() - {ColumnRole.TEXT})

    @property
    def reads_as_resolution(self) -> bool:
        return self.has_labels or has_finite_verb(" ".join(self.parts.get(ColumnRole.TEXT, ())))

    def to_row(self) -> Row:
        number = Cell.of(str(self.number))
        return Row((number, *(Cell.of(*self.parts.get(role, ())) for role in ROLES[1:])))


def opens_with_label(plain: str) -> bool:
    """Whether a folded line says what it is: «مهلت: …»."""
    return bool(_LABEL.match(without_signs(plain).lstrip(" -–")))


def without_signs(text: str) -> str:
    """``text`` without pictures, bullets and bars at its ends: «⏰ مهلت: جلسه آتی |»."""
    start, end = 0, len(text)
    while start < end and _is_sign(text[start]):
        start += 1
    while end > start and _is_sign(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_sign(character: str) -> bool:
    return character.isspace() or character in BULLETS or character == "|" or category(character) in _SIGN_KINDS


def _value(written: str) -> str:
    """What follows a label, without the bracket that was opened before it."""
    bare = without_signs(without_signs(written).strip(" \t،,؛-–—"))
    return bare if bare.count("(") == bare.count(")") else bare.rstrip(")]").rstrip()
