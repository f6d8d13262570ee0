"""One message about several resolutions, each with its own words: «۲۰/۳ انجام شد، ۲۰/۴ شصت درصد»."""

import re
from collections.abc import Callable

from talk.acts import AboutResolutions, Act, Several, ShowResolution
from talk.codes import Mention
from talk.wording import Saying, is_joined, saying_of

_HEADING = re.compile(r"[\W\d]*(?:(?:ثبت )?گزارش(?: اقدام)?(?: روزانه| هفتگی)?)?[\W\d]*")


def read_several(saying: Saying, meaning: Callable[[Saying], Act]) -> Act | None:
    """``Several`` when every group of codes at the head of its own words means an act by itself, else None."""
    groups = _groups(saying)
    if len(groups) < 2 or not _HEADING.fullmatch(saying.text.plain[: groups[0][0].start]):
        return None
    starts = [group[0].start for group in groups]
    parts = zip(groups, starts, [*starts[1:], len(saying.text.plain)], strict=True)
    acts = [meaning(_part(saying, group, start, end)) for group, start, end in parts]
    told = tuple(act for act in acts if isinstance(act, AboutResolutions))
    # A mention without words of its own («۲۰/۳ با ۲۰/۴ ادغام شد») is part of what another says.
    if len(told) < len(acts) or any(isinstance(act, ShowResolution) for act in told):
        return None
    return Several(told)


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
    return saying_of(text, mentions, saying.today, saying.known)
