"""What is kept of an invite's secrets, and under what it is found again."""

from domain.invite_codes import digest_of_code, digest_of_token, digests_of, new_code, new_token


def test_a_token_is_found_by_its_quick_digest_alone() -> None:
    token = new_token()
    assert digests_of(token) == (digest_of_token(token),)


def test_a_code_is_found_by_its_slow_digest_and_by_the_quick_one_of_earlier_releases() -> None:
    code = new_code()
    assert digests_of(code) == (digest_of_code(code), digest_of_token(code))
    assert digest_of_code(code) == digest_of_code(code) != digest_of_token(code)


def test_digests_fit_their_columns_and_have_nothing_of_the_secret() -> None:
    code = new_code()
    assert len(digest_of_code(code)) == len(digest_of_token(code)) == 64
    assert code.lower() not in digest_of_code(code)
