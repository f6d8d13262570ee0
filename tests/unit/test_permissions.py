"""The whole matrix of role × action × standing, and what a refusal gives away."""

from itertools import product

import pytest

from domain.permissions import Action, ActorRole, Standing, agencies_for, bodies_for, may, require
from domain.refusals import Refusal
from domain.vocabulary import Role

BODY, OTHER_BODY = 1, 2
AGENCY, OTHER_AGENCY = 10, 20
AGENCY_ROLES = {Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.SUPERVISOR}

READING = {Action.READ, Action.DOWNLOAD}
ANSWERING = {Action.ACKNOWLEDGE, Action.REPORT, Action.ASK_EXTENSION, Action.DECLINE, Action.SUM_UP}
RUNNING_THE_BODY = set(Action) - ANSWERING - {Action.ORDER}

# Written out apart from the table itself, by the words of conversations.md «Who they are».
EXPECTED = {
    Role.SECRETARIAT: dict.fromkeys(Standing, RUNNING_THE_BODY),
    Role.CHAIR: dict.fromkeys(Standing, READING | {Action.SEE_DASHBOARD, Action.ORDER, Action.COMMENT}),
    Role.FOCAL_POINT: {Standing.OWN_AGENCY: READING | ANSWERING, Standing.SUPERVISED: READING | {Action.COMMENT}},
    Role.AGENCY_HEAD: {Standing.OWN_AGENCY: READING | ANSWERING, Standing.SUPERVISED: READING | {Action.COMMENT}},
    Role.SUPERVISOR: dict.fromkeys((Standing.OWN_AGENCY, Standing.SUPERVISED), READING | {Action.COMMENT}),
}


def holder(role: Role) -> ActorRole:
    return ActorRole(role, BODY, AGENCY if role in AGENCY_ROLES else None)


def asked(role: Role, action: Action, standing: Standing) -> bool:
    """May ``role`` do ``action`` to an object that stands so to it?"""
    return may(
        [holder(role)],
        action,
        body_id=OTHER_BODY if standing is Standing.OTHER else BODY,
        agency_id=AGENCY if standing is Standing.OWN_AGENCY else OTHER_AGENCY,
        supervisors=(AGENCY,) if standing is Standing.SUPERVISED else (),
    )


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_design_gives_it_and_nothing_else(role: Role, standing: Standing) -> None:
    allowed = {action for action in Action if asked(role, action, standing)}
    expected = set() if standing is Standing.OTHER else EXPECTED[role].get(standing, set())
    assert allowed == expected


@pytest.mark.parametrize("role", Role)
def test_nobody_reaches_into_another_body_even_for_an_agency_of_the_same_number(role: Role) -> None:
    for action, agency, supervisors in product(Action, (AGENCY, OTHER_AGENCY, None), ((), (AGENCY,))):
        assert not may([holder(role)], action, body_id=OTHER_BODY, agency_id=agency, supervisors=supervisors)


@pytest.mark.parametrize("action", Action)
def test_a_person_without_a_role_may_do_nothing(action: Action) -> None:
    assert not may([], action, body_id=BODY, agency_id=AGENCY)


@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
def test_a_role_of_an_agency_gives_no_right_over_what_is_the_bodys_own(role: Role) -> None:
    assert not any(may([holder(role)], action, body_id=BODY, agency_id=None) for action in Action)


def test_several_roles_add_up_each_in_its_own_place() -> None:
    roles = [ActorRole(Role.FOCAL_POINT, BODY, AGENCY), ActorRole(Role.SECRETARIAT, OTHER_BODY)]
    assert may(roles, Action.REPORT, body_id=BODY, agency_id=AGENCY)
    assert may(roles, Action.JUDGE, body_id=OTHER_BODY, agency_id=OTHER_AGENCY)
    assert not may(roles, Action.JUDGE, body_id=BODY, agency_id=AGENCY)
    assert not may(roles, Action.REPORT, body_id=OTHER_BODY, agency_id=AGENCY)


def test_a_refusal_is_the_same_for_what_is_anothers_and_what_does_not_exist() -> None:
    with pytest.raises(Refusal) as refusal:
        require([holder(Role.FOCAL_POINT)], Action.READ, body_id=BODY, agency_id=OTHER_AGENCY)
    assert (refusal.value.code, refusal.value.holes) == ("not_found", {})


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_the_bodies_and_agencies_of_an_action_are_those_that_the_table_allows(role: Role, action: Action) -> None:
    whole = [BODY] if asked(role, action, Standing.SAME_BODY) else []
    own = [(BODY, AGENCY)] if role in AGENCY_ROLES and asked(role, action, Standing.OWN_AGENCY) else []
    assert bodies_for([holder(role)] * 2, action) == whole
    assert agencies_for([holder(role)] * 2, action) == own
