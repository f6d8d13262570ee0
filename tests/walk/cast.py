"""Who plays whom: people of the sample body, and the resolutions of the minutes that are theirs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from locales.samples import sample_minutes
from tests.walk.hand import Hand, Person

SEED: Final = Path(__file__).parents[3] / "shared" / "minutes" / "seed.txt"
"""The real minutes that the project started from; where they are not, those of the sample body stand in for them."""

BOT_IDS: Final = {"telegram": 2000000, "bale": 2000001}

SAMPLE_DATES: Final = {
    "meeting_date": "۱۴۰۱/۰۶/۱۷",
    "weekday": "پنجشنبه",
    "invitation_date": "۱۴۰۱/۰۶/۱۵",
    "previous_date": "۱۴۰۱/۰۵/۲۷",
    "letter_date": "۱۴۰۱/۰۵/۲۰",
    "start_weekday": "شنبه",
    "start_date": "۱۴۰۱/۰۶/۲۶",
    "end_date": "۱۴۰۱/۰۷/۰۷",
}


@dataclass(frozen=True)
class Part:
    """Someone's account, their agency, and the codes of what is theirs."""

    account: int
    agency: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cast:
    """The people of a walk.

    ``answering`` has several assignments, of which ``closing`` is theirs alone. ``late`` never reports on the first of
    their codes, and ``head`` is the head of their agency. ``single`` has one assignment. ``crowded`` is a row and the
    beginning of the name of a body that the secretary takes out of it.
    """

    secretary: int
    answering: Part
    closing: str
    late: Part
    head: int
    free: Part
    single: Part
    stranger: int
    crowded: tuple[str, str]
    meeting: str
    resolutions: str


_SEED_CAST: Final = {
    "telegram": Cast(
        secretary=1001,
        answering=Part(1006, "معاونت سیاسی، امنیتی و اجتماعی", ("۲۰/۱", "۲۰/۵")),
        closing="۲۰/۵",
        late=Part(1003, "شهرداری کرج", ("۲۰/۲",)),
        head=1013,
        free=Part(1009, "فرمانداری چهارباغ", ("۲۰/۳", "۲۰/۳ بند ت", "۲۰/۶", "۲۰/۱۱", "۲۰/۱۲")),
        single=Part(1003, "شهرداری کرج", ("۲۰/۲",)),
        stranger=1015,
        crowded=("۲۰/۱۱", "✅ دستگاه"),
        meeting="جلسه ۲۰",
        resolutions="۱۲ مصوبه",
    ),
    "bale": Cast(
        secretary=1101,
        answering=Part(1106, "معاونت هماهنگی امور اقتصادی", ("۲۰/۱", "۲۰/۹")),
        closing="۲۰/۹",
        late=Part(1113, "فرمانداری خرم‌دشت", ("۲۰/۱۲", "۲۰/۳", "۲۰/۳ بند ت", "۲۰/۶")),
        head=1115,
        free=Part(1111, "شورای هماهنگی مبارزه با مواد مخدر", ("۲۰/۶", "۲۰/۱۲")),
        single=Part(1110, "امور مساجد استان", ("۲۰/۱۰",)),
        stranger=1116,
        crowded=("۲۰/۱۱", "✅ دستگاه"),
        meeting="جلسه ۲۰",
        resolutions="۱۲ مصوبه",
    ),
}

_SAMPLE_CAST: Final = {
    "telegram": Cast(
        secretary=1001,
        answering=Part(1008, "اداره کل آموزش فنی و حرفه‌ای", ("۳۱/۶",)),
        closing="۳۱/۶",
        late=Part(1003, "شهرداری کرج", ("۳۱/۱۰",)),
        head=1013,
        free=Part(1005, "معاونت هماهنگی امور عمرانی", ("۳۱/۲", "۳۱/۸")),
        single=Part(1011, "شهرداری گلدشت", ("۳۱/۱",)),
        stranger=1015,
        crowded=("۳۱/۶", "✅ شورای"),
        meeting="جلسه ۳۱",
        resolutions="۱۰ مصوبه",
    ),
    "bale": Cast(
        secretary=1101,
        answering=Part(1106, "معاونت هماهنگی امور اقتصادی", ("۳۱/۲", "۳۱/۵")),
        closing="۳۱/۵",
        late=Part(1113, "فرمانداری خرم‌دشت", ("۳۱/۹",)),
        head=1115,
        free=Part(1111, "شورای هماهنگی مبارزه با مواد مخدر", ("۳۱/۳", "۳۱/۶", "۳۱/۹")),
        single=Part(1110, "امور مساجد استان", ("۳۱/۷",)),
        stranger=1116,
        crowded=("۳۱/۹", "✅ شورای"),
        meeting="جلسه ۳۱",
        resolutions="۱۰ مصوبه",
    ),
}


@dataclass(frozen=True)
class Walk:
    """A running trial, the hand on it and the people who are played."""

    hand: Hand
    cast: Cast
    messenger: str
    data: Path
    database_url: str

    @property
    def secretary(self) -> Person:
        return self.hand.person(self.cast.secretary)

    @property
    def bot_id(self) -> int:
        return BOT_IDS[self.messenger]

    def person(self, part: Part) -> Person:
        """The account of that part."""
        return self.hand.person(part.account)


def minutes_text() -> str:
    """The minutes that are walked with."""
    return SEED.read_text("utf-8") if SEED.exists() else sample_minutes(**SAMPLE_DATES)


def cast_of(messenger: str) -> Cast:
    """The people of that messenger, with the codes of the minutes that are walked with."""
    return (_SEED_CAST if SEED.exists() else _SAMPLE_CAST)[messenger]
