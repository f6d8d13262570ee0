"""How an agency that minutes name by a post or with titles is written in a directory."""

import re
from typing import Final

from domain.agency_words import OFFICE_OF_POST
from domain.text import fold, standardise_letters

_HONORIFICS: Final = frozenset(fold(word) for word in ("محترم", "محترمه", "معزز"))
_OFFICES: Final = {fold(post): office for post, office in OFFICE_OF_POST.items()}
_BEFORE_MARK: Final = re.compile(r"\s+([،؛:.])")


def office_name(as_written: str) -> str:
    """«معاون محترم سیاسی ، امنیتی و اجتماعی» is «معاونت سیاسی، امنیتی و اجتماعی»; other names keep their words."""
    words = [word for word in standardise_letters(as_written).split() if fold(word) not in _HONORIFICS]
    if words:
        words[0] = _OFFICES.get(fold(words[0]), words[0])
    return _BEFORE_MARK.sub(r"\1", " ".join(words)) or as_written
