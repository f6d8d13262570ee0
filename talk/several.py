"""One message about several resolutions, each with its own words: «۲۰/۳ انجام شد، ۲۰/۴ شصت درصد»."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain.folded import any_of
from talk.acts import AboutResolutions, Act, Report, Several, ShowResolution
from talk.codes import Mention
from talk.judging_words import ALSO, ALSO_NOT
from talk.moods import Doubt
from talk.wording import Hearing, Saying, is_joined, is_one_of, quoted, saying_of

_HEADING = re.compile(
    r"[\W\d]*(?:(?:از|در|درباره|در مورد|در خصوص|راجع به|برای|خب|خوب|ببینید|این|بابت) )*"
    r"(?:(?:ثبت )?گزارش(?: اقدام)?(?: روزانه| هفتگی)?)?[\W\d]*"
)

_JOINTS = any_of("و", "ولی", "اما", "لیکن", "منتها", "منتهی", "فقط", "البته")
_LEADING = re.compile(rf"^(?:{_JOINTS} )+|(?: {_JOINTS})+$")


def read_several(saying: Saying, meaning: Callable[[Saying], Act]) -> Act | None:
    """``Several`` when every group of codes at the head of its own words means an act by itself, else None."""
    groups = _groups(saying)
    if len(groups) < 2 or saying.left_out or not _HEADING.fullmatch(saying.text.plain[: groups[0][0].start]):
        return None
    starts = [group[0].start for group in groups]
    acts: list[Act] = []
    for group, start, end in zip(groups, starts, [*starts[1:], len(saying.text.plain)], strict=True):
        part = _part(saying, group, start, end)
        acts.append(_like_before(part, acts[-1] if acts else None) or meaning(part))
    told = tuple(act for act in acts if isinstance(act, AboutResolutions))
    if len(told) < len(acts):
        return None
    if _contradicts(told):
        return Report(saying.codes, words=saying.words, doubt=Doubt.UNDECIDED)
    if all(isinstance(act, ShowResolution) for act in told):
        return ShowResolution(saying.codes) if saying.is_question else None
    # A mention without words of its own («۲۰/۳ با ۲۰/۴ ادغام شد») is part of what another says.
    if any(isinstance(act, ShowResolution) for act in told) and not saying.text.plain.endswith(("؟", "?")):
        return None
    return Several(told)


def _contradicts(told: tuple[AboutResolutions, ...]) -> bool:
    """«۲۰/۳ انجام شد ۲۰/۳ انجام نشد»."""
    denied = {code for act in told if isinstance(act, Report) and act.doubt for code in act.codes}
    return any(code in denied for act in told if not (isinstance(act, Report) and act.doubt) for code in act.codes)


def _like_before(part: Saying, before: Act | None) -> Act | None:
    """«۲۰/۴ هم» says the same as what came before, «۲۰/۵ نه» that it is not so."""
    words = _LEADING.sub("", part.bare).strip()
    if not isinstance(before, Report):
        return None
    if is_one_of(words, ALSO):
        return replace(before, codes=part.codes)
    return Report(part.codes, words=quoted(part.rest), doubt=Doubt.DENIED) if is_one_of(words, ALSO_NOT) else None


def _groups(saying: Saying) -> list[list[Mention]]:
    """Mentions that only commas and «و» stand between are told together."""
    groups: list[list[Mention]] = []
    for mention in saying.mentions:
        if groups and is_joined(saying.text.plain[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _part(saying: Saying, group: list[Mention], start: int, end: int) -> Saying:
    text = saying.text.part(start, end)
    mentions = tuple(Mention(mention.codes, mention.start - start, mention.end - start) for mention in group)
    return saying_of(text, mentions, Hearing(saying.today, saying.known, saying.role))
