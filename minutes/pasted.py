"""A part of minutes that are pasted over several messages, before it is kept."""

from minutes.classified import is_classified
from minutes.forms.decoding import clean
from minutes.forms.plain_text import read_plain_text


def is_part_classified(text: str, *, is_first: bool) -> bool:
    """Whether the part is marked as classified; the first may say so in the title of the minutes."""
    return is_classified(read_plain_text(clean(text)), has_title=is_first)
