"""The trial's invented body, people and minutes belong together and play the whole loop."""

import string
from importlib import resources

import pytest

from locales.samples import MINUTES_HOLES, sample_body, sample_minutes, sample_people

DATES = dict(
    zip(
        MINUTES_HOLES,
        ("۱۴۰۵/۰۹/۰۲", "دوشنبه", "۱۴۰۵/۰۸/۳۰", "۱۴۰۵/۰۸/۱۱", "۱۴۰۵/۰۸/۲۵", "شنبه", "۱۴۰۵/۰۹/۱۴", "۱۴۰۵/۰۹/۲۳"),
        strict=True,
    )
)


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
def test_each_messenger_has_who_the_loop_needs(messenger: str) -> None:
    accounts = [account for account in sample_people() if account.messenger == messenger]
    roles = [account.role for account in accounts]
    assert min(roles.count("secretariat"), roles.count("chair"), roles.count("stranger")) == 1
    assert "agency_head" in roles
    assert len({account.agency for account in accounts if account.role == "focal_point"}) >= 5


def test_accounts_have_ids_of_their_own_and_one_human_one_name_and_phone() -> None:
    people = sample_people()
    assert len({account.id for account in people}) == len(people)
    assert len({(account.person, account.name, account.phone) for account in people}) == len({p.person for p in people})
    both = {p.person for p in people if p.messenger == "telegram"} & {p.person for p in people if p.messenger == "bale"}
    # The secretariat and the chair use both messengers; every focal point hears in the one they are seen in.
    assert both == {p.person for p in people if p.role in ("secretariat", "chair")}


def test_everybodys_agency_is_in_the_directory_and_parents_come_first() -> None:
    agencies = [agency.name for agency in sample_body().agencies]
    assert len(set(agencies)) == len(agencies)
    assert {account.agency for account in sample_people() if account.agency} <= set(agencies)
    for place, agency in enumerate(sample_body().agencies):
        assert agency.parent is None or agency.parent in agencies[:place]
    for group in sample_body().groups:
        assert set(group.members) <= set(agencies), group.name
        assert group.members


def test_a_name_or_alias_means_one_agency_only() -> None:
    body = sample_body()
    names = [name for agency in body.agencies for name in {agency.name, *agency.aliases}]
    names += [name for group in body.groups for name in {group.name, *group.aliases}]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_the_minutes_have_exactly_the_holes_that_are_documented() -> None:
    raw = resources.files("locales").joinpath("sample_minutes.txt").read_text("utf-8")
    assert {name for _, name, _, _ in string.Formatter().parse(raw) if name} == set(MINUTES_HOLES)
    filled = sample_minutes(**DATES)
    assert "{" not in filled
    assert all(date in filled for date in DATES.values())
    with pytest.raises(KeyError):
        sample_minutes(meeting_date="۱۴۰۵/۰۹/۰۲")


def test_the_minutes_fit_one_pasted_message() -> None:
    assert len(sample_minutes(**DATES)) <= 4096
