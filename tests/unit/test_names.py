"""Which body of a directory is meant by a name: what is accepted, what is asked, and what is never accepted."""

import pytest

from domain.names import KnownAgency, NameDecision, match_name

NAMES = (
    "فرمانداری گلدشت",
    "فرمانداری خرم‌دشت",
    "شهرداری گلدشت",
    "شهرداری خرم‌دشت",
    "بخشداری مرکزی گلدشت",
    "اداره کل راه و شهرسازی استان گلشن",
    "اداره کل آموزش و پرورش استان گلشن",
    "اداره کل ورزش و جوانان استان گلشن",
    "سازمان صنعت، معدن و تجارت استان گلشن",
    "فرماندهی انتظامی استان گلشن",
    "معاونت هماهنگی امور عمرانی استانداری گلشن",
    "دانشگاه علوم پزشکی گلشن",
    "دانشگاه گلشن",
    "شرکت گاز استان گلشن",
    "بانک ملی استان گلشن",
    "بانک ملت استان گلشن",
    "دادگستری کل استان گلشن",
)
WELFARE = KnownAgency(90, "اداره کل بهزیستی استان گلشن", ("بهزیستی",))
GROUP = KnownAgency(1, "شهرداران", group=True, members=(3, 4))
DIRECTORY = [*(KnownAgency(number, name) for number, name in enumerate(NAMES, 1)), WELFARE, GROUP]


@pytest.mark.parametrize(
    ("as_written", "name"),
    [
        ("جناب آقای دکتر رضایی فرماندار محترم گلدشت", "فرمانداری گلدشت"),
        ("فرماندار محترم گلدشت جناب آقای رضایی", "فرمانداری گلدشت"),
        ("معاون استاندار و فرماندار ویژه گلدشت", "فرمانداری گلدشت"),
        ("آقای مهندس موسوی (شهردار خرم دشت)", "شهرداری خرم‌دشت"),
        ("شهردار شهر خرمدشت", "شهرداری خرم‌دشت"),
        ("اداره‌كل بهزيستي", "اداره کل بهزیستی استان گلشن"),
        ("راه و شهرسازی", "اداره کل راه و شهرسازی استان گلشن"),
        ("مدیرکل محترم آموزش‌وپرورش", "اداره کل آموزش و پرورش استان گلشن"),
        ("صمت", "سازمان صنعت، معدن و تجارت استان گلشن"),
        ("سردار احمدی فرمانده انتظامی استان", "فرماندهی انتظامی استان گلشن"),
        ("معاون محترم عمرانی استاندار", "معاونت هماهنگی امور عمرانی استانداری گلشن"),
        ("دانشگاه علوم پزشکی و خدمات بهداشتی درمانی", "دانشگاه علوم پزشکی گلشن"),
        ("مدیرعامل شرکت گاز گلشن", "شرکت گاز استان گلشن"),
        ("رئیس کل دادگستری", "دادگستری کل استان گلشن"),
    ],
)
def test_titles_posts_and_usual_forms_are_accepted(as_written: str, name: str) -> None:
    match = match_name(as_written, DIRECTORY)
    assert (match.decision, match.agency.name if match.agency else None) == (NameDecision.ACCEPTED, name)


@pytest.mark.parametrize(
    ("as_written", "offered"),
    [
        ("شهرداری", ("شهرداری گلدشت", "شهرداری خرم‌دشت")),
        ("بانک مل", ("بانک ملی استان گلشن", "بانک ملت استان گلشن")),
        ("فرمانداری کلدشت", ("فرمانداری گلدشت",)),
        ("اداره کل اموزش و پروش", ("اداره کل آموزش و پرورش استان گلشن",)),
        ("اداره کل بهزیستی استان تهران", ("اداره کل بهزیستی استان گلشن",)),
        ("سازمان بهزیستی کشور", ("اداره کل بهزیستی استان گلشن",)),
        ("اداره بهزیستی شهرستان گلشن", ("اداره کل بهزیستی استان گلشن",)),
        ("معاونت خدمات شهری شهرداری گلدشت", ("شهرداری گلدشت",)),
        ("بخشداری مرکزی", ("بخشداری مرکزی گلدشت",)),
    ],
)
def test_what_is_merely_near_or_equally_likely_is_offered_and_never_accepted(
    as_written: str, offered: tuple[str, ...]
) -> None:
    match = match_name(as_written, DIRECTORY)
    assert match.decision is NameDecision.ASK
    assert tuple(entry.name for entry in match.candidates)[: len(offered)] == offered


@pytest.mark.parametrize(
    ("as_written", "parts"),
    [
        ("فرمانداری و شهرداری خرم‌دشت", ("فرمانداری خرم‌دشت", "شهرداری خرم‌دشت")),
        ("فرمانداران گلدشت و خرم‌دشت", ("فرمانداری گلدشت", "فرمانداری خرم‌دشت")),
        ("شهرداری گلدشت، خرم‌دشت", ("شهرداری گلدشت", "شهرداری خرم‌دشت")),
        ("شهرداری گلدشت با همکاری فرمانداری گلدشت", ("شهرداری گلدشت", "فرمانداری گلدشت")),
        ("ادارات کل بهزیستی و آموزش و پرورش", ("اداره کل بهزیستی استان گلشن", "اداره کل آموزش و پرورش استان گلشن")),
        (
            "ورزش و جوانان، راه و شهرسازی / صمت",
            (
                "اداره کل ورزش و جوانان استان گلشن",
                "اداره کل راه و شهرسازی استان گلشن",
                "سازمان صنعت، معدن و تجارت استان گلشن",
            ),
        ),
    ],
)
def test_a_compound_is_parted_into_its_names(as_written: str, parts: tuple[str, ...]) -> None:
    match = match_name(as_written, DIRECTORY)
    assert match.decision is NameDecision.COMPOUND
    assert tuple(part.agency.name if part.agency else None for part in match.parts) == parts


@pytest.mark.parametrize("as_written", ["شهرداری‌ها", "کلیه شهرداری‌های استان", "شهرداران محترم"])
def test_a_group_that_the_directory_has_is_known(as_written: str) -> None:
    match = match_name(as_written, DIRECTORY)
    assert (match.decision, match.agency) == (NameDecision.GROUP, GROUP)


@pytest.mark.parametrize("as_written", ["کلیه دستگاه‌ها", "بانک‌های عامل", "سایر دستگاه‌های اجرایی", "معاونین استاندار"])
def test_a_group_that_only_a_person_can_name_is_no_agency(as_written: str) -> None:
    match = match_name(as_written, DIRECTORY)
    assert (match.decision, match.agency) == (NameDecision.GROUP, None)


@pytest.mark.parametrize("as_written", ["سازمان فضایی", "آقای احمدی", "123", "", "هواشناسی"])
def test_what_the_directory_has_nothing_like_is_unknown(as_written: str) -> None:
    assert match_name(as_written, DIRECTORY).decision is NameDecision.UNKNOWN


def test_the_same_other_name_of_two_agencies_is_never_accepted() -> None:
    twins = [KnownAgency(1, "شرکت گاز", ("گاز",)), KnownAgency(2, "سازمان گازرسانی", ("گاز",))]
    match = match_name("گاز", twins)
    assert (match.decision, match.candidates) == (NameDecision.ASK, tuple(twins))
