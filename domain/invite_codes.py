"""The two secrets of an invite: a token inside a link, and a short code that a person can read out and type.

Only digests are kept (docs/decisions/0004). The token is 43 of the 64 characters that a start payload may have; the
code is ten characters of an alphabet without look-alikes: fifty bits, behind a limit on tries and a slow digest.
"""

import hashlib
import re
import secrets
from typing import Final

from domain.text import to_latin_digits

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH: Final = 10
_SALT: Final = b"peygir invite code"
_SEPARATORS = re.compile(r"[\s\-–—_.\u200c]+")
_PAYLOAD = re.compile(r"/start\s+\S+|\S*start=\S+")
_LIKE_CODE = re.compile(r"[A-Za-z0-9]{1,6}(?:[-–—_. ][A-Za-z0-9]{1,6}){1,3}|[A-Za-z0-9]{6,14}")
_TOKEN = re.compile(r"(?:^|start=|start )([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])")


def new_token() -> str:
    """A token for a deep link, URL-safe."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A code in its plain form, ten characters without separators."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def shown(code: str) -> str:
    """The code as people read it: «K7QF-2M9T-XB»."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read_code(text: str) -> str | None:
    """The plain form of what someone typed as a code, in any case and grouping, or None when it cannot be one."""
    plain = _SEPARATORS.sub("", to_latin_digits(text)).upper()
    is_code = len(plain) == CODE_LENGTH and all(letter in ALPHABET for letter in plain)
    return plain if is_code else None


def read_token(text: str) -> str | None:
    """The token if ``text`` is one or has a link with one in it, such as the whole invitation."""
    match = _TOKEN.search(text.strip())
    return match.group(1) if match else None


def looks_like_secret(text: str) -> bool:
    """Whether ``text`` was meant as a link's payload or a code, although it can be neither: too short, a wrong sign."""
    words = to_latin_digits(text).strip()
    is_mixed = re.search(r"[A-Za-z]", words) is not None and re.search(r"\d", words) is not None
    return bool(_PAYLOAD.fullmatch(words)) or (is_mixed and bool(_LIKE_CODE.fullmatch(words)))


def digest_of_token(token: str) -> str:
    """What is stored of a token: SHA-256 in hexadecimal, for nobody guesses 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def digest_of_code(code: str) -> str:
    """What is stored of a plain code: scrypt in hexadecimal. It takes a twentieth of a second on purpose."""
    made = hashlib.scrypt(code.encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=32)
    return made.hex()


def digests_of(secret: str) -> tuple[str, ...]:
    """Under which digests an invite by this token or plain code may be kept; as slow as ``digest_of_code`` for a code.

    The first releases kept SHA-256 of codes too; such invites are good for fourteen days at most.
    """
    quick = digest_of_token(secret)
    return (digest_of_code(secret), quick) if len(secret) == CODE_LENGTH else (quick,)
