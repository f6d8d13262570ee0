"""Whether a row asks for something, gives consent, refuses it, or only tells."""

import re

from domain.folded import any_of, folded
from minutes.draft import ResolutionType
from minutes.verbs import asks_anything, has_decision_marker, last_verb_asks

_REFUSED = re.compile(
    rf"{any_of('مورد|با آن')}? ?{any_of('موافقت|تصویب|تایید|پذیرش|قبول')}[\w ]{{0,25}}?"
    rf"{any_of('قرار نگرفت|واقع نشد|واقع نگردید|نشد|نگردید|نرسید|به عمل نیامد')}"
    rf"|{any_of('مخالفت|رد')} {any_of('شد|گردید|به عمل آمد|نمودند')}(?!\w)|(?<!\w)مردود"
)
_CONSENT = re.compile(
    rf"{any_of('تصویب|مصوب|موافقت|تایید|موافقت به عمل|موافقت بعمل')}[\w ]{{0,12}}?"
    rf"{any_of('گردید|شد|رسید|آمد|قرار گرفت|نمود|نمودند|میگردد|می شود|می رسد')}[ .،]*$"
)


def type_of(text: str) -> ResolutionType:
    """The type of a resolution by the sentence that closes it."""
    plain = folded(text).plain
    asks = last_verb_asks(text)
    if _REFUSED.search(plain) and not asks:
        return ResolutionType.REJECTED
    if _CONSENT.search(plain):
        return ResolutionType.APPROVAL
    if not asks_anything(text) and asks is False and not has_decision_marker(text):
        return ResolutionType.INFO
    return ResolutionType.ACTION
